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

bool isOutOfReach(Condition condition)
{
    return condition == Condition::Unreachable || condition == Condition::UnreachableInactive;
}

/// When one that does not run yet is given up; nullopt: it runs, or was never launched.
std::optional<Timestamp> launchDeadline(const Instance& instance, const Settings& settings)
{
    if (instance.tasks.empty() || !isStarting(instance.condition))
        return std::nullopt;
    const bool confirmed = instance.condition != Condition::Provisioned;
    return instance.tasks.front().stagedAt
           + (confirmed ? settings.taskLaunchTimeout : settings.taskLaunchConfirmTimeout);
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

const InstanceChange& store(Turn& turn, Instance next, std::optional<Slot> slot, bool draining)
{
    InstanceChange change{slot ? turn.state.instances.at(*slot) : Shared<Instance>(), {}, draining};
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
    change.after = std::move(next);
    if (slot)
        turn.state.instances.put(change.after, *slot);
    else
        turn.state.instances.put(change.after);
    if (change.before)
        disarmInstance(turn.state, *change.before);
    armInstance(turn.state, *change.after);
    turn.touched.push_back(change.after);
    return std::get<InstanceChange>(turn.news.emplace_back(std::move(change)));
}

const InstanceChange& store(Turn& turn, Instance next)
{
    const std::optional<Slot> slot = turn.state.instances.slotOf(next.id);
    return store(turn, std::move(next), slot);
}

void forget(Turn& turn, const InstanceId& id)
{
    const Shared<Instance> known = turn.state.instances.keep(id);
    if (!known)
        return;
    turn.forgotten.push_back(known->id);
    turn.news.emplace_back(InstanceChange{known, {}});
    turn.state.instances.erase(known->id);
    disarmInstance(turn.state, *known);
    turn.state.agenda.clear({AlarmKind::KillRetry, known->id.value});
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

Shared<AgentInfo> shareAgent(State& state, const Shared<AgentInfo>& agent)
{
    Shared<AgentInfo>& known = state.agents[agent->id];
    if (!(known == agent))
        known = agent;
    return known;
}

void addInstances(Turn& turn, const RunSpec& spec, int count)
{
    int wanted = count;
    if (const SpecInstances* known = turn.state.instances.of(spec.id()); known && spec.resident()) {
        std::vector<Instance> stopped;
        for (const Instance* instance : known->byId()) {
            if (static_cast<int>(stopped.size()) < wanted && instance->reserved
                && instance->goal == Goal::Stopped && isTerminal(instance->condition))
                stopped.push_back(*instance);
        }
        for (Instance& instance : stopped) {
            instance.goal = Goal::Running;
            instance.spec = spec;
            store(turn, std::move(instance));
        }
        wanted -= static_cast<int>(stopped.size());
    }
    // Those who come together have their ids in the order in which they wait: they lie side by side in a
    // store.
    std::vector<std::string> uuids;
    for (int i = 0; i < wanted; ++i)
        uuids.push_back(timeUuid(turn.now, turn.state.random));
    std::ranges::sort(uuids);
    for (const std::string& uuid : uuids) {
        Instance instance{makeInstanceId(spec.id(), uuid), spec};
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
    if (const std::optional<Timestamp> deadline = launchDeadline(instance, state.settings)) {
        const Alarm alarm{AlarmKind::LaunchTimeout, instance.runSpecId().text()};
        const std::optional<Timestamp> known = state.agenda.timeOf(alarm);
        if (!known || *deadline < *known)
            state.agenda.set(alarm, *deadline);
    }
    const auto* strategy = std::get_if<UnreachableEnabled>(&instance.spec.unreachableStrategy());
    const std::optional<Timestamp> since = unreachableSince(instance);
    if (strategy && since && isOutOfReach(instance.condition)) {
        const bool inactive = instance.condition == Condition::UnreachableInactive;
        const int patience = inactive ? strategy->expungeAfterSeconds : strategy->inactiveAfterSeconds;
        state.agenda.set({AlarmKind::Unreachable, instance.id.value},
                         *since + std::chrono::seconds{patience});
    }
}

void disarmInstance(State& state, const Instance& before)
{
    if (isStarting(before.condition)) {
        const SpecInstances* group = state.instances.of(before.runSpecId());
        if (!group || group->starting == 0)
            state.agenda.clear({AlarmKind::LaunchTimeout, before.runSpecId().text()});
    }
    if (isOutOfReach(before.condition))
        state.agenda.clear({AlarmKind::Unreachable, before.id.value});
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

void onLaunchTimeout(Turn& turn, const PathId& spec)
{
    const SpecInstances* group = turn.state.instances.of(spec);
    if (!group)
        return;
    std::vector<InstanceId> overdue;
    std::optional<Timestamp> next;
    for (const Instance* instance : group->byId()) {
        const std::optional<Timestamp> deadline = launchDeadline(*instance, turn.state.settings);
        if (deadline && *deadline <= turn.now)
            overdue.push_back(instance->id);
        else if (deadline && (!next || *deadline < *next))
            next = deadline;
    }
    if (next)
        turn.state.agenda.set({AlarmKind::LaunchTimeout, spec.text()}, *next);
    for (const InstanceId& id : overdue)
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
