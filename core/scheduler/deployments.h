// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/history.h"
#include "core/scheduler/turn.h"

#include <string>

/// Carries out plans, one step after the other (spec/deployments.md 5 to 9).
namespace pacer::scheduler {

/// The reason in deployment_failed of one that was stopped.
inline constexpr const char* cancelledReason = "The upgrade has been cancelled";

PlanSummary summaryOf(const DeploymentPlan& plan);

/// Begins with the first step. An empty plan succeeds at once and is never stored.
void launchPlan(Turn& turn, DeploymentPlan plan);
/// Goes on in the step that was stored; its actions begin anew.
void resumePlan(Turn& turn, const StoredDeployment& stored);
/// Stops reacting to what happens; nothing is undone. False: no such deployment.
bool cancelPlan(Turn& turn, const DeploymentId& id, Ending ending,
                const std::string& reason = cancelledReason);
/// Its running slot updates stand still, or go on with failures counted from zero. Fails if there is none.
Result<void> pausePlan(Turn& turn, const DeploymentId& id);
Result<void> continuePlan(Turn& turn, const DeploymentId& id);

const Rollout* findRollout(const State& state, const DeploymentId& id);
bool isLocked(const State& state, const PathId& id);

void rolloutsHeard(Turn& turn, const InstanceChange& change);
void rolloutsHeard(Turn& turn, const HealthChange& change);
void rolloutsHeard(Turn& turn, const ReadinessReached& change);
void onArtifacts(Turn& turn, const ArtifactsResolved& resolved);

/// Alarms ScaleRecount, ArtifactsRetry and SlotUpdate.
void onScaleRecount(Turn& turn, const PathId& id);
void onArtifactsRetry(Turn& turn, const PathId& id);
void onSlotUpdateAlarm(Turn& turn, const PathId& id);

/// Brings a definition that no deployment holds to its count; instances of one that is gone are ended
/// (spec/deployments.md 8.3).
void checkScale(Turn& turn, const PathId& id);
/// Marks definitions whose count may be wrong after this.
void noteMiscount(Turn& turn, const InstanceChange& change);

} // namespace pacer::scheduler
