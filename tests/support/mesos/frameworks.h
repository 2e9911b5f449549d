// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// Frameworks subscribe, fall silent, come back, and are removed.
namespace pacer::mesos_double {

Capabilities capabilitiesOf(const Json& info);
std::vector<std::string> rolesOf(const Json& info);

/// What is wrong with a FrameworkInfo, in the words of an ERROR event.
std::optional<std::string> frameworkInfoError(const Json& info);
std::optional<std::string> idError(const std::string& id);

/// SUBSCRIBE after the checks of HTTP: opens the stream, whose first record is SUBSCRIBED or ERROR.
/// `principal` is that of the request, "" without authentication.
Reply subscribe(World& world, const Json& call, const std::string& principal);

/// UPDATE_FRAMEWORK.
Reply updateFramework(World& world, Framework& framework, const Json& body);

/// The stream is gone: the failover timeout begins.
void disconnect(World& world, Framework& framework);

/// TEARDOWN, or the end of the failover timeout.
void removeFramework(World& world, const std::string& id);

} // namespace pacer::mesos_double
