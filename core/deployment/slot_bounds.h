// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/strategies.h"

#include <limits>
#include <optional>

/// The numbers of slot updates (spec/swarm-updates.md A5, A6, B2).
namespace pacer::deployment {

/// What a slot update must keep to, whatever its settings say (B2).
struct SlotBounds {
    int inFlight = std::numeric_limits<int>::max(); ///< slots in work at once
    int minServing = 0;
    int maxPresent = std::numeric_limits<int>::max();
};

/// The bounds for `wanted` instances: those of the strategy, but always room for one slot in work.
SlotBounds slotBounds(int wanted, const UpgradeStrategy& strategy, UpdateOrder order);

/// Whether an end `age` after it was ready (nullopt: never) is a failure of an update that watches for
/// `watched`.
bool isUpdateFailure(const std::optional<Duration>& age, Duration watched);

/// How long the end is watched after the last slot (A5.8).
Duration watchTime(const SlotUpdateSettings& settings);

Duration secondsOf(double seconds);

} // namespace pacer::deployment
