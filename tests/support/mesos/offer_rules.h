// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// Which agents and amounts a framework may see at all.
namespace pacer::mesos_double {

/// Region, gpus and offer constraints.
bool mayBeOffered(const World& world, const Framework& framework, const std::string& role,
                  const Agent& agent);

/// Enough to be worth an offer: the framework's own minimum, or 0.01 cpus or 32 MB.
bool isAllocatable(const Framework& framework, const std::string& role, const Resources& resources);

/// What is wrong with `offer_constraints`; nullopt if nothing.
std::optional<std::string> constraintsError(const Json& constraints, const std::vector<std::string>& roles);

} // namespace pacer::mesos_double
