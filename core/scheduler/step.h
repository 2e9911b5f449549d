// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/messages.h"
#include "core/scheduler/ports.h"
#include "core/scheduler/settings.h"

#include <cstdint>
#include <optional>

namespace pacer::scheduler {

struct State;

/// A state to begin with: empty, or what a store gave back. Work that was under way goes on with the first
/// steps; `seed` feeds all chance (decision 20).
State makeState(const Settings& settings, StoredState stored, std::uint64_t seed, Timestamp now);

/// Advances `state` by one event. Deterministic: equal state, event and `now` give equal effects.
Effects step(State& state, const Event& event, Timestamp now);

/// When the shell must send TimePassed if nothing else happens before.
std::optional<Timestamp> nextDeadline(const State& state);

} // namespace pacer::scheduler
