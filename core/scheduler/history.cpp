// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/history.h"

#include "core/base/text.h"
#include "core/scheduler/turn.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

std::size_t actionsOf(const DeploymentRecord& record)
{
    std::size_t count = 0;
    for (const DeploymentStep& step : record.steps)
        count += step.actions.size();
    return count;
}

/// What the current step waits for, as /v2/deployments says it.
std::string waitsFor(const Rollout& rollout)
{
    std::vector<std::string> reasons;
    for (const auto& [id, run] : rollout.actions) {
        for (const Error& problem : run.problems)
            reasons.push_back(join(problem.args, ": "));
    }
    return join(reasons, "; ");
}

void add(History& history, const KeptRecord& record)
{
    history.actions += record.actions;
    history.lastNumber = std::max(history.lastNumber, record.number);
    history.records.push_back(record);
    while (history.records.size() > mostRecords
           || (history.actions > mostRecordedActions && history.records.size() > 1)) {
        history.actions -= history.records.front().actions;
        history.records.pop_front();
    }
}

} // namespace

void remember(Turn& turn, const Rollout& rollout, Ending ending)
{
    History& history = turn.state.history;
    DeploymentRecord record;
    record.number = history.lastNumber + 1;
    record.id = rollout.plan.id;
    record.version = rollout.plan.version;
    record.ended = turn.now;
    record.outcome = ending.outcome;
    record.by = rollout.by;
    record.successor = std::move(ending.successor);
    record.steps = rollout.plan.steps;
    for (DeploymentStep& step : record.steps) {
        for (DeploymentAction& action : step.actions)
            action.toKill.clear();
    }
    record.times = rollout.times;
    record.times.resize(record.steps.size());
    record.begun = record.times.empty() ? turn.now : record.times.front().begun.value_or(turn.now);
    if (ending.outcome != DeploymentOutcome::Succeeded)
        record.reason = ending.reason.empty() ? waitsFor(rollout) : std::move(ending.reason);
    if (ending.outcome != DeploymentOutcome::Succeeded && ending.outcome != DeploymentOutcome::Failed)
        record.endedBy = turn.by;
    const std::size_t actions = actionsOf(record);
    add(history, {record.number, actions});
    turn.write(SaveDeploymentRecord{std::make_shared<const DeploymentRecord>(std::move(record)), actions,
                                    history.records.front().number});
}

void restoreHistory(State& state, std::vector<KeptRecord> records)
{
    std::ranges::sort(records, {}, &KeptRecord::number);
    for (const KeptRecord& record : records)
        add(state.history, record);
}

} // namespace pacer::scheduler
