// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

namespace pacer::mesos_double {

/// A request to a master, leading or standing by (spec/mesos.md 2.4, 12).
Reply masterRequest(World& world, std::uint16_t port, const Request& request);

} // namespace pacer::mesos_double
