// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/deployment/planner.h"
#include "core/scheduler/turn.h"

#include <set>

/// From a wanted tree to a deployment: ports, versions, rules, plan, conflicts (spec/deployments.md 1).
namespace pacer::scheduler {

struct TreeChange {
    Group next;                      ///< as it shall be, without versions
    PathId eventGroup;               ///< groupId of the group_change event
    std::set<PathId> restarts;       ///< to be replaced though nothing changed
    deployment::Sentenced sentenced; ///< who goes first when scaled
    bool force = false;
    std::optional<DeploymentId> undoes; ///< the deployment that is rolled back
    /// It rolls itself back: what it changed gets its earlier version again (decision 48).
    std::optional<RollbackCause> automatic;
};

/// Fails if as many deployments run as may. Asked before anything else; force does not help.
Result<void> checkLimit(const State& state);

/// What the next change gets: later than every version so far (decision 30).
Timestamp nextVersion(const State& state, Timestamp now);

/// The steps that the change would take; nothing is changed.
Result<std::vector<DeploymentStep>> rehearse(const Turn& turn, TreeChange change);

/// Accepted: the tree is the new one and its deployment runs. Refused: nothing changed. Both are published.
Result<DeploymentResult> applyChange(Turn& turn, TreeChange change);

/// Tells that a change was refused before it came to a tree.
void publishRefusal(Turn& turn, const PathId& eventGroup, const Errors& errors);

} // namespace pacer::scheduler
