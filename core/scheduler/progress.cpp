// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/progress.h"

#include "core/base/text.h"
#include "core/scheduler/health_watch.h"
#include "core/scheduler/slot_actions.h"

#include <algorithm>
#include <set>

namespace pacer::scheduler {

namespace {

/// Collects what instances wait for, one entry per kind.
class Waits {
public:
    explicit Waits(const PathId& app)
        : m_app(app)
    {}

    WaitReason& add(WaitKind kind, const Instance& instance)
    {
        const auto [known, isNew] = m_reasons.try_emplace(kind);
        WaitReason& reason = known->second;
        ++reason.instances;
        if (!reason.since || instance.since < *reason.since)
            reason.since = instance.since;
        if (instance.agent)
            m_hosts[kind].insert(instance.agent->host);
        return reason;
    }

    WaitReason& add(WaitKind kind) { return m_reasons[kind]; }
    bool isEmpty() const { return m_reasons.empty(); }

    std::vector<WaitReason> take()
    {
        std::vector<WaitReason> reasons;
        for (auto& [kind, reason] : m_reasons) {
            reason.app = m_app;
            reason.kind = kind;
            reason.hosts.assign(m_hosts[kind].begin(), m_hosts[kind].end());
            reasons.push_back(std::move(reason));
        }
        return reasons;
    }

private:
    PathId m_app;
    std::map<WaitKind, WaitReason> m_reasons;
    std::map<WaitKind, std::set<std::string>> m_hosts;
};

bool isReady(const ActionRun& run, const InstanceId& id)
{
    if (run.slotReplacement)
        return run.slotReplacement->isReady(id);
    if (run.replacement)
        return run.replacement->readiness().isDone(id);
    return run.marks.isDone(id);
}

/// What the checks of an unhealthy instance said last.
std::string healthDetail(const State& state, const InstanceId& id)
{
    const auto results = state.health.results.find(id);
    if (results == state.health.results.end())
        return {};
    for (const std::optional<HealthResult>& result : results->second) {
        if (result && !result->alive)
            return result->lastFailureCause;
    }
    return {};
}

void addWaiting(Waits& waits, const State& state, const Instance& instance)
{
    const PathId& app = instance.runSpecId();
    const ConfigRef config = configOf(instance.spec);
    if (state.agenda.has({AlarmKind::LaunchDelay, app.text(), config.configVersion})) {
        WaitReason& reason = waits.add(WaitKind::Delay, instance);
        if (const LaunchDelay* delay = state.delays.find(config))
            reason.until = delay->reference + delay->current;
        if (const auto failure = state.taskFailures.find(app); failure != state.taskFailures.end())
            reason.detail = failure->second.message;
    } else {
        waits.add(WaitKind::Offers, instance);
    }
}

void addNotReady(Waits& waits, const State& state, const ActionRun& run, const Instance& instance)
{
    if (instance.isScheduled()) {
        addWaiting(waits, state, instance);
    } else if (instance.condition == Condition::Running) {
        const bool health = deployment::readinessRules(run.spec).healthChecks;
        if (health && healthNow(state, instance) != true) {
            waits.add(WaitKind::Health, instance).detail = healthDetail(state, instance.id);
            return;
        }
        const auto result = state.health.readiness.find(instance.id);
        WaitReason& reason = waits.add(WaitKind::Readiness, instance);
        if (result != state.health.readiness.end())
            reason.detail = result->second.lastAnswer;
    } else if (instance.condition != Condition::Killing) {
        waits.add(WaitKind::Start, instance);
    } else {
        waits.add(WaitKind::Stop, instance);
    }
}

/// What a slot update waits for besides its instances.
void addSlotWaits(Waits& waits, const deployment::SlotReplacement& slots)
{
    const deployment::SlotUpdate& update = slots.update();
    if (update.state() != deployment::SlotUpdateState::Running)
        return;
    if (update.watchedUntil()) {
        waits.add(WaitKind::Watch).until = update.watchedUntil();
    } else if (const auto until = update.delayedUntil()) {
        waits.add(WaitKind::NextSlot).until = until;
    } else if (waits.isEmpty() && update.waitingSlots() > 0) {
        waits.add(WaitKind::Minimum).instances = update.bounds().minServing;
    }
}

void addInstances(Waits& waits, ActionProgress& progress, const State& state, const ActionRun& run)
{
    const SpecInstances* group = state.instances.of(run.action.id);
    if (!group)
        return;
    for (const Shared<Instance>& shared : group->all) {
        const Instance& instance = *shared;
        const bool current = instance.version() == run.spec.version();
        if (instance.goal != Goal::Running) {
            if (isConsideredGone(instance.condition) || instance.condition == Condition::Scheduled)
                continue;
            waits.add(WaitKind::Stop, instance);
            progress.old += current ? 0 : 1;
        } else if (!current) {
            ++progress.old;
        } else {
            ++progress.started;
            if (isReady(run, instance.id))
                ++progress.ready;
            else
                addNotReady(waits, state, run, instance);
        }
    }
}

} // namespace

ActionProgress actionProgress(const State& state, const ActionRun& run)
{
    ActionProgress progress;
    progress.app = run.action.id;
    Waits waits(run.action.id);
    switch (run.action.kind) {
    case ActionKind::Start: break;
    case ActionKind::ResolveArtifacts:
        for (const Error& problem : run.problems) {
            std::string& detail = waits.add(WaitKind::Artifacts).detail;
            detail += (detail.empty() ? "" : "; ") + join(problem.args, ": ");
        }
        break;
    case ActionKind::Stop: addInstances(waits, progress, state, run); break;
    case ActionKind::Scale:
        progress.wanted = run.action.scaleTo;
        addInstances(waits, progress, state, run);
        break;
    case ActionKind::Restart:
        progress.wanted = run.spec.instances();
        addInstances(waits, progress, state, run);
        if (run.slotReplacement)
            addSlotWaits(waits, *run.slotReplacement);
        else if (waits.isEmpty() && progress.old > 0)
            waits.add(WaitKind::Minimum).instances =
                run.replacement ? run.replacement->bounds().minHealthy : 0;
        break;
    }
    progress.waits = waits.take();
    return progress;
}

std::optional<UpdateStatus> updateStatus(const Rollout& rollout, const ActionRun& run)
{
    if (!run.slotReplacement || run.done)
        return std::nullopt;
    const bool back = run.slotReplacement->isRollback();
    UpdateStatus status;
    status.app = run.action.id;
    status.startedAt = run.slotsSince;
    if (const auto pause = rollout.pauses.find(run.action.id); pause != rollout.pauses.end()) {
        status.state = back ? UpdateState::RollbackPaused : UpdateState::Paused;
        status.message = (back ? "rollback paused: " : "update paused: ")
                         + slotsReason(pause->second, run.slotReplacement->settings().stuckAfterSeconds);
        status.pause = pause->second;
    } else {
        status.state = back ? UpdateState::RollbackStarted : UpdateState::Updating;
        status.message = back ? "update rolled back: " + rollout.plan.undoes->reason : "update in progress";
    }
    return status;
}

} // namespace pacer::scheduler
