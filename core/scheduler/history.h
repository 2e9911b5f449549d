// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/deployment_record.h"
#include "core/scheduler/ports.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

/// Which of the deployments that have ended are kept; the archive has what there is to read of them.
namespace pacer::scheduler {

struct Turn;
struct Rollout;
struct State;

/// Bounded by both: a plan can be as long as there are definitions.
inline constexpr std::size_t mostRecords = 1000;
inline constexpr std::size_t mostRecordedActions = 200'000;

struct History {
    std::deque<KeptRecord> records; ///< oldest first
    std::size_t actions = 0;        ///< of all of them
    std::uint64_t lastNumber = 0;
};

/// How a deployment ends.
struct Ending {
    DeploymentOutcome outcome{};
    std::optional<DeploymentId> successor = std::nullopt;
    std::string reason = {}; ///< "" if what it waits for says enough
};

/// Adds a deployment that ends now, and stores it; the oldest go where there are too many.
void remember(Turn& turn, const Rollout& rollout, Ending ending);

/// What was stored, in any order.
void restoreHistory(State& state, std::vector<KeptRecord> records);

} // namespace pacer::scheduler
