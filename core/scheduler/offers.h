// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/constraints/offer_match.h"
#include "core/model/offer.h"
#include "core/scheduler/effect.h"

#include <map>
#include <memory>
#include <vector>

namespace pacer::scheduler {

struct State;
struct Turn;
struct InstanceChange;

/// What placing instances of one version needs each time: read once from its definition, counted up with
/// every change of an instance.
struct PlacementNeeds {
    constraints::LaunchNeeds needs;
    constraints::SpreadLedger placed; ///< stays empty for a definition without constraints
    bool counts = false;
    Shared<CommonVariables> common; ///< absent until something is launched
    Timestamp commonOf{};           ///< version of the tree that `common` was made from
};
/// The latest offer of each agent that was of no use to somebody.
using UnusedOffers = std::map<AgentId, std::shared_ptr<const Offer>>;

/// Instances that are forgotten, whose reservations may still be held: an offer of that agent to that role is
/// wanted, to give them up.
struct HeldReservation {
    AgentId agent;
    std::string role;
};
using HeldReservations = std::map<InstanceId, HeldReservation>;

using Placements = std::map<PathId, std::map<Timestamp, PlacementNeeds>>;

/// Launches what waits on what is offered; the rest goes back (spec/scheduling.md 2).
void onOffers(Turn& turn, const std::vector<Offer>& offers);

/// Of the definition's version; made when it is first asked for.
PlacementNeeds& placementOf(Turn& turn, const RunSpec& spec);
/// What the tasks of the version are told alike, as the tree is now.
const Shared<CommonVariables>& commonOf(Turn& turn, PlacementNeeds& placement, const RunSpec& spec);
/// Keeps the counts that placement reads. Repeating it changes nothing.
void placementsHeard(Turn& turn, const InstanceChange& change);
/// Nothing of that definition waits any more. Counts are kept: to make them anew costs a look at every
/// instance.
void forgetNeeds(State& state, const PathId& id);

/// The reservations of an instance that is forgotten are looked for in the offers to come.
void reservationsHeard(Turn& turn, const InstanceChange& change);

/// Asks for offers, or for none, after everything else of a turn is settled.
void settleOffers(Turn& turn);

/// Alarms Revive and LaunchTokens; only with Behaviour::throttles.
void onReviveAlarm(Turn& turn);
void onTokenRefresh(Turn& turn);

} // namespace pacer::scheduler
