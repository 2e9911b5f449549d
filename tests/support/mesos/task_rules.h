// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// What makes a launch invalid, in the words of the master (spec/mesos.md 5.4 to 5.9, 23).
namespace pacer::mesos_double {

/// `own` are the resources that its executor needs besides, `pool` is what is left of the offers.
std::optional<std::string> taskError(const World& world, const Framework& framework, const Agent& agent,
                                     const Json& info, const Resources& own, const Resources& pool);

std::optional<std::string> groupError(const World& world, const Framework& framework, const Agent& agent,
                                      const Json& executor, const Json& tasks, const Resources& own,
                                      const Resources& pool);

} // namespace pacer::mesos_double
