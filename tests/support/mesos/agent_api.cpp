// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/agent_api.h"

#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/files.h"
#include "tests/support/mesos/gate.h"
#include "tests/support/mesos/legacy_views.h"
#include "tests/support/mesos/updates.h"
#include "tests/support/mesos/views.h"

namespace pacer::mesos_double {
namespace {

/// What the command executor takes for itself.
const Resources& commandExecutorResources()
{
    static const Resources own = resourcesFromFlag("cpus:0.1;mem:32");
    return own;
}

Resources executorResources(const Executor& executor, bool withTasks)
{
    Resources out = executor.info.is_null() ? commandExecutorResources() : executor.resources.unallocated();
    if (withTasks)
        for (const TaskPtr& task : executor.tasks)
            if (!task->over)
                out.add(task->resources.unallocated());
    return out;
}

const Task* anyTask(const Executor& executor)
{
    if (!executor.tasks.empty())
        return executor.tasks.front().get();
    return executor.completed.empty() ? nullptr : executor.completed.front().get();
}

std::string nameOf(const Executor& executor)
{
    if (!executor.info.is_null())
        return textOf(executor.info, "name");
    const Task* task = anyTask(executor);
    const std::string command = task == nullptr ? "" : textOf(memberOf(task->info, "command"), "value");
    return "Command Executor (Task: " + executor.id + ") (Command: sh -c '" + command + "')";
}

std::string sourceOf(const Executor& executor)
{
    return executor.info.is_null() ? executor.id : textOf(executor.info, "source");
}

Json labelsOf(const Executor& executor)
{
    const Task* task = anyTask(executor);
    if (!executor.info.is_null())
        return memberOf(executor.info, "labels");
    return task == nullptr ? Json() : memberOf(task->info, "labels");
}

Json legacyTasks(const std::vector<TaskPtr>& tasks)
{
    Json out = Json::array();
    for (const TaskPtr& task : tasks)
        out.push_back(legacyTask(*task));
    return out;
}

Json executorState(const Executor& executor, bool running)
{
    const Task* task = anyTask(executor);
    Json out{{"id", executor.id},
             {"name", nameOf(executor)},
             {"source", sourceOf(executor)},
             {"container", executor.containerId},
             {"directory", executor.directory},
             {"resources", summed(executorResources(executor, running))},
             {"role", task == nullptr ? "*" : task->role}};
    if (const Json labels = labelsOf(executor); !labels.is_null())
        out["labels"] = listOf(labels, "labels");
    if (executor.isPod)
        out["type"] = "DEFAULT";
    out["tasks"] = legacyTasks(executor.tasks);
    out["queued_tasks"] = Json::array();
    out["completed_tasks"] = legacyTasks(executor.completed);
    return out;
}

Json frameworkState(const World& world, const std::string& id)
{
    const auto found = world.knownInfos.find(id);
    const Json info = found == world.knownInfos.end() ? Json::object() : found->second;
    Json out{{"id", id},
             {"name", textOf(info, "name")},
             {"user", textOf(info, "user")},
             {"failover_timeout", numberOf(info, "failover_timeout")},
             {"checkpoint", flagOf(info, "checkpoint")},
             {"hostname", textOf(info, "hostname")}};
    for (const char* name : {"principal", "role", "roles"})
        if (info.contains(name))
            out[name] = info[name];
    out["executors"] = Json::array();
    out["completed_executors"] = Json::array();
    return out;
}

Json agentState(const World& world, const Agent& agent)
{
    Json out = versionJson(world);
    out["start_time"] = secondsOf(agent.startedAt);
    out["id"] = agent.id;
    out["pid"] = agent.pid();
    out["hostname"] = agent.setup.hostname;
    out["capabilities"] = agentCapabilities();
    if (agent.setup.domain)
        out["domain"] = domainJson(*agent.setup.domain);
    out["resources"] = summed(agent.total);
    out["reserved_resources"] = reservedSums(agent.total);
    out["unreserved_resources"] = summed(agent.total.unreserved());
    out["reserved_resources_full"] = reservedFull(agent.total);
    out["unreserved_resources_full"] = toJson(agent.total.unreserved(), ResourceForm::Both);
    Resources used;
    for (const auto& [key, executor] : agent.executors)
        used.add(executorResources(executor, true));
    out["reserved_resources_allocated"] = reservedSums(used);
    out["unreserved_resources_allocated"] = summed(used.unreserved());
    out["resource_providers"] = Json::array();
    out["attributes"] = attributesObject(agent.attributes);
    out["master_hostname"] = world.setup.hostname;
    out["flags"] = {{"hostname", agent.setup.hostname},
                    {"ip", agent.setup.ip},
                    {"launcher", "posix"},
                    {"isolation", "posix/cpu,posix/mem,filesystem/posix"},
                    {"port", std::to_string(agent.setup.port)},
                    {"resources", agent.setup.resources},
                    {"work_dir", agent.setup.workDir}};
    std::map<std::string, Json> active;
    std::map<std::string, Json> completed;
    const auto place = [&](const std::string& id) -> Json& {
        auto& where = world.frameworks.contains(id) ? active : completed;
        return where.try_emplace(id, frameworkState(world, id)).first->second;
    };
    for (const auto& [key, executor] : agent.executors)
        place(key.first)["executors"].push_back(executorState(executor, true));
    for (const Executor& executor : agent.ended)
        place(executor.frameworkId)["completed_executors"].push_back(executorState(executor, false));
    out["frameworks"] = Json::array();
    for (auto& [id, json] : active)
        out["frameworks"].push_back(std::move(json));
    out["completed_frameworks"] = Json::array();
    for (auto& [id, json] : completed)
        out["completed_frameworks"].push_back(std::move(json));
    return out;
}

Json statisticsOf(const World& world, const Executor& executor)
{
    const Resources resources = executorResources(executor, true);
    const double seconds = secondsOf(Timestamp(world.now - executor.started));
    const auto bytes = static_cast<std::uint64_t>(resources.scalar("mem")) * 1024 * 1024;
    return {{"cpus_soft_limit", resources.scalar("cpus")},
            {"cpus_system_time_secs", 0.04 + seconds * 0.01},
            {"cpus_user_time_secs", 0.13 + seconds * 0.03},
            {"mem_limit_bytes", bytes},
            {"mem_rss_bytes", bytes / 2},
            {"mem_soft_limit_bytes", bytes},
            {"timestamp", world.seconds()}};
}

Json containers(const World& world, const Agent& agent, bool withStatus)
{
    Json list = Json::array();
    for (const auto& [key, executor] : agent.executors) {
        Json one = Json::object();
        if (withStatus)
            one["container_id"] = executor.containerId;
        one["executor_id"] = executor.id;
        one["executor_name"] = nameOf(executor);
        one["framework_id"] = executor.frameworkId;
        one["source"] = sourceOf(executor);
        one["statistics"] = statisticsOf(world, executor);
        if (withStatus)
            one["status"] = {{"container_id", idJson(executor.containerId)}, {"executor_pid", executor.pid}};
        list.push_back(std::move(one));
    }
    return list;
}

Json containersCall(const World& world, const Agent& agent, bool nested)
{
    Json list = Json::array();
    for (const auto& [key, executor] : agent.executors) {
        const Json id = idJson(executor.containerId);
        list.push_back({{"framework_id", idJson(executor.frameworkId)},
                        {"executor_id", idJson(executor.id)},
                        {"executor_name", nameOf(executor)},
                        {"container_id", id},
                        {"container_status", {{"container_id", id}, {"executor_pid", executor.pid}}},
                        {"resource_statistics", statisticsOf(world, executor)}});
        for (const TaskPtr& task : executor.tasks)
            if (nested && task->inPod && !task->over) {
                const Json status = containerStatus(*task);
                list.push_back(
                    {{"container_id", idJson(textOf(status["container_id"], "value"))},
                     {"container_status",
                      {{"container_id", status["container_id"]}, {"executor_pid", task->pid}}},
                     {"resource_statistics",
                      {{"timestamp", world.seconds()},
                       {"cpus_soft_limit", task->resources.scalar("cpus")},
                       {"mem_limit_bytes",
                        static_cast<std::uint64_t>(task->resources.scalar("mem")) * 1024 * 1024}}}});
            }
    }
    Json out = Json::object();
    if (!list.empty())
        out["containers"] = std::move(list);
    return out;
}

Json executorInfoOf(const Executor& executor)
{
    if (!executor.info.is_null())
        return executor.info;
    const Task* task = anyTask(executor);
    const std::string program = "/opt/mesos/libexec/mesos/mesos-executor";
    Json out{
        {"executor_id", idJson(executor.id)},
        {"framework_id", idJson(executor.frameworkId)},
        {"command",
         {{"shell", false},
          {"value", program},
          {"arguments", Json::array({"mesos-executor", "--launcher_dir=/opt/mesos/libexec/mesos"})}}},
        {"resources", toJson(commandExecutorResources().allocatedTo(task == nullptr ? "*" : task->role))},
        {"name", nameOf(executor)},
        {"source", executor.id}};
    if (const Json labels = labelsOf(executor); !labels.is_null())
        out["labels"] = labels;
    return out;
}

Json tasksCall(const Agent& agent)
{
    Json out{{"pending_tasks", Json::array()},
             {"queued_tasks", Json::array()},
             {"launched_tasks", Json::array()},
             {"terminated_tasks", Json::array()},
             {"completed_tasks", Json::array()}};
    const auto add = [&](const Executor& executor) {
        for (const TaskPtr& task : executor.tasks)
            out[task->over ? "terminated_tasks" : "launched_tasks"].push_back(taskJson(*task));
        for (const TaskPtr& task : executor.completed)
            out["completed_tasks"].push_back(taskJson(*task));
    };
    for (const auto& [key, executor] : agent.executors)
        add(executor);
    for (const Executor& executor : agent.ended)
        add(executor);
    return out;
}

Json frameworksCall(const World& world, const Agent& agent)
{
    std::set<std::string> ids;
    for (const auto& [key, executor] : agent.executors)
        ids.insert(key.first);
    for (const Executor& executor : agent.ended)
        ids.insert(executor.frameworkId);
    Json out{{"frameworks", Json::array()}, {"completed_frameworks", Json::array()}};
    for (const std::string& id : ids)
        if (const auto info = world.knownInfos.find(id); info != world.knownInfos.end())
            out[world.frameworks.contains(id) ? "frameworks" : "completed_frameworks"].push_back(
                {{"framework_info", info->second}});
    return out;
}

Json executorsCall(const Agent& agent)
{
    Json out{{"executors", Json::array()}, {"completed_executors", Json::array()}};
    for (const auto& [key, executor] : agent.executors)
        out["executors"].push_back({{"executor_info", executorInfoOf(executor)}});
    for (const Executor& executor : agent.ended)
        out["completed_executors"].push_back({{"executor_info", executorInfoOf(executor)}});
    return out;
}

Json agentCallBody(const World& world, const Agent& agent, const Call& call)
{
    const std::string& type = call.type;
    if (type == "GET_HEALTH")
        return {{"healthy", true}};
    if (type == "GET_VERSION")
        return {{"version_info", versionJson(world)}};
    if (type == "GET_TASKS")
        return tasksCall(agent);
    if (type == "GET_EXECUTORS")
        return executorsCall(agent);
    if (type == "GET_FRAMEWORKS")
        return frameworksCall(world, agent);
    if (type == "GET_STATE")
        return {{"get_tasks", tasksCall(agent)},
                {"get_executors", executorsCall(agent)},
                {"get_frameworks", frameworksCall(world, agent)}};
    if (type == "GET_CONTAINERS")
        return containersCall(world, agent, flagOf(memberOf(call.message, "get_containers"), "show_nested"));
    if (type == "GET_LOGGING_LEVEL")
        return {{"level", 0}};
    if (type != "GET_AGENT")
        return Json::object();
    Json out{{"agent_info", agentInfoJson(agent)}};
    if (agent.drain) {
        out["drain_config"] = *agent.drain;
        out["estimated_drain_start_time"] =
            nanosecondsJson(Timestamp(std::chrono::floor<std::chrono::seconds>(agent.drainStart)));
    }
    return out;
}

Reply agentCall(World& world, const std::vector<Agent*>& agents, const Agent& agent, const Request& request)
{
    const Caller caller = callerOf(world, request, "mesos-agent-readwrite");
    if (caller.refusal)
        return *caller.refusal;
    const Call call =
        readCall(request, "agent::Call", {{"LIST_FILES", "list_files"}, {"READ_FILE", "read_file"}});
    if (call.refusal)
        return *call.refusal;
    if (!acceptsJson(request))
        return notAcceptable();
    if (call.type == "LIST_FILES")
        return listFiles(agents, call.message["list_files"]);
    if (call.type == "READ_FILE")
        return readFile(agents, call.message["read_file"]);
    std::string member = call.type;
    for (char& c : member)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return Reply::json(Json{{"type", call.type}, {member, agentCallBody(world, agent, call)}}.dump());
}

/// The agent that a path like /slave(2)/state names, and the rest of the path; the first one without a
/// prefix.
Agent* addressed(const std::vector<Agent*>& agents, std::string& path)
{
    for (Agent* agent : agents) {
        const std::string prefix = '/' + agent->setup.process;
        if (path.starts_with(prefix + '/')) {
            path.erase(0, prefix.size());
            return agent;
        }
    }
    return agents.front();
}

} // namespace

Reply agentRequest(World& world, const std::vector<Agent*>& agents, const Request& request)
{
    std::string path = request.path();
    if (path.starts_with("/files/"))
        return filesRequest(world, agents, request);
    const Agent& agent = *addressed(agents, path);
    if (path == "/health")
        return Reply::empty(200);
    if (path == "/version")
        return jsonAnswer(request, Json(versionJson(world)).dump());
    if (path == "/api/v1" || path == "/api/v1/")
        return agentCall(world, agents, agent, request);
    const Caller caller = callerOf(world, request, "mesos-agent-readonly");
    if (caller.refusal)
        return *caller.refusal;
    if (path == "/state")
        return jsonAnswer(request, legacyText(agentState(world, agent)));
    if (path == "/containers")
        return jsonAnswer(request, containers(world, agent, true).dump());
    if (path == "/monitor/statistics")
        return jsonAnswer(request, containers(world, agent, false).dump());
    if (path == "/metrics/snapshot")
        return jsonAnswer(request,
                          Json{{"slave/registered", agent.registered ? 1.0 : 0.0},
                               {"slave/executors_running", static_cast<double>(agent.executors.size())},
                               {"slave/cpus_total", agent.total.scalar("cpus")},
                               {"slave/mem_total", agent.total.scalar("mem")},
                               {"slave/disk_total", agent.total.scalar("disk")}}
                              .dump());
    return Reply::text(404, "404 Not Found.");
}

} // namespace pacer::mesos_double
