// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/nearest_miss.h"

#include "core/constraints/shortfall.h"

namespace pacer::scheduler {

std::optional<NearestMiss> nearestMiss(const State& state, const QueueKey& key, const QueueEntry& entry)
{
    const auto versions = state.placements.find(key.id);
    if (versions == state.placements.end())
        return std::nullopt;
    const auto placement = versions->second.find(entry.spec.version());
    if (placement == versions->second.end())
        return std::nullopt;
    const PlacementNeeds& wanted = placement->second;

    constraints::MatchContext context;
    context.localRegion = state.connection.masterRegion;
    context.groupByRule = state.settings.behaviour.groupByRule;
    const auto missOf = [&](const Rejection& rejection) {
        return constraints::Miss{wanted.needs, *rejection.offer, rejection.reasons};
    };
    const Rejection* nearest = nullptr;
    constraints::MissDistance least;
    for (const auto& [agent, rejection] : entry.offers.lastUnused) {
        const auto distance = constraints::missDistance(missOf(rejection), context.localRegion);
        if (!nearest || distance < least) {
            nearest = &rejection;
            least = distance;
        }
    }
    if (!nearest)
        return std::nullopt;
    return NearestMiss{nearest->offer->agent.id, nearest->offer->agent.host,
                       constraints::shortfalls(missOf(*nearest), wanted.placed, context)};
}

} // namespace pacer::scheduler
