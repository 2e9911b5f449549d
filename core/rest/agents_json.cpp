// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/agents_json.h"

#include "core/base/overloaded.h"
#include "core/base/text.h"
#include "core/net/url.h"
#include "core/wire/enum_names.h"

#include <nlohmann/json.hpp>

#include <map>

namespace pacer::rest {
namespace {

using scheduler::AgentSnapshot;
using scheduler::SandboxTask;
using wire::Json;

constexpr const char* mesosVersion = "1.11.0"; ///< the level of this API
constexpr std::array summaryStates{
    TaskState::Staging, TaskState::Starting, TaskState::Running, TaskState::Killing, TaskState::Finished,
    TaskState::Killed,  TaskState::Failed,   TaskState::Lost,    TaskState::Error,   TaskState::Unreachable};

double secondsOf(Timestamp time)
{
    return std::chrono::duration<double>(cutToMilliseconds(time).time_since_epoch()).count();
}

std::string rangesText(const Ranges& ranges)
{
    std::vector<std::string> parts;
    for (const Range& range : ranges)
        parts.push_back(std::to_string(range.begin) + '-' + std::to_string(range.end));
    return '[' + join(parts, ", ") + ']';
}

/// Summed over roles: {"cpus": 4.0, …, "ports": "[31000-31999]"}.
Json resourceSums(const std::vector<OfferedResource>& resources)
{
    std::map<std::string, Milli> scalars{{"cpus", 0}, {"disk", 0}, {"gpus", 0}, {"mem", 0}};
    std::map<std::string, Ranges> ranges;
    for (const OfferedResource& resource : resources) {
        std::visit(Overloaded{
                       [&](const Milli& amount) { scalars[resource.name] += amount; },
                       [&](const Ranges& given) {
                           Ranges& all = ranges[resource.name];
                           all.insert(all.end(), given.begin(), given.end());
                       },
                       [](const std::set<std::string>&) {},
                   },
                   resource.amount);
    }
    Json json = Json::object();
    for (const auto& [name, amount] : scalars)
        json[name] = fromMilli(amount);
    for (const auto& [name, given] : ranges)
        json[name] = rangesText(given);
    return json;
}

Json resourcesOf(const Resources& resources)
{
    Json json = Json::object();
    json["cpus"] = resources.cpus;
    json["disk"] = resources.disk;
    json["gpus"] = static_cast<double>(resources.gpus);
    json["mem"] = resources.mem;
    return json;
}

Json attributesJson(const std::vector<Attribute>& attributes)
{
    Json json = Json::object();
    for (const Attribute& attribute : attributes) {
        json[attribute.name] =
            std::visit(Overloaded{
                           [](const std::string& text) { return Json(text); },
                           [](double number) { return Json(number); },
                           [](const Ranges& ranges) { return Json(rangesText(ranges)); },
                           [](const std::set<std::string>& items) {
                               return Json('{' + join({items.begin(), items.end()}, ", ") + '}');
                           },
                       },
                       attribute.value);
    }
    return json;
}

Json domainJson(const AgentInfo& agent)
{
    Json fault = Json::object();
    fault["region"] = {{"name", *agent.region}};
    fault["zone"] = {{"name", agent.zone.value_or("")}};
    Json domain = Json::object();
    domain["fault_domain"] = std::move(fault);
    return domain;
}

std::string pidOf(const ClusterView& cluster, std::size_t index)
{
    return "slave(" + std::to_string(index + 1) + ")@" + cluster.authority;
}

Json slaveJson(const ClusterView& cluster, std::size_t index)
{
    const AgentSnapshot& agent = cluster.agents[index];
    Json json = Json::object();
    json["id"] = agent.info.id.value;
    json["hostname"] = agent.info.host;
    json["port"] = net::portOf(cluster.authority);
    json["attributes"] = attributesJson(agent.info.attributes);
    if (agent.info.region)
        json["domain"] = domainJson(agent.info);
    json["pid"] = pidOf(cluster, index);
    json["registered_time"] = secondsOf(cluster.startedAt);
    json["resources"] = resourceSums(agent.total);
    json["used_resources"] = resourceSums(agent.used);
    json["offered_resources"] = resourceSums({});
    json["reserved_resources"] = Json::object();
    json["unreserved_resources"] = resourceSums(agent.total);
    json["active"] = true;
    json["deactivated"] = false;
    json["version"] = mesosVersion;
    json["capabilities"] = Json::array({"MULTI_ROLE", "HIERARCHICAL_ROLE", "RESERVATION_REFINEMENT"});
    return json;
}

Json taskJson(const ClusterView& cluster, const AgentSnapshot& agent, const SandboxTask& task)
{
    Json status = Json::object();
    status["state"] = wire::nameOf(task.state);
    status["timestamp"] = secondsOf(task.startedAt);
    Json json = Json::object();
    json["id"] = task.id.value;
    json["name"] = std::string(task.appId.name());
    json["framework_id"] = cluster.framework.value;
    json["executor_id"] = task.executorId == task.id.value ? std::string{} : task.executorId;
    json["slave_id"] = agent.info.id.value;
    json["state"] = wire::nameOf(task.state);
    json["resources"] = resourcesOf(task.resources);
    json["role"] = cluster.role;
    json["statuses"] = Json::array({std::move(status)});
    return json;
}

Json frameworkHead(const ClusterView& cluster)
{
    Json json = Json::object();
    json["id"] = cluster.framework.value;
    json["name"] = cluster.frameworkName;
    json["roles"] = Json::array({cluster.role});
    json["hostname"] = net::hostOf(cluster.authority);
    json["webui_url"] = "http://" + cluster.authority;
    json["active"] = true;
    json["connected"] = true;
    json["recovered"] = false;
    json["checkpoint"] = true;
    json["failover_timeout"] = 604800.0;
    json["registered_time"] = secondsOf(cluster.startedAt);
    json["unregistered_time"] = 0.0;
    return json;
}

Json frameworkJson(const ClusterView& cluster)
{
    Json json = frameworkHead(cluster);
    for (const char* list : {"tasks", "unreachable_tasks", "completed_tasks", "executors", "offers"})
        json[list] = Json::array();
    std::vector<OfferedResource> used;
    for (const AgentSnapshot& agent : cluster.agents) {
        used.insert(used.end(), agent.used.begin(), agent.used.end());
        for (const SandboxTask& task : agent.tasks)
            json[task.completed ? "completed_tasks" : "tasks"].push_back(taskJson(cluster, agent, task));
    }
    json["used_resources"] = resourceSums(used);
    json["offered_resources"] = resourceSums({});
    json["resources"] = resourceSums(used);
    return json;
}

bool hasFramework(const ClusterView& cluster)
{
    return !cluster.framework.value.empty();
}

void countStates(Json& json, const std::vector<const SandboxTask*>& tasks)
{
    for (const TaskState state : summaryStates) {
        const auto count =
            std::ranges::count_if(tasks, [&](const SandboxTask* task) { return task->state == state; });
        json[std::string(wire::nameOf(state))] = count;
    }
}

Json executorJson(const ClusterView& cluster, const AgentSnapshot& agent, const SandboxTask& task)
{
    Json json = Json::object();
    json["id"] = task.executorId;
    json["name"] = "";
    json["source"] = task.executorId;
    json["container"] = task.directory.substr(task.directory.rfind('/') + 1);
    json["directory"] = task.directory;
    json["resources"] = resourcesOf(task.resources);
    json["role"] = cluster.role;
    for (const char* list : {"tasks", "queued_tasks", "completed_tasks"})
        json[list] = Json::array();
    json[task.completed ? "completed_tasks" : "tasks"].push_back(taskJson(cluster, agent, task));
    return json;
}

} // namespace

Json versionJson()
{
    Json json = Json::object();
    json["version"] = mesosVersion;
    return json;
}

Json masterState(const ClusterView& cluster)
{
    const std::string pid = "master@" + cluster.authority;
    const std::string host(net::hostOf(cluster.authority));
    Json json = versionJson();
    json["start_time"] = secondsOf(cluster.startedAt);
    json["elected_time"] = secondsOf(cluster.startedAt);
    json["id"] = cluster.framework.value;
    json["pid"] = pid;
    json["hostname"] = host;
    json["capabilities"] = Json::array();
    json["activated_slaves"] = static_cast<double>(cluster.agents.size());
    json["deactivated_slaves"] = 0.0;
    json["unreachable_slaves"] = 0.0;
    json["leader"] = pid;
    json["leader_info"] = {{"id", cluster.framework.value},
                           {"pid", pid},
                           {"port", net::portOf(cluster.authority)},
                           {"hostname", host}};
    json["flags"] = Json::object();
    json["slaves"] = masterSlaves(cluster)["slaves"];
    json["recovered_slaves"] = Json::array();
    json["frameworks"] = masterFrameworks(cluster)["frameworks"];
    json["completed_frameworks"] = Json::array();
    return json;
}

Json masterSummary(const ClusterView& cluster)
{
    std::vector<const SandboxTask*> all;
    Json json = Json::object();
    json["hostname"] = net::hostOf(cluster.authority);
    json["cluster"] = "";
    json["slaves"] = Json::array();
    Json slaveIds = Json::array();
    for (std::size_t i = 0; i < cluster.agents.size(); ++i) {
        std::vector<const SandboxTask*> tasks;
        for (const SandboxTask& task : cluster.agents[i].tasks)
            tasks.push_back(&task);
        Json slave = slaveJson(cluster, i);
        countStates(slave, tasks);
        slave["framework_ids"] = tasks.empty() ? Json::array() : Json::array({cluster.framework.value});
        slaveIds.push_back(cluster.agents[i].info.id.value);
        json["slaves"].push_back(std::move(slave));
        all.insert(all.end(), tasks.begin(), tasks.end());
    }
    json["frameworks"] = Json::array();
    if (hasFramework(cluster)) {
        Json framework = frameworkHead(cluster);
        countStates(framework, all);
        framework["slave_ids"] = std::move(slaveIds);
        json["frameworks"].push_back(std::move(framework));
    }
    return json;
}

Json masterSlaves(const ClusterView& cluster)
{
    Json json = Json::object();
    json["slaves"] = Json::array();
    for (std::size_t i = 0; i < cluster.agents.size(); ++i)
        json["slaves"].push_back(slaveJson(cluster, i));
    json["recovered_slaves"] = Json::array();
    return json;
}

Json masterFrameworks(const ClusterView& cluster)
{
    Json json = Json::object();
    json["frameworks"] = Json::array();
    if (hasFramework(cluster))
        json["frameworks"].push_back(frameworkJson(cluster));
    json["completed_frameworks"] = Json::array();
    return json;
}

Json masterTasks(const ClusterView& cluster)
{
    Json json = Json::object();
    json["tasks"] = Json::array();
    for (const AgentSnapshot& agent : cluster.agents) {
        for (const SandboxTask& task : agent.tasks)
            json["tasks"].push_back(taskJson(cluster, agent, task));
    }
    return json;
}

Json metricsSnapshot(const ClusterView& cluster)
{
    std::vector<OfferedResource> total;
    std::vector<OfferedResource> used;
    std::vector<const SandboxTask*> tasks;
    for (const AgentSnapshot& agent : cluster.agents) {
        total.insert(total.end(), agent.total.begin(), agent.total.end());
        used.insert(used.end(), agent.used.begin(), agent.used.end());
        for (const SandboxTask& task : agent.tasks)
            tasks.push_back(&task);
    }
    const Json totals = resourceSums(total);
    const Json uses = resourceSums(used);
    Json json = Json::object();
    json["master/elected"] = 1.0;
    json["master/slaves_active"] = static_cast<double>(cluster.agents.size());
    json["master/frameworks_active"] = hasFramework(cluster) ? 1.0 : 0.0;
    for (const char* name : {"cpus", "mem", "disk", "gpus"}) {
        const double all = totals[name].get<double>();
        const double taken = uses[name].get<double>();
        json[std::string("master/") + name + "_total"] = all;
        json[std::string("master/") + name + "_used"] = taken;
        json[std::string("master/") + name + "_percent"] = all > 0 ? taken / all : 0.0;
    }
    for (const TaskState state : summaryStates) {
        const std::string name = toLowerAscii(wire::nameOf(state)).substr(5); // without "task_"
        json["master/tasks_" + name] = static_cast<double>(
            std::ranges::count_if(tasks, [&](const SandboxTask* task) { return task->state == state; }));
    }
    return json;
}

Json agentState(const ClusterView& cluster, std::size_t index)
{
    const AgentSnapshot& agent = cluster.agents[index];
    Json json = versionJson();
    json["start_time"] = secondsOf(cluster.startedAt);
    json["id"] = agent.info.id.value;
    json["pid"] = pidOf(cluster, index);
    json["hostname"] = agent.info.host;
    if (agent.info.region)
        json["domain"] = domainJson(agent.info);
    json["resources"] = resourceSums(agent.total);
    json["reserved_resources"] = Json::object();
    json["unreserved_resources"] = resourceSums(agent.total);
    json["reserved_resources_allocated"] = Json::object();
    json["unreserved_resources_allocated"] = resourceSums(agent.used);
    json["attributes"] = attributesJson(agent.info.attributes);
    json["master_hostname"] = net::hostOf(cluster.authority);
    json["flags"] = Json::object();
    json["frameworks"] = Json::array();
    json["completed_frameworks"] = Json::array();
    if (agent.tasks.empty())
        return json;
    Json framework = frameworkHead(cluster);
    framework["executors"] = Json::array();
    framework["completed_executors"] = Json::array();
    for (const SandboxTask& task : agent.tasks) {
        const char* list = task.completed ? "completed_executors" : "executors";
        framework[list].push_back(executorJson(cluster, agent, task));
    }
    json["frameworks"].push_back(std::move(framework));
    return json;
}

Json agentContainers(const ClusterView& cluster, std::size_t index)
{
    Json list = Json::array();
    for (const SandboxTask& task : cluster.agents[index].tasks) {
        if (task.completed)
            continue;
        Json json = Json::object();
        const std::string container = task.directory.substr(task.directory.rfind('/') + 1);
        json["container_id"] = container;
        json["executor_id"] = task.executorId;
        json["executor_name"] = "";
        json["framework_id"] = cluster.framework.value;
        json["source"] = task.executorId;
        json["status"] = {{"container_id", {{"value", container}}}};
        list.push_back(std::move(json));
    }
    return list;
}

} // namespace pacer::rest
