// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/simulation/fault_plan.h"
#include "core/simulation/virtual_agent.h"

#include <filesystem>
#include <vector>

namespace pacer::app {

/// Reads `--simulated-script FILE`: a JSON list of {app, version, instance, container, afterMs, then};
/// `app` and `then` are required. Errors say where in the file.
Result<std::vector<simulation::FaultRule>> readScriptFile(const std::filesystem::path& path);

/// Reads `--agents FILE` for a simulated cluster: the same list as for local agents. An agent without a
/// hostname is named after itself, and has as much of everything as those of `--simulated-agents`.
Result<std::vector<simulation::AgentSetup>> readSimulatedAgents(const std::filesystem::path& path);

} // namespace pacer::app
