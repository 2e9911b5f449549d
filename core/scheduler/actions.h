// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/turn.h"

/// The single actions of a step. What they wait for comes back as news; they say when they are done by
/// ActionRun::done.
namespace pacer::scheduler {

/// `rollout` is the deployment that the action belongs to.
void beginAction(Turn& turn, const Rollout& rollout, ActionRun& run);

void actionHeard(Turn& turn, ActionRun& run, const InstanceChange& change);
void actionHeard(Turn& turn, ActionRun& run, const HealthChange& change);
void actionHeard(Turn& turn, ActionRun& run, const ReadinessReached& change);

/// What a replacement knows of an instance now.
deployment::InstanceFacts factsFor(const State& state, const ActionRun& run, const Instance& instance);

/// Queues what a Scale lacks now.
void recount(Turn& turn, ActionRun& run);
/// Asks again for the artifacts.
void resolveAgain(Turn& turn, const DeploymentId& id, ActionRun& run);
void artifactsResolved(Turn& turn, ActionRun& run, const Errors& problems);

} // namespace pacer::scheduler
