// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/container_runtime.h"
#include "core/local/local_driver.h"
#include "core/local/process_runtime.h"
#include "core/local/sandbox.h"
#include "core/local/task_record.h"

#include <atomic>
#include <string>
#include <vector>

namespace pacer::local {

/// One instance to start on one agent.
struct LaunchOrder {
    scheduler::Launch launch;
    AgentFolders folders;
    FrameworkId framework;
    std::string container; ///< id of the new run
    std::string agentPid;  ///< "slave(1)@127.0.0.1:8080"
    std::vector<TaskRecord> records;
    std::vector<TaskPlan> plans;
};

/// Brings instances from an accepted offer to running shims. Everything but order() blocks: worker threads.
class Launcher {
public:
    explicit Launcher(const LocalOptions& options);

    /// What is to be done for a launch; touches nothing.
    LaunchOrder order(const scheduler::Launch& launch, const AgentFolders& folders,
                      const FrameworkId& framework, const std::string& agentPid) const;

    /// Records, sandboxes, artifacts, environment: all that comes before the start. The specs are in the
    /// order of the tasks. An error concerns the whole instance.
    Result<std::vector<ShimSpec>> prepare(LaunchOrder& order, const std::atomic<bool>& cancelled);

    Result<ShimProcess> start(const LaunchOrder& order, std::size_t index, const ShimSpec& spec) const;

    ContainerRuntime& containers() { return m_containers; }
    ProcessRuntime& processes() { return m_processes; }

    /// The reason of a failed launch as Mesos would say it.
    static std::string message(const Errors& errors, const std::string& container);

private:
    Result<void> makeFolders(const LaunchOrder& order) const;
    Result<ShimSpec> prepareTask(LaunchOrder& order, std::size_t index, const std::atomic<bool>& cancelled);

    LocalOptions m_options;
    ProcessRuntime m_processes;
    ContainerRuntime m_containers;
};

} // namespace pacer::local
