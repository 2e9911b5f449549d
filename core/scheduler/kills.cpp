// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/kills.h"

#include "core/scheduler/instances.h"

#include <cmath>

namespace pacer::scheduler {

namespace {

std::optional<Duration> graceOf(const Instance& instance, const Task& task)
{
    if (const AppSpec* app = instance.spec.app()) {
        if (!app->taskKillGracePeriodSeconds)
            return std::nullopt;
        return std::chrono::seconds{*app->taskKillGracePeriodSeconds};
    }
    for (const PodContainer& container : instance.spec.pod()->containers) {
        if (container.name == task.container && container.killGracePeriodSeconds)
            return std::chrono::milliseconds{std::llround(*container.killGracePeriodSeconds * 1000)};
    }
    return std::nullopt;
}

bool cannotAnswer(Condition condition)
{
    return isLost(condition) || condition == Condition::UnreachableInactive;
}

void send(Turn& turn, const Instance& instance)
{
    for (const Task& task : instance.tasks) {
        if (!isTerminal(task.condition))
            turn.call(KillTask{task.id, instance.agent ? std::optional(instance.agent->id) : std::nullopt,
                               graceOf(instance, task)});
    }
    turn.state.agenda.set({AlarmKind::KillRetry, instance.id.value},
                          turn.now + turn.state.settings.killRetryTimeout);
}

void sendWaiting(Turn& turn)
{
    Kills& kills = turn.state.kills;
    while (!kills.waiting.empty()
           && kills.inFlight.size() < static_cast<std::size_t>(turn.state.settings.killChunkSize)) {
        const InstanceId id = kills.waiting.front();
        kills.waiting.pop_front();
        if (!kills.known.contains(id))
            continue; // it ended meanwhile
        kills.inFlight.insert(id);
        if (const Instance* instance = turn.state.instances.find(id))
            send(turn, *instance);
    }
}

} // namespace

void requestKill(Turn& turn, const InstanceId& id)
{
    const Instance* instance = turn.state.instances.find(id);
    if (!instance)
        return;
    const Condition condition = instance->condition;
    if (cannotAnswer(condition) && instance->goal == Goal::Running) {
        if (!instance->reserved)
            setGoal(turn, id, Goal::Decommissioned);
        return;
    }
    if (condition == Condition::Scheduled || isTerminal(condition)) {
        if (instance->goal == Goal::Decommissioned)
            expunge(turn, id);
        return;
    }
    if (cannotAnswer(condition)) {
        send(turn, *instance);
        turn.state.agenda.clear({AlarmKind::KillRetry, id.value});
        return;
    }
    Kills& kills = turn.state.kills;
    if (kills.known.insert(id).second)
        kills.waiting.push_back(id);
    sendWaiting(turn);
}

void onKillRetry(Turn& turn, const InstanceId& id)
{
    const Instance* instance = turn.state.instances.find(id);
    if (instance && turn.state.kills.inFlight.contains(id))
        send(turn, *instance);
}

void killsHeard(Turn& turn, const InstanceChange& change)
{
    const InstanceId& id = change.any().id;
    if (change.isGone() || change.after->condition == Condition::Scheduled) {
        Kills& kills = turn.state.kills;
        if (kills.known.erase(id) > 0) {
            kills.inFlight.erase(id);
            turn.state.agenda.clear({AlarmKind::KillRetry, id.value});
            sendWaiting(turn);
        }
        return;
    }
    const bool returned = change.wasGone() && isActive(change.after->condition);
    if (returned && change.after->goal != Goal::Running)
        requestKill(turn, id);
}

} // namespace pacer::scheduler
