// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/deployment_plan.h"

#include <map>
#include <set>
#include <vector>

namespace pacer::deployment {

/// Ids of definitions that each deployment holds.
using Locks = std::map<DeploymentId, std::set<PathId>>;

/// The deployments that share a definition with `affected`, by id (spec/deployments.md 9). A plan without
/// steps conflicts with nothing.
std::vector<DeploymentId> conflicting(const std::set<PathId>& affected, const Locks& running);

} // namespace pacer::deployment
