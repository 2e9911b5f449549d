// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// Tasks and executors on an agent: they live as their scripts say.
namespace pacer::mesos_double {

/// One task that passed all checks. `executor` is its ExecutorInfo, null for a command task; `own` are the
/// resources of the executor if it does not run yet.
TaskPtr launchTask(World& world, Agent& agent, Framework& framework, const Json& info, const Json& executor,
                   const Resources& own);

/// SIGTERM, and SIGKILL after the grace period. `grace` is that of the call.
void killTask(World& world, const TaskPtr& task, std::optional<Duration> grace,
              const std::string& reason = {});

/// SIGKILL to the executor: its tasks fail.
void killExecutor(World& world, Agent& agent, const std::string& frameworkId, const std::string& executorId);

/// Ends everything of a framework on an agent without a word; "" for all frameworks.
void stopSilently(World& world, Agent& agent, const std::string& frameworkId);

/// The task's end is acknowledged: it leaves the tasks of its executor.
void leaveExecutor(World& world, Agent& agent, const TaskPtr& task);

/// Resources of the tasks and executors on the agent that are not free yet, allocated.
Resources usedOn(const Agent& agent);

/// "<work_dir>/slaves/…/runs/<container>", and the path of the same folder that needs no look-up.
std::string runDirectory(const Agent& agent, const Executor& executor);
std::string virtualDirectory(const Executor& executor);

} // namespace pacer::mesos_double
