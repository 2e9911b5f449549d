// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/api_objects.h"
#include "core/model/app_update.h"
#include "core/model/deployment_record.h"
#include "core/model/group.h"
#include "core/model/instance.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What the API asks the scheduler for, and what it is answered. Plain values.
namespace pacer::scheduler {

struct CreateApp {
    AppSpec app;
};
struct UpdateApps {
    std::vector<AppUpdate> updates;    ///< merged into what is stored
    std::vector<AppSpec> replacements; ///< complete definitions; also what unknown ids are created from
    bool createMissing = true;         ///< false (PATCH): an unknown id fails the whole request
};
struct RestartApp {
    PathId id;
};
struct DeleteApp {
    PathId id;
};
struct CreateGroup {
    GroupUpdate update;
};
struct UpdateGroup {
    GroupUpdate update;
    bool dryRun = false;
};
struct DeleteGroup {
    PathId id;
};
/// PATCH: no deployment, no version.
struct EnforceGroupRole {
    PathId id;
    bool enforce = false;
};
struct CreatePod {
    PodSpec pod;
};
struct UpdatePod {
    PodSpec pod;
};
struct DeletePod {
    PathId id;
};
/// Kills instances; they are replaced unless `scale` lowers the count with them.
struct KillInstances {
    std::vector<InstanceId> ids;
    bool scale = false;
    bool wipe = false;
    std::optional<PathId> onlyOf; ///< named app of the request: an unknown one is an error
};
/// Rolls back, or with `force` only stops (spec/deployments.md 10).
struct CancelDeployment {
    DeploymentId id;
};
/// Its slot updates hand out nothing more until it is resumed (spec/swarm-updates.md B3).
struct PauseDeployment {
    DeploymentId id;
};
struct ResumeDeployment {
    DeploymentId id;
};
struct ResetDelay {
    PathId id;
};

using CommandBody =
    std::variant<CreateApp, UpdateApps, RestartApp, DeleteApp, CreateGroup, UpdateGroup, DeleteGroup,
                 EnforceGroupRole, CreatePod, UpdatePod, DeletePod, KillInstances, CancelDeployment,
                 PauseDeployment, ResumeDeployment, ResetDelay>;

using RequestId = std::uint64_t;

/// What stands under the versions that a command names, as far as there is something (recall.h).
struct Recalled {
    std::vector<RunSpec> specs;
    RootGroup root; ///< null: none is named, or it is not there
};

struct Command {
    RequestId request = 0; ///< the reply carries it back
    CommandBody body;
    Recalled recalled{}; ///< filled in by the sender
    bool force = false;
    Requester by;
    std::string uri; ///< for api_post_event
};

/// Steps of a dry run.
struct PlannedSteps {
    std::vector<DeploymentStep> steps;
};
struct KilledInstances {
    std::vector<Instance> instances; ///< as they were when the kill was ordered
};
struct Accepted {
    DeploymentResult deployment;
    /// CreateApp and UpdateApps of one unknown id: the app before service ports were assigned.
    AppPtr created;
    /// CreatePod and UpdatePod: the pod as it is stored.
    PodPtr pod;
};
struct Done {};

using Outcome = std::variant<Accepted, KilledInstances, PlannedSteps, Done>;

struct Reply {
    RequestId request = 0;
    Result<Outcome> outcome;
};

} // namespace pacer::scheduler
