// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// POST /api/v1 on the master, and maintenance, which has older endpoints too.
namespace pacer::mesos_double {

Reply operatorCall(World& world, const Request& request);

Reply updateSchedule(World& world, const Json& schedule);
Reply startMaintenance(World& world, const Json& machines);
Reply stopMaintenance(World& world, const Json& machines);
Json scheduleJson(const World& world);
Json maintenanceStatusJson(const World& world);

} // namespace pacer::mesos_double
