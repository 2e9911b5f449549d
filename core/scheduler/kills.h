// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <deque>
#include <set>

namespace pacer::scheduler {

/// The kill service (spec/scheduling.md 9): a bounded number of kills is on its way, the others wait.
struct Kills {
    std::set<InstanceId> inFlight;
    std::deque<InstanceId> waiting;
    std::set<InstanceId> known; ///< all of both
};

} // namespace pacer::scheduler
