// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/simulated_cluster.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace pacer::app {

using scheduler::ClusterDriver;

/// The cluster, its clock and the one thread that wakes when something is due. Whoever calls does the work of
/// the call on its own thread; reports leave in the order in which the cluster makes them.
class SimulatedCluster::Core {
public:
    explicit Core(simulation::ClusterSetup setup)
        : m_cluster(std::move(setup))
        , m_thread([this](const std::stop_token& end) { run(end); })
    {}

    void connect(ClusterDriver::Report report)
    {
        const std::lock_guard lock(m_mutex);
        m_report = std::move(report);
        m_cluster.connect(now());
        told();
    }
    void disconnect()
    {
        const std::lock_guard lock(m_mutex);
        m_cluster.disconnect();
        m_report = {};
    }
    template <class Call>
    void tell(Call call)
    {
        const std::lock_guard lock(m_mutex);
        call(m_cluster, now());
        told();
    }
    template <class Look>
    void look(Look look) const
    {
        const std::lock_guard lock(m_mutex);
        look(m_cluster);
    }

private:
    /// The clock of the wall, but never backwards.
    Timestamp now()
    {
        m_now = std::max(m_now, std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()));
        return m_now;
    }

    void told()
    {
        for (scheduler::Event& event : m_cluster.takeReports()) {
            if (m_report)
                m_report(std::move(event));
        }
        const auto due = m_cluster.nextDue();
        if (due && (!m_sleepsUntil || *due < *m_sleepsUntil))
            m_wake.notify_one();
    }

    void run(const std::stop_token& end)
    {
        std::unique_lock lock(m_mutex);
        while (!end.stop_requested()) {
            m_cluster.advance(now());
            told();
            m_sleepsUntil = m_cluster.nextDue();
            const auto isEarlier = [this] {
                const auto due = m_cluster.nextDue();
                return due && (!m_sleepsUntil || *due < *m_sleepsUntil);
            };
            if (m_sleepsUntil)
                m_wake.wait_until(lock, end, *m_sleepsUntil, isEarlier);
            else
                m_wake.wait(lock, end, isEarlier);
        }
    }

    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    simulation::VirtualCluster m_cluster;
    ClusterDriver::Report m_report;
    Timestamp m_now{};
    std::optional<Timestamp> m_sleepsUntil;
    std::jthread m_thread; // last: it uses all of the above
};

class SimulatedCluster::Driver : public ClusterDriver {
public:
    explicit Driver(std::shared_ptr<Core> core)
        : m_core(std::move(core))
    {}
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;
    ~Driver() override { m_core->disconnect(); }

    void start(Report report) override { m_core->connect(std::move(report)); }
    void call(const scheduler::ClusterCall& call) override
    {
        m_core->tell([&](simulation::VirtualCluster& cluster, Timestamp now) { cluster.call(call, now); });
    }
    void resolve(const scheduler::ResolveArtifacts& request) override
    {
        m_core->tell([&](simulation::VirtualCluster& cluster, Timestamp) { cluster.resolve(request); });
    }

private:
    std::shared_ptr<Core> m_core;
};

class SimulatedCluster::SimulatedProber : public scheduler::Prober {
public:
    explicit SimulatedProber(std::shared_ptr<Core> core)
        : m_core(std::move(core))
    {}

    void start(ClusterDriver::Report) override {} // answers come with everything else from the cluster
    void send(const scheduler::SendProbe& probe) override
    {
        m_core->tell([&](simulation::VirtualCluster& cluster, Timestamp) { cluster.probe(probe); });
    }

private:
    std::shared_ptr<Core> m_core;
};

class SimulatedCluster::NoFiles : public scheduler::SandboxFiles {
public:
    explicit NoFiles(std::shared_ptr<const Core> core)
        : m_core(std::move(core))
    {}

    Result<std::vector<scheduler::FileEntry>> browse(const std::string& path) const override
    {
        return fail(ErrorCode::FileNotFound, {path});
    }
    Result<scheduler::FileChunk> read(const std::string& path, std::int64_t /*offset*/,
                                      std::size_t /*length*/) const override
    {
        return fail(ErrorCode::FileNotFound, {path});
    }
    Result<std::string> resolve(const std::string& path) const override
    {
        return fail(ErrorCode::FileNotFound, {path});
    }
    std::vector<scheduler::AgentSnapshot> agents() const override
    {
        std::vector<scheduler::AgentSnapshot> snapshots;
        m_core->look([&](const simulation::VirtualCluster& cluster) {
            for (std::uint32_t i = 0; i < cluster.agents().size(); ++i) {
                const simulation::VirtualAgent& agent = cluster.agents()[i].agent;
                snapshots.push_back({agent.info(), agent.total(), agent.used(), {}, false});
            }
        });
        return snapshots;
    }

private:
    std::shared_ptr<const Core> m_core;
};

SimulatedCluster::SimulatedCluster(simulation::ClusterSetup setup)
    : m_core(std::make_shared<Core>(std::move(setup)))
{}

SimulatedCluster::~SimulatedCluster() = default;

std::unique_ptr<scheduler::ClusterDriver> SimulatedCluster::makeDriver()
{
    return std::make_unique<Driver>(m_core);
}

std::unique_ptr<scheduler::Prober> SimulatedCluster::makeProber()
{
    return std::make_unique<SimulatedProber>(m_core);
}

std::shared_ptr<const scheduler::SandboxFiles> SimulatedCluster::files() const
{
    return std::make_shared<const NoFiles>(m_core);
}

} // namespace pacer::app
