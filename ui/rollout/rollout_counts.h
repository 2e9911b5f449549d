// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"

#include <vector>

namespace pacer::ui {

/// Where one instance stands while old and new trade places.
enum class TileState { Old, OldStopping, NewStaging, NewStarting, NewReady, NewUnhealthy, NewStopping };

/// How many instances stand where (spec/deployments.md 18).
struct RolloutCounts {
    int old = 0;      ///< of an earlier configuration, stopping ones included
    int fresh = 0;    ///< all others
    int ready = 0;    ///< new ones that count as healthy and ready
    int starting = 0; ///< new ones that run but do not count yet
    int staging = 0;  ///< new ones that do not run yet
    int unhealthy = 0;

    bool operator==(const RolloutCounts&) const = default;
};

/// What a replacement may use (spec/deployments.md 6.1).
struct RolloutBounds {
    int minHealthy = 0;
    int maxCapacity = 0;

    bool operator==(const RolloutBounds&) const = default;
};

/// True if the task runs an earlier configuration of the app; scaling alone makes nothing old.
bool isOld(const TaskInfo& task, const AppSpec& app);

TileState tileState(const TaskInfo& task, const AppSpec& app, const std::vector<ReadinessResult>& readiness);
RolloutCounts countRollout(const std::vector<TaskInfo>& tasks, const AppSpec& app,
                           const std::vector<ReadinessResult>& readiness);
RolloutBounds rolloutBounds(const AppSpec& app);

/// Share of an action that is done, 0 to 1. `app` is null when it is gone.
double actionProgress(const DeploymentAction& action, const AppSpec* app, const RolloutCounts& counts);

} // namespace pacer::ui
