// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/path_id.h"
#include "ui/rollout/rollout_counts.h"

#include <cstddef>
#include <map>
#include <vector>

namespace pacer::ui {

/// One point of the chart: how many old and new instances there were.
struct RolloutPoint {
    Timestamp time{};
    int old = 0;
    int fresh = 0;
    bool operator==(const RolloutPoint&) const = default;
};

/// What was seen of the rollouts since the console was started, newest `maxPoints` of each app and newest
/// `maxApps` apps.
class RolloutHistory {
public:
    explicit RolloutHistory(std::size_t maxPoints = 600, std::size_t maxApps = 200);

    /// Adds a point if the numbers changed; a new deployment begins a new line.
    void record(const PathId& app, const RolloutCounts& counts, Timestamp now);
    void begin(const PathId& app);
    const std::vector<RolloutPoint>& points(const PathId& app) const;

private:
    std::size_t m_maxPoints;
    std::size_t m_maxApps;
    std::map<PathId, std::vector<RolloutPoint>> m_points;
};

} // namespace pacer::ui
