// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/instances.h"

#include "core/scheduler/kills.h"

#include <algorithm>
#include <array>

namespace pacer::scheduler {

namespace {

constexpr std::array worstFirst{
    Condition::Error,   Condition::Failed,   Condition::Gone,    Condition::Dropped, Condition::Unreachable,
    Condition::Killing, Condition::Starting, Condition::Staging, Condition::Unknown, Condition::Provisioned,
    Condition::Running, Condition::Finished, Condition::Killed,
};

std::optional<Timestamp> unreachableSince(const Instance& instance)
{
    std::optional<Timestamp> since;
    for (const Task& task : instance.tasks) {
        if (task.condition == Condition::Unreachable && task.unreachableSince
            && (!since || *task.unreachableSince < *since))
            since = task.unreachableSince;
    }
    return since;
}

} // namespace

Condition conditionOf(TaskState state, StatusReason reason, const std::string& message)
{
    switch (state) {
    case TaskState::Staging: return Condition::Staging;
    case TaskState::Starting: return Condition::Starting;
    case TaskState::Running: return Condition::Running;
    case TaskState::Killing: return Condition::Killing;
    case TaskState::Finished: return Condition::Finished;
    case TaskState::Failed: return Condition::Failed;
    case TaskState::Killed: return Condition::Killed;
    case TaskState::Error: return Condition::Error;
    case TaskState::Dropped: return Condition::Dropped;
    case TaskState::Unreachable: return Condition::Unreachable;
    case TaskState::Gone:
    case TaskState::GoneByOperator: return Condition::Gone;
    case TaskState::Unknown: return Condition::Unknown;
    case TaskState::Lost: break;
    }
    if (reason == StatusReason::TaskUnknown || message.starts_with("Reconciliation: Task is unknown to the"))
        return Condition::Unknown;
    const bool lostSight = reason == StatusReason::Reconciliation || reason == StatusReason::AgentDisconnected
                           || reason == StatusReason::AgentRemoved;
    return lostSight ? Condition::Unreachable : Condition::Gone;
}

std::optional<TaskState> taskStateOf(Condition condition)
{
    switch (condition) {
    case Condition::Scheduled:
    case Condition::Provisioned: return std::nullopt;
    case Condition::Staging: return TaskState::Staging;
    case Condition::Starting: return TaskState::Starting;
    case Condition::Running: return TaskState::Running;
    case Condition::Killing: return TaskState::Killing;
    case Condition::Unreachable:
    case Condition::UnreachableInactive: return TaskState::Unreachable;
    case Condition::Finished: return TaskState::Finished;
    case Condition::Failed: return TaskState::Failed;
    case Condition::Killed: return TaskState::Killed;
    case Condition::Error: return TaskState::Error;
    case Condition::Gone: return TaskState::Gone;
    case Condition::Dropped: return TaskState::Dropped;
    case Condition::Unknown: return TaskState::Unknown;
    }
    return std::nullopt;
}

Condition conditionOf(const std::vector<Task>& tasks)
{
    for (const Condition condition : worstFirst) {
        if (std::ranges::any_of(tasks, [&](const Task& task) { return task.condition == condition; }))
            return condition;
    }
    return Condition::Unknown;
}

std::optional<bool> healthOf(const std::vector<Task>& tasks)
{
    bool anyHealthy = false;
    bool allSettled = true;
    for (const Task& task : tasks) {
        const bool running = task.condition == Condition::Running;
        if (running && task.healthy && !*task.healthy)
            return false;
        anyHealthy = anyHealthy || (running && task.healthy.value_or(false));
        allSettled = allSettled && (running || task.condition == Condition::Finished);
    }
    if (!allSettled || !anyHealthy)
        return std::nullopt;
    return true;
}

void store(Turn& turn, Instance next, bool draining)
{
    InstanceChange change;
    if (const Instance* known = turn.state.instances.find(next.id))
        change.before = *known;
    const bool newCondition = !change.before || change.before->condition != next.condition;
    const bool newHealth = change.before && healthOf(change.before->tasks) != healthOf(next.tasks);
    const bool newGoal = !change.before || change.before->goal != next.goal;
    if (newCondition || newHealth)
        next.since = turn.now;

    if (newCondition || newGoal) {
        turn.publish(InstanceChangedEvent{next.id, next.condition, next.runSpecId(),
                                          next.agent ? std::optional(next.agent->id) : std::nullopt,
                                          next.agent ? std::optional(next.agent->host) : std::nullopt,
                                          next.version()});
    }
    turn.touched.insert(next.id);
    change.after = next;
    change.draining = draining;
    armInstance(turn.state, next);
    turn.state.instances.put(std::move(next));
    turn.news.emplace_back(std::move(change));
}

void forget(Turn& turn, const InstanceId& id)
{
    const Instance* known = turn.state.instances.find(id);
    if (!known)
        return;
    turn.touched.insert(id);
    turn.news.emplace_back(InstanceChange{*known, std::nullopt});
    for (const AlarmKind kind : {AlarmKind::LaunchTimeout, AlarmKind::Unreachable, AlarmKind::KillRetry})
        turn.state.agenda.clear({kind, id.value});
    turn.state.instances.erase(id);
}

void expunge(Turn& turn, const InstanceId& id)
{
    const Instance* known = turn.state.instances.find(id);
    if (!known)
        return;
    turn.publish(InstanceChangedEvent{id, Condition::Killed, known->runSpecId(),
                                      known->agent ? std::optional(known->agent->id) : std::nullopt,
                                      known->agent ? std::optional(known->agent->host) : std::nullopt,
                                      known->version()});
    forget(turn, id);
}

void addInstances(Turn& turn, const RunSpec& spec, int count)
{
    int wanted = count;
    if (const SpecInstances* known = turn.state.instances.of(spec.id()); known && spec.resident()) {
        std::vector<Instance> stopped;
        for (const auto& [id, instance] : known->all) {
            if (static_cast<int>(stopped.size()) < wanted && instance.reserved
                && instance.goal == Goal::Stopped && isTerminal(instance.condition))
                stopped.push_back(instance);
        }
        for (Instance& instance : stopped) {
            instance.goal = Goal::Running;
            instance.spec = spec;
            store(turn, std::move(instance));
        }
        wanted -= static_cast<int>(stopped.size());
    }
    for (int i = 0; i < wanted; ++i) {
        Instance instance{makeInstanceId(spec.id(), timeUuid(turn.now, turn.state.random)), spec};
        instance.role = spec.role();
        store(turn, std::move(instance));
    }
}

void setGoal(Turn& turn, const InstanceId& id, Goal goal)
{
    const Instance* known = turn.state.instances.find(id);
    if (!known || known->goal == Goal::Decommissioned)
        return;
    if (known->goal != goal) {
        Instance next = *known;
        next.goal = goal;
        store(turn, std::move(next));
    }
    if (goal != Goal::Running)
        requestKill(turn, id);
}

void sentence(Turn& turn, const InstanceId& id)
{
    if (const Instance* known = turn.state.instances.find(id))
        setGoal(turn, id, known->reserved ? Goal::Stopped : Goal::Decommissioned);
}

void armInstance(State& state, const Instance& instance)
{
    Agenda& agenda = state.agenda;
    const Settings& settings = state.settings;
    const Alarm timeout{AlarmKind::LaunchTimeout, instance.id.value};
    const Alarm lost{AlarmKind::Unreachable, instance.id.value};
    const bool starting =
        instance.condition == Condition::Staging || instance.condition == Condition::Starting;
    if (!instance.tasks.empty() && (starting || instance.condition == Condition::Provisioned)) {
        agenda.set(timeout,
                   instance.tasks.front().stagedAt
                       + (starting ? settings.taskLaunchTimeout : settings.taskLaunchConfirmTimeout));
    } else {
        agenda.clear(timeout);
    }

    const auto* strategy = std::get_if<UnreachableEnabled>(&instance.spec.unreachableStrategy());
    const std::optional<Timestamp> since = unreachableSince(instance);
    std::optional<int> patience;
    if (strategy && instance.condition == Condition::Unreachable)
        patience = strategy->inactiveAfterSeconds;
    else if (strategy && instance.condition == Condition::UnreachableInactive)
        patience = strategy->expungeAfterSeconds;
    if (since && patience)
        agenda.set(lost, *since + std::chrono::seconds{*patience});
    else
        agenda.clear(lost);
}

void onUnreachableAlarm(Turn& turn, const InstanceId& id)
{
    const Instance* known = turn.state.instances.find(id);
    if (!known)
        return;
    if (known->condition == Condition::UnreachableInactive) {
        expunge(turn, id);
        return;
    }
    if (known->condition != Condition::Unreachable)
        return;
    const auto* strategy = std::get_if<UnreachableEnabled>(&known->spec.unreachableStrategy());
    const std::optional<Timestamp> since = unreachableSince(*known);
    if (!strategy || !since)
        return;
    const bool forgotten = turn.now - *since >= std::chrono::seconds{strategy->expungeAfterSeconds};
    Instance next = *known;
    next.condition = Condition::UnreachableInactive;
    store(turn, std::move(next));
    if (forgotten)
        forget(turn, id);
}

void onLaunchTimeout(Turn& turn, const InstanceId& id)
{
    const Instance* known = turn.state.instances.find(id);
    if (known
        && (known->condition == Condition::Provisioned || known->condition == Condition::Staging
            || known->condition == Condition::Starting))
        requestKill(turn, id);
}

void rememberFailure(Turn& turn, TaskFailure failure)
{
    turn.write(SaveTaskFailure{failure});
    const PathId app = failure.appId;
    turn.state.instances.changes.touch(app);
    turn.state.taskFailures.insert_or_assign(app, std::move(failure));
}

} // namespace pacer::scheduler
