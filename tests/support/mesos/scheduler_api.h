// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

namespace pacer::mesos_double {

/// POST /api/v1/scheduler.
Reply schedulerCall(World& world, const Request& request);

} // namespace pacer::mesos_double
