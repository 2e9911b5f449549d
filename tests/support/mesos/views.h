// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// How the master shows things in the v1 APIs.
namespace pacer::mesos_double {

Json masterInfoJson(const World& world);
Json agentInfoJson(const Agent& agent);
Json agentJson(const World& world, const Agent& agent);
Json frameworkJson(const World& world, const Framework& framework, bool withOffers);
Json taskJson(const Task& task);
Json versionJson(const World& world);

/// The fields of a FrameworkInfo in their order.
Json inOrder(const Json& frameworkInfo);

Json tasksView(const World& world);      ///< GET_TASKS
Json agentsView(const World& world);     ///< GET_AGENTS
Json frameworksView(const World& world); ///< GET_FRAMEWORKS
Json executorsView(const World& world);  ///< GET_EXECUTORS
Json rolesView(const World& world);      ///< GET_ROLES
Json operationsView(const World& world); ///< GET_OPERATIONS
Json stateView(const World& world);      ///< GET_STATE

Resources offeredOn(const World& world, const Agent& agent);
std::vector<std::string> agentCapabilities();
std::vector<std::string> masterCapabilities();

} // namespace pacer::mesos_double
