// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/state.h"
#include "core/scheduler/step.h"
#include "core/simulation/rehearsal.h"

#include <algorithm>

namespace pacer::simulation {

using namespace scheduler; // NOLINT(google-build-using-namespace): the language of these functions

namespace {

/// A scheduler in the middle of its work, as far as planning looks at it: without instances.
State plannerOf(const Scene& scene)
{
    StoredState stored;
    stored.root = scene.root;
    // Its own chance: the new deployment must not be called as one that runs.
    const auto seed = static_cast<std::uint64_t>(scene.now.time_since_epoch().count());
    State state = makeState(scene.settings, std::move(stored), seed, scene.now);
    state.resumed = true;
    for (const StoredDeployment& each : scene.running) {
        for (const PathId& id : each.plan.affectedIds())
            state.locks.insert_or_assign(id, each.plan.id);
        std::vector<StepTimes> times = each.times;
        times.resize(each.plan.steps.size());
        state.rollouts.push_back({each.plan, each.currentStep, {}, each.pauses, each.by, std::move(times)});
    }
    return state;
}

} // namespace

std::set<PathId> Script::touched() const
{
    std::set<PathId> ids = plan.affectedIds();
    for (const StoredDeployment& other : scene.running)
        ids.merge(other.plan.affectedIds());
    return ids;
}

CommandBody putApps(std::vector<AppSpec> apps)
{
    return UpdateApps{{}, std::move(apps), true};
}

CommandBody putPod(PodSpec pod)
{
    return UpdatePod{std::move(pod)};
}

CommandBody putGroup(GroupUpdate update)
{
    return UpdateGroup{std::move(update), false};
}

Result<Script> makeScript(const Scene& scene, CommandBody change, bool force)
{
    State state = plannerOf(scene);
    Command command;
    command.body = std::move(change);
    command.force = force;
    const Effects effects = step(state, CommandReceived{std::move(command)}, scene.now);
    if (effects.replies.empty())
        return fail(ErrorCode::Internal, {"no reply"});
    const Result<Outcome>& outcome = effects.replies.front().outcome;
    if (!outcome)
        return fail(outcome.error());

    Script script{scene, {}};
    script.scene.root = state.root;
    script.plan.original = scene.root;
    script.plan.target = state.root;
    const auto* accepted = std::get_if<Accepted>(&*outcome);
    if (!accepted)
        return script;
    script.plan.id = accepted->deployment.deploymentId;
    script.plan.version = accepted->deployment.version;
    std::set<DeploymentId> cancelled;
    for (const StoreWrite& write : effects.writes) {
        const auto* saved = std::get_if<SaveDeployment>(&write);
        if (saved && saved->deployment->plan.id == script.plan.id)
            script.plan = saved->deployment->plan;
        if (const auto* forgotten = std::get_if<ForgetDeployment>(&write))
            cancelled.insert(forgotten->id);
    }
    std::erase_if(script.scene.running,
                  [&](const StoredDeployment& each) { return cancelled.contains(each.plan.id); });
    return script;
}

} // namespace pacer::simulation
