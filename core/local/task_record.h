// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/amounts.h"
#include "core/local/task_plan.h"
#include "core/model/path_id.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pacer::local {

/// What an agent must know of a task after a restart; file "task" of its control folder, written before
/// anything of the task is started.
struct TaskRecord {
    TaskId task;
    InstanceId instance;
    PathId app;
    FrameworkId framework;
    std::string executor;
    std::string container;           ///< id of the run; tasks of one pod share it
    std::filesystem::path run;       ///< folder of the run
    std::filesystem::path directory; ///< the task's sandbox
    Amounts used;                    ///< of a pod: one of its living tasks holds everything
    Resources resources;             ///< as the definition asks
    Duration killGrace{};
    std::string containerName; ///< of the container engine; "" for a process
    std::vector<CheckPlan> checks;
    bool pod = false;

    bool operator==(const TaskRecord&) const = default;
};

Result<void> writeRecord(const std::filesystem::path& control, const TaskRecord& record);
std::optional<TaskRecord> readRecord(const std::filesystem::path& control);

} // namespace pacer::local
