// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"
#include "core/scheduler/state.h"

/// What running actions say about themselves. Pure reads.
namespace pacer::scheduler {

/// How far an action is, and what it waits for now.
ActionProgress actionProgress(const State& state, const ActionRun& run);

/// Only of an action that replaces slot by slot.
std::optional<UpdateStatus> updateStatus(const Rollout& rollout, const ActionRun& run);

} // namespace pacer::scheduler
