// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/agent_config.h"
#include "core/local/fetcher.h"
#include "core/scheduler/ports.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace pacer::local {

class AgentBook;

struct LocalOptions {
    std::filesystem::path stateDir; ///< agents live below "agents"
    std::vector<AgentConfig> agents;
    std::filesystem::path shim;              ///< the program pacer-shim
    std::string role = "*";                  ///< of the framework: what offers are allocated to
    std::string endpoint = "127.0.0.1:8080"; ///< of the server that stands for the agents, for tasks to know
    Duration killGrace = std::chrono::seconds{3};
    Duration declineFilter = std::chrono::seconds{5};
    std::int64_t logLimit = std::int64_t{10} << 20; ///< bytes of stdout and stderr before they are rotated
    std::size_t keptSandboxes = 500;                ///< of ended tasks, for each agent
    Duration keptTime = std::chrono::hours{24 * 7}; ///< how long they are kept at most
    FetchLimits fetch;
    bool containers = true; ///< look for a container engine
};

/// Agents on this machine: tasks are real processes (or containers), each under a pacer-shim.
///
/// Tasks live longer than the driver: destroying it leaves them running, and a driver started on the same
/// state folder finds them again, with the same pids, and those that ended meanwhile with how they ended.
/// Terminal statuses carry a uuid; until they are acknowledged every reconciliation repeats them. Everything
/// slow happens on worker threads; `report` is called on the driver's own thread.
class LocalDriver final : public scheduler::ClusterDriver {
public:
    explicit LocalDriver(LocalOptions options);
    ~LocalDriver() override;

    /// Finds what runs, then reports DriverConnected and offers.
    void start(Report report) override;
    void call(const scheduler::ClusterCall& call) override;
    void resolve(const scheduler::ResolveArtifacts& request) override;

    /// What the agents have and run; may be read on any thread, also after the driver is gone.
    std::shared_ptr<const AgentBook> book() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pacer::local
