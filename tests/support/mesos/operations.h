// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// RESERVE, UNRESERVE, CREATE and DESTROY, by frameworks and by operators.
namespace pacer::mesos_double {

/// Changes `pool` (allocated to `role`) and the agent's total. Reports to the framework if the operation has
/// an id.
void applyOperation(World& world, Framework& framework, Agent& agent, const Json& operation,
                    const std::string& role, Resources& pool);

void tellOperationError(World& world, const Framework& framework, const Json& operation,
                        const std::string& message);

void acknowledgeOperation(World& world, const Framework& framework, const Json& body);
void reconcileOperations(World& world, const Framework& framework, const Json& queries);

/// RESERVE_RESOURCES and the other three of the operator API; offers are rescinded where it needs them.
Reply operateOnAgent(World& world, const std::string& type, const Json& body);

} // namespace pacer::mesos_double
