// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// The older GET endpoints of the master (spec/mesos.md 12), which still say "slave".
namespace pacer::mesos_double {

/// The answer to a GET below /master; nullopt if there is no such endpoint.
std::optional<Reply> legacyRequest(World& world, const Request& request, const std::string& endpoint,
                                   const Principal& principal);

Json metricsView(const World& world);
Json masterFlags(const World& world);
Json legacyRoles(const World& world);

// Parts that agents show too.
Json attributesObject(const Json& attributes);
Json legacyTask(const Task& task);
/// role -> sums, and role -> resources.
Json reservedSums(const Resources& resources);
Json reservedFull(const Resources& resources);
/// As dump(), but with the attributes that occur twice.
std::string legacyText(const Json& json);

} // namespace pacer::mesos_double
