// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/rollout_history.h"

#include <algorithm>

namespace pacer::ui {

RolloutHistory::RolloutHistory(std::size_t maxPoints, std::size_t maxApps)
    : m_maxPoints(maxPoints)
    , m_maxApps(maxApps)
{}

void RolloutHistory::record(const PathId& app, const RolloutCounts& counts, Timestamp now)
{
    auto& points = m_points[app];
    const RolloutPoint point{now, counts.old, counts.fresh};
    if (!points.empty() && points.back().old == point.old && points.back().fresh == point.fresh)
        return;
    // Instances grow old when a new definition arrives: that is where the line begins.
    if (!points.empty() && point.old > points.back().old)
        points.clear();
    if (points.size() >= m_maxPoints)
        points.erase(points.begin());
    points.push_back(point);
    if (m_points.size() > m_maxApps) {
        const auto oldest = std::ranges::min_element(m_points, {}, [](const auto& entry) {
            return entry.second.empty() ? Timestamp{} : entry.second.back().time;
        });
        m_points.erase(oldest);
    }
}

void RolloutHistory::begin(const PathId& app)
{
    m_points.erase(app);
}

const std::vector<RolloutPoint>& RolloutHistory::points(const PathId& app) const
{
    static const std::vector<RolloutPoint> none;
    const auto known = m_points.find(app);
    return known == m_points.end() ? none : known->second;
}

} // namespace pacer::ui
