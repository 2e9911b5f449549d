// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/task_json.h"

#include "core/base/overloaded.h"
#include "core/base/text.h"
#include "core/mesos/check_json.h"
#include "core/mesos/command_json.h"
#include "core/mesos/container_json.h"
#include "core/mesos/json_access.h"
#include "core/mesos/persistent_volumes.h"
#include "core/scheduler/task_info.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace pacer::mesos {

namespace {

/// "/a/b" → "b.a"
std::string dottedName(const PathId& id)
{
    std::vector<std::string_view> segments = id.segments();
    std::ranges::reverse(segments);
    std::string name;
    for (const std::string_view segment : segments) {
        if (!name.empty())
            name += '.';
        name += segment;
    }
    return name;
}

Json labelListJson(const Labels& labels)
{
    Json list = Json::array();
    for (const auto& [key, value] : labels)
        list.push_back(Json{{"key", key}, {"value", value}});
    return Json{{"labels", std::move(list)}};
}

Json limitsJson(const ResourceLimits& limits)
{
    const auto limit = [](const ResourceLimit& value) {
        return std::visit(Overloaded{
                              [](double amount) {
                                  return Json{{"value", amount}};
                              },
                              [](Unlimited) {
                                  return Json{{"value", "Infinity"}};
                              },
                          },
                          value);
    };
    Json json = Json::object();
    if (limits.cpus)
        json["cpus"] = limit(*limits.cpus);
    if (limits.mem)
        json["mem"] = limit(*limits.mem);
    return json;
}

/// One DiscoveryInfo port for each protocol.
void addPort(Json& list, int number, const std::optional<std::string>& name,
             const std::vector<std::string>& protocols, const Labels& labels)
{
    for (const std::string& protocol : protocols) {
        Json json{{"number", number}, {"protocol", protocol}};
        if (name)
            json["name"] = *name;
        if (!labels.empty())
            json["labels"] = labelListJson(labels);
        list.push_back(std::move(json));
    }
}

std::vector<std::string> namesOf(PortProtocol protocol)
{
    if (protocol == PortProtocol::UdpTcp)
        return {"tcp", "udp"};
    return {protocol == PortProtocol::Udp ? "udp" : "tcp"};
}

Json discoveryJson(const AppSpec& app, const Task& task)
{
    Json ports = Json::array();
    const auto hostPort = [&](std::size_t i) {
        return i < task.hostPorts.size() ? task.hostPorts[i] : std::nullopt;
    };
    if (app.container && app.container->portMappings && !usesHostNetwork(app)) {
        const std::vector<PortMapping>& mappings = *app.container->portMappings;
        for (std::size_t i = 0; i < mappings.size(); ++i) {
            Labels labels = mappings[i].labels;
            labels.emplace("network-scope", hostPort(i) ? "host" : "container");
            addPort(ports, hostPort(i).value_or(mappings[i].containerPort), mappings[i].name,
                    namesOf(mappings[i].protocol), labels);
        }
    } else {
        for (std::size_t i = 0; i < app.portDefinitions.size(); ++i) {
            const PortDefinition& port = app.portDefinitions[i];
            addPort(ports, hostPort(i).value_or(port.port), port.name, namesOf(port.protocol), port.labels);
        }
    }
    return Json{{"visibility", "FRAMEWORK"},
                {"name", dottedName(app.id)},
                {"ports", Json{{"ports", std::move(ports)}}}};
}

Json killPolicyJson(double seconds)
{
    return Json{{"grace_period", nanosecondsJson(Duration{std::llround(seconds * 1e9)})}};
}

void addChecks(Json& task, Json healthCheck, Json check)
{
    if (!healthCheck.is_null())
        task["health_check"] = std::move(healthCheck);
    if (!check.is_null())
        task["check"] = std::move(check);
}

bool hasOwnExecutor(const AppSpec& app)
{
    return !app.executor.empty() && app.executor != "//cmd";
}

/// A program that the definition brings along and that runs the command itself.
Json ownExecutorJson(const AppSpec& app, const Task& task, const LaunchContext& context, Json command)
{
    std::string line = "chmod ug+rx '" + app.executor + "' && exec '" + app.executor + '\'';
    if (app.cmd)
        line += ' ' + *app.cmd;
    else if (!app.args.empty())
        line += ' ' + join(app.args, " ");
    command["shell"] = true;
    command["value"] = line;
    command.erase("arguments");
    return Json{{"type", "CUSTOM"},
                {"executor_id", idJson(task.id.value)},
                {"framework_id", idJson(context.framework.value)},
                {"command", std::move(command)}};
}

Json containerTaskJson(const PodSpec& pod, const PodContainer& container, const Task& task,
                       const Variables& variables, const LaunchContext& context)
{
    Json json{{"name", container.name},
              {"task_id", idJson(task.id.value)},
              {"agent_id", idJson(context.agent.value)}};
    json["command"] = commandJson(pod, container, variables);
    if (Json info = containerJson(pod, container); !info.is_null())
        json["container"] = std::move(info);
    const bool hostNetwork = usesHostNetwork(pod);
    addChecks(json, healthCheckJson(container, task, hostNetwork), checkJson(container, task, hostNetwork));
    if (container.killGracePeriodSeconds)
        json["kill_policy"] = killPolicyJson(*container.killGracePeriodSeconds);
    if (!container.labels.empty())
        json["labels"] = labelListJson(container.labels);
    if (container.resourceLimits)
        json["limits"] = limitsJson(*container.resourceLimits);
    Json ports = Json::array();
    for (std::size_t i = 0; i < container.endpoints.size(); ++i) {
        const PodEndpoint& endpoint = container.endpoints[i];
        const std::optional<int> host = i < task.hostPorts.size() ? task.hostPorts[i] : std::nullopt;
        Labels labels = endpoint.labels;
        labels.emplace("network-scope", host ? "host" : "container");
        addPort(ports, host.value_or(endpoint.containerPort.value_or(0)), endpoint.name, endpoint.protocol,
                labels);
    }
    if (!ports.empty())
        json["discovery"] = Json{{"visibility", "FRAMEWORK"},
                                 {"name", dottedName(pod.id)},
                                 {"ports", Json{{"ports", std::move(ports)}}}};
    return json;
}

/// The scalars that `wanted` names; what is 0 is not asked for.
ResourcePurse takeScalars(ResourcePurse& from, double cpus, double mem, double disk, double gpus)
{
    ResourcePurse taken;
    taken.add(from.takeScalar("cpus", toMilli(cpus)));
    taken.add(from.takeScalar("mem", toMilli(mem)));
    taken.add(from.takeScalar("disk", toMilli(disk)));
    taken.add(from.takeScalar("gpus", toMilli(gpus)));
    return taken;
}

} // namespace

std::string executorIdOf(const scheduler::Launch& launch)
{
    if (!launch.instance->spec.isPod() && !launch.instance->tasks.empty())
        return launch.instance->tasks.front().id.value;
    constexpr std::string_view mark = ".instance-";
    const std::string& id = launch.instance->id.value;
    const std::size_t at = id.rfind(mark);
    return at == std::string::npos ? id : "instance-" + id.substr(0, at) + '.' + id.substr(at + mark.size());
}

Json taskJson(const scheduler::Launch& launch, const ResourcePurse& resources, const LaunchContext& context)
{
    const AppSpec& app = *launch.instance->spec.app();
    const Task& task = launch.instance->tasks.front();
    Json json{{"name", dottedName(app.id)},
              {"task_id", idJson(task.id.value)},
              {"agent_id", idJson(context.agent.value)},
              {"resources", resources.json()}};
    Json command = commandJson(app, scheduler::environmentsOf(launch).front());
    Json container = containerJson(app, task, context.bridgeName);
    if (hasOwnExecutor(app)) {
        json["executor"] = ownExecutorJson(app, task, context, std::move(command));
        if (!container.is_null())
            json["executor"]["container"] = std::move(container);
    } else {
        json["command"] = std::move(command);
        if (!container.is_null())
            json["container"] = std::move(container);
    }
    addChecks(json, healthCheckJson(app, task), checkJson(app, task));
    if (app.taskKillGracePeriodSeconds)
        json["kill_policy"] = killPolicyJson(*app.taskKillGracePeriodSeconds);
    if (!app.labels.empty())
        json["labels"] = labelListJson(app.labels);
    json["discovery"] = discoveryJson(app, task);
    if (app.resourceLimits)
        json["limits"] = limitsJson(*app.resourceLimits);
    return json;
}

Json taskGroupJson(const scheduler::Launch& launch, ResourcePurse resources, const LaunchContext& context)
{
    const PodSpec& pod = *launch.instance->spec.pod();
    const ExecutorResources& own = pod.executorResources;
    ResourcePurse executorShare = takeScalars(resources, own.cpus, own.mem, own.disk, 0);
    const std::vector<Variables> environments = scheduler::environmentsOf(launch);
    Json tasks = Json::array();
    for (std::size_t i = 0; i < environments.size(); ++i) {
        const Task& task = launch.instance->tasks[i];
        const auto container = std::ranges::find(pod.containers, task.container, &PodContainer::name);
        if (container == pod.containers.end())
            continue;
        Json json = containerTaskJson(pod, *container, task, environments[i], context);
        const Resources& needed = container->resources;
        json["resources"] = takeScalars(resources, needed.cpus, needed.mem, needed.disk, needed.gpus).json();
        tasks.push_back(std::move(json));
    }
    executorShare.add(std::move(resources)); // host ports, volumes and whatever is left
    Json executor{{"type", "DEFAULT"},
                  {"executor_id", idJson(executorIdOf(launch))},
                  {"framework_id", idJson(context.framework.value)},
                  {"name", dottedName(pod.id)},
                  {"resources", executorShare.json()}};
    if (Json container = podContainerJson(pod, launch.instance->tasks, context.bridgeName);
        !container.is_null())
        executor["container"] = std::move(container);
    if (!pod.labels.empty())
        executor["labels"] = labelListJson(pod.labels);
    return Json{{"executor", std::move(executor)}, {"task_group", Json{{"tasks", std::move(tasks)}}}};
}

Json operationsJson(const std::vector<scheduler::Launch>& launches, ResourcePurse offered,
                    const LaunchContext& context, std::vector<ImpossibleLaunch>& impossible)
{
    Json apps = Json::array();
    Json operations = Json::array();
    for (const scheduler::Launch& launch : launches) {
        std::optional<ResourcePurse> taken = offered.take(launch.resources);
        if (!taken || launch.instance->tasks.empty()) {
            impossible.push_back({&launch, "The offer does not hold what the task takes"});
            continue;
        }
        auto volumes = prepareVolumes(launch, offered, context, operations);
        if (!volumes) {
            impossible.push_back({&launch, volumes.error()});
            offered.add(std::move(*taken));
            continue;
        }
        taken->add(std::move(*volumes));
        if (launch.instance->spec.isPod()) {
            operations.push_back(Json{{"type", "LAUNCH_GROUP"},
                                      {"launch_group", taskGroupJson(launch, std::move(*taken), context)}});
        } else {
            apps.push_back(taskJson(launch, *taken, context));
        }
    }
    if (!apps.empty())
        operations.push_back(Json{{"type", "LAUNCH"}, {"launch", Json{{"task_infos", std::move(apps)}}}});
    return operations;
}

} // namespace pacer::mesos
