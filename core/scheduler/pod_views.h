// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/pod_status.h"
#include "core/scheduler/state.h"

#include <map>
#include <vector>

/// What the API reads about pods. Pure; called on the engine thread between two events.
namespace pacer::scheduler {

PodStatus podStatus(const State& state, const PodPtr& pod, Timestamp now);

/// Of every pod at and below `group`.
std::map<PathId, PodStatus> podStatusesBelow(const State& state, const Group& group, Timestamp now);

} // namespace pacer::scheduler
