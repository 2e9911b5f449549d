// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a change costs by the number of apps that are there: the plan alone (spec/deployments.md 1 to 3), and
// the whole command with its durable write.
#include "core/deployment/dependency_graph.h"
#include "core/deployment/planner.h"
#include "core/scheduler/shell.h"
#include "core/store/sqlite_store.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

using namespace pacer;
namespace fs = std::filesystem;

namespace {

constexpr int groupSize = 100;
constexpr Timestamp start{std::chrono::seconds{1'700'000'000}};

PathId appId(int number)
{
    return PathId::absolute("/bench/g" + std::to_string(number / groupSize) + "/app"
                            + std::to_string(number));
}

/// Every app but the first of its group needs the one before it in steps of ten, so there are ten layers.
/// `version`: what the scheduler gives the definitions of a group from the start.
AppPtr makeApp(int number, const std::string& cmd, bool dependent, Timestamp version = {})
{
    AppSpec app;
    app.id = appId(number);
    app.cmd = cmd;
    app.instances = 0;
    app.versionInfo = {version, version, version};
    app.role = "*";
    app.labels = {{"team", "bench"}, {"number", std::to_string(number)}};
    if (dependent && number % groupSize >= groupSize / 10)
        app.dependencies = {appId(number - groupSize / 10)};
    return std::make_shared<const AppSpec>(std::move(app));
}

Group makeTree(int apps, const std::string& cmd, bool dependent, Timestamp version = {})
{
    Group root;
    for (int i = 0; i < apps; ++i)
        putRunSpec(root, makeApp(i, cmd, dependent, version));
    return root;
}

std::size_t plan(Group target, const Group& original, int second)
{
    const Behaviour behaviour;
    if (!deployment::assignServicePorts(target, original, 10000, 20000))
        return 0;
    deployment::applyVersions(target, original, {}, start + std::chrono::seconds{second}, behaviour);
    return deployment::planSteps(original, target, {}, behaviour).size();
}

Group stored(int apps, bool dependent)
{
    Group root = makeTree(apps, "sleep 1", dependent);
    deployment::applyVersions(root, {}, {}, start, {});
    return root;
}

void planOneChange(benchmark::State& state)
{
    const int apps = static_cast<int>(state.range(0));
    const Group original = stored(apps, true);
    for ([[maybe_unused]] auto _ : state) {
        Group target = original;
        putRunSpec(target, makeApp(apps / 2, "sleep 2", true));
        benchmark::DoNotOptimize(plan(std::move(target), original, 1));
    }
}

void planEveryApp(benchmark::State& state)
{
    const int apps = static_cast<int>(state.range(0));
    const Group original = stored(apps, true);
    const Group target = makeTree(apps, "sleep 2", true, start + std::chrono::seconds{1});
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(plan(target, original, 1));
}

void findCycle(benchmark::State& state)
{
    const Group root = makeTree(static_cast<int>(state.range(0)), "sleep 1", true);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(deployment::DependencyGraph(root).findCycle());
}

class NoCluster : public scheduler::ClusterDriver {
public:
    void start(Report) override {}
    void call(const scheduler::ClusterCall&) override {}
    void resolve(const scheduler::ResolveArtifacts&) override {}
};

class NoProber : public scheduler::Prober {
public:
    void start(scheduler::ClusterDriver::Report) override {}
    void send(const scheduler::SendProbe&) override {}
};

/// One app changes, as a command, until it is on the disk.
void changeDurably(benchmark::State& state)
{
    const int apps = static_cast<int>(state.range(0));
    const fs::path file = fs::temp_directory_path() / "pacer_plan_bench.db";
    for (const char* suffix : {"", "-wal", "-shm"})
        fs::remove(file.string() + suffix);
    auto store = store::SqliteStore::open(file.string(), 50);
    if (!store)
        return state.SkipWithError("no database");
    NoCluster cluster;
    NoProber prober;
    scheduler::Shell shell(**store, cluster, prober,
                           {[](const scheduler::Reply&) {}, [](const ApiEvent&) {}, [](const Errors&) {}});
    Timestamp now = start;
    if (!shell.recover({}, 1, now))
        return state.SkipWithError("no recovery");
    const auto send = [&](scheduler::CommandBody body) {
        now += std::chrono::milliseconds{10};
        scheduler::Command command;
        command.body = std::move(body);
        shell.handle(scheduler::CommandReceived{std::move(command)}, now);
    };
    for (int first = 0; first < apps; first += groupSize) {
        GroupUpdate group{appId(first).parent(), std::vector<AppSpec>{}, {}, {}, {}, {}, {}};
        for (int i = first; i < std::min(first + groupSize, apps); ++i)
            group.apps->push_back(*makeApp(i, "sleep 1", false));
        send(scheduler::UpdateGroup{std::move(group), false});
    }
    int round = 0;
    for ([[maybe_unused]] auto _ : state) {
        ++round;
        send(scheduler::UpdateApps{{}, {*makeApp(round % apps, "sleep 1" + std::to_string(round), false)}});
    }
    state.SetItemsProcessed(state.iterations());
}

} // namespace

BENCHMARK (planOneChange)
    ->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMicrosecond);
BENCHMARK (planEveryApp)
    ->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK (findCycle)
    ->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK (changeDurably)
    ->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMicrosecond);

BENCHMARK_MAIN();
