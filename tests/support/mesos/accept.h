// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// ACCEPT and its operations.
namespace pacer::mesos_double {

void accept(World& world, Framework& framework, const Json& body);
void decline(World& world, Framework& framework, const Json& body);
void answerInverseOffers(World& world, Framework& framework, const Json& body, const std::string& status);

} // namespace pacer::mesos_double
