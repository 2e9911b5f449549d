// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/turn.h"

#include <string>

/// Restart actions of apps that are replaced slot by slot (spec/swarm-updates.md B3).
namespace pacer::scheduler {

/// True if the definition says so, or if a failed slot update is undone.
bool isReplacedSlotBySlot(const Rollout& rollout, const ActionRun& run);

/// Begins it, standing still if it stood still before.
void beginSlots(Turn& turn, const Rollout& rollout, ActionRun& run);

void slotsHeard(Turn& turn, ActionRun& run, const InstanceChange& change);
void slotsHeard(Turn& turn, ActionRun& run, const HealthChange& change);
void slotsHeard(Turn& turn, ActionRun& run, const ReadinessReached& change);
/// Alarm SlotUpdate.
void slotsTimePassed(Turn& turn, ActionRun& run);
/// Goes on after a pause; told, and stored.
void resumeSlots(Turn& turn, Rollout& rollout, ActionRun& run);

enum class SlotsWish { None, RollBack };
/// After each of the above but the last: a pause that has just begun is told and stored.
SlotsWish noteSlots(Turn& turn, Rollout& rollout, ActionRun& run);

/// Why it stands still or is undone: the English sentence of events and answers.
std::string slotsReason(const ActionRun& run);
std::string slotsReason(const UpdatePause& pause, double stuckAfterSeconds);

/// The deployment as it has to be found after a restart.
void saveRollout(Turn& turn, const Rollout& rollout);

} // namespace pacer::scheduler
