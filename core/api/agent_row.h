// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/agent.h"

#include <string>

namespace pacer::api {

/// An agent of the cluster as its master counts it, in one row.
struct AgentRow {
    AgentInfo info;
    double cpus = 0;
    double usedCpus = 0;
    double mem = 0; ///< MiB
    double usedMem = 0;
    int tasks = 0;   ///< of all frameworks
    double disk = 0; ///< MiB
    double usedDisk = 0;
    double gpus = 0;
    double usedGpus = 0;
    std::string ports;   ///< as the master writes them: "[31000-31999]"
    std::string address; ///< "host:port" of its files API
    bool active = true;  ///< false: the master has lost it or has switched it off
    bool draining = false;

    bool operator==(const AgentRow&) const = default;
};

} // namespace pacer::api
