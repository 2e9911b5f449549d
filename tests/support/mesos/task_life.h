// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// From the launch of one task to its end.
namespace pacer::mesos_double {

/// Starts the clock of a task's script. `runDirectory` is that of its executor.
void beginLife(World& world, Agent& agent, const TaskPtr& task, const std::string& runDirectory);

/// The process of the task ends by itself, now.
void endTask(World& world, const TaskPtr& task, int exitCode);

/// Called when the process of a task is gone: the rest of a pod follows a task that ended badly.
/// (executors.cpp)
void taskEnded(World& world, const TaskPtr& task, bool badly);

} // namespace pacer::mesos_double
