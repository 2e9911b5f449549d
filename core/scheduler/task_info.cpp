// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/task_info.h"

#include "core/base/text.h"

#include <algorithm>
#include <set>

namespace pacer::scheduler {

namespace {

constexpr std::size_t longestLabelName = 493;
constexpr std::size_t longestLabelValue = 512;
constexpr int firstGeneratedPort = 1025;
constexpr int lastPort = 65535;

/// Upper case, each run of other characters than letters, digits and '_' one '_'.
std::string variableName(std::string_view text)
{
    std::string name;
    bool inRun = false;
    for (const char c : text) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (plain)
            name += c;
        else if (!inRun)
            name += '_';
        inRun = !plain;
    }
    return toUpperAscii(name);
}

void addLabels(Variables& variables, const Labels& labels)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : labels) {
        if (name.size() >= longestLabelName || value.size() >= longestLabelValue)
            continue;
        const std::string variable = variableName(name);
        variables["MARATHON_APP_LABEL_" + variable] = value;
        names.push_back(variable);
    }
    variables["MARATHON_APP_LABELS"] = join(names, " ");
}

void addResources(Variables& variables, const std::string& prefix, const Resources& resources)
{
    variables[prefix + "CPUS"] = floatingText(resources.cpus);
    variables[prefix + "MEM"] = floatingText(resources.mem);
    variables[prefix + "DISK"] = floatingText(resources.disk);
    variables[prefix + "GPUS"] = std::to_string(resources.gpus);
}

std::string enforcesRole(const Group& root, const PathId& id)
{
    const std::vector<std::string_view> segments = id.segments();
    const Group* top = segments.size() < 2 ? nullptr : findGroup(root, PathId().child(segments.front()));
    return top && top->enforceRole ? "TRUE" : "FALSE";
}

void addOwn(Variables& variables, const Environment& environment)
{
    for (const auto& [name, value] : environment) {
        if (const auto* text = std::get_if<std::string>(&value))
            variables[name] = *text;
    }
}

struct WantedPort {
    int requested = 0; ///< container port, or the port of the definition
    int fallback = 0;  ///< inside the network, when there is no host port
    std::optional<std::string> name;
};

std::vector<WantedPort> wantedPorts(const AppSpec& app)
{
    std::vector<WantedPort> wanted;
    if (app.container && app.container->portMappings && !usesHostNetwork(app)) {
        for (const PortMapping& mapping : *app.container->portMappings)
            wanted.push_back({mapping.containerPort, mapping.containerPort, mapping.name});
    } else {
        for (const PortDefinition& definition : app.portDefinitions)
            wanted.push_back({definition.port, 0, definition.name});
    }
    return wanted;
}

std::optional<int> hostPortAt(const Task& task, std::size_t index)
{
    return index < task.hostPorts.size() ? task.hostPorts[index] : std::nullopt;
}

void addPorts(Variables& variables, const std::string& prefix, const AppSpec& app, const Task& task,
              const std::vector<int>& generatedPorts)
{
    const std::vector<WantedPort> wanted = wantedPorts(app);
    if (wanted.empty())
        return;
    std::vector<std::string> assigned;
    std::vector<std::string> generated;
    auto nextGenerated = generatedPorts.begin();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::optional<int> host = hostPortAt(task, i);
        int effective = host.value_or(wanted[i].fallback);
        if (effective == 0 && nextGenerated != generatedPorts.end())
            effective = *nextGenerated++;
        const std::string text = std::to_string(effective);
        (host ? assigned : generated).push_back(text);
        variables[prefix + "PORT" + std::to_string(i)] = text;
        const int requested = wanted[i].requested == 0 ? effective : wanted[i].requested;
        variables[prefix + "PORT_" + std::to_string(requested)] = text;
        if (wanted[i].name)
            variables[prefix + "PORT_" + toUpperAscii(*wanted[i].name)] = text;
    }
    assigned.insert(assigned.end(), generated.begin(), generated.end());
    variables[prefix + "PORT"] = assigned.front();
    variables[prefix + "PORTS"] = join(assigned, ",");
}

Variables commonOf(const AppSpec& app, const Group& root)
{
    Variables variables;
    variables["MARATHON_APP_ID"] = app.id.text();
    variables["MARATHON_APP_VERSION"] = formatTimestamp(app.versionInfo.version);
    if (app.container && app.container->type == ContainerType::Docker && app.container->docker)
        variables["MARATHON_APP_DOCKER_IMAGE"] = app.container->docker->image;
    addResources(variables, "MARATHON_APP_RESOURCE_", app.resources);
    variables["MARATHON_APP_ENFORCE_GROUP_ROLE"] = enforcesRole(root, app.id);
    addLabels(variables, app.labels);
    addOwn(variables, app.env);
    return variables;
}

/// What the definition sets itself stands above what a task is told.
Variables ownOf(const Instance& instance, const std::string& prefix, const std::vector<int>& generatedPorts)
{
    const AppSpec& app = *instance.spec.app();
    const Task& task = instance.tasks.front();
    Variables variables;
    variables["MESOS_TASK_ID"] = task.id.value;
    variables[prefix + "HOST"] = instance.agent->host;
    addPorts(variables, prefix, app, task, generatedPorts);
    for (const auto& [name, value] : app.env) {
        if (std::holds_alternative<std::string>(value))
            variables.erase(name);
    }
    return variables;
}

/// Endpoints of the whole pod; every container sees all of them.
void addEndpoints(Variables& variables, const std::string& prefix, const Instance& instance)
{
    const PodSpec& pod = *instance.spec.pod();
    const bool hostMode = std::ranges::none_of(
        pod.networks, [](const Network& network) { return network.mode != NetworkMode::Host; });
    for (std::size_t i = 0; i < pod.containers.size() && i < instance.tasks.size(); ++i) {
        const std::vector<PodEndpoint>& endpoints = pod.containers[i].endpoints;
        const std::vector<std::optional<int>>& ports = instance.tasks[i].hostPorts;
        for (std::size_t j = 0; j < endpoints.size(); ++j) {
            const std::string name = variableName(endpoints[j].name);
            const std::optional<int> host = j < ports.size() ? ports[j] : std::nullopt;
            std::optional<int> inside = endpoints[j].containerPort;
            if (inside == 0)
                inside = host;
            const std::optional<int> shown = hostMode ? host : inside;
            if (shown)
                variables[prefix + "ENDPOINT_" + name] = std::to_string(*shown);
            if (host)
                variables[prefix + "EP_HOST_" + name] = std::to_string(*host);
            if (!hostMode && inside)
                variables[prefix + "EP_CONTAINER_" + name] = std::to_string(*inside);
        }
    }
}

std::string executorId(const Instance& instance)
{
    const std::string& id = instance.id.value;
    const std::size_t mark = id.rfind(".instance-");
    if (mark == std::string::npos)
        return id;
    return "instance-" + id.substr(0, mark) + '.' + id.substr(mark + std::string_view(".instance-").size());
}

Variables commonOf(const PodSpec& pod, const PodContainer& container, const Group& root)
{
    Variables variables;
    addOwn(variables, pod.environment);
    addOwn(variables, container.environment);
    variables["MARATHON_APP_ID"] = pod.id.text();
    variables["MARATHON_APP_VERSION"] = formatTimestamp(pod.versionInfo.version);
    variables["MARATHON_CONTAINER_ID"] = container.name;
    addResources(variables, "MARATHON_CONTAINER_RESOURCE_", container.resources);
    variables["MARATHON_APP_ENFORCE_GROUP_ROLE"] = enforcesRole(root, pod.id);
    Labels labels = container.labels;
    labels.insert(pod.labels.begin(), pod.labels.end());
    addLabels(variables, labels);
    return variables;
}

Variables ownOf(const Instance& instance, std::size_t index, const std::string& prefix)
{
    Variables variables;
    variables["MESOS_TASK_ID"] = instance.tasks[index].id.value;
    variables["MESOS_EXECUTOR_ID"] = executorId(instance);
    variables[prefix + "HOST"] = instance.agent->host;
    addEndpoints(variables, prefix, instance);
    return variables;
}

} // namespace

std::vector<Variables> commonVariables(const RunSpec& spec, const Group& root)
{
    if (const AppSpec* app = spec.app())
        return {commonOf(*app, root)};
    std::vector<Variables> all;
    for (const PodContainer& container : spec.pod()->containers)
        all.push_back(commonOf(*spec.pod(), container, root));
    return all;
}

std::vector<int> generatedPorts(const Instance& instance, Random& random)
{
    const AppSpec* app = instance.spec.app();
    if (!app)
        return {};
    const Task& task = instance.tasks.front();
    const std::vector<WantedPort> wanted = wantedPorts(*app);
    std::set<int> used;
    std::vector<int> generated;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (const std::optional<int> host = hostPortAt(task, i))
            used.insert(*host);
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (hostPortAt(task, i).value_or(wanted[i].fallback) != 0)
            continue;
        int port = 0;
        do {
            port = firstGeneratedPort + static_cast<int>(random.below(lastPort - firstGeneratedPort + 1));
        } while (!used.insert(port).second);
        generated.push_back(port);
    }
    return generated;
}

std::vector<Variables> environmentsOf(const Launch& launch)
{
    static const CommonVariables none;
    const Instance& instance = *launch.instance;
    const CommonVariables& common = launch.common ? *launch.common : none;
    std::vector<Variables> all;
    all.reserve(instance.tasks.size());
    for (std::size_t i = 0; i < instance.tasks.size(); ++i) {
        Variables& variables =
            all.emplace_back(instance.spec.app() ? ownOf(instance, common.prefix, launch.generatedPorts)
                                                 : ownOf(instance, i, toUpperAscii(common.prefix)));
        if (i < common.ofTask.size())
            variables.insert(common.ofTask[i].begin(), common.ofTask[i].end());
    }
    return all;
}

} // namespace pacer::scheduler
