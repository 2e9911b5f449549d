// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/task_end.h"

#include <string.h>
#include <sys/wait.h>

namespace pacer::local {

TaskState stateOf(const TaskEnd& end)
{
    switch (end.kind) {
    case TaskEnd::Kind::Exited:
        if (end.killed)
            return TaskState::Killed;
        return WIFEXITED(end.status) && WEXITSTATUS(end.status) == 0 ? TaskState::Finished
                                                                     : TaskState::Failed;
    case TaskEnd::Kind::NeverRan:
    case TaskEnd::Kind::Lost: return end.killed ? TaskState::Killed : TaskState::Failed;
    case TaskEnd::Kind::MachineRestarted: return TaskState::Gone;
    case TaskEnd::Kind::NotStarted: return TaskState::Dropped;
    }
    return TaskState::Failed;
}

std::string messageOf(const TaskEnd& end)
{
    switch (end.kind) {
    case TaskEnd::Kind::Exited:
        if (WIFSIGNALED(end.status))
            return std::string("Command terminated with signal ") + ::strsignal(WTERMSIG(end.status));
        return "Command exited with status " + std::to_string(WEXITSTATUS(end.status));
    case TaskEnd::Kind::NeverRan: return end.error;
    case TaskEnd::Kind::Lost: return "Executor terminated";
    case TaskEnd::Kind::MachineRestarted: return "The machine restarted while the task was running";
    case TaskEnd::Kind::NotStarted: return "The agent restarted before the task was started";
    }
    return {};
}

} // namespace pacer::local
