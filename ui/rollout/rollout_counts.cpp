// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/rollout_counts.h"

#include "ui/text/status_text.h"

#include <algorithm>
#include <cmath>

namespace pacer::ui {

namespace {

bool isReady(const TaskInfo& task, const AppSpec& app, const std::vector<ReadinessResult>& readiness)
{
    if (task.state != TaskState::Running)
        return false;
    if (!app.healthChecks.empty() && taskHealth(task) != TaskHealth::Healthy)
        return false;
    const auto known = std::ranges::find(readiness, task.id, &ReadinessResult::taskId);
    return known == readiness.end() || known->ready;
}

} // namespace

bool isOld(const TaskInfo& task, const AppSpec& app)
{
    return task.version && *task.version < cutToMilliseconds(app.versionInfo.lastConfigChangeAt);
}

TileState tileState(const TaskInfo& task, const AppSpec& app, const std::vector<ReadinessResult>& readiness)
{
    const bool stopping = task.state == TaskState::Killing;
    if (isOld(task, app))
        return stopping ? TileState::OldStopping : TileState::Old;
    if (stopping)
        return TileState::NewStopping;
    if (task.state != TaskState::Running)
        return TileState::NewStaging;
    if (isReady(task, app, readiness))
        return TileState::NewReady;
    const bool bad = std::ranges::any_of(
        task.healthResults, [](const HealthResult& result) { return result.consecutiveFailures > 0; });
    return bad ? TileState::NewUnhealthy : TileState::NewStarting;
}

RolloutCounts countRollout(const std::vector<TaskInfo>& tasks, const AppSpec& app,
                           const std::vector<ReadinessResult>& readiness)
{
    RolloutCounts counts;
    for (const TaskInfo& task : tasks) {
        const TileState state = tileState(task, app, readiness);
        const bool old = state == TileState::Old || state == TileState::OldStopping;
        (old ? counts.old : counts.fresh) += 1;
        counts.ready += state == TileState::NewReady ? 1 : 0;
        counts.starting += state == TileState::NewStarting ? 1 : 0;
        counts.staging += state == TileState::NewStaging ? 1 : 0;
        counts.unhealthy += state == TileState::NewUnhealthy ? 1 : 0;
    }
    return counts;
}

RolloutBounds rolloutBounds(const AppSpec& app)
{
    if (app.instances == 0)
        return {};
    const double wanted = app.instances;
    RolloutBounds bounds{static_cast<int>(std::ceil(wanted * app.upgradeStrategy.minimumHealthCapacity)),
                         static_cast<int>(wanted * (1 + app.upgradeStrategy.maximumOverCapacity))};
    // Where the bounds meet, one extra instance is allowed (or, with volumes, one less).
    if (bounds.minHealthy == bounds.maxCapacity && bounds.maxCapacity <= app.instances) {
        if (isResident(app))
            bounds.minHealthy -= 1;
        else
            bounds.maxCapacity += 1;
    }
    return bounds;
}

double actionProgress(const DeploymentAction& action, const AppSpec* app, const RolloutCounts& counts)
{
    const int living = counts.old + counts.fresh;
    const int wanted = app ? app->instances : 0;
    const auto share = [](int done, int all) {
        return all <= 0 ? 1.0 : std::clamp(double(done) / all, 0.0, 1.0);
    };
    switch (action.kind) {
    case ActionKind::ResolveArtifacts: return 0;
    case ActionKind::Stop: return app ? share(app->instances - living, app->instances) : 1;
    case ActionKind::Start:
    case ActionKind::Scale:
        return living > wanted ? share(wanted, living) : share(counts.ready + counts.old, wanted);
    case ActionKind::Restart: return share(counts.ready, wanted);
    }
    return 0;
}

} // namespace pacer::ui
