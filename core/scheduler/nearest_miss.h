// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/nearest_miss.h"
#include "core/scheduler/state.h"

#include <optional>

namespace pacer::scheduler {

/// Which agent comes closest to what an item of the queue waits for; nullopt: no offer was refused yet.
std::optional<NearestMiss> nearestMiss(const State& state, const QueueKey& key, const QueueEntry& entry);

} // namespace pacer::scheduler
