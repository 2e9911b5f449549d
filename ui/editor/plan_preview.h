// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/mirror.h"
#include "core/base/result.h"
#include "core/simulation/rehearsal.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pacer::ui {

/// What is known of a cluster, whatever Marathon runs it: enough to rehearse a change. A value, made on the
/// GUI thread and used on another.
struct ClusterFacts {
    bool ours = false; ///< the server is one of ours and plans as we do; else it plans as the reference
    std::string role;  ///< of apps that name none
    Group root;
    std::map<PathId, std::vector<TaskInfo>> tasks;
    std::vector<api::AgentRow> agents; ///< empty: not known
    Timestamp now{};
};

ClusterFacts factsOf(const api::Mirror& mirror, Group root);

/// The instances of what a script touches, and the agents.
simulation::Cast castOf(const ClusterFacts& facts, const simulation::Script& script);

/// What deploying the definition of an app, a pod or a group would do. nullopt: cancelled. Takes a while.
std::optional<Result<simulation::Rehearsal>> previewChange(const ClusterFacts& facts,
                                                           const std::string& definition,
                                                           const std::function<bool()>& isCancelled);

} // namespace pacer::ui
