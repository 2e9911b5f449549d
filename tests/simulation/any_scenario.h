// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_spec.h"
#include "core/simulation/world.h"

#include <vector>

namespace pacer::testing {

/// A small cluster, definitions that hardly fit on it, and what goes wrong.
struct Scenario {
    std::vector<simulation::AgentSetup> agents;
    std::vector<AppSpec> apps;
    std::vector<simulation::FaultRule> faults;
    std::uint64_t seed = 1;
};

/// Drawn from RapidCheck: to be called inside a property. A failure is made smaller draw by draw.
Scenario anyScenario();

simulation::WorldSetup setupOf(const Scenario& scenario);

/// The whole story: the apps are created one after the other, some are scaled, one is restarted, one is
/// destroyed, and everything comes to rest.
void play(const Scenario& scenario, simulation::World& world);

} // namespace pacer::testing
