// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cluster of N agents from empty to M running instances, in virtual time: what the scheduler needs for it.
//   simulate --agents N --instances M --seed S [--apps K] [--store FILE]
#include "core/simulation/world.h"
#include "core/store/sqlite_store.h"

#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <string>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::simulation;

namespace {

constexpr std::size_t appsAtOnce = 25;       ///< asked for by one command
constexpr std::size_t writesAtOnce = 20'000; ///< about, in one commit

struct Options {
    int agents = 100;
    int instances = 10'000;
    int apps = 0; ///< 0: one for every thousand instances
    std::uint64_t seed = 1;
    std::string store; ///< empty: nothing is written
};

template <class T>
bool readNumber(const std::string& text, T& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && number > 0;
}

bool readOption(const std::string& name, const std::string& value, Options& options)
{
    if (name == "--agents")
        return readNumber(value, options.agents);
    if (name == "--instances")
        return readNumber(value, options.instances);
    if (name == "--apps")
        return readNumber(value, options.apps);
    if (name == "--seed")
        return readNumber(value, options.seed);
    options.store = value;
    return name == "--store" && !value.empty();
}

/// Counts what happens, and makes the writes of one moment durable together, as the engine does with the
/// events that have come in meanwhile.
class Observer {
public:
    explicit Observer(store::SqliteStore* store)
        : m_store(store)
    {}

    void hear(const Event& event, const Effects& effects, Timestamp now)
    {
        ++events;
        if (m_store && (now != m_moment || m_writes.size() >= writesAtOnce))
            flush();
        m_moment = now;
        if (m_store)
            m_writes.insert(m_writes.end(), effects.writes.begin(), effects.writes.end());
        if (const auto* status = std::get_if<TaskStatusReceived>(&event))
            note(status->status.task.value);
        for (const ClusterCall& call : effects.calls) {
            const auto* accept = std::get_if<AcceptOffer>(&call);
            if (!accept)
                continue;
            launches += accept->launches.size();
            for (const Launch& launch : accept->launches)
                note(launch.instance->agent->host);
        }
    }

    void flush()
    {
        if (m_writes.empty())
            return;
        const auto begin = std::chrono::steady_clock::now();
        if (!m_store->commit(m_writes))
            failed = true;
        storing += std::chrono::steady_clock::now() - begin;
        ++commits;
        m_writes.clear();
    }

    std::uint64_t events = 0;
    std::uint64_t launches = 0;
    std::uint64_t commits = 0;
    std::uint64_t trace = 14'695'981'039'346'656'037U; ///< FNV-1a over everything that happened
    std::chrono::duration<double> storing{};
    bool failed = false;

private:
    void note(const std::string& text)
    {
        for (const char sign : text)
            trace = (trace ^ static_cast<unsigned char>(sign)) * 1'099'511'628'211U;
    }

    store::SqliteStore* m_store;
    std::vector<StoreWrite> m_writes;
    Timestamp m_moment{};
};

std::vector<AppSpec> appsOf(const Options& options)
{
    const int count = options.apps > 0 ? options.apps : (options.instances + 999) / 1000;
    std::vector<AppSpec> apps;
    for (int n = 0; n < count; ++n) {
        AppSpec app;
        app.id = PathId::absolute("/load/app-" + std::to_string(n));
        app.cmd = "serve";
        app.instances = options.instances / count + (n < options.instances % count ? 1 : 0);
        app.resources.cpus = 0.01;
        app.resources.mem = 16;
        apps.push_back(std::move(app));
    }
    return apps;
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::size_t running(const World& world)
{
    std::size_t count = 0;
    world.cluster().forEachTask([&](const VirtualTask& task, const VirtualLaunch&) {
        count += task.state == TaskState::Running ? 1U : 0U;
    });
    return count;
}

int run(const Options& options, store::SqliteStore* store)
{
    WorldSetup setup;
    setup.cluster.agents = equalAgents(options.agents);
    setup.cluster.seed = options.seed;
    setup.seed = options.seed;
    World world(std::move(setup));
    Observer observer(store);
    world.watch = [&](const Event& event, const Effects& effects) {
        observer.hear(event, effects, world.now());
    };
    const double megabytesBefore = peakMegabytes();
    const Timestamp virtualBegin = world.now();
    const auto wallBegin = std::chrono::steady_clock::now();
    const std::vector<AppSpec> apps = appsOf(options);
    for (std::size_t first = 0; first < apps.size(); first += appsAtOnce) {
        const auto begin = apps.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = begin + static_cast<std::ptrdiff_t>(std::min(appsAtOnce, apps.size() - first));
        if (!world.ask(UpdateApps{{}, {begin, end}})) {
            std::cerr << "simulate: the apps were refused\n";
            return 1;
        }
    }
    const bool settled = world.settles(std::chrono::hours{24});
    if (store)
        observer.flush();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - wallBegin;
    const std::chrono::duration<double> passed = world.now() - virtualBegin;
    const double megabytes = peakMegabytes();
    std::cout << "agents            " << options.agents << "\ninstances         " << options.instances
              << "\nrunning           " << running(world) << (settled ? "" : " (did not settle)")
              << "\nseed              " << options.seed << "\nlaunches          " << observer.launches
              << "\nevents            " << observer.events << "\nvirtual seconds   " << passed.count()
              << "\nseconds           " << wall.count() << "\ninstances/s       "
              << static_cast<double>(observer.launches) / wall.count() << "\npeak memory MB    " << megabytes
              << "\nbytes/instance    " << (megabytes - megabytesBefore) * 1024 * 1024 / options.instances
              << "\ntrace             " << std::hex << observer.trace << std::dec << '\n';
    if (store)
        std::cout << "commits           " << observer.commits << "\nseconds storing   "
                  << observer.storing.count() << '\n';
    return settled && !observer.failed ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    Options options;
    for (std::size_t i = 0; i < arguments.size(); i += 2) {
        if (i + 1 == arguments.size() || !readOption(arguments[i], arguments[i + 1], options)) {
            std::cerr << "Usage: simulate --agents N --instances M --seed S [--apps K] [--store FILE]\n";
            return 2;
        }
    }
    if (options.store.empty())
        return run(options, nullptr);
    if (std::filesystem::exists(options.store)) {
        std::cerr << "simulate: " << options.store << " exists already\n";
        return 2;
    }
    auto store = store::SqliteStore::open(options.store, 50);
    if (!store) {
        std::cerr << "simulate: cannot open " << options.store << '\n';
        return 1;
    }
    return run(options, store->get());
}
