// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/json.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The behaviour vectors of tests/vectors: one handler per area.
namespace pacer::vectors {

using wire::Json;

class Responder;

/// What came out differently from what a vector expects; empty: it holds.
using Differences = std::vector<std::string>;

/// Judges a vector of pure functions.
using Handler = Differences (*)(const Json& vector);
/// Judges a vector by what a server answers to it; nullopt: the server has other settings.
using RequestHandler = std::optional<Differences> (*)(const Json& vector, Responder& responder);

Differences checkConstraints(const Json& vector);
Differences checkPlacement(const Json& vector);
Differences checkPorts(const Json& vector);
Differences checkKillSelection(const Json& vector);
Differences checkDeploymentPlan(const Json& vector);
Differences checkRollingRestart(const Json& vector);
Differences checkBackoff(const Json& vector);
Differences checkHealth(const Json& vector);
Differences checkSwarmUpdate(const Json& vector);

Differences checkApiValidation(const Json& vector);
Differences checkApiNormalization(const Json& vector);
Differences checkConstraintValidation(const Json& vector);

std::optional<Differences> askApiValidation(const Json& vector, Responder& responder);
std::optional<Differences> askApiNormalization(const Json& vector, Responder& responder);
std::optional<Differences> askConstraintValidation(const Json& vector, Responder& responder);

/// At least one of the handlers is there. Without a server both are asked, with one only the second.
struct Area {
    std::string_view name; ///< the key `area` of a file
    Handler handler = nullptr;
    RequestHandler request = nullptr;
};

std::span<const Area> areas();

} // namespace pacer::vectors
