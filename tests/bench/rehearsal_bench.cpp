// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A rehearsal on a cluster of 100 apps with 20 instances each; the argument is how many of them change.
#include "core/simulation/engine_cast.h"
#include "core/simulation/world.h"

#include <benchmark/benchmark.h>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::simulation;

namespace {

constexpr int appCount = 100;
constexpr int instancesOfEach = 20;
constexpr int agentCount = 50;

std::vector<AppSpec> apps(int count, const char* cmd)
{
    std::vector<AppSpec> all;
    for (int n = 0; n < count; ++n) {
        AppSpec app;
        app.id = PathId::absolute("/load/app-" + std::to_string(n));
        app.cmd = cmd;
        app.instances = instancesOfEach;
        app.resources.cpus = 0.1;
        app.resources.mem = 32;
        app.upgradeStrategy.minimumHealthCapacity = 0.5;
        app.upgradeStrategy.maximumOverCapacity = 0.2;
        app.portDefinitions = {{0, "http", PortProtocol::Tcp, {}}};
        HealthCheck check;
        check.intervalSeconds = 10;
        app.healthChecks = {check};
        all.push_back(std::move(app));
    }
    return all;
}

Cast castIn(const World& world, const Script& script)
{
    Cast cast = castOf(world.state(), script.touched());
    cast.agents.clear();
    const VirtualAgents& agents = world.cluster().agents();
    for (std::uint32_t i = 0; i < agents.size(); ++i) {
        const VirtualAgent& agent = agents[i].agent;
        cast.agents.push_back({agent.info(), agent.total(), agent.free()});
    }
    return cast;
}

void rehearse(benchmark::State& state)
{
    WorldSetup setup;
    setup.cluster.agents = equalAgents(agentCount);
    World world(std::move(setup));
    if (!world.ask(UpdateApps{{}, apps(appCount, "serve")}) || !world.settles(std::chrono::hours{1})) {
        state.SkipWithError("the cluster did not start");
        return;
    }
    world.runFor(std::chrono::minutes{1});
    const UpdateApps change{{}, apps(static_cast<int>(state.range(0)), "serve better")};
    for ([[maybe_unused]] auto each : state) {
        const Scene scene = sceneOf(world.state(), world.now());
        const Result<Script> script = makeScript(scene, change);
        const auto rehearsal = play(*script, castIn(world, *script));
        if (!rehearsal || !rehearsal->ends)
            state.SkipWithError("the rehearsal did not end");
        state.counters["virtual s"] = std::chrono::duration<double>(rehearsal->length).count();
    }
}
BENCHMARK (rehearse)
    ->Arg(1)->Arg(10)->Arg(appCount)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
