// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/plan_preview.h"

#include <algorithm>
#include <charconv>

namespace pacer::ui {

namespace {

using namespace simulation; // NOLINT(google-build-using-namespace): what is made here

Condition conditionOf(TaskState state)
{
    switch (state) {
    case TaskState::Staging: return Condition::Staging;
    case TaskState::Starting: return Condition::Starting;
    case TaskState::Running: return Condition::Running;
    case TaskState::Killing: return Condition::Killing;
    case TaskState::Finished: return Condition::Finished;
    case TaskState::Failed: return Condition::Failed;
    case TaskState::Killed: return Condition::Killed;
    case TaskState::Error: return Condition::Error;
    case TaskState::Dropped: return Condition::Dropped;
    case TaskState::Unreachable: return Condition::Unreachable;
    case TaskState::Lost:
    case TaskState::Gone:
    case TaskState::GoneByOperator: return Condition::Gone;
    case TaskState::Unknown: break;
    }
    return Condition::Unknown;
}

/// The definition a task was started with, as far as it can be told from the present one: an older version
/// has asked for as much.
RunSpec specOf(const AppPtr& app, const TaskInfo& task)
{
    if (!task.version || *task.version == app->versionInfo.version)
        return app;
    const VersionInfo& info = app->versionInfo;
    AppSpec earlier = *app;
    earlier.versionInfo.version = *task.version;
    if (*task.version < info.lastConfigChangeAt)
        earlier.versionInfo.lastConfigChangeAt = *task.version;
    return std::make_shared<const AppSpec>(std::move(earlier));
}

/// Tasks say less of their agents than the master does.
Shared<AgentInfo> agentOf(const ClusterFacts& facts, const TaskInfo& task)
{
    if (!task.agentId)
        return {};
    const auto known = std::ranges::find_if(
        facts.agents, [&](const api::AgentRow& row) { return row.info.id == *task.agentId; });
    return known == facts.agents.end() ? AgentInfo{*task.agentId, task.host, task.region, task.zone, {}}
                                       : known->info;
}

Actor actorOf(const ClusterFacts& facts, const AppPtr& app, const TaskInfo& info)
{
    Instance instance{info.instanceId, specOf(app, info)};
    instance.condition = conditionOf(info.state);
    instance.activeSince = info.startedAt;
    instance.incarnation = 1;
    instance.role = info.role.empty() ? app->role : info.role;
    instance.agent = agentOf(facts, info);
    Task task;
    task.id = info.id;
    task.condition = instance.condition;
    task.stagedAt = info.stagedAt.value_or(Timestamp{});
    if (info.stagedAt)
        task.startedAt = info.startedAt;
    task.hostPorts.assign(info.ports.begin(), info.ports.end());
    task.ipAddresses = info.ipAddresses;
    instance.tasks = {std::move(task)};
    Actor actor{std::move(instance)};
    if (info.healthResults.empty() || info.healthResults.size() < app->healthChecks.size())
        return actor;
    actor.healthy = std::ranges::all_of(info.healthResults, &HealthResult::alive);
    std::optional<Timestamp> first;
    for (const HealthResult& result : info.healthResults)
        first = std::max(first, result.firstSuccess);
    if (first && info.startedAt)
        actor.healthyAfter = *first - *info.startedAt;
    return actor;
}

/// "[31000-31999, 33000-33000]"
Ranges rangesIn(const std::string& text)
{
    Ranges ranges;
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto number = [&at, end](std::uint64_t& value) {
        at = std::find_if(at, end, [](char c) { return c >= '0' && c <= '9'; });
        const auto [next, wrong] = std::from_chars(at, end, value);
        at = next;
        return wrong == std::errc{};
    };
    Range range;
    while (at != end && number(range.begin) && number(range.end))
        ranges.push_back(range);
    return ranges;
}

void take(Ranges& ranges, std::uint64_t port)
{
    const auto holder = std::ranges::find_if(
        ranges, [port](const Range& one) { return one.begin <= port && port <= one.end; });
    if (holder == ranges.end())
        return;
    const Range whole = *holder;
    ranges.erase(holder);
    if (whole.begin < port)
        ranges.push_back({whole.begin, port - 1});
    if (port < whole.end)
        ranges.push_back({port + 1, whole.end});
}

std::vector<OfferedResource> resourcesOf(double cpus, double mem, double disk, double gpus, Ranges ports)
{
    std::vector<OfferedResource> resources;
    const std::pair<const char*, double> scalars[] = {
        {"cpus", cpus}, {"mem", mem}, {"disk", disk}, {"gpus", gpus}};
    for (const auto& [name, amount] : scalars) {
        if (amount > 0)
            resources.push_back({name, "*", toMilli(amount), std::nullopt, std::nullopt});
    }
    if (!ports.empty())
        resources.push_back({"ports", "*", std::move(ports), std::nullopt, std::nullopt});
    return resources;
}

std::vector<AgentRoom> roomsOf(const ClusterFacts& facts)
{
    std::map<AgentId, std::vector<int>> taken;
    for (const auto& [id, tasks] : facts.tasks) {
        for (const TaskInfo& task : tasks) {
            if (task.agentId && isActive(conditionOf(task.state)))
                taken[*task.agentId].insert(taken[*task.agentId].end(), task.ports.begin(), task.ports.end());
        }
    }
    std::vector<AgentRoom> rooms;
    for (const api::AgentRow& agent : facts.agents) {
        const Ranges all = rangesIn(agent.ports);
        Ranges left = all;
        for (const int port : taken[agent.info.id])
            take(left, static_cast<std::uint64_t>(port));
        rooms.push_back({agent.info, resourcesOf(agent.cpus, agent.mem, agent.disk, agent.gpus, all),
                         resourcesOf(agent.cpus - agent.usedCpus, agent.mem - agent.usedMem,
                                     agent.disk - agent.usedDisk, agent.gpus - agent.usedGpus, left)});
    }
    return rooms;
}

} // namespace

Cast castOf(const ClusterFacts& facts, const Script& script)
{
    Cast cast;
    cast.agents = roomsOf(facts);
    for (const PathId& id : script.touched()) {
        const AppPtr app = findApp(*script.plan.original, id);
        const auto tasks = facts.tasks.find(id);
        if (!app || tasks == facts.tasks.end())
            continue;
        for (const TaskInfo& task : tasks->second)
            cast.actors.push_back(actorOf(facts, app, task));
    }
    return cast;
}

} // namespace pacer::ui
