// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/instances.h"
#include "core/scheduler/kills.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

bool isLiving(Condition condition)
{
    return condition == Condition::Staging || condition == Condition::Starting
           || condition == Condition::Running || condition == Condition::Killing;
}

PathId specOf(const InstanceId& id)
{
    std::size_t end = id.value.rfind(".instance-");
    if (end == std::string::npos)
        end = id.value.rfind(".marathon-");
    std::string path = '/' + id.value.substr(0, end);
    std::ranges::replace(path, '_', '/');
    return PathId::absolute(path);
}

bool isFailure(Condition condition)
{
    return condition == Condition::Failed || condition == Condition::Error || condition == Condition::Gone
           || condition == Condition::Dropped || condition == Condition::Unknown;
}

/// Nobody knows this task: one that lives is ended, one that ended is only told.
void onUnknown(Turn& turn, const TaskStatus& status, Condition condition)
{
    if (isLiving(condition)) {
        turn.call(KillTask{status.task, status.agent, std::nullopt});
        return;
    }
    if (const std::optional<InstanceId> instance = instanceOf(status.task))
        turn.publish(UnknownInstanceTerminatedEvent{*instance, specOf(*instance), condition});
}

void takeOver(Task& task, const TaskStatus& status, Condition condition)
{
    task.condition = condition;
    task.message = status.message;
    if (!status.ipAddresses.empty())
        task.ipAddresses = status.ipAddresses;
    if (status.healthy)
        task.healthy = status.healthy;
    if (status.checkResult)
        task.checkResult = status.checkResult;
    if (condition == Condition::Running && !task.startedAt)
        task.startedAt = status.time;
    if (condition == Condition::Unreachable) {
        const Timestamp since = status.unreachableSince.value_or(status.time);
        task.unreachableSince = std::chrono::floor<std::chrono::seconds>(since);
    } else {
        task.unreachableSince.reset();
    }
}

void publishStatus(Turn& turn, const Instance& instance, const Task& task, const TaskStatus& status)
{
    StatusUpdateEvent event;
    event.agentId = status.agent.value_or(instance.agent ? instance.agent->id : AgentId{});
    event.taskId = task.id;
    event.taskStatus = status.state;
    event.message = status.message;
    event.appId = instance.runSpecId();
    event.host = instance.agent ? instance.agent->host : std::string();
    event.ipAddresses = task.ipAddresses;
    for (const std::optional<int>& port : task.hostPorts) {
        if (port)
            event.ports.push_back(*port);
    }
    event.version = instance.version();
    turn.publish(std::move(event));
}

void noteFailure(Turn& turn, const Instance& instance, const Task& task, const TaskStatus& status)
{
    TaskFailure failure;
    failure.appId = instance.runSpecId();
    failure.host = instance.agent ? instance.agent->host : std::string();
    failure.message = status.message;
    failure.state = status.state;
    failure.taskId = task.id;
    failure.timestamp = status.time;
    failure.version = instance.version();
    if (instance.agent)
        failure.agentId = instance.agent->id;
    rememberFailure(turn, std::move(failure));
}

/// A task that ran does not begin again: what says so was on its way for longer than what came before it
/// (an answer to reconciliation overtakes updates that are not acknowledged yet).
bool isOutdated(Condition known, Condition told)
{
    const bool hasRun = known == Condition::Running || known == Condition::Killing;
    return hasRun && (told == Condition::Staging || told == Condition::Starting);
}

/// True when an UNREACHABLE status ends the patience at once.
bool isExpired(const Instance& instance, const Task& task, Timestamp now, bool expunged)
{
    const auto* strategy = std::get_if<UnreachableEnabled>(&instance.spec.unreachableStrategy());
    if (!strategy || !task.unreachableSince)
        return false;
    const int limit = expunged ? strategy->expungeAfterSeconds : strategy->inactiveAfterSeconds;
    return now - *task.unreachableSince >= std::chrono::seconds{limit};
}

} // namespace

void onStatus(Turn& turn, const TaskStatus& status)
{
    const Condition condition = conditionOf(status.state, status.reason, status.message);
    if (!status.uuid.empty() && status.agent)
        turn.call(AcknowledgeStatus{status.task, *status.agent, status.uuid});

    const std::optional<InstanceId> id = instanceOf(status.task);
    const std::optional<Slot> slot = id ? turn.state.instances.slotOf(*id) : std::nullopt;
    if (!slot) {
        onUnknown(turn, status, condition);
        return;
    }
    Instance next = *turn.state.instances.at(*slot);
    const auto task = std::ranges::find(next.tasks, status.task, &Task::id);
    if (task == next.tasks.end()) {
        if (isLiving(condition))
            turn.call(KillTask{status.task, status.agent, std::nullopt});
        return;
    }
    if (isTerminal(task->condition) || isOutdated(task->condition, condition))
        return;
    const Task before = *task;
    takeOver(*task, status, condition);
    const bool same = before.condition == task->condition && before.healthy == task->healthy
                      && before.checkResult == task->checkResult;
    const bool lost = condition == Condition::Unreachable;
    if (same && (!lost || next.condition == Condition::UnreachableInactive))
        return;
    if (lost && before.unreachableSince)
        task->unreachableSince = std::min(*before.unreachableSince, *task->unreachableSince);

    if (!same)
        publishStatus(turn, next, *task, status);
    if (isFailure(condition) && !next.spec.isPod())
        noteFailure(turn, next, *task, status);

    const Condition aggregate = conditionOf(next.tasks);
    const bool wasInactive = next.condition == Condition::UnreachableInactive;
    const bool inactive =
        aggregate == Condition::Unreachable && (wasInactive || isExpired(next, *task, turn.now, false));
    const bool expunged = inactive && !wasInactive && isExpired(next, *task, turn.now, true);
    next.condition = inactive ? Condition::UnreachableInactive : aggregate;
    if (condition == Condition::Running && !next.activeSince)
        next.activeSince = task->startedAt;
    if (status.state == TaskState::GoneByOperator && isTerminal(next.condition) && next.reserved) {
        next.reserved = false;
        next.agent.reset();
        next.tasks.clear();
        next.condition = Condition::Scheduled;
    }

    const bool done = isTerminal(next.condition) && next.goal == Goal::Decommissioned;
    store(turn, std::move(next), slot, status.reason == StatusReason::AgentDraining);
    if (done || expunged)
        forget(turn, *id);
}

} // namespace pacer::scheduler
