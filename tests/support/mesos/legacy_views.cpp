// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/legacy_views.h"

#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/files.h"
#include "tests/support/mesos/operator_api.h"
#include "tests/support/mesos/views.h"

#include <algorithm>
#include <array>

namespace pacer::mesos_double {
namespace {

constexpr std::array countedStates{"TASK_STAGING",  "TASK_STARTING",   "TASK_RUNNING", "TASK_KILLING",
                                   "TASK_FINISHED", "TASK_KILLED",     "TASK_FAILED",  "TASK_LOST",
                                   "TASK_ERROR",    "TASK_UNREACHABLE"};

Json slaveSummary(const World& world, const Agent& agent)
{
    Json out{{"id", agent.id},
             {"hostname", agent.setup.hostname},
             {"port", agent.setup.port},
             {"attributes", attributesObject(agent.attributes)}};
    if (agent.setup.domain)
        out["domain"] = domainJson(*agent.setup.domain);
    out["pid"] = agent.pid();
    out["registered_time"] = secondsOf(agent.registeredAt);
    if (agent.reregisteredAt)
        out["reregistered_time"] = secondsOf(*agent.reregisteredAt);
    out["resources"] = summed(agent.total);
    out["used_resources"] = summed(usedOn(agent));
    out["offered_resources"] = summed(offeredOn(world, agent));
    out["reserved_resources"] = reservedSums(agent.total);
    out["unreserved_resources"] = summed(agent.total.unreserved());
    out["active"] = agent.isActive();
    out["deactivated"] = agent.deactivated;
    out["version"] = world.setup.version;
    out["capabilities"] = agentCapabilities();
    if (agent.drain) {
        out["drain_info"] = {{"state", agent.drained ? "DRAINED" : "DRAINING"}, {"config", *agent.drain}};
        out["estimated_drain_start_time_seconds"] = secondsOf(agent.drainStart);
    }
    return out;
}

Json slaveWithResources(const World& world, const Agent& agent)
{
    Json out = slaveSummary(world, agent);
    out["reserved_resources_full"] = reservedFull(agent.total);
    out["unreserved_resources_full"] = toJson(agent.total.unreserved(), ResourceForm::Both);
    out["used_resources_full"] = toJson(usedOn(agent), ResourceForm::Both);
    out["offered_resources_full"] = toJson(offeredOn(world, agent), ResourceForm::Both);
    return out;
}

Json recoveredSlaves(const World& world)
{
    Json out = Json::array();
    for (const auto& [id, agent] : world.agents)
        if (agent.recovering) {
            Json one = agentInfoJson(agent);
            one["id"] = agent.id;
            one["attributes"] = attributesObject(agent.attributes);
            one.erase("resources");
            out.push_back(std::move(one));
        }
    return out;
}

Resources usedBy(const Framework& framework)
{
    Resources out;
    for (const auto& [id, task] : framework.tasks)
        if (!task->released)
            out.add(task->resources.unallocated());
    return out;
}

Resources offeredTo(const World& world, const Framework& framework)
{
    Resources out;
    for (const std::string& id : framework.offers)
        out.add(world.offers.at(id).resources.unallocated());
    return out;
}

Json frameworkSummary(const World& world, const Framework& framework)
{
    Json capabilities = Json::array();
    for (const Json& capability : listOf(framework.info, "capabilities"))
        capabilities.push_back(capability["type"]);
    return {{"id", framework.id},
            {"name", textOf(framework.info, "name")},
            {"used_resources", summed(usedBy(framework))},
            {"offered_resources", summed(offeredTo(world, framework))},
            {"capabilities", std::move(capabilities)},
            {"hostname", textOf(framework.info, "hostname")},
            {"webui_url", textOf(framework.info, "webui_url")},
            {"active", framework.active},
            {"connected", framework.connected},
            {"recovered", framework.recovered}};
}

Json legacyOffer(const Offer& offer)
{
    return {{"id", offer.id},
            {"framework_id", offer.frameworkId},
            {"allocation_info", {{"role", offer.role}}},
            {"slave_id", offer.agentId},
            {"resources", summed(offer.resources)}};
}

Json legacyExecutors(const World& world, const Framework& framework)
{
    Json out = Json::array();
    for (const auto& [agentId, agent] : world.agents)
        for (const auto& [key, executor] : agent.executors)
            if (key.first == framework.id && !executor.info.is_null())
                out.push_back({{"executor_id", executor.id},
                               {"name", textOf(executor.info, "name")},
                               {"framework_id", framework.id},
                               {"resources", summed(executor.resources)},
                               {"slave_id", agentId},
                               {"type", textOf(executor.info, "type")}});
    return out;
}

Json legacyFramework(const World& world, const Framework& framework)
{
    Json out = frameworkSummary(world, framework);
    const Json& info = framework.info;
    out["user"] = textOf(info, "user");
    out["failover_timeout"] = numberOf(info, "failover_timeout");
    out["checkpoint"] = framework.checkpoint();
    out["registered_time"] = secondsOf(framework.registeredAt);
    if (framework.reregisteredAt != framework.registeredAt)
        out["reregistered_time"] = secondsOf(framework.reregisteredAt);
    out["unregistered_time"] = secondsOf(framework.unregisteredAt);
    if (info.contains("principal"))
        out["principal"] = info["principal"];
    Resources all = usedBy(framework);
    all.add(offeredTo(world, framework));
    out["resources"] = summed(all);
    if (framework.capabilities.multiRole)
        out["roles"] = framework.roles;
    else
        out["role"] = textOf(info, "role", "*");
    if (info.contains("labels"))
        out["labels"] = info["labels"]["labels"];
    const auto tasks = [](const auto& group) {
        Json list = Json::array();
        for (const auto& [id, task] : group)
            list.push_back(legacyTask(*task));
        return list;
    };
    out["tasks"] = tasks(framework.tasks);
    out["unreachable_tasks"] = tasks(framework.unreachable);
    out["completed_tasks"] = Json::array();
    for (const TaskPtr& task : framework.completed)
        out["completed_tasks"].push_back(legacyTask(*task));
    out["offers"] = Json::array();
    for (const std::string& id : framework.offers)
        out["offers"].push_back(legacyOffer(world.offers.at(id)));
    out["executors"] = legacyExecutors(world, framework);
    out["offer_constraints"] = framework.constraints.is_null() ? Json::object() : framework.constraints;
    return out;
}

Json frameworkList(const World& world, const std::string& only, bool mayView)
{
    Json out{{"frameworks", Json::array()},
             {"completed_frameworks", Json::array()},
             {"unregistered_frameworks", Json::array()}};
    if (!mayView)
        return out;
    for (const auto& [id, framework] : world.frameworks)
        if (only.empty() || only == id)
            out["frameworks"].push_back(legacyFramework(world, framework));
    for (const Framework& framework : world.completedFrameworks)
        if (only.empty() || only == framework.id)
            out["completed_frameworks"].push_back(legacyFramework(world, framework));
    return out;
}

Json slavesView(const World& world, const std::string& only)
{
    Json slaves = Json::array();
    for (const auto& [id, agent] : world.agents)
        if (agent.registered && (only.empty() || only == id))
            slaves.push_back(slaveWithResources(world, agent));
    return {{"slaves", std::move(slaves)}, {"recovered_slaves", recoveredSlaves(world)}};
}

Json legacyState(const World& world, bool mayView)
{
    Json out = versionJson(world);
    const ClusterSetup& setup = world.setup;
    const std::string pid = "master@" + setup.ip + ':' + std::to_string(world.leader);
    const auto count = [&](auto holds) {
        return static_cast<double>(std::count_if(world.agents.begin(), world.agents.end(),
                                                 [&](const auto& entry) { return holds(entry.second); }));
    };
    out["start_time"] = secondsOf(world.startedAt);
    out["elected_time"] = secondsOf(world.electedAt);
    out["id"] = world.masterId;
    out["pid"] = pid;
    out["hostname"] = setup.hostname;
    out["capabilities"] = masterCapabilities();
    out["activated_slaves"] = count([](const Agent& agent) { return agent.isActive(); });
    out["deactivated_slaves"] =
        count([](const Agent& agent) { return agent.registered && !agent.isActive(); });
    out["unreachable_slaves"] = count([](const Agent& agent) { return agent.unreachable; });
    Json leader{{"id", world.masterId}, {"pid", pid}, {"port", world.leader}, {"hostname", setup.hostname}};
    if (setup.domain) {
        out["domain"] = domainJson(*setup.domain);
        leader["domain"] = domainJson(*setup.domain);
    }
    out["leader"] = pid;
    out["leader_info"] = std::move(leader);
    if (!setup.name.empty())
        out["cluster"] = setup.name;
    out["flags"] = masterFlags(world);
    out["slaves"] = Json::array();
    for (const auto& [id, agent] : world.agents)
        if (agent.registered)
            out["slaves"].push_back(slaveSummary(world, agent));
    out["recovered_slaves"] = recoveredSlaves(world);
    Json frameworks = frameworkList(world, {}, mayView);
    out["frameworks"] = std::move(frameworks["frameworks"]);
    out["completed_frameworks"] = std::move(frameworks["completed_frameworks"]);
    out["orphan_tasks"] = Json::array();
    out["unregistered_frameworks"] = Json::array();
    return out;
}

using Counts = std::map<std::string, int>;

void addCounts(Json& out, const Counts& counts)
{
    for (const char* state : countedStates) {
        const auto found = counts.find(state);
        out[state] = found == counts.end() ? 0 : found->second;
    }
}

Json summaryView(const World& world)
{
    std::map<std::string, Counts> ofAgent;
    std::map<std::string, Counts> ofFramework;
    std::map<std::string, std::set<std::string>> frameworkIds;
    std::map<std::string, std::set<std::string>> slaveIds;
    const auto count = [&](const Task& task) {
        ++ofAgent[task.agentId][task.knownState];
        ++ofFramework[task.frameworkId][task.knownState];
        frameworkIds[task.agentId].insert(task.frameworkId);
        slaveIds[task.frameworkId].insert(task.agentId);
    };
    for (const auto& [id, framework] : world.frameworks) {
        for (const auto& [taskId, task] : framework.tasks)
            count(*task);
        for (const auto& [taskId, task] : framework.unreachable)
            count(*task);
        for (const TaskPtr& task : framework.completed)
            count(*task);
    }
    Json out{{"hostname", world.setup.hostname}};
    if (!world.setup.name.empty())
        out["cluster"] = world.setup.name;
    out["slaves"] = Json::array();
    for (const auto& [id, agent] : world.agents) {
        if (!agent.registered)
            continue;
        Json slave = slaveSummary(world, agent);
        addCounts(slave, ofAgent[id]);
        slave["framework_ids"] = frameworkIds[id];
        out["slaves"].push_back(std::move(slave));
    }
    out["frameworks"] = Json::array();
    for (const auto& [id, framework] : world.frameworks) {
        Json one = frameworkSummary(world, framework);
        addCounts(one, ofFramework[id]);
        one["slave_ids"] = slaveIds[id];
        out["frameworks"].push_back(std::move(one));
    }
    return out;
}

Json taskList(const World& world, const std::map<std::string, std::string>& query)
{
    const auto asked = [&](const char* name, const std::string& fallback) {
        const auto found = query.find(name);
        return found == query.end() ? fallback : found->second;
    };
    const std::string framework = asked("framework_id", "");
    const std::string task = asked("task_id", "");
    std::vector<TaskPtr> all;
    for (const auto& [id, one] : world.frameworks) {
        if (!framework.empty() && framework != id)
            continue;
        for (const auto& tasks : {one.tasks, one.unreachable})
            for (const auto& [taskId, pointer] : tasks)
                all.push_back(pointer);
        all.insert(all.end(), one.completed.begin(), one.completed.end());
    }
    std::erase_if(all, [&](const TaskPtr& pointer) { return !task.empty() && pointer->id != task; });
    const auto begin = [](const TaskPtr& pointer) {
        return pointer->statuses.empty() ? 0.0 : numberOf(pointer->statuses.front(), "timestamp");
    };
    const bool ascending = asked("order", "desc") == "asc";
    std::stable_sort(all.begin(), all.end(), [&](const TaskPtr& a, const TaskPtr& b) {
        return ascending ? begin(a) < begin(b) : begin(a) > begin(b);
    });
    const std::size_t offset = std::strtoul(asked("offset", "0").c_str(), nullptr, 10);
    const std::size_t limit = std::strtoul(asked("limit", "100").c_str(), nullptr, 10);
    Json list = Json::array();
    for (std::size_t i = offset; i < all.size() && list.size() < limit; ++i)
        list.push_back(legacyTask(*all[i]));
    return {{"tasks", std::move(list)}};
}

} // namespace

std::optional<Reply> legacyRequest(World& world, const Request& request, const std::string& endpoint,
                                   const Principal& principal)
{
    const auto query = request.query();
    const auto asked = [&](const char* name) {
        const auto found = query.find(name);
        return found == query.end() ? std::string() : found->second;
    };
    const auto answer = [&](const Json& json) { return jsonAnswer(request, legacyText(json)); };
    if (endpoint == "state")
        return answer(legacyState(world, principal.mayView));
    if (endpoint == "state-summary")
        return answer(summaryView(world));
    if (endpoint == "slaves")
        return answer(slavesView(world, asked("slave_id")));
    if (endpoint == "frameworks")
        return answer(frameworkList(world, asked("framework_id"), principal.mayView));
    if (endpoint == "tasks")
        return answer(taskList(world, query));
    if (endpoint == "roles")
        return answer(legacyRoles(world));
    if (endpoint == "flags")
        return answer({{"flags", masterFlags(world)}});
    if (endpoint == "quota")
        return answer(Json::object());
    if (endpoint == "maintenance/schedule")
        return answer(scheduleJson(world));
    if (endpoint == "maintenance/status")
        return answer(maintenanceStatusJson(world));
    return std::nullopt;
}

} // namespace pacer::mesos_double
