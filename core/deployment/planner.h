// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/deployment/version_class.h"
#include "core/model/behaviour.h"
#include "core/model/deployment_plan.h"
#include "core/model/group.h"

#include <map>
#include <set>
#include <vector>

namespace pacer::deployment {

/// Replaces every service port 0 of new and changed apps of `target` (spec/deployments.md 1.1), first by
/// ports the app had before, then by the lowest free ones of [first, last]. ServicePortsExhausted if there is
/// none; `target` is then half done and must be thrown away.
Result<void> assignServicePorts(Group& target, const Group& original, int first, int last);

/// Gives each definition of `target` its version (spec/deployments.md 2) and the tree the version `now`.
/// New and changed definitions take the place of groups with their id that hold none. The answer names them
/// all, and no unchanged one.
std::map<PathId, VersionClass> applyVersions(Group& target, const Group& original,
                                             const std::set<PathId>& restarts, Timestamp now,
                                             const Behaviour& behaviour);

/// Instances that an operator named, by definition: they go first when it is scaled.
using Sentenced = std::map<PathId, std::vector<InstanceId>>;

/// How to come from one tree to the other (spec/deployments.md 3); both with versions applied, the target
/// without cycles. Never holds an empty step. With `behaviour.resolveArtifacts` and a definition to restart
/// that names artifacts or images a ResolveArtifacts step comes first.
std::vector<DeploymentStep> planSteps(const Group& original, const Group& target, const Sentenced& sentenced,
                                      const Behaviour& behaviour);

DeploymentPlan makePlan(DeploymentId id, Timestamp version, RootGroup original, RootGroup target,
                        const Sentenced& sentenced, const Behaviour& behaviour);

} // namespace pacer::deployment
