// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/task_table.h"

#include <algorithm>

namespace pacer::api {

namespace {

enum class Health { Unknown, Healthy, Unhealthy };

Health healthOf(const TaskInfo& task)
{
    if (task.healthResults.empty())
        return Health::Unknown;
    const bool allAlive = std::all_of(task.healthResults.begin(), task.healthResults.end(),
                                      [](const HealthResult& result) { return result.alive; });
    return allAlive ? Health::Healthy : Health::Unhealthy;
}

std::optional<TaskState> stateOf(Condition condition)
{
    switch (condition) {
    case Condition::Staging: return TaskState::Staging;
    case Condition::Starting: return TaskState::Starting;
    case Condition::Running: return TaskState::Running;
    case Condition::Killing: return TaskState::Killing;
    case Condition::Unreachable:
    case Condition::UnreachableInactive: return TaskState::Unreachable;
    case Condition::Scheduled:
    case Condition::Provisioned:
    case Condition::Finished:
    case Condition::Failed:
    case Condition::Killed:
    case Condition::Error:
    case Condition::Gone:
    case Condition::Dropped:
    case Condition::Unknown: return std::nullopt;
    }
    return std::nullopt;
}

TaskInfo newTask(const StatusUpdateEvent& event)
{
    TaskInfo task;
    task.id = event.taskId;
    if (const auto instance = instanceOf(event.taskId))
        task.instanceId = *instance;
    task.appId = event.appId;
    return task;
}

} // namespace

bool isTerminal(TaskState state)
{
    switch (state) {
    case TaskState::Finished:
    case TaskState::Failed:
    case TaskState::Killed:
    case TaskState::Error:
    case TaskState::Lost:
    case TaskState::Dropped:
    case TaskState::Gone:
    case TaskState::GoneByOperator:
    case TaskState::Unknown: return true;
    case TaskState::Staging:
    case TaskState::Starting:
    case TaskState::Running:
    case TaskState::Killing:
    case TaskState::Unreachable: return false;
    }
    return false;
}

HealthSegments healthSegments(const TaskCounts& counts, int instances)
{
    HealthSegments bar;
    bar.healthy = counts.healthy;
    bar.unhealthy = counts.unhealthy;
    bar.unknown = std::max(0, counts.running - counts.healthy - counts.unhealthy);
    bar.staged = counts.staged;
    const int sum = bar.healthy + bar.unhealthy + bar.unknown + bar.staged;
    bar.overCapacity = std::max(0, sum - instances);
    bar.unscheduled = std::max(0, instances - sum);
    return bar;
}

/// As the server counts (spec/marathon-api.md 5.1).
void TaskTable::count(TaskCounts& counts, const TaskInfo& task, int by)
{
    if (task.state == TaskState::Staging)
        counts.staged += by;
    if (task.state == TaskState::Running)
        counts.running += by;
    if (healthOf(task) == Health::Healthy)
        counts.healthy += by;
    if (healthOf(task) == Health::Unhealthy)
        counts.unhealthy += by;
}

std::set<PathId> TaskTable::replaceAll(const std::vector<TaskInfo>& tasks)
{
    std::map<PathId, AppTasks> next;
    for (const TaskInfo& task : tasks) {
        if (isTerminal(task.state))
            continue;
        AppTasks& app = next[task.appId];
        if (app.tasks.insert_or_assign(task.id, task).second)
            count(app.counts, task, 1);
    }
    std::set<PathId> changed;
    for (const auto& [id, app] : next) {
        const auto before = m_apps.find(id);
        if (before == m_apps.end() || before->second.tasks != app.tasks)
            changed.insert(id);
    }
    for (const auto& [id, app] : m_apps) {
        if (!next.contains(id))
            changed.insert(id);
    }
    m_apps = std::move(next);
    return changed;
}

bool TaskTable::replaceApp(const PathId& id, const std::vector<TaskInfo>& tasks)
{
    AppTasks next;
    for (const TaskInfo& task : tasks) {
        if (!isTerminal(task.state) && next.tasks.insert_or_assign(task.id, task).second)
            count(next.counts, task, 1);
    }
    AppTasks& app = m_apps[id];
    if (app.tasks == next.tasks)
        return false;
    app = std::move(next);
    return true;
}

void TaskTable::removeApp(const PathId& app)
{
    m_apps.erase(app);
}

bool TaskTable::apply(const StatusUpdateEvent& event)
{
    AppTasks& app = m_apps[event.appId];
    const auto known = app.tasks.find(event.taskId);
    if (isTerminal(event.taskStatus)) {
        if (known == app.tasks.end())
            return false;
        count(app.counts, known->second, -1);
        app.tasks.erase(known);
        return true;
    }
    const TaskInfo before = known == app.tasks.end() ? newTask(event) : known->second;
    TaskInfo task = before;
    task.state = event.taskStatus;
    task.host = event.host;
    task.agentId = event.agentId;
    task.ports = event.ports;
    task.version = event.version;
    if (!event.ipAddresses.empty())
        task.ipAddresses = event.ipAddresses;
    if (known != app.tasks.end() && task == before)
        return false;
    if (known != app.tasks.end())
        count(app.counts, before, -1);
    count(app.counts, task, 1);
    app.tasks.insert_or_assign(event.taskId, std::move(task));
    return true;
}

std::pair<TaskTable::Tasks::iterator, TaskTable::Tasks::iterator>
TaskTable::ofInstance(AppTasks& app, const InstanceId& instance)
{
    // Task ids begin with the id of their instance, followed by a dot.
    const std::string prefix = instance.value + '.';
    const auto first = app.tasks.lower_bound(TaskId{prefix});
    auto last = first;
    while (last != app.tasks.end() && last->first.value.starts_with(prefix))
        ++last;
    return {first, last};
}

template <class Change>
bool TaskTable::change(const PathId& id, const InstanceId& instance, const Change& change)
{
    const auto app = m_apps.find(id);
    if (app == m_apps.end())
        return false;
    bool changed = false;
    const auto [first, last] = ofInstance(app->second, instance);
    for (auto task = first; task != last; ++task) {
        const TaskInfo before = task->second;
        change(task->second);
        if (task->second == before)
            continue;
        count(app->second.counts, before, -1);
        count(app->second.counts, task->second, 1);
        changed = true;
    }
    return changed;
}

bool TaskTable::apply(const InstanceChangedEvent& event)
{
    if (pacer::isTerminal(event.condition))
        return removeInstance(event.runSpecId, event.instanceId);
    const auto state = stateOf(event.condition);
    if (!state)
        return false;
    return change(event.runSpecId, event.instanceId, [&](TaskInfo& task) { task.state = *state; });
}

bool TaskTable::setHealth(const PathId& app, const InstanceId& instance, std::optional<bool> healthy)
{
    return change(app, instance, [&](TaskInfo& task) {
        if (!healthy) {
            task.healthResults.clear();
            return;
        }
        if (task.healthResults.empty()) {
            HealthResult result;
            result.instanceId = instance;
            task.healthResults.push_back(result);
        }
        if (*healthy) {
            for (HealthResult& result : task.healthResults)
                result.alive = true;
        } else {
            task.healthResults.front().alive = false;
        }
    });
}

bool TaskTable::removeInstance(const PathId& id, const InstanceId& instance)
{
    const auto app = m_apps.find(id);
    if (app == m_apps.end())
        return false;
    const auto [first, last] = ofInstance(app->second, instance);
    for (auto task = first; task != last; ++task)
        count(app->second.counts, task->second, -1);
    const bool any = first != last;
    app->second.tasks.erase(first, last);
    return any;
}

TaskCounts TaskTable::counts(const PathId& app) const
{
    const auto found = m_apps.find(app);
    return found == m_apps.end() ? TaskCounts{} : found->second.counts;
}

std::vector<TaskInfo> TaskTable::tasks(const PathId& app) const
{
    std::vector<TaskInfo> tasks;
    if (const auto found = m_apps.find(app); found != m_apps.end()) {
        tasks.reserve(found->second.tasks.size());
        for (const auto& [id, task] : found->second.tasks)
            tasks.push_back(task);
    }
    return tasks;
}

std::size_t TaskTable::size(const PathId& app) const
{
    const auto found = m_apps.find(app);
    return found == m_apps.end() ? 0 : found->second.tasks.size();
}

bool TaskTable::knowsInstance(const PathId& id, const InstanceId& instance) const
{
    const auto app = m_apps.find(id);
    if (app == m_apps.end())
        return false;
    const std::string prefix = instance.value + '.';
    const auto first = app->second.tasks.lower_bound(TaskId{prefix});
    return first != app->second.tasks.end() && first->first.value.starts_with(prefix);
}

} // namespace pacer::api
