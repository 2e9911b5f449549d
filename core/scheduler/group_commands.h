// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/turn.h"

/// The tree after a change of groups (spec/deployments.md 1.3, spec/marathon-api.md 7). Pure.
namespace pacer::scheduler {

/// Any of the three modes of an update. What is new in it has the version that the next change gets, so that
/// it need not be copied once more to be given one. `recalled`: the tree of the version that `update` names.
Result<Group> updatedGroup(const State& state, const GroupUpdate& update, const RootGroup& recalled,
                           Timestamp now);

} // namespace pacer::scheduler
