// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/views.h"

#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/offers.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

Json capabilityList(const std::vector<std::string>& names)
{
    Json out = Json::array();
    for (const std::string& name : names)
        out.push_back({{"type", name}});
    return out;
}

std::uint32_t ipNumber(const std::string& ip)
{
    std::uint32_t number = 0;
    unsigned shift = 0;
    std::size_t from = 0;
    while (from < ip.size() && shift < 32) {
        const std::size_t end = std::min(ip.find('.', from), ip.size());
        number |= static_cast<std::uint32_t>(std::stoul(ip.substr(from, end - from))) << shift;
        shift += 8;
        from = end + 1;
    }
    return number;
}

/// Without an empty list: most answers leave it out.
void addList(Json& object, const char* name, Json list)
{
    if (!list.empty())
        object[name] = std::move(list);
}

} // namespace

std::vector<std::string> agentCapabilities()
{
    return {"MULTI_ROLE",    "HIERARCHICAL_ROLE",        "RESERVATION_REFINEMENT", "RESOURCE_PROVIDER",
            "RESIZE_VOLUME", "AGENT_OPERATION_FEEDBACK", "AGENT_DRAINING",         "TASK_RESOURCE_LIMITS"};
}

std::vector<std::string> masterCapabilities()
{
    return {"AGENT_UPDATE", "AGENT_DRAINING", "QUOTA_V2"};
}

Json masterInfoJson(const World& world)
{
    const ClusterSetup& setup = world.setup;
    Json out{{"id", world.masterId},
             {"ip", ipNumber(setup.ip)},
             {"port", world.leader},
             {"pid", "master@" + setup.ip + ':' + std::to_string(world.leader)},
             {"hostname", setup.hostname},
             {"version", setup.version},
             {"address", {{"hostname", setup.hostname}, {"ip", setup.ip}, {"port", world.leader}}}};
    if (setup.domain)
        out["domain"] = domainJson(*setup.domain);
    out["capabilities"] = capabilityList(masterCapabilities());
    return out;
}

Json agentInfoJson(const Agent& agent)
{
    Json out{{"hostname", agent.setup.hostname},
             {"port", agent.setup.port},
             {"resources", toJson(resourcesFromFlag(agent.setup.resources))}};
    addList(out, "attributes", agent.attributes);
    out["id"] = idJson(agent.id);
    if (agent.setup.domain)
        out["domain"] = domainJson(*agent.setup.domain);
    return out;
}

Resources offeredOn(const World& world, const Agent& agent)
{
    Resources out;
    for (const std::string& id : agent.offers)
        out.add(world.offers.at(id).resources);
    return out;
}

Json agentJson(const World& world, const Agent& agent)
{
    Json info = agentInfoJson(agent);
    info["checkpoint"] = true;
    Json out{{"agent_info", std::move(info)},
             {"active", agent.isActive()},
             {"deactivated", agent.deactivated},
             {"version", world.setup.version},
             {"pid", agent.pid()},
             {"registered_time", nanosecondsJson(agent.registeredAt)}};
    if (agent.reregisteredAt)
        out["reregistered_time"] = nanosecondsJson(*agent.reregisteredAt);
    out["total_resources"] = toJson(agent.total, ResourceForm::Both);
    addList(out, "allocated_resources", toJson(usedOn(agent), ResourceForm::Both));
    addList(out, "offered_resources", toJson(offeredOn(world, agent), ResourceForm::Both));
    out["capabilities"] = capabilityList(agentCapabilities());
    if (agent.drain) {
        out["drain_info"] = {{"state", agent.drained ? "DRAINED" : "DRAINING"}, {"config", *agent.drain}};
        out["estimated_drain_start_time"] = nanosecondsJson(agent.drainStart);
    }
    return out;
}

Json inOrder(const Json& info)
{
    Json out = Json::object();
    for (const char* name : {"user", "name", "id", "failover_timeout", "checkpoint", "role", "roles",
                             "hostname", "principal", "webui_url", "capabilities", "labels", "offer_filters"})
        if (info.contains(name))
            out[name] = info[name];
    return out;
}

Json frameworkJson(const World& world, const Framework& framework, bool withOffers)
{
    Json out{{"framework_info", framework.info},
             {"active", framework.active},
             {"connected", framework.connected},
             {"recovered", framework.recovered},
             {"registered_time", nanosecondsJson(framework.registeredAt)},
             {"reregistered_time", nanosecondsJson(framework.reregisteredAt)}};
    if (!withOffers) {
        out["unregistered_time"] = nanosecondsJson(framework.unregisteredAt);
        return out;
    }
    if (framework.unregisteredAt != Timestamp{})
        out["unregistered_time"] = nanosecondsJson(framework.unregisteredAt);
    Json offers = Json::array();
    Resources offered;
    for (const std::string& id : framework.offers) {
        offers.push_back(offerJson(world, world.offers.at(id), ResourceForm::Refined));
        offered.add(world.offers.at(id).resources);
    }
    Resources used;
    for (const auto& [id, task] : framework.tasks)
        if (!task->released)
            used.add(task->resources);
    addList(out, "offers", std::move(offers));
    addList(out, "allocated_resources", toJson(used, ResourceForm::Both));
    addList(out, "offered_resources", toJson(offered, ResourceForm::Both));
    out["offer_constraints"] = framework.constraints.is_null() ? Json::object() : framework.constraints;
    return out;
}

Json taskJson(const Task& task)
{
    Json out{{"name", task.name}, {"task_id", idJson(task.id)}, {"framework_id", idJson(task.frameworkId)}};
    if (task.executorId != task.id)
        out["executor_id"] = idJson(task.executorId);
    out["agent_id"] = idJson(task.agentId);
    out["state"] = task.knownState;
    out["resources"] = toJson(task.resources);
    addList(out, "statuses", task.statuses);
    if (!task.updateState.empty()) {
        out["status_update_state"] = task.updateState;
        out["status_update_uuid"] = task.updateUuid;
    }
    for (const char* name : {"labels", "discovery", "container", "health_check", "kill_policy"})
        if (const Json& member = memberOf(task.info, name); !member.is_null())
            out[name] = member;
    const std::string user = textOf(memberOf(task.info, "command"), "user");
    if (!user.empty())
        out["user"] = user;
    return out;
}

Json versionJson(const World& world)
{
    return {{"version", world.setup.version},
            {"build_date", "2026-11-21 02:55:04 UTC"},
            {"build_time", 1795229704.0},
            {"build_user", ""},
            {"git_sha", "c1b42f79d157aa900be5cbb0c1023f1479962aa7"},
            {"git_branch", "refs/heads/master"}};
}

Json tasksView(const World& world)
{
    Json out{
        {"tasks", Json::array()}, {"unreachable_tasks", Json::array()}, {"completed_tasks", Json::array()}};
    const auto add = [&](const Framework& framework) {
        for (const auto& [id, task] : framework.tasks)
            out["tasks"].push_back(taskJson(*task));
        for (const auto& [id, task] : framework.unreachable)
            out["unreachable_tasks"].push_back(taskJson(*task));
        for (const TaskPtr& task : framework.completed)
            out["completed_tasks"].push_back(taskJson(*task));
    };
    for (const auto& [id, framework] : world.frameworks)
        add(framework);
    for (const Framework& framework : world.completedFrameworks)
        add(framework);
    return out;
}

Json agentsView(const World& world)
{
    Json agents = Json::array();
    Json recovered = Json::array();
    for (const auto& [id, agent] : world.agents) {
        if (agent.registered)
            agents.push_back(agentJson(world, agent));
        else if (agent.recovering)
            recovered.push_back(agentInfoJson(agent));
    }
    return {{"agents", std::move(agents)}, {"recovered_agents", std::move(recovered)}};
}

Json frameworksView(const World& world)
{
    Json frameworks = Json::array();
    Json completed = Json::array();
    for (const auto& [id, framework] : world.frameworks)
        frameworks.push_back(frameworkJson(world, framework, true));
    for (const Framework& framework : world.completedFrameworks)
        completed.push_back(frameworkJson(world, framework, true));
    return {{"frameworks", std::move(frameworks)}, {"completed_frameworks", std::move(completed)}};
}

Json executorsView(const World& world)
{
    Json list = Json::array();
    for (const auto& [id, agent] : world.agents)
        for (const auto& [key, executor] : agent.executors)
            if (agent.registered && !executor.info.is_null())
                list.push_back({{"executor_info", executor.info}, {"agent_id", idJson(agent.id)}});
    return {{"executors", std::move(list)}};
}

Json rolesView(const World& world)
{
    std::map<std::string, Json> frameworks;
    std::map<std::string, Resources> resources;
    for (const auto& [id, framework] : world.frameworks) {
        for (const std::string& role : framework.roles)
            frameworks[role].push_back(idJson(id));
        for (const auto& [taskId, task] : framework.tasks)
            if (!task->released)
                resources[task->role].add(task->resources.unallocated());
    }
    for (const auto& [id, offer] : world.offers)
        resources[offer.role].add(offer.resources.unallocated());
    Json list = Json::array();
    for (auto& [role, ids] : frameworks) {
        Json scalars = Json::array();
        for (const char* name : {"cpus", "disk", "mem"})
            if (const double amount = resources[role].scalar(name); amount > 0)
                scalars.push_back({{"name", name}, {"type", "SCALAR"}, {"scalar", {{"value", amount}}}});
        list.push_back({{"name", role},
                        {"weight", 1.0},
                        {"frameworks", std::move(ids)},
                        {"resources", std::move(scalars)}});
    }
    return {{"roles", std::move(list)}};
}

Json operationsView(const World& world)
{
    Json list = Json::array();
    for (const auto& [id, agent] : world.agents)
        for (const auto& [uuid, operation] : agent.operations)
            list.push_back({{"framework_id", idJson(operation.frameworkId)},
                            {"agent_id", idJson(agent.id)},
                            {"info", operation.info},
                            {"latest_status", operation.status},
                            {"statuses", Json::array({operation.status})},
                            {"uuid", idJson(uuid)}});
    Json out = Json::object();
    addList(out, "operations", std::move(list));
    return out;
}

Json stateView(const World& world)
{
    return {{"get_tasks", tasksView(world)},
            {"get_executors", executorsView(world)},
            {"get_frameworks", frameworksView(world)},
            {"get_agents", agentsView(world)}};
}

} // namespace pacer::mesos_double
