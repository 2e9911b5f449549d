// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/local/agent_config.h"

#include <filesystem>
#include <vector>

namespace pacer::app {

/// Reads `--agents FILE`: a JSON list of {name, hostname, attributes, cpus, mem, disk, gpus, ports: [[first,
/// last]…], region, zone, role}; only the name is required, the rest is as in `defaults`. Errors say where in
/// the file.
Result<std::vector<local::AgentConfig>> readAgentsFile(const std::filesystem::path& path,
                                                       const local::AgentConfig& defaults = {});

} // namespace pacer::app
