// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/ports.h"
#include "core/simulation/virtual_cluster.h"

#include <memory>

namespace pacer::app {

/// A virtual cluster in real time: no process is started, nothing listens. It lives longer than the terms of
/// an engine, as a real cluster does, and ends with the program; one term at a time is connected to it.
class SimulatedCluster {
public:
    explicit SimulatedCluster(simulation::ClusterSetup setup);
    SimulatedCluster(const SimulatedCluster&) = delete;
    SimulatedCluster& operator=(const SimulatedCluster&) = delete;
    ~SimulatedCluster();

    /// For one term. With the driver its connection ends: nothing is reported any more.
    std::unique_ptr<scheduler::ClusterDriver> makeDriver();
    /// Answers at once as the instance that is asked would: well and ready unless its script says otherwise.
    std::unique_ptr<scheduler::Prober> makeProber();
    /// Agents with what they have and use; there are no files.
    std::shared_ptr<const scheduler::SandboxFiles> files() const;

private:
    class Core;
    class Driver;
    class SimulatedProber;
    class NoFiles;

    std::shared_ptr<Core> m_core;
};

} // namespace pacer::app
