// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/json.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The behaviour vectors of tests/vectors: one handler per area.
namespace pacer::vectors {

using wire::Json;

/// What came out differently from what a vector expects; empty: it holds.
using Differences = std::vector<std::string>;

using Handler = Differences (*)(const Json& vector);

Differences checkConstraints(const Json& vector);
Differences checkPlacement(const Json& vector);
Differences checkPorts(const Json& vector);
Differences checkKillSelection(const Json& vector);
Differences checkDeploymentPlan(const Json& vector);
Differences checkRollingRestart(const Json& vector);
Differences checkApiValidation(const Json& vector);
Differences checkApiNormalization(const Json& vector);
Differences checkConstraintValidation(const Json& vector);
Differences checkBackoff(const Json& vector);
Differences checkHealth(const Json& vector);

struct Area {
    std::string_view name; ///< the key `area` of a file
    Handler handler = nullptr;
};

std::span<const Area> areas();

} // namespace pacer::vectors
