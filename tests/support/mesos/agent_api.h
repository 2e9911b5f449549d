// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

namespace pacer::mesos_double {

/// A request to the address of one or more agents.
Reply agentRequest(World& world, const std::vector<Agent*>& agents, const Request& request);

} // namespace pacer::mesos_double
