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

void add(History& history, DeploymentRecordPtr record)
{
    history.actions += actionsOf(*record);
    history.lastNumber = std::max(history.lastNumber, record->number);
    history.records.push_back(std::move(record));
    while (history.records.size() > mostRecords
           || (history.actions > mostRecordedActions && history.records.size() > 1)) {
        history.actions -= actionsOf(*history.records.front());
        history.records.pop_front();
    }
}

bool touches(const DeploymentRecord& record, const PathId& id)
{
    return std::ranges::any_of(record.steps, [&](const DeploymentStep& step) {
        return std::ranges::any_of(step.actions, [&](const DeploymentAction& action) {
            return action.id == id || action.id.isBelow(id);
        });
    });
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
    const auto kept = std::make_shared<const DeploymentRecord>(std::move(record));
    add(history, kept);
    turn.write(SaveDeploymentRecord{kept, history.records.front()->number});
}

void restoreHistory(State& state, std::vector<DeploymentRecordPtr> records)
{
    std::ranges::sort(records, {}, [](const DeploymentRecordPtr& record) { return record->number; });
    for (DeploymentRecordPtr& record : records)
        add(state.history, std::move(record));
}

HistoryPage historyPage(const State& state, const HistoryQuery& query)
{
    HistoryPage page;
    const auto& records = state.history.records;
    for (auto record = records.rbegin(); record != records.rend(); ++record) {
        const bool wanted = (!query.before || (*record)->number < *query.before)
                            && (!query.app || touches(**record, *query.app));
        if (!wanted)
            continue;
        if (page.records.size() == query.limit) {
            if (!page.records.empty())
                page.next = page.records.back()->number;
            break;
        }
        page.records.push_back(*record);
    }
    return page;
}

} // namespace pacer::scheduler
