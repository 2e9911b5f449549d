// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "tests/support/mesos/script.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// What a cluster is like before anything happens.
namespace pacer::mesos_double {

struct FaultDomain {
    std::string region;
    std::string zone;
};

struct AgentSetup {
    std::string hostname; ///< also names the agent in calls of the test
    std::string id;       ///< "": the master gives one
    std::string ip = "127.0.0.1";
    std::uint16_t port = 5051;
    std::string process = "slave(1)"; ///< several agents may share a port under different names
    std::string resources = "cpus:4;mem:4096;disk:10000;ports:[31000-31999]"; ///< as --resources
    std::string attributes;                                                   ///< as --attributes
    std::optional<FaultDomain> domain;
    std::string workDir = "/var/lib/mesos";
    bool up = true; ///< runs when the cluster begins
};

/// How long things take. The defaults are those of the recordings.
struct Timing {
    Duration allocationInterval = std::chrono::milliseconds{500};
    Duration heartbeat = std::chrono::seconds{15};
    Duration retryFirst =
        std::chrono::seconds{10}; ///< of an update without acknowledgement, doubled each time
    Duration retryLast = std::chrono::minutes{10};
    Duration pingTimeout = std::chrono::seconds{6}; ///< agent_ping_timeout x max_agent_ping_timeouts
    Duration killGrace = std::chrono::seconds{3};   ///< without a kill policy
    Duration podExit = std::chrono::milliseconds{60};
};

/// A user of HTTP basic authentication.
struct Principal {
    std::string secret;
    bool mayView = true; ///< frameworks, tasks and sandboxes
    bool mayTeardown = true;
    std::optional<std::set<std::string>> roles; ///< that its frameworks may take; absent: all
};

struct ClusterSetup {
    std::string masterId; ///< "": drawn
    std::string hostname = "localhost";
    std::string ip = "127.0.0.1";
    std::vector<std::uint16_t> masters{5050}; ///< the first leads, the others stand by
    std::string name;                         ///< --cluster
    std::string version = "1.12.0";
    std::optional<FaultDomain> domain;
    std::vector<AgentSetup> agents;
    std::map<std::string, Principal> principals; ///< not empty: authentication is required
    ScriptBook scripts;
    Timing timing;
    std::uint64_t seed = 1;
    /// The command executor of 1.12 does not get to know the grace period of a KILL or of a drain (05, 51);
    /// that of the task is taken. Set it for a cluster whose executors do.
    bool executorObeysKillPolicy = false;
};

/// The cluster of the recordings: three agents in two regions.
ClusterSetup recordedCluster();

} // namespace pacer::mesos_double
