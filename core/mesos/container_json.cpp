// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/container_json.h"

#include "core/base/overloaded.h"
#include "core/mesos/json_access.h"
#include "core/mesos/volume_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::mesos {

namespace {

struct Forward {
    int host = 0;
    int inside = 0;
    std::vector<std::string> protocols;
    std::vector<std::string> networks; ///< empty: all
};

std::vector<std::string> protocolsOf(PortProtocol protocol)
{
    switch (protocol) {
    case PortProtocol::Tcp: return {"tcp"};
    case PortProtocol::Udp: return {"udp"};
    case PortProtocol::UdpTcp: return {"udp", "tcp"};
    }
    return {};
}

std::vector<Forward> forwardsOf(const AppSpec& app, const Task& task)
{
    std::vector<Forward> forwards;
    if (!app.container || !app.container->portMappings)
        return forwards;
    const std::vector<PortMapping>& mappings = *app.container->portMappings;
    for (std::size_t i = 0; i < mappings.size() && i < task.hostPorts.size(); ++i) {
        if (const std::optional<int> host = task.hostPorts[i])
            forwards.push_back({*host, mappings[i].containerPort == 0 ? *host : mappings[i].containerPort,
                                protocolsOf(mappings[i].protocol), mappings[i].networkNames});
    }
    return forwards;
}

std::vector<Forward> forwardsOf(const PodSpec& pod, const std::vector<Task>& tasks)
{
    std::vector<Forward> forwards;
    for (std::size_t c = 0; c < pod.containers.size() && c < tasks.size(); ++c) {
        const std::vector<PodEndpoint>& endpoints = pod.containers[c].endpoints;
        for (std::size_t i = 0; i < endpoints.size() && i < tasks[c].hostPorts.size(); ++i) {
            if (const std::optional<int> host = tasks[c].hostPorts[i])
                forwards.push_back(
                    {*host, endpoints[i].containerPort.value_or(0) == 0 ? *host : *endpoints[i].containerPort,
                     endpoints[i].protocol, endpoints[i].networkNames});
        }
    }
    return forwards;
}

/// Those of one network ("": whichever), one entry per protocol.
Json portsJson(const std::vector<Forward>& forwards, const std::string& network)
{
    Json list = Json::array();
    for (const Forward& forward : forwards) {
        const bool meant = network.empty() || forward.networks.empty()
                           || std::ranges::find(forward.networks, network) != forward.networks.end();
        if (!meant)
            continue;
        for (const std::string& protocol : forward.protocols) {
            list.push_back(Json{
                {"host_port", forward.host}, {"container_port", forward.inside}, {"protocol", protocol}});
        }
    }
    return list;
}

Json labelsOf(const Labels& labels)
{
    Json list = Json::array();
    for (const auto& [key, value] : labels)
        list.push_back(Json{{"key", key}, {"value", value}});
    return Json{{"labels", std::move(list)}};
}

/// One entry per network that is not the host's.
Json networksJson(const std::vector<Network>& networks, const std::vector<Forward>& forwards,
                  const std::string& bridge)
{
    Json list = Json::array();
    for (const Network& network : networks) {
        if (network.mode == NetworkMode::Host)
            continue;
        const std::string name = network.mode == NetworkMode::Bridge ? bridge : network.name.value_or("");
        Json json{{"name", name}};
        if (!network.labels.empty())
            json["labels"] = labelsOf(network.labels);
        json["ip_addresses"] = Json::array({Json{{"protocol", "IPv4"}}});
        Json ports = portsJson(forwards, network.name.value_or(""));
        if (!ports.empty())
            json["port_mappings"] = std::move(ports);
        list.push_back(std::move(json));
    }
    return list;
}

Json linuxJson(const LinuxInfo& info)
{
    Json json = Json::object();
    if (info.seccomp) {
        Json seccomp = Json::object();
        if (info.seccomp->profileName)
            seccomp["profile_name"] = *info.seccomp->profileName;
        if (info.seccomp->unconfined)
            seccomp["unconfined"] = *info.seccomp->unconfined;
        json["seccomp"] = std::move(seccomp);
    }
    if (info.ipcInfo) {
        json["ipc_mode"] = info.ipcInfo->mode == IpcMode::Private ? "PRIVATE" : "SHARE_PARENT";
        if (info.ipcInfo->shmSize)
            json["shm_size"] = *info.ipcInfo->shmSize;
    }
    return json;
}

Json imageJson(const std::string& name, bool forcePull, const std::optional<std::string>& pullSecret)
{
    Json docker{{"name", name}};
    if (pullSecret)
        docker["config"] = secretJson(*pullSecret);
    return Json{{"type", "DOCKER"}, {"docker", std::move(docker)}, {"cached", !forcePull}};
}

/// The key of a definition's `secrets` stands for a source in the secret store.
std::optional<std::string> sourceOf(const Secrets& secrets, const std::optional<std::string>& key)
{
    if (!key)
        return std::nullopt;
    const auto known = secrets.find(*key);
    return known == secrets.end() ? key : std::optional(known->second.source);
}

Json dockerJson(const AppSpec& app, const DockerImage& image, const Task& task)
{
    Json docker{{"image", image.image}};
    const Network* const network = app.networks.empty() ? nullptr : &app.networks.front();
    const NetworkMode mode = network ? network->mode : NetworkMode::Host;
    switch (mode) {
    case NetworkMode::Host: docker["network"] = "HOST"; break;
    case NetworkMode::Bridge: docker["network"] = "BRIDGE"; break;
    case NetworkMode::Container: docker["network"] = "USER"; break;
    }
    if (Json ports = portsJson(forwardsOf(app, task), ""); !ports.empty() && mode != NetworkMode::Host)
        docker["port_mappings"] = std::move(ports);
    docker["privileged"] = image.privileged;
    Json parameters = Json::array();
    for (const DockerParameter& parameter : image.parameters)
        parameters.push_back(Json{{"key", parameter.key}, {"value", parameter.value}});
    parameters.push_back(Json{{"key", "label"}, {"value", "MESOS_TASK_ID=" + task.id.value}});
    docker["parameters"] = std::move(parameters);
    docker["force_pull_image"] = image.forcePullImage;
    return docker;
}

Json dockerContainerJson(const AppSpec& app, const DockerImage& image, const Task& task)
{
    Json json{{"type", "DOCKER"}, {"docker", dockerJson(app, image, task)}};
    if (!app.networks.empty() && app.networks.front().mode == NetworkMode::Container) {
        // Docker itself maps the ports; Mesos is told the name alone.
        json["network_infos"] = networksJson({app.networks.front()}, {}, "");
    }
    return json;
}

} // namespace

bool usesHostNetwork(const PodSpec& pod)
{
    return std::ranges::none_of(pod.networks,
                                [](const Network& network) { return network.mode != NetworkMode::Host; });
}

Json containerJson(const AppSpec& app, const Task& task, const std::string& bridge)
{
    const Container* const container = app.container ? &*app.container : nullptr;
    const bool tty = app.tty.value_or(false);
    if (!container && usesHostNetwork(app) && !tty)
        return nullptr;
    Json json;
    if (container && container->type == ContainerType::Docker && container->docker) {
        json = dockerContainerJson(app, *container->docker, task);
    } else {
        json = Json{{"type", "MESOS"}};
        if (container && container->docker) {
            const auto pullSecret = sourceOf(app.secrets, container->docker->pullSecret);
            json["mesos"]["image"] =
                imageJson(container->docker->image, container->docker->forcePullImage, pullSecret);
        }
        if (Json networks = networksJson(app.networks, forwardsOf(app, task), bridge); !networks.empty())
            json["network_infos"] = std::move(networks);
    }
    if (container) {
        if (Json volumes = volumesJson(app); !volumes.empty())
            json["volumes"] = std::move(volumes);
        if (container->linuxInfo)
            json["linux_info"] = linuxJson(*container->linuxInfo);
    }
    if (tty)
        json["tty_info"] = Json::object();
    return json;
}

Json podContainerJson(const PodSpec& pod, const std::vector<Task>& tasks, const std::string& bridge)
{
    Json networks = networksJson(pod.networks, forwardsOf(pod, tasks), bridge);
    if (networks.empty() && !pod.linuxInfo)
        return nullptr;
    Json json{{"type", "MESOS"}};
    if (!networks.empty())
        json["network_infos"] = std::move(networks);
    if (pod.linuxInfo)
        json["linux_info"] = linuxJson(*pod.linuxInfo);
    return json;
}

Json containerJson(const PodSpec& pod, const PodContainer& container)
{
    Json json{{"type", "MESOS"}};
    if (container.image) {
        const auto pullSecret = sourceOf(pod.secrets, container.image->pullSecret);
        json["mesos"]["image"] = imageJson(container.image->id, container.image->forcePull, pullSecret);
    }
    if (Json volumes = volumesJson(pod, container); !volumes.empty())
        json["volumes"] = std::move(volumes);
    Json linux = container.linuxInfo ? linuxJson(*container.linuxInfo) : Json::object();
    // Limits need cgroups of their own, and all containers of a pod must agree.
    const bool limited = std::ranges::any_of(
        pod.containers, [](const PodContainer& each) { return each.resourceLimits.has_value(); });
    if (pod.legacySharedCgroups || limited)
        linux["share_cgroups"] = pod.legacySharedCgroups.value_or(false);
    if (!linux.empty())
        json["linux_info"] = std::move(linux);
    if (container.tty.value_or(false))
        json["tty_info"] = Json::object();
    return json.size() == 1 ? Json(nullptr) : json;
}

} // namespace pacer::mesos
