// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// /files/… of an agent, and its v1 calls LIST_FILES and READ_FILE (spec/mesos.md 13).
namespace pacer::mesos_double {

/// `agents` share one address; the one that has the path answers. `path` is /files/browse, read, download or
/// debug.
Reply filesRequest(World& world, const std::vector<Agent*>& agents, const Request& request);

Reply listFiles(const std::vector<Agent*>& agents, const Json& body);
Reply readFile(const std::vector<Agent*>& agents, const Json& body);

/// cb(…) where the query asks for it.
Reply jsonAnswer(const Request& request, std::string json);

} // namespace pacer::mesos_double
