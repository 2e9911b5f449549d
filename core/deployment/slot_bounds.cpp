// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/slot_bounds.h"

#include "core/deployment/ignition.h"

#include <algorithm>
#include <cmath>

namespace pacer::deployment {

Duration secondsOf(double seconds)
{
    constexpr double nanosecondsPerSecond = 1e9;
    constexpr double longest = 1e9; // thirty years
    return Duration{std::llround(std::min(seconds, longest) * nanosecondsPerSecond)};
}

bool isUpdateFailure(const std::optional<Duration>& age, Duration watched)
{
    return !age || *age <= watched;
}

Duration watchTime(const SlotUpdateSettings& settings)
{
    const Duration monitor = secondsOf(settings.monitorSeconds);
    const Duration delay = secondsOf(settings.delaySeconds);
    return delay >= monitor ? delay + std::chrono::seconds{1} : monitor;
}

SlotBounds slotBounds(int wanted, const UpgradeStrategy& strategy, UpdateOrder order)
{
    const int floor = minHealthy(wanted, strategy.minimumHealthCapacity);
    const int ceiling = maxCapacity(wanted, strategy.maximumOverCapacity);
    SlotBounds bounds;
    if (order == UpdateOrder::StartFirst) {
        bounds.inFlight = std::max(1, ceiling - wanted);
        bounds.maxPresent = wanted + bounds.inFlight;
        bounds.minServing = floor;
    } else {
        bounds.inFlight = std::max(1, wanted - floor);
        bounds.minServing = std::max(0, wanted - bounds.inFlight);
        bounds.maxPresent = std::max(wanted, ceiling);
    }
    return bounds;
}

} // namespace pacer::deployment
