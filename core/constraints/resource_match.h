// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/offer.h"
#include "core/model/refusal.h"
#include "core/model/run_spec.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pacer::constraints {

/// Which resources of an offer may be used (spec/scheduling.md 3).
struct ResourceSelector {
    enum class Purpose {
        Launch,        ///< accepted roles; no volumes, none of our own reservations
        Reserve,       ///< the same, of role "*" only
        OnReservation, ///< what was reserved for this instance
    };
    Purpose purpose = Purpose::Launch;
    std::set<std::string> roles;
    std::vector<std::pair<std::string, std::string>> labels; ///< OnReservation: the reservation's

    bool passes(const OfferedResource& resource) const;
};

/// Keys of the labels on reservations that the scheduler made.
inline constexpr std::string_view frameworkIdLabel = "marathon_framework_id";
inline constexpr std::string_view taskIdLabel = "marathon_task_id";

/// Amounts one instance needs. 0 asks for nothing.
struct Amounts {
    Milli cpus = 0;
    Milli mem = 0;
    Milli disk = 0;
    Milli gpus = 0;
};

Amounts amountsOf(const Resources& resources);

struct ResourceMatch {
    std::vector<OfferedResource> consumed; ///< in offer order
    std::vector<Refusal> refusals;         ///< empty: everything was found. One per kind that lacks
};

/// Collects each kind of resource from as many parts of the offer as it takes. Scratch disk comes from root
/// disks only.
ResourceMatch matchAmounts(const Amounts& needed, const std::vector<OfferedResource>& offered,
                           const ResourceSelector& selector);

/// How much of a scalar resource passes the selector, in thousandths.
Milli availableOf(std::string_view name, const std::vector<OfferedResource>& offered,
                  const ResourceSelector& selector);

/// `offered` without `taken`; parts that are used up are left out. What is not there is ignored.
std::vector<OfferedResource> without(std::vector<OfferedResource> offered,
                                     const std::vector<OfferedResource>& taken);

} // namespace pacer::constraints
