// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/strategies.h"

#include <optional>
#include <vector>

namespace pacer::deployment {

/// How something ended, as far as a restart policy cares.
enum class EndKind {
    Clean,   ///< by itself, with exit code 0
    Failure, ///< anything else that nobody asked for
};

/// Whether the policy starts again what ended at `endedAt`, and how long it waits before that
/// (spec/swarm-updates.md A10); nullopt: it stays down. `restarts`: when this place was restarted before.
std::optional<Duration> restartDelay(const RestartPolicy& policy, EndKind end,
                                     const std::vector<Timestamp>& restarts, Timestamp endedAt);

} // namespace pacer::deployment
