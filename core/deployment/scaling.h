// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/behaviour.h"
#include "core/model/constraint.h"
#include "core/model/instance.h"
#include "core/model/strategies.h"

#include <vector>

namespace pacer::deployment {

struct ScalingWish {
    int wanted = 0;
    std::vector<InstanceId> sentenced;
    KillSelection killSelection = KillSelection::YoungestFirst;
    std::vector<Constraint> constraints;
};

struct ScalingProposal {
    std::vector<InstanceId> victims; ///< to get a terminal goal, in this order
    int toStart = 0;
};

/// Who goes and how many come so that `wanted` instances remain (spec/deployments.md 8). `instances`: all of
/// the definition, in any fixed order.
ScalingProposal proposeScaling(const std::vector<const Instance*>& instances, const ScalingWish& wish,
                               const Behaviour& behaviour);

/// The order in which instances go when nothing else decides (8.2), first victim first.
std::vector<const Instance*> killOrder(std::vector<const Instance*> instances, KillSelection selection,
                                       const Behaviour& behaviour);

} // namespace pacer::deployment
