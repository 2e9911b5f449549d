// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/state.h"
#include "core/simulation/rehearsal.h"

/// What a rehearsal reads of a scheduler. Called on the engine's thread: both copy no more than they must.
namespace pacer::simulation {

Scene sceneOf(const scheduler::State& state, Timestamp now);

/// The instances and delays of `touched`. Agents are those whose offers were refused lately; whoever knows
/// all of them puts them in their place.
Cast castOf(const scheduler::State& state, const std::set<PathId>& touched);

/// What is left on agents that a driver knows.
std::vector<AgentRoom> roomsOf(const std::vector<scheduler::AgentSnapshot>& agents);

} // namespace pacer::simulation
