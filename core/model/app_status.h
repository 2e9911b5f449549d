// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pacer {

/// The state of an app in a list, most urgent first (decision 5). A running deployment is shown beside it.
enum class AppStatus { Delayed, Waiting, Deploying, Suspended, NotRunning, Running };

/// What the status hangs on. `queued`: the app has a launch queue entry; `overdue`: that entry may launch
/// now.
struct AppStatusFacts {
    bool queued = false;
    bool overdue = true;
    bool deploying = false;
    int instances = 0;
    int running = 0;
};

constexpr AppStatus appStatus(const AppStatusFacts& facts)
{
    if (facts.queued)
        return facts.overdue ? AppStatus::Waiting : AppStatus::Delayed;
    if (facts.deploying)
        return AppStatus::Deploying;
    if (facts.instances == 0 && facts.running == 0)
        return AppStatus::Suspended;
    return facts.running > 0 ? AppStatus::Running : AppStatus::NotRunning;
}

/// Segments of the health bar, in instances (spec/deployments.md 17).
struct HealthSegments {
    int healthy = 0;
    int unhealthy = 0;
    int unknown = 0;
    int staged = 0;
    int overCapacity = 0;
    int unscheduled = 0;

    int total() const { return healthy + unhealthy + unknown + staged + unscheduled; }
    bool operator==(const HealthSegments&) const = default;
};

} // namespace pacer
