// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/reconciliation.h"

#include "core/scheduler/deployments.h"
#include "core/scheduler/health_watch.h"
#include "core/scheduler/instances.h"
#include "core/scheduler/kills.h"

namespace pacer::scheduler {

namespace {

/// `provisioned`: also those whose launch was perhaps never sent; only right after connecting.
void reconcile(Turn& turn, bool provisioned)
{
    ReconcileTasks known;
    for (const auto& [spec, group] : turn.state.instances.specs()) {
        for (const Instance* instance : group.byId()) {
            for (const Task& task : instance->tasks) {
                const bool silent = task.condition == Condition::Provisioned && !provisioned;
                if (!isTerminal(task.condition) && !silent)
                    known.tasks.emplace_back(task.id, instance->agent ? std::optional(instance->agent->id)
                                                                      : std::nullopt);
            }
        }
    }
    if (!known.tasks.empty())
        turn.call(std::move(known));
    turn.call(ReconcileTasks{});
}

std::set<PathId> everything(const State& state)
{
    std::set<PathId> ids;
    for (const auto& [id, spec] : runSpecsBelow(*state.root))
        ids.insert(id);
    for (const auto& [id, group] : state.instances.specs())
        ids.insert(id);
    return ids;
}

} // namespace

void onConnected(Turn& turn, const DriverConnected& connected)
{
    Connection& connection = turn.state.connection;
    connection.connected = true;
    connection.offersSuppressed = false;
    connection.master = connected.master;
    connection.masterRegion = connected.masterRegion;
    turn.state.unusedOffers.clear(); // what was refused may have hung on the region
    if (connection.framework != connected.framework) {
        connection.framework = connected.framework;
        turn.write(SaveFrameworkId{connected.framework});
    }
    turn.publish(SchedulerEvent{connected.again ? SchedulerEvent::Kind::Reregistered
                                                : SchedulerEvent::Kind::Registered,
                                connected.framework, connected.master});
    reconcile(turn, true);
    const std::set<InstanceId> kills = turn.state.kills.inFlight;
    for (const InstanceId& id : kills)
        onKillRetry(turn, id);
    if (!turn.state.queue.empty())
        turn.wantsOffers = true;
}

void onDisconnected(Turn& turn)
{
    turn.state.connection.connected = false;
    turn.publish(SchedulerEvent{SchedulerEvent::Kind::Disconnected, {}, {}});
}

void onReconcileAlarm(Turn& turn)
{
    turn.state.agenda.set({AlarmKind::Reconcile}, turn.now + turn.state.settings.reconciliationInterval);
    if (turn.state.connection.connected)
        reconcile(turn, false);
}

void onScaleCheckAlarm(Turn& turn)
{
    turn.state.agenda.set({AlarmKind::ScaleCheck}, turn.now + turn.state.settings.scaleAppsInterval);
    for (const PathId& id : everything(turn.state))
        checkScale(turn, id);
}

void resume(Turn& turn)
{
    for (const auto& [id, spec] : runSpecsBelow(*turn.state.root))
        watchHealth(turn, spec);
    std::vector<InstanceId> sentenced;
    for (const auto& [spec, group] : turn.state.instances.specs()) {
        for (const Instance* instance : group.byId()) {
            if (instance->goal != Goal::Running && isActive(instance->condition))
                sentenced.push_back(instance->id);
        }
    }
    for (const InstanceId& id : sentenced)
        requestKill(turn, id);
    const std::vector<StoredDeployment> stored = std::move(turn.state.toResume);
    turn.state.toResume.clear();
    for (const StoredDeployment& deployment : stored)
        resumePlan(turn, deployment);
}

} // namespace pacer::scheduler
