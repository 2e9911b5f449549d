// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/messages.h"
#include "core/scheduler/state.h"

#include <deque>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

namespace pacer::scheduler {

/// An instance before and after; one of both may be absent (added, forgotten).
struct InstanceChange {
    Shared<Instance> before;
    Shared<Instance> after;
    bool draining = false; ///< it ended because its agent is being drained

    const Instance& any() const { return after ? *after : *before; }
    bool conditionChanged() const { return !before || !after || before->condition != after->condition; }
    /// Condition that it has just taken.
    bool became(Condition condition) const
    {
        return after && after->condition == condition && (!before || before->condition != condition);
    }
    /// Gone in the sense deployments use: considered gone, or no record any more.
    bool isGone() const { return !after || isConsideredGone(after->condition); }
    bool wasGone() const { return before && isConsideredGone(before->condition); }
};

/// The health of an instance as a whole changed.
struct HealthChange {
    InstanceId instance;
    std::optional<bool> healthy;
};

/// A new instance answered its readiness check as wanted.
struct ReadinessReached {
    InstanceId instance;
};

using News = std::variant<InstanceChange, HealthChange, ReadinessReached>;

/// One call of step(): what it works on and what came of it so far. Whoever changes something leaves news
/// here; step() shows each to everybody concerned, in order, until there is none left.
struct Turn {
    State& state;
    Timestamp now;
    Effects effects;
    std::deque<News> news;
    std::vector<Shared<Instance>> touched; ///< to be stored unless forgotten, the latest last
    std::set<PathId> miscounted;           ///< definitions whose number of instances must be looked at
    bool wantsOffers = false;              ///< something became launchable
    std::vector<InstanceId> forgotten;
    Requester by{}; ///< whose command it is; empty: nobody's

    template <class Body>
    void publish(Body&& body)
    {
        effects.events.push_back({now, std::forward<Body>(body)});
    }
    void write(StoreWrite write) { effects.writes.push_back(std::move(write)); }
    void call(ClusterCall call) { effects.calls.push_back(std::move(call)); }
};

} // namespace pacer::scheduler
