// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_events.h"
#include "core/model/api_objects.h"
#include "core/model/app_status.h"

#include <map>
#include <set>
#include <vector>

namespace pacer::api {

/// The tasks of all apps by app, with their counts kept as tasks change: an event costs one look-up, however
/// many tasks there are. Plain data, no signals.
class TaskTable {
public:
    /// All tasks of the server; answers the apps where something differs from before.
    std::set<PathId> replaceAll(const std::vector<TaskInfo>& tasks);
    /// True if something differs from before.
    bool replaceApp(const PathId& app, const std::vector<TaskInfo>& tasks);
    void removeApp(const PathId& app);

    bool apply(const StatusUpdateEvent& event);
    bool apply(const InstanceChangedEvent& event);
    /// `healthy` of an instance as a whole; absent: unknown again.
    bool setHealth(const PathId& app, const InstanceId& instance, std::optional<bool> healthy);
    bool removeInstance(const PathId& app, const InstanceId& instance);

    TaskCounts counts(const PathId& app) const;
    std::vector<TaskInfo> tasks(const PathId& app) const; ///< by id
    std::size_t size(const PathId& app) const;
    bool knowsInstance(const PathId& app, const InstanceId& instance) const;

private:
    struct AppTasks {
        std::map<TaskId, TaskInfo> tasks;
        TaskCounts counts;
    };
    using Tasks = std::map<TaskId, TaskInfo>;

    static void count(TaskCounts& counts, const TaskInfo& task, int by);
    static std::pair<Tasks::iterator, Tasks::iterator> ofInstance(AppTasks& app, const InstanceId& instance);
    template <class Change>
    bool change(const PathId& app, const InstanceId& instance, const Change& change);

    std::map<PathId, AppTasks> m_apps;
};

/// Segments of the health bar (spec/deployments.md 17).
HealthSegments healthSegments(const TaskCounts& counts, int instances);

/// A state in which a task runs no more.
bool isTerminal(TaskState state);

} // namespace pacer::api
