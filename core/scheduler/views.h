// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"
#include "core/scheduler/state.h"

#include <functional>
#include <optional>
#include <vector>

/// What the API reads from the state. Pure; called on the engine thread between two events.
namespace pacer::scheduler {

/// Which parts an answer needs; the rest stays absent (spec/marathon-api.md 5.1).
struct AppEmbeds {
    bool counts = false;
    bool deployments = false;
    bool tasks = false;
    bool lastTaskFailure = false;
    bool readiness = false;
    bool taskStats = false;

    bool operator==(const AppEmbeds&) const = default;
};

AppInfo appInfo(const State& state, const AppPtr& app, const AppEmbeds& embeds, Timestamp now);
std::vector<TaskInfo> tasksOf(const State& state, const PathId& app);
/// The task as the API shows it; one entry per task of an app's instance that was launched.
std::optional<TaskInfo> taskInfo(const State& state, const Instance& instance);
std::vector<const Instance*> instancesOf(const State& state, const PathId& app);
std::vector<DeploymentInfo> deployments(const State& state);
std::vector<QueueItem> queue(const State& state, bool withLastUnused, Timestamp now);
RootGroup root(const State& state);

} // namespace pacer::scheduler
