// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <deque>
#include <set>

namespace pacer::scheduler {

struct Turn;
struct InstanceChange;

/// The kill service (spec/scheduling.md 9): a bounded number of kills is on its way, the others wait.
struct Kills {
    std::set<InstanceId> inFlight;
    std::deque<InstanceId> waiting;
    std::set<InstanceId> known; ///< all of both
};

/// Ends the tasks of an instance, sooner or later. The goal decides whether it is launched again; one that
/// was never launched is forgotten if its goal says so. Repeating it is harmless.
void requestKill(Turn& turn, const InstanceId& id);

/// Alarm KillRetry: asks again.
void onKillRetry(Turn& turn, const InstanceId& id);

/// Kills are confirmed by what instances become.
void killsHeard(Turn& turn, const InstanceChange& change);

} // namespace pacer::scheduler
