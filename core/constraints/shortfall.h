// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/constraints/offer_match.h"
#include "core/model/nearest_miss.h"

#include <compare>
#include <vector>

/// How far away was an offer that was refused? For explanations: what matchOffer decided stands.
namespace pacer::constraints {

/// The smaller, the nearer. What may come free by itself is nearer than what somebody has to change.
struct MissDistance {
    int hurdle = 0; ///< amounts, ports, policy of the agent, region, constraint, role
    int count = 0;  ///< how many things are missing
    double gap = 0; ///< of amounts what is missing, as shares of what is needed
    auto operator<=>(const MissDistance&) const = default;
};

/// A refused offer, and what it was refused for.
struct Miss {
    const LaunchNeeds& needs;
    const Offer& offer;
    const std::vector<Refusal>& reasons; ///< may be empty: the region gate has no name
};

MissDistance missDistance(const Miss& miss, const std::optional<std::string>& localRegion);

/// One entry for everything that was missing. What merely follows from something else is left out: without
/// the right role there is no cpu either. `placed` are the instances that count now.
std::vector<Shortfall> shortfalls(const Miss& miss, const SpreadLedger& placed, const MatchContext& context);

} // namespace pacer::constraints
