// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/json.h"
#include "tests/support/mesos/master.h"

/// How a test in another process moves the cluster: POST /<action> with a JSON object, on the control port.
namespace pacer::mesos_double {

/// killAgent, startAgent, unregisterAgent, reregisterAgent {agent}; partitionAgent {agent, broken}; addAgent
/// {an agent of the setup}; killExecutor {executor, framework?}; finishTask {task, exitCode}; append {task,
/// file, text}; addScript {a rule of ScriptBook}; killMaster; elect {port, agentsAfterMs?}; announce {port};
/// cutStreams {bytes}; hang {on}; repeatUpdates {count}; dropAcknowledges {count}. 200 `{}`, or 400 with the
/// reason. GET /state: {"leader":5050,"ports":[…],"tasks":{"id":"TASK_RUNNING"}}.
Reply controlRequest(Master& master, const Request& request);

/// The setup that the program reads (README of this folder).
ClusterSetup setupFromJson(const Json& json);
AgentSetup agentFromJson(const Json& json);
/// `count` agents for load: one address, 16 cpus each.
std::vector<AgentSetup> manyAgents(std::size_t count, std::uint16_t port);

} // namespace pacer::mesos_double
