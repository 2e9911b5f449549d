// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/task_condition.h"

#include <string>

namespace pacer::local {

/// How a task ended, as its control folder says.
struct TaskEnd {
    enum class Kind {
        Exited,           ///< `status` counts
        NeverRan,         ///< `error` says why the command could not be executed
        Lost,             ///< the shim vanished and nobody saw the end
        MachineRestarted, ///< the machine went down with it
        NotStarted        ///< the agent went down before the task was started
    };
    Kind kind = Kind::Exited;
    int status = 0; ///< as of waitpid
    bool killed = false;
    std::string reason; ///< of the kill
    std::string error;
    Timestamp finishedAt{};
};

/// The reason of a kill for failing health checks.
inline constexpr const char* unhealthyReason = "unhealthy";

/// After a kill TASK_KILLED, whatever the exit code (spec/mesos.md 6.1).
TaskState stateOf(const TaskEnd& end);

/// In the words of Mesos's command executor: "Command exited with status 1", "Command terminated with signal
/// Killed".
std::string messageOf(const TaskEnd& end);

} // namespace pacer::local
