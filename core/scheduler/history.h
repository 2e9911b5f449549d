// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/deployment_record.h"
#include "core/model/path_id.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

/// The deployments that have ended, as far as they are kept.
namespace pacer::scheduler {

struct Turn;
struct Rollout;
struct State;

/// Bounded by both: a plan can be as long as there are definitions.
inline constexpr std::size_t mostRecords = 1000;
inline constexpr std::size_t mostRecordedActions = 200'000;

struct History {
    std::deque<DeploymentRecordPtr> records; ///< oldest first
    std::size_t actions = 0;                 ///< of all of them
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
void restoreHistory(State& state, std::vector<DeploymentRecordPtr> records);

struct HistoryQuery {
    std::size_t limit = 100;
    std::optional<std::uint64_t> before = std::nullopt; ///< only records with a smaller number
    std::optional<PathId> app = std::nullopt;           ///< only those that touched it, or something below it
};

struct HistoryPage {
    std::vector<DeploymentRecordPtr> records; ///< newest first
    std::optional<std::uint64_t> next;        ///< `before` of the next page; absent: there is none
};

HistoryPage historyPage(const State& state, const HistoryQuery& query);

} // namespace pacer::scheduler
