// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/task_rules.h"

#include "tests/support/mesos/frameworks.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

using Fault = std::optional<std::string>;

Fault identityFault(const Framework& framework, const Agent& agent, const Json& info)
{
    const std::string id = idOf(info, "task_id");
    if (auto error = idError(id))
        return error;
    if (framework.tasks.contains(id) || framework.unreachable.contains(id))
        return "Task has duplicate ID: " + id;
    const std::string agentId = idOf(info, "agent_id");
    if (agentId != agent.id)
        return "Task uses invalid agent " + agentId + " while agent " + agent.id + " is expected";
    return std::nullopt;
}

Fault graceFault(const Json& info)
{
    const Json& grace = memberOf(memberOf(info, "kill_policy"), "grace_period");
    if (!grace.is_null() && grace.value("nanoseconds", std::int64_t{0}) < 0)
        return "Task's 'kill_policy.grace_period' must be non-negative";
    const Json& longest = memberOf(info, "max_completion_time");
    if (!longest.is_null() && longest.value("nanoseconds", std::int64_t{0}) < 0)
        return "Task's 'max_completion_time' must be non-negative";
    return std::nullopt;
}

/// A check names a type and carries the part of that type.
Fault checkFault(const Json& check, const std::string& what, const std::string& whatLong)
{
    if (check.is_null())
        return std::nullopt;
    const std::string type = textOf(check, "type");
    if (type.empty())
        return what + " must specify 'type'";
    const std::string member = type == "HTTP" ? "http" : type == "TCP" ? "tcp" : "command";
    if (!check.contains(member))
        return "Expecting '" + member + "' to be set for " + type + ' ' + whatLong;
    const Json& http = memberOf(check, "http");
    const std::string scheme = textOf(http, "scheme", "http");
    if (scheme != "http" && scheme != "https")
        return "Unsupported HTTP " + whatLong + " scheme: '" + scheme + "'";
    if (const std::string path = textOf(http, "path", "/"); !path.starts_with('/'))
        return "The path '" + path + "' of HTTP " + whatLong + " must start with '/'";
    for (const char* number :
         {"delay_seconds", "interval_seconds", "timeout_seconds", "grace_period_seconds"})
        if (numberOf(check, number) < 0)
            return std::string("Expecting '") + number + "' to be non-negative";
    return std::nullopt;
}

Fault checksFault(const Json& info)
{
    if (const auto error = checkFault(memberOf(info, "check"), "CheckInfo", "check"))
        return "Task uses invalid check: " + *error;
    if (const auto error = checkFault(memberOf(info, "health_check"), "HealthCheck", "health check"))
        return "Task uses invalid health check: " + *error;
    return std::nullopt;
}

Fault resourceFault(const Json& list)
{
    std::set<std::string> roles;
    std::set<std::string> volumes;
    for (const Json& json : list) {
        const Resource resource = resourceFrom(json);
        roles.insert(resource.allocatedTo);
        if (resource.type == Resource::Type::Scalar && resource.thousandths < 0)
            return "Invalid scalar resource: value < 0";
        if (resource.name == "gpus" && resource.thousandths % 1000 != 0)
            return "The 'gpus' resource must be an unsigned integer";
        if (json.contains("role") && json.contains("reservations"))
            return "'Resource.role' must not be set for the 'post-reservation-refinement' format";
        if (resource.isVolume() && !volumes.insert(resource.disk).second)
            return "Persistence ID used twice";
        if (resource.isVolume() && !resource.isReserved())
            return "Invalid DiskInfo: Persistent volumes cannot be created from unreserved resources";
    }
    if (roles.size() > 1)
        return "The resources have multiple allocation roles ('" + *roles.begin() + "' and '"
               + *std::next(roles.begin()) + "') but only one allocation role is allowed";
    return std::nullopt;
}

Fault commandFault(const Json& info)
{
    if (info.contains("command") == info.contains("executor"))
        return "Task should have at least one (but not both) of CommandInfo or ExecutorInfo present";
    const Json& command = memberOf(info, "command");
    if (!command.is_null() && flagOf(command, "shell", true) && !command.contains("value"))
        return "Shell command not specified";
    return std::nullopt;
}

Fault amountFault(const Json& info, const Resources& own, const Resources& pool)
{
    Resources needed;
    for (const Json& json : listOf(info, "resources"))
        needed.add(resourceFrom(json));
    needed.add(own);
    if (pool.contains(needed))
        return std::nullopt;
    return "Total resources " + toText(needed) + " required by task and its executor is more than available "
           + toText(pool);
}

Fault executorFault(const Framework& framework, const Json& executor, const Agent& agent)
{
    if (executor.is_null())
        return std::nullopt;
    if (executor.contains("framework_id") && idOf(executor, "framework_id") != framework.id)
        return "ExecutorInfo has an invalid FrameworkID (Actual: " + idOf(executor, "framework_id")
               + " vs Expected: " + framework.id + ")";
    const auto found = agent.executors.find({framework.id, idOf(executor, "executor_id")});
    if (found != agent.executors.end() && found->second.info != executor)
        return "ExecutorInfo is not compatible with existing ExecutorInfo with same ExecutorID";
    return idError(idOf(executor, "executor_id"));
}

} // namespace

Fault taskError(const World& world, const Framework& framework, const Agent& agent, const Json& info,
                const Resources& own, const Resources& pool)
{
    (void)world;
    if (auto fault = identityFault(framework, agent, info))
        return fault;
    if (auto fault = graceFault(info))
        return fault;
    if (auto fault = checksFault(info))
        return fault;
    const Json& resources = listOf(info, "resources");
    if (resources.empty())
        return "Task uses no resources";
    if (auto fault = resourceFault(resources))
        return "Invalid task resources: " + *fault;
    if (auto fault = commandFault(info))
        return fault;
    if (auto fault = executorFault(framework, memberOf(info, "executor"), agent))
        return fault;
    return amountFault(info, own, pool);
}

Fault groupError(const World& world, const Framework& framework, const Agent& agent, const Json& executor,
                 const Json& tasks, const Resources& own, const Resources& pool)
{
    const std::string type = textOf(executor, "type");
    if (type.empty())
        return "'ExecutorInfo.type' must be set";
    if (type != "DEFAULT")
        return "'ExecutorInfo.type' must be 'DEFAULT'";
    if (executor.contains("command"))
        return "'ExecutorInfo.command' must not be set for 'DEFAULT' executor";
    const Json& container = memberOf(executor, "container");
    if (!container.is_null() && textOf(container, "type") != "MESOS")
        return "'ExecutorInfo.container.type' must be 'MESOS' for 'DEFAULT' executor";
    if (auto fault = executorFault(framework, executor, agent))
        return fault;
    if (tasks.empty())
        return "Task group cannot be empty";
    Resources left = pool;
    if (!left.take(own))
        return "Total resources " + toText(own) + " required by the executor is more than available "
               + toText(pool);
    std::set<std::string> ids;
    for (const Json& info : tasks) {
        const std::string id = idOf(info, "task_id");
        const auto wrong = [&](const std::string& why) { return "Task '" + id + "' is invalid: " + why; };
        if (!ids.insert(id).second)
            return wrong("Task has duplicate ID: " + id);
        if (info.contains("executor"))
            return wrong("'TaskInfo.executor' must not be set");
        if (!listOf(memberOf(info, "container"), "network_infos").empty())
            return wrong("NetworkInfos must not be set on the task");
        if (textOf(memberOf(info, "container"), "type") == "DOCKER")
            return wrong("Docker ContainerInfo is not supported on the task");
        if (const auto fault = taskError(world, framework, agent, info, {}, left))
            return wrong(*fault);
        left.take(resourcesFrom(listOf(info, "resources")));
    }
    return std::nullopt;
}

} // namespace pacer::mesos_double
