// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/ignition.h"

#include <algorithm>
#include <cmath>

namespace pacer::deployment {

int minHealthy(int wanted, double minimumHealthCapacity)
{
    return static_cast<int>(std::ceil(wanted * minimumHealthCapacity));
}

int maxCapacity(int wanted, double maximumOverCapacity)
{
    return static_cast<int>(wanted * (1 + maximumOverCapacity));
}

Ignition ignition(const IgnitionInput& input)
{
    Ignition result;
    result.minHealthy = minHealthy(input.wanted, input.minimumHealthCapacity);
    result.maxCapacity = maxCapacity(input.wanted, input.maximumOverCapacity);
    result.kill = std::max(0, input.healthy - result.minHealthy);
    if (result.minHealthy == result.maxCapacity && result.maxCapacity <= input.healthy) {
        if (input.resident) {
            result.kill = input.healthy - result.minHealthy + 1;
            result.special = Ignition::Special::ResidentKillOneMore;
        } else {
            result.maxCapacity += 1;
            result.special = Ignition::Special::AllowOneOver;
        }
    }
    if (input.wanted < input.total)
        result.kill = std::max(input.total - input.wanted, result.kill);
    return result;
}

int launchCount(int maxCapacity, int oldActive, int started, int wanted)
{
    const int room = std::max(0, maxCapacity - oldActive - started);
    return std::min(room, std::max(0, wanted - started));
}

} // namespace pacer::deployment
