// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/deployment_plan.h"

#include <optional>
#include <string>
#include <vector>

/// What running actions of deployments say about themselves. Extensions of the API.
namespace pacer {

enum class UpdateState { Updating, Paused, RollbackStarted, RollbackPaused };

/// How the slot update of an app stands (spec/swarm-updates.md B3). An extension.
struct UpdateStatus {
    PathId app;
    UpdateState state{};
    std::string message;
    Timestamp startedAt{};
    std::optional<UpdatePause> pause;
    bool operator==(const UpdateStatus&) const = default;
};

/// What a running action waits for.
enum class WaitKind {
    Offers,    ///< nothing that was offered fits
    Delay,     ///< launching is delayed after failures
    Start,     ///< launched, not running yet
    Health,    ///< running, its health checks do not say that it is well
    Readiness, ///< running, its readiness check was not accepted
    Stop,      ///< told to end
    NextSlot,  ///< the pause between two slots
    Watch,     ///< everything is replaced and watched for a last time
    Minimum,   ///< too few serve to let another one go
    Artifacts, ///< what it needs cannot be reached
};

struct WaitReason {
    PathId app;
    WaitKind kind{};
    int instances = 0;
    std::vector<std::string> hosts; ///< sorted, each once
    std::optional<Timestamp> since; ///< of the one that waits longest
    std::optional<Timestamp> until;
    std::string detail; ///< what was heard last, plain text from outside
    bool operator==(const WaitReason&) const = default;
};

/// How far a replacement or a scaling is.
struct ActionProgress {
    PathId app;
    int wanted = 0;
    int ready = 0;   ///< new ones that are healthy and ready
    int started = 0; ///< new ones, ready or not
    int old = 0;     ///< outdated ones that are not gone
    std::vector<WaitReason> waits;
    bool operator==(const ActionProgress&) const = default;
};

} // namespace pacer
