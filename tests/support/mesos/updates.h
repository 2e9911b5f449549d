// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// Status updates: from the agent through the master to the scheduler, and acknowledgements back.
namespace pacer::mesos_double {

struct UpdateFields {
    std::string message;
    std::string source = "SOURCE_EXECUTOR";
    std::string reason;
    bool container = true; ///< with container_status
};

/// An update of the agent or its executor: has a uuid, is repeated until it is acknowledged, waits behind
/// earlier ones.
void agentUpdate(World& world, const TaskPtr& task, const std::string& state,
                 const UpdateFields& fields = {});

/// An update that the master makes up: no uuid, sent once.
void masterUpdate(World& world, Framework& framework, const TaskPtr& task, const std::string& state,
                  const std::string& message, const std::string& reason);

/// A status about a task that the master does not hold: errors and reconciliation.
Json bareStatus(const World& world, const std::string& taskId, const std::string& agentId,
                const std::string& state, const std::string& message, const std::string& reason);
void sendStatus(World& world, const Framework& framework, Json status);

/// ACKNOWLEDGE. Unknown ones are ignored.
void acknowledge(World& world, Framework& framework, const Json& body);

/// Everything that waits for this framework goes out again: after a subscription, or when an agent is back.
void flushUpdates(World& world, const std::string& frameworkId, const std::string& agentId);

/// RECONCILE of all, or of the tasks that are listed.
void reconcile(World& world, Framework& framework, const Json& tasks);

/// The task's resources go back to the agent, once.
void release(World& world, Task& task);

/// Leaves the tasks of the framework for its completed ones, and the executor of the agent.
void complete(World& world, Framework& framework, const TaskPtr& task);

Json containerStatus(const Task& task);

} // namespace pacer::mesos_double
