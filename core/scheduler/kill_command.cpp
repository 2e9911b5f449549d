// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/kill_command.h"

#include "core/scheduler/instances.h"
#include "core/scheduler/kills.h"
#include "core/scheduler/tree_change.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

std::vector<Instance> named(const State& state, const KillInstances& kill)
{
    std::vector<Instance> instances;
    for (const InstanceId& id : kill.ids) {
        const Instance* instance = state.instances.find(id);
        if (instance && (!kill.onlyOf || instance->runSpecId() == *kill.onlyOf))
            instances.push_back(*instance);
    }
    return instances;
}

/// The named instances go, and the counts with them.
Result<Outcome> scaleDown(Turn& turn, const Command& command, const std::vector<Instance>& instances)
{
    TreeChange change;
    change.next = *turn.state.root;
    change.force = command.force;
    std::map<PathId, int> fewer;
    for (const Instance& instance : instances) {
        change.sentenced[instance.runSpecId()].push_back(instance.id);
        fewer[instance.runSpecId()] +=
            isActive(instance.condition) && instance.condition != Condition::Killing ? 1 : 0;
    }
    for (const auto& [id, count] : fewer) {
        const AppPtr app = findApp(change.next, id);
        if (!app)
            continue;
        AppSpec changed = *app;
        changed.instances = std::max(0, app->instances - count);
        putRunSpec(change.next, AppPtr(std::make_shared<const AppSpec>(std::move(changed))));
    }
    change.eventGroup = fewer.size() == 1 ? fewer.begin()->first.parent() : PathId();
    Result<DeploymentResult> result = applyChange(turn, std::move(change));
    if (!result)
        return fail(std::move(result.error()));
    return Outcome{Accepted{*result, nullptr, nullptr}};
}

/// Its record goes as soon as its kill is on the way; what is heard of it later is news of an unknown
/// instance. One whose kill still waits for its turn is forgotten when it has ended.
void wipe(Turn& turn, const InstanceId& id)
{
    setGoal(turn, id, Goal::Decommissioned);
    const Kills& kills = turn.state.kills;
    if (!kills.known.contains(id) || kills.inFlight.contains(id))
        expunge(turn, id);
}

} // namespace

Result<Outcome> killInstances(Turn& turn, const Command& command, const KillInstances& kill)
{
    if (kill.scale && kill.wipe)
        return fail(ErrorCode::ScaleAndWipe);
    if (kill.onlyOf && !findRunSpec(*turn.state.root, *kill.onlyOf) && !turn.state.instances.of(*kill.onlyOf))
        return fail(ErrorCode::AppNotFound, {kill.onlyOf->text()});
    std::vector<Instance> instances = named(turn.state, kill);
    if (kill.scale) {
        if (kill.onlyOf && !turn.state.instances.of(*kill.onlyOf))
            return fail(ErrorCode::PathNotFound, {kill.onlyOf->text()});
        return scaleDown(turn, command, instances);
    }
    for (const Instance& instance : instances) {
        if (kill.wipe)
            wipe(turn, instance.id);
        else if (isActive(instance.condition))
            requestKill(turn, instance.id);
    }
    return Outcome{KilledInstances{std::move(instances)}};
}

} // namespace pacer::scheduler
