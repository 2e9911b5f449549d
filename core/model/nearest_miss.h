// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/model/constraint.h"
#include "core/model/refusal.h"

#include <optional>
#include <string>
#include <vector>

namespace pacer {

/// What one offer lacked for one instance.
struct Shortfall {
    std::optional<Refusal> reason; ///< absent: the agent's region, a gate without a name (constraints.md 5)
    std::optional<double> needed;  ///< as a definition writes amounts; of ports how many
    std::optional<double> offered; ///< how much of it the instance might have used
    std::optional<int> port;       ///< a host port that is wanted by its number and is not there
    std::optional<Constraint> constraint; ///< the first one that is not met
    std::optional<std::string> found;     ///< what the agent has for the field of the constraint; its region
    bool operator==(const Shortfall&) const = default;
};

/// Of the newest offers of all agents the one that came closest.
struct NearestMiss {
    AgentId agent;
    std::string host;
    std::vector<Shortfall> lacks;
    bool operator==(const NearestMiss&) const = default;
};

} // namespace pacer
