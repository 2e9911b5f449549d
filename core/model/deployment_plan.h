// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/model/group.h"

#include <optional>
#include <string>
#include <vector>

namespace pacer {

/// For pods the names on the wire are StartPod, StopPod, ScalePod, RestartPod.
enum class ActionKind { Start, Stop, Scale, Restart, ResolveArtifacts };

struct DeploymentAction {
    ActionKind kind{};
    PathId id;
    bool pod = false;
    int scaleTo = 0;                ///< Scale only
    std::vector<InstanceId> toKill; ///< Scale only: the sentenced instances

    bool operator==(const DeploymentAction&) const = default;
};

/// Actions of one step run side by side; steps run one after the other.
struct DeploymentStep {
    std::vector<DeploymentAction> actions;
    bool operator==(const DeploymentStep&) const = default;
};

/// Why the slot update of an app stands still (spec/swarm-updates.md B3).
struct UpdatePause {
    UpdateTrouble trouble{};
    InstanceId instance; ///< the one that failed or is stuck; "" if there is none
    std::string detail;  ///< what is last known of it, plain text from outside
    Timestamp since{};

    bool operator==(const UpdatePause&) const = default;
};

/// The failed slot update that a plan undoes by itself.
struct RollbackCause {
    DeploymentId deployment;
    PathId app;
    std::string reason;

    bool operator==(const RollbackCause&) const = default;
};

/// How to come from one tree to another (spec/deployments.md 3). Never holds an empty step.
struct DeploymentPlan {
    DeploymentId id;
    Timestamp version{};
    RootGroup original;
    RootGroup target;
    std::vector<DeploymentStep> steps;
    std::optional<RollbackCause> undoes{}; ///< only of automatic roll backs

    /// Ids that occur in actions: these are locked while it runs.
    std::set<PathId> affectedIds() const;
    std::set<PathId> affectedApps() const;
    std::set<PathId> affectedPods() const;
};

} // namespace pacer
