// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/scheduler_stack.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pacer::app {

/// What the command line of `pacerd` says.
struct DaemonOptions {
    StackOptions stack;
    std::filesystem::path agentsFile; ///< empty: the three default agents, or those of `simulatedAgents`
    bool isSimulated = false;         ///< --master simulated
    simulation::ClusterSetup simulated;
    int simulatedAgents = 20;
    std::filesystem::path scriptFile; ///< of the simulated cluster; empty: everything goes well
    std::filesystem::path readyFile;  ///< written with the address when it serves; empty: none
    bool onMesos = false;             ///< --master names a Mesos master
    mesos::MesosOptions mesos;
    std::filesystem::path mesosSecretFile; ///< holds the secret of its principal; empty: given or none
    bool help = false;
    bool version = false;
};

/// Reads flags. Marathon's names where Marathon has the flag; hyphen and underscore are the same (decision
/// 49);
/// "--flag value" and "--flag=value". Every mistake is an InvalidArgument naming the flag.
Result<DaemonOptions> readOptions(const std::vector<std::string>& arguments);

/// The text of --help.
std::string optionsHelp();

} // namespace pacer::app
