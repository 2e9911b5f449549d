// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/scheduler_stack.h"
#include "tests/bench/keep_alive.h"
#include "tests/support/rest_world.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <thread>

/// The API under load (design goals: a warm list over 500 MB/s, one app under 1 ms at the 99th percentile
/// while a rollout runs, 2,000 accepted and durable changes per second).
namespace {

using namespace pacer;
using bench::KeepAlive;
using Clock = std::chrono::steady_clock;

constexpr int groups = 100;
constexpr int appsPerGroup = 100;
constexpr int instancesPerApp = 10;

std::string definition(const std::string& id, int instances, const std::string& command)
{
    return R"({"id": ")" + id + R"(", "cmd": ")" + command + R"(", "cpus": 0.001, "mem": 1, "instances": )"
           + std::to_string(instances) + R"(, "portDefinitions": []})";
}

std::string appId(int group, int app)
{
    return "/g" + std::to_string(group) + "/a" + std::to_string(app);
}

/// 10,000 apps with 100,000 running instances, in memory; made once.
class BigWorld {
public:
    static BigWorld& get()
    {
        static BigWorld world;
        return world;
    }

    test::RestWorld world;

private:
    BigWorld()
    {
        for (int group = 0; group < groups; ++group) {
            std::string apps;
            for (int app = 0; app < appsPerGroup; ++app)
                apps += (app == 0 ? "" : ",") + definition(appId(group, app), instancesPerApp, "sleep 1000");
            const std::string body =
                R"({"id": "/g)" + std::to_string(group) + R"(", "apps": [)" + apps + "]}";
            const int status = world.ask("PUT", "/v2/groups", body).status;
            if (status != 200 && status != 201)
                std::printf("a group was answered with %d\n", status);
            world.engine.launchAll("h" + std::to_string(group));
        }
    }
};

void listApps(benchmark::State& state)
{
    test::RestWorld& world = BigWorld::get().world;
    KeepAlive client(world.server.port());
    std::size_t bytes = client.ask("GET", "/v2/apps").bytes;
    const std::size_t size = bytes;
    for ([[maybe_unused]] auto _ : state)
        bytes += client.ask("GET", "/v2/apps").bytes;
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes - size));
    state.counters["MB each"] = static_cast<double>(size) / 1e6;
}
BENCHMARK (listApps)
    ->UseRealTime()->Unit(benchmark::kMillisecond);

void listAppsAfterAChange(benchmark::State& state)
{
    test::RestWorld& world = BigWorld::get().world;
    KeepAlive client(world.server.port());
    client.ask("GET", "/v2/apps");
    int number = 0;
    for ([[maybe_unused]] auto _ : state) {
        state.PauseTiming();
        client.ask("PUT", "/v2/apps" + appId(0, number % appsPerGroup) + "?force=true",
                   R"({"labels": {"n": ")" + std::to_string(number) + R"("}})");
        ++number;
        state.ResumeTiming();
        client.ask("GET", "/v2/apps");
    }
}
BENCHMARK (listAppsAfterAChange)
    ->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(50);

void oneAppWhileARolloutRuns(benchmark::State& state)
{
    test::RestWorld& world = BigWorld::get().world;
    std::atomic<bool> ended = false;
    std::atomic<int> rounds = 0;
    std::thread rollout([&] {
        KeepAlive client(world.server.port());
        while (!ended) {
            client.ask("PUT", "/v2/apps" + appId(1, rounds % appsPerGroup) + "?force=true",
                       R"({"cmd": "sleep )" + std::to_string(++rounds) + R"(00"})");
            for (int i = 0; i < 2 * instancesPerApp && !ended; ++i) {
                world.engine.launchAll("again");
                world.engine.finishKills();
            }
        }
    });
    KeepAlive client(world.server.port());
    std::vector<double> milliseconds;
    for ([[maybe_unused]] auto _ : state) {
        const auto begin = Clock::now();
        client.ask("GET", "/v2/apps" + appId(2, 7));
        milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }
    ended = true;
    rollout.join();
    std::ranges::sort(milliseconds);
    state.counters["p50 ms"] = milliseconds[milliseconds.size() / 2];
    state.counters["p99 ms"] = milliseconds[milliseconds.size() * 99 / 100];
    state.counters["rollouts"] = rounds.load();
}
BENCHMARK (oneAppWhileARolloutRuns)
    ->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(5000);

/// A whole scheduler with its store on disk, on the simulated cluster.
void acceptedChanges(benchmark::State& state)
{
    std::array<char, 32> folder{"/tmp/pacer-bench-XXXXXX"};
    if (::mkdtemp(folder.data()) == nullptr)
        return state.SkipWithError("no folder");
    app::StackOptions options;
    options.cluster = "bench";
    options.stateFolder = folder.data();
    options.simulated = simulation::ClusterSetup{};
    options.httpPort = 0;
    options.anonymous = true;
    options.settings.maxRunningDeployments = 100'000;
    auto stack = app::SchedulerStack::start(std::move(options));
    if (!stack)
        return state.SkipWithError("it does not start");
    const std::string url = (*stack)->url();
    const auto port = static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
    const auto connections = static_cast<int>(state.range(0));
    constexpr int each = 100;
    int round = 0;
    std::atomic<int> refused = 0;
    for ([[maybe_unused]] auto _ : state) {
        ++round;
        std::vector<std::thread> clients;
        clients.reserve(static_cast<std::size_t>(connections));
        for (int c = 0; c < connections; ++c) {
            clients.emplace_back([&, c] {
                KeepAlive client(port);
                for (int i = 0; i < each; ++i) {
                    const std::string id =
                        "/r" + std::to_string(round) + "/c" + std::to_string(c) + "/a" + std::to_string(i);
                    if (client.ask("POST", "/v2/apps", definition(id, 0, "sleep 1")).status != 201)
                        ++refused;
                }
            });
        }
        for (std::thread& client : clients)
            client.join();
    }
    state.SetItemsProcessed(state.iterations() * connections * each);
    state.counters["refused"] = refused.load();
    stack->reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder.data(), ignored);
}
BENCHMARK (acceptedChanges)
    ->Arg(1)->Arg(16)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(5);

} // namespace

BENCHMARK_MAIN();
