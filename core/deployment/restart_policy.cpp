// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/restart_policy.h"

#include "core/deployment/slot_bounds.h"

#include <algorithm>

namespace pacer::deployment {

std::optional<Duration> restartDelay(const RestartPolicy& policy, EndKind end,
                                     const std::vector<Timestamp>& restarts, Timestamp endedAt)
{
    switch (policy.condition) {
    case RestartCondition::None: return std::nullopt;
    case RestartCondition::OnFailure:
        if (end == EndKind::Clean)
            return std::nullopt;
        break;
    case RestartCondition::Any: break;
    }
    const Duration window = secondsOf(policy.windowSeconds);
    const auto counted = std::ranges::count_if(restarts, [&](Timestamp restart) {
        return window == Duration::zero() || endedAt - restart < window;
    });
    if (policy.maxAttempts > 0 && counted >= policy.maxAttempts)
        return std::nullopt;
    return secondsOf(policy.delaySeconds);
}

} // namespace pacer::deployment
