// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to decide where instances run: by agents, by instances, with rules and without, and when
// nothing fits. Everything goes through scheduler::step, the way offers come in; nothing is stored.
#include "core/scheduler/state.h"
#include "core/scheduler/step.h"

#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <string>

using namespace pacer;
using namespace pacer::scheduler;

namespace {

constexpr Timestamp start{std::chrono::seconds{1'700'000'000}};
constexpr int instancesOfOne = 1000; ///< independent tasks: apps of so many instances
constexpr std::size_t offersAtOnce = 100;

AppSpec smallApp(int number, int instances)
{
    AppSpec app;
    app.id = PathId::absolute("/bench/app-" + std::to_string(number));
    app.cmd = "serve";
    app.instances = instances;
    app.resources.cpus = 1;
    app.resources.mem = 64;
    app.role = "*";
    return app;
}

/// Agents that have room for `each` instances, in classes a, b and c and ten racks.
std::vector<Offer> offersOf(int agents, int each)
{
    std::vector<Offer> offers;
    offers.reserve(static_cast<std::size_t>(agents));
    for (int n = 0; n < agents; ++n) {
        const std::string name = "agent-" + std::to_string(n);
        Offer offer{.id = {"offer-" + std::to_string(n)}, .agent = AgentInfo{.id = {name}, .host = name}};
        offer.agent.attributes = {{"class", std::string(1, static_cast<char>('a' + n % 3))},
                                  {"rack", "r" + std::to_string(n % 10)}};
        offer.resources = {{.name = "cpus", .amount = Milli{1000} * each},
                           {.name = "mem", .amount = Milli{64'000} * each},
                           {.name = "disk", .amount = Milli{100'000'000}},
                           {.name = "ports", .amount = Ranges{{31000, 32000}}}};
        offers.push_back(std::move(offer));
    }
    return offers;
}

/// Of this thread: what else runs on the machine does not count.
std::chrono::duration<double> processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

/// A scheduler that has agreed to run `apps` and waits for offers.
class Waiting {
public:
    explicit Waiting(std::vector<AppSpec> apps)
        : m_state(makeState({}, {}, 1, start))
    {
        send(DriverConnected{{"framework"}, "bench", false, std::nullopt});
        Command command;
        command.body = UpdateApps{{}, std::move(apps)};
        send(CommandReceived{std::move(command)});
    }

    /// How long the scheduler thinks about it.
    std::chrono::duration<double> send(const Event& event)
    {
        m_now += std::chrono::milliseconds{1};
        const auto begin = processorTime();
        Effects effects = step(m_state, event, m_now);
        benchmark::DoNotOptimize(effects);
        const auto end = processorTime();
        for (const ClusterCall& call : effects.calls) {
            if (const auto* accept = std::get_if<AcceptOffer>(&call))
                m_launched += static_cast<std::int64_t>(accept->launches.size());
        }
        return end - begin;
    }

    /// All offers, as they come from a cluster: many in one report.
    std::chrono::duration<double> offer(const std::vector<Offer>& offers)
    {
        std::chrono::duration<double> time{};
        for (std::size_t first = 0; first < offers.size(); first += offersAtOnce) {
            const std::size_t count = std::min(offersAtOnce, offers.size() - first);
            const auto at = offers.begin() + static_cast<std::ptrdiff_t>(first);
            time += send(OffersReceived{{at, at + static_cast<std::ptrdiff_t>(count)}});
        }
        return time;
    }

    std::int64_t launched() const { return m_launched; }

private:
    State m_state;
    Timestamp m_now = start;
    std::int64_t m_launched = 0;
};

double heapInUse()
{
    return static_cast<double>(mallinfo2().uordblks);
}

void place(benchmark::State& state, const std::vector<AppSpec>& apps, const std::vector<Offer>& offers,
           std::int64_t wanted)
{
    double bytes = 0;
    for ([[maybe_unused]] auto _ : state) {
        const double before = heapInUse();
        Waiting scheduler(apps);
        state.SetIterationTime(scheduler.offer(offers).count());
        bytes = heapInUse() - before;
        if (scheduler.launched() != wanted)
            return state.SkipWithError("not everything was placed");
    }
    const auto all = static_cast<double>(wanted);
    state.SetComplexityN(wanted);
    state.counters["tasks/s"] =
        benchmark::Counter(all * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
    state.counters["bytes/instance"] = bytes / all;
}

void placeIndependent(benchmark::State& state, bool oneInThree)
{
    const auto agents = static_cast<int>(state.range(0));
    const auto tasks = static_cast<int>(state.range(1));
    std::vector<AppSpec> apps;
    for (int first = 0; first < tasks; first += instancesOfOne) {
        apps.push_back(smallApp(first / instancesOfOne, std::min(instancesOfOne, tasks - first)));
        if (oneInThree)
            apps.back().constraints = {{"class", ConstraintOperator::Is, "a"}};
    }
    const int each = std::max(4, tasks * (oneInThree ? 4 : 1) / agents + 1);
    place(state, apps, offersOf(agents, each), tasks);
}

void independent(benchmark::State& state)
{
    placeIndependent(state, false);
}

void independentOneInThree(benchmark::State& state)
{
    placeIndependent(state, true);
}

/// Two instances fit on an agent.
void placeOneApp(benchmark::State& state, bool spread)
{
    const auto instances = static_cast<int>(state.range(0));
    AppSpec app = smallApp(0, instances);
    if (spread)
        app.constraints = {{"rack", ConstraintOperator::GroupBy, "10"}};
    place(state, {app}, offersOf(5'000, 2), instances);
}

void oneApp(benchmark::State& state)
{
    placeOneApp(state, false);
}

void oneAppOverTenRacks(benchmark::State& state)
{
    placeOneApp(state, true);
}

/// One round of offers of which nothing can be used, for so many apps that wait.
void nothingFits(benchmark::State& state)
{
    const auto waiting = static_cast<int>(state.range(0));
    const auto agents = static_cast<int>(state.range(1));
    std::vector<AppSpec> apps;
    for (int n = 0; n < waiting; ++n) {
        apps.push_back(smallApp(n, 1));
        apps.back().resources.cpus = 64 + n % 7;
    }
    Waiting scheduler(std::move(apps));
    // What an agent has free differs from one offer to the next, as where other work comes and goes.
    std::int64_t round = 0;
    const auto changed = [&] {
        ++round;
        std::vector<Offer> offers = offersOf(agents, 4);
        for (Offer& offer : offers)
            offer.resources[1].amount = Milli{64'000 + round};
        return offers;
    };
    scheduler.offer(changed());
    for ([[maybe_unused]] auto _ : state)
        state.SetIterationTime(scheduler.offer(changed()).count());
    state.SetComplexityN(waiting);
    state.counters["app offers/s"] =
        benchmark::Counter(static_cast<double>(waiting) * agents * static_cast<double>(state.iterations()),
                           benchmark::Counter::kIsRate);
}

void sizes(benchmark::internal::Benchmark* bench)
{
    for (const int tasks : {1'000, 10'000, 100'000, 1'000'000})
        bench->Args({1'000, tasks});
    bench->Args({5'000, 100'000});
    bench->Args({10'000, 100'000});
    bench->Args({100'000, 1'000});
    bench->Args({100'000, 100'000});
    bench->Args({100'000, 1'000'000});
}

} // namespace

BENCHMARK (independent)
    ->Apply(sizes)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond)->Complexity();
BENCHMARK (independentOneInThree)
    ->Apply(sizes)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond)->Complexity();
BENCHMARK (oneApp)
    ->Arg(300)->Arg(1'200)->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond)->Complexity();
BENCHMARK (oneAppOverTenRacks)
    ->Arg(300)->Arg(1'200)->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond)->Complexity();
BENCHMARK (nothingFits)
    ->Args({100, 2})
        ->Args({1'000, 2})
        ->Args({10'000, 2})
        ->UseManualTime()
        ->Iterations(20)
        ->Unit(benchmark::kMillisecond)
        ->Complexity();

BENCHMARK_MAIN();
