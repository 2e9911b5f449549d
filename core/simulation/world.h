// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/state.h"
#include "core/scheduler/step.h"
#include "core/simulation/virtual_cluster.h"

#include <deque>
#include <functional>
#include <optional>

namespace pacer::simulation {

struct WorldSetup {
    scheduler::Settings settings;
    ClusterSetup cluster;
    scheduler::StoredState stored; ///< what the scheduler finds when it starts
    Timestamp begin = Timestamp{} + std::chrono::hours{24 * 365 * 54};
    std::uint64_t seed = 1; ///< of the scheduler
    /// There: the stored instances run on the cluster, and so much is known of their health.
    std::optional<scheduler::HealthLedger> running = std::nullopt;
    /// Told of every turn of the scheduler, after it; may be empty.
    std::function<void(const scheduler::Event&, const scheduler::Effects&)> watch = {};
};

/// A scheduler and a virtual cluster in virtual time, without a store: equal setups and commands go the same
/// way.
class World {
public:
    explicit World(WorldSetup setup);

    /// Carries out a command and everything that follows at this moment; its outcome.
    Result<scheduler::Outcome> ask(scheduler::CommandBody body, bool force = false);

    /// Everything that is due until `end`, then it is `end`.
    void runUntil(Timestamp end);
    void runFor(Duration time) { runUntil(m_now + time); }
    /// Until no deployment runs. False: `limit` was over first.
    bool settles(Duration limit);
    /// Goes on to the next moment at which something is due and does it; false if there is none until `end`.
    bool runNext(Timestamp end);

    Timestamp now() const { return m_now; }
    const scheduler::State& state() const { return m_state; }
    const VirtualCluster& cluster() const { return m_cluster; }

    void loseAgent(const AgentId& agent);
    void regainAgent(const AgentId& agent);

    std::function<void(const scheduler::Event&, const scheduler::Effects&)> watch; ///< see WorldSetup

private:
    std::optional<Timestamp> nextDue() const;
    void handleReports();
    void turn(const scheduler::Event& event);

    Timestamp m_now;
    VirtualCluster m_cluster;
    scheduler::State m_state;
    std::deque<scheduler::Event> m_events;
    std::optional<Result<scheduler::Outcome>> m_answer;
};

} // namespace pacer::simulation
