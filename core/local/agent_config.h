// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/agent.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pacer::local {

/// One agent on this machine, as it is declared. `name` names its folder and is part of its id: a task stays
/// with the agent of the same name.
struct AgentConfig {
    std::string name;
    std::string hostname = "127.0.0.1";
    std::vector<Attribute> attributes;
    double cpus = 1; ///< shares of a core
    double mem = 0;  ///< MiB
    double disk = 0; ///< MiB
    int gpus = 0;
    Ranges ports;
    std::optional<std::string> region;
    std::optional<std::string> zone;
    std::string role = "*"; ///< static reservation of all resources

    bool operator==(const AgentConfig&) const = default;
};

/// What the agents of a machine can share.
struct MachineFacts {
    double cpus = 1;
    double memMiB = 0;
    double freeDiskMiB = 0; ///< where the state folder lies
};

MachineFacts machineFacts(const std::filesystem::path& stateDir);

/// The agents of a first start (decision 26): agent-1..3 with a zone, a rack and a thousand ports each; all
/// cores, a quarter of the memory and a tenth of the free disk for each.
std::vector<AgentConfig> defaultAgents(const MachineFacts& machine);

} // namespace pacer::local
