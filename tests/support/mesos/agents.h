// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// Agents come, go and come back.
namespace pacer::mesos_double {

/// Adds an agent; it registers at once if its setup says that it is up.
Agent& addAgent(World& world, const AgentSetup& setup);

/// The process is killed or stops: the master sees the connection break at once and gives it up after the
/// ping timeout. Executors live on.
void agentDies(World& world, Agent& agent);
/// The process starts (again) and registers.
void agentStarts(World& world, Agent& agent);
/// Registers with the leader if it can: after a start, a healed network, an election.
void reregister(World& world, Agent& agent);
/// The master has forgotten everything but the names of its agents.
void forgetByMaster(Agent& agent);
/// SIGUSR1: says goodbye and ends its tasks.
void agentLeaves(World& world, Agent& agent);
/// The network between agent and master breaks, unnoticed until the ping timeout; or heals.
void partition(World& world, Agent& agent, bool broken);

void drain(World& world, Agent& agent, const Json& call);
/// DRAINING becomes DRAINED when nothing is left.
void finishDrain(World& world, Agent& agent);
void deactivate(World& world, Agent& agent);
void reactivate(World& world, Agent& agent);
void markGone(World& world, Agent& agent);
/// START_MAINTENANCE for the agent's machine.
void takeDown(World& world, Agent& agent);

/// KILL as the agent gets it; one that is away hears of it when it is back.
void deliverKill(World& world, const TaskPtr& task, std::optional<Duration> grace);

} // namespace pacer::mesos_double
