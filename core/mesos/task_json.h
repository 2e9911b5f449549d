// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mesos/resource_purse.h"
#include "core/scheduler/effect.h"
#include "core/wire/json.h"

#include <string>

/// A launch of the engine as operations of an ACCEPT (spec/mesos.md 4.2, 5.4 to 5.9; what goes into the
/// command and the environment: spec/scheduling.md 12).
namespace pacer::mesos {

/// What a launch does not say itself.
struct LaunchContext {
    FrameworkId framework;
    AgentId agent;
    std::string role;                        ///< what the offer is allocated to
    std::string principal;                   ///< of what is reserved; "" for none
    std::string bridgeName = "mesos-bridge"; ///< of bridge mode with the Mesos containerizer
};

/// The TaskInfo of an app, which takes all of `resources`.
wire::Json taskJson(const scheduler::Launch& launch, const ResourcePurse& resources,
                    const LaunchContext& context);

/// The body of LAUNCH_GROUP for a pod: its executor and all its tasks, which share `resources`.
wire::Json taskGroupJson(const scheduler::Launch& launch, ResourcePurse resources,
                         const LaunchContext& context);

/// A launch that cannot be made out of its offer, and why.
struct ImpossibleLaunch {
    const scheduler::Launch* launch = nullptr;
    std::string why;
};

/// All launches on one offer as the `operations` of its ACCEPT. What they take must be in `offered`; a
/// launch whose resources are not there is left out and named in `impossible`.
wire::Json operationsJson(const std::vector<scheduler::Launch>& launches, ResourcePurse offered,
                          const LaunchContext& context, std::vector<ImpossibleLaunch>& impossible);

/// The id of the executor, as the sandbox paths have it: the task for an app, "instance-…" for a pod.
std::string executorIdOf(const scheduler::Launch& launch);

} // namespace pacer::mesos
