// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/constraints/operators.h"
#include "core/constraints/port_match.h"
#include "core/constraints/resource_match.h"
#include "core/constraints/spread_ledger.h"
#include "core/model/behaviour.h"
#include "core/model/offer.h"
#include "core/model/refusal.h"
#include "core/model/run_spec.h"

#include <tl/expected.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

/// One question: may one more instance of this definition run on what is left of this offer?
namespace pacer::constraints {

/// Everything of a definition that the match reads, compiled once per version.
struct LaunchNeeds {
    Amounts amounts;
    std::vector<PortNeed> ports;
    ConstraintSet constraints;
    ResourceSelector selector;
    std::optional<bool> gpuRestricted; ///< the label GPU_SCHEDULING_BEHAVIOR, if it says so
};

/// `defaultRoles` are used if the definition names none (--accepted_resource_roles_default_behavior).
LaunchNeeds launchNeeds(const RunSpec& spec, const std::set<std::string>& defaultRoles);

/// What the match must know of the cluster and of the moment.
struct MatchContext {
    Timestamp now{};
    std::optional<std::string> localRegion; ///< of the master; nullopt: unknown
    GroupByRule groupByRule = GroupByRule::Even;
    bool gpuRestricted = true;
    bool maintenanceMode = true;
    Duration draining{}; ///< offers are refused this long before a maintenance begins
};

struct Placement {
    std::vector<std::optional<int>> hostPorts; ///< one per port definition, mapping or endpoint
    std::vector<OfferedResource> consumed;     ///< what the launch takes of the offer's resources
};

/// Every reason, in the order of spec/scheduling.md 3. May be empty: the region gate refuses without one.
struct Rejection {
    std::vector<Refusal> reasons;
    std::optional<Constraint> unmet; ///< the first constraint that failed

    /// The reason that /v2/queue counts: the first in funnel order.
    std::optional<Refusal> counted() const;
};

/// Pure but for the draws from `random` (dynamic ports). `placed` must hold the instances of the definition
/// that count; the caller adds the new one after it has used the placement.
tl::expected<Placement, Rejection> matchOffer(const LaunchNeeds& needs, const Offer& offer,
                                              const SpreadLedger& placed, const MatchContext& context,
                                              Random& random);

} // namespace pacer::constraints
