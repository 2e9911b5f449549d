// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/engine_cast.h"

#include "core/constraints/resource_match.h"
#include "core/scheduler/health_watch.h"

#include <algorithm>

namespace pacer::simulation {

using namespace scheduler; // NOLINT(google-build-using-namespace): the language of these functions

namespace {

/// Results from before this scheduler began are not known, so what began before that says nothing.
std::optional<Duration> healthyAfter(const State& state, const Instance& instance)
{
    const auto results = state.health.results.find(instance.id);
    if (results == state.health.results.end() || instance.tasks.empty())
        return std::nullopt;
    const std::optional<Timestamp> running = instance.tasks.front().startedAt;
    if (!running || *running < state.startedAt)
        return std::nullopt;
    std::optional<Timestamp> last;
    for (const std::optional<HealthResult>& result : results->second) {
        if (!result || !result->firstSuccess)
            return std::nullopt;
        last = std::max(last.value_or(*result->firstSuccess), *result->firstSuccess);
    }
    return last ? std::optional<Duration>(*last - *running) : std::nullopt;
}

void addDelay(Cast& cast, const State& state, const RunSpec& spec)
{
    const LaunchDelay* delay = state.delays.find(configOf(spec));
    if (delay && std::ranges::find(cast.delays, *delay) == cast.delays.end())
        cast.delays.push_back(*delay);
}

} // namespace

Scene sceneOf(const State& state, Timestamp now)
{
    Scene scene{now, state.settings, state.root, {}};
    for (const Rollout& rollout : state.rollouts)
        scene.running.push_back(
            {rollout.plan, rollout.currentStep, rollout.pauses, rollout.by, rollout.times});
    return scene;
}

Cast castOf(const State& state, const std::set<PathId>& touched)
{
    Cast cast;
    for (const PathId& id : touched) {
        if (const std::optional<RunSpec> spec = findRunSpec(*state.root, id))
            addDelay(cast, state, *spec);
        const SpecInstances* group = state.instances.of(id);
        if (!group)
            continue;
        for (const Shared<Instance>& instance : group->all) {
            cast.actors.push_back({instance, healthNow(state, *instance), healthyAfter(state, *instance)});
            if (instance->isScheduled())
                addDelay(cast, state, instance->spec);
        }
    }
    std::ranges::sort(cast.actors, {},
                      [](const Actor& actor) -> const InstanceId& { return actor.instance->id; });
    for (const auto& [agent, offer] : state.unusedOffers)
        cast.agents.push_back({offer->agent, {}, offer->resources});
    return cast;
}

std::vector<AgentRoom> roomsOf(const std::vector<AgentSnapshot>& agents)
{
    std::vector<AgentRoom> rooms;
    rooms.reserve(agents.size());
    for (const AgentSnapshot& agent : agents)
        rooms.push_back({agent.info, agent.total, constraints::without(agent.total, agent.used)});
    return rooms;
}

} // namespace pacer::simulation
