// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/local/shim_client.h"
#include "core/local/task_plan.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pacer::local {

/// Where a task is to run.
struct TaskPlace {
    std::filesystem::path control;
    std::filesystem::path sandbox;
    std::string containerName; ///< unique, for engines that name their containers
};

/// Turns a plan into something the shim can run. Called on worker threads, may block.
class Runtime {
public:
    Runtime() = default;
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;
    virtual ~Runtime() = default;

    /// The sandbox as the task sees it.
    virtual std::string sandboxInside(const TaskPlace& place) const = 0;

    /// Everything of the spec. `plan.environment` is complete. Error: LaunchFailed {reason}.
    virtual Result<ShimSpec> prepare(const TaskPlan& plan, const TaskPlace& place) = 0;

    /// The argv, on this machine, that runs a command check beside the task that `spec` starts. `file` names
    /// a file of the control folder that may be written for it.
    virtual Result<std::vector<std::string>> checkCommand(const std::vector<std::string>& argv,
                                                          const std::string& file, const ShimSpec& spec,
                                                          const TaskPlace& place) = 0;

    /// After the end of the task: leaves nothing of it.
    virtual void cleanUp(const std::string& containerName) = 0;
};

} // namespace pacer::local
