// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/local/agent_config.h"
#include "core/mesos/mesos_driver.h"
#include "core/scheduler/settings.h"
#include "core/simulation/virtual_cluster.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pacer::app {

struct StackOptions {
    std::string cluster = "daemon";                    ///< names the state folder and the address file
    std::filesystem::path stateFolder;                 ///< empty: the default of the cluster
    std::vector<local::AgentConfig> agents;            ///< empty: the three of a first start
    std::optional<simulation::ClusterSetup> simulated; ///< there: no local agents, a virtual cluster
    std::optional<mesos::MesosOptions> mesos;          ///< there: a framework on this Mesos master
    std::string httpAddress = "127.0.0.1";
    int httpPort = 8080; ///< 0: any
    bool anyPortIfTaken = false;
    bool anonymous = false;
    std::vector<std::string> allowedOrigins; ///< whose web pages may read the API; empty: none
    /// Lines of the log, on any thread; empty: there is none.
    std::function<void(const std::string&)> log;
    std::filesystem::path tokenFile; ///< empty: `token` in the state folder
    scheduler::Settings settings;
    /// Called on the engine's thread if the engine had to stop (the store failed).
    std::function<void(const Errors&)> onStopped = [](const Errors&) {};
};

/// A whole scheduler: store, engine, agents and REST server, wired together, each on its thread.
/// Console, daemon and tests use this one.
class SchedulerStack {
public:
    /// Returns when the API serves and what was stored is known again. Fails with the reason, leaving nothing
    /// behind.
    static Result<std::unique_ptr<SchedulerStack>> start(StackOptions options);
    SchedulerStack(const SchedulerStack&) = delete;
    SchedulerStack& operator=(const SchedulerStack&) = delete;
    ~SchedulerStack(); ///< stops serving and scheduling; tasks go on

    const std::string& url() const;   ///< "http://127.0.0.1:8080"
    const std::string& token() const; ///< "" when anonymous
    const std::filesystem::path& tokenFile() const;

private:
    class Engine;
    class Parts;
    explicit SchedulerStack(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace pacer::app
