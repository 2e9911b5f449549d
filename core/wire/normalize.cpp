// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/normalize.h"

#include "core/base/json_pointer.h"
#include "core/base/text.h"
#include "core/wire/container_json.h"
#include "core/wire/parts_json.h"
#include "core/wire/uri.h"

#include <algorithm>

namespace pacer::wire {

template <>
struct WireNames<DockerNetwork> {
    static constexpr auto table = enumTable<DockerNetwork::User>({"NONE", "HOST", "BRIDGE", "USER"});
};

namespace {

Error ruleText(const std::string& where, std::string text)
{
    return {ErrorCode::RuleText, where, {std::move(text)}};
}

LegacyIpAddress readIpAddress(const Reader& in)
{
    LegacyIpAddress address;
    in.get("networkName", address.networkName, TextRule{.matches = isNetworkName});
    in.get("labels", address.labels);
    const auto discovery = in.field("discovery");
    if (!discovery || !discovery->expectObject())
        return address;
    address.discoveryPorts.emplace();
    const auto ports = discovery->field("ports");
    if (!ports || !ports->expectArray())
        return address;
    for (const Reader& item : ports->items()) {
        PortMapping port;
        if (!item.expectObject())
            continue;
        item.get("number", port.containerPort, portLimits);
        item.need("name", port.name, portNameRule);
        item.get("protocol", port.protocol);
        item.get("labels", port.labels);
        address.discoveryPorts->push_back(std::move(port));
    }
    return address;
}

bool portsAreUnique(const std::vector<int>& ports)
{
    std::set<int> seen;
    return std::ranges::all_of(ports, [&](int port) { return port == 0 || seen.insert(port).second; });
}

bool samePorts(const std::vector<int>& ports, const std::vector<PortDefinition>& definitions)
{
    return std::ranges::equal(ports, definitions, {}, {}, &PortDefinition::port);
}

void checkLegacyContainer(const LegacyFields& legacy, const CurrentFields& current,
                          const Container& container, const std::string& docker, Errors& errors)
{
    if (legacy.dockerCredential)
        errors.push_back({ErrorCode::MustBeEmpty, docker + "/credential", {}});
    if (container.type == ContainerType::Mesos) {
        if (legacy.dockerNetwork)
            errors.push_back({ErrorCode::MustBeEmpty, docker + "/network", {}});
        if (legacy.dockerPortMappings)
            errors.push_back({ErrorCode::MustBeEmpty, docker + "/portMappings", {}});
        if (container.docker && !container.docker->parameters.empty())
            errors.push_back({ErrorCode::MustBeEmpty, docker + "/parameters", {}});
        return;
    }
    if (legacy.dockerNetwork == DockerNetwork::None)
        errors.push_back(ruleText(docker + "/network", "unsupported docker network type NONE"));
    if (current.containerPortMappings && legacy.dockerPortMappings && !legacy.dockerPortMappings->empty())
        errors.push_back(
            ruleText(docker + "/portMappings", "cannot specify both portMappings and docker.portMappings"));
}

Network translatedNetwork(const LegacyFields& legacy, const ReadSettings& settings)
{
    const LegacyIpAddress address = legacy.ipAddress.value_or(LegacyIpAddress{});
    if (legacy.dockerNetwork == DockerNetwork::Host)
        return {NetworkMode::Host, std::nullopt, {}};
    if (legacy.dockerNetwork == DockerNetwork::Bridge)
        return {NetworkMode::Bridge, std::nullopt, address.labels};
    if (!legacy.dockerNetwork && address.networkName == settings.bridgeName)
        return {NetworkMode::Bridge, std::nullopt, address.labels};
    return {NetworkMode::Container, address.networkName, address.labels};
}

void translatePortMappings(const LegacyFields& legacy, CurrentFields& current, AppSpec& app)
{
    if (!app.container)
        return;
    if (legacy.dockerPortMappings && (!app.container->portMappings || !legacy.dockerPortMappings->empty())) {
        app.container->portMappings = legacy.dockerPortMappings;
        current.containerPortMappings = true;
    }
    const bool discovers = legacy.ipAddress && legacy.ipAddress->discoveryPorts;
    if (discovers && app.container->type == ContainerType::Mesos && !app.container->portMappings
        && !legacy.ipAddress->discoveryPorts->empty()) {
        app.container->portMappings = legacy.ipAddress->discoveryPorts;
        current.containerPortMappings = true;
    }
}

} // namespace

LegacyFields readLegacy(const Reader& app)
{
    LegacyFields legacy;
    app.get("uris", legacy.uris);
    app.get("ports", legacy.ports);
    if (const auto address = app.field("ipAddress"); address && address->expectObject())
        legacy.ipAddress = readIpAddress(*address);
    const auto container = app.field("container");
    const auto docker = container ? container->field("docker") : std::nullopt;
    if (docker) {
        docker->get("network", legacy.dockerNetwork);
        docker->get("portMappings", legacy.dockerPortMappings);
        legacy.dockerCredential = docker->has("credential");
    }
    return legacy;
}

Errors checkLegacy(const LegacyFields& legacy, const CurrentFields& current, const AppSpec& app,
                   const std::string& at)
{
    Errors errors;
    const auto require = [&](bool holds, const std::string& where, std::string text) {
        if (!holds)
            errors.push_back(ruleText(at + where, std::move(text)));
    };
    const bool hasPorts = (legacy.ports && !legacy.ports->empty()) || !app.portDefinitions.empty();

    require(!legacy.uris || legacy.uris->empty() || app.fetch.empty(), "/uris",
            "may not be set in conjunction with fetch");
    for (std::size_t i = 0; legacy.uris && i < legacy.uris->size(); ++i)
        require(isUri((*legacy.uris)[i]), childPointer("/uris", i), "URI has invalid syntax.");
    require(!(legacy.dockerNetwork && current.networks), "",
            "must not specify both container.docker.network and networks");
    require(!(legacy.ipAddress && current.networks), "", "must not specify both networks and ipAddress");
    require(!(legacy.ipAddress && hasPorts), "", "cannot specify both an IP address and port");
    require(!(legacy.ipAddress && legacy.ipAddress->discoveryPorts && app.container
              && app.container->type == ContainerType::Docker),
            "/ipAddress", "ipAddress/discovery is not allowed for Docker containers");
    require(!legacy.ports || portsAreUnique(*legacy.ports), "", "ports must be unique");
    require(!legacy.ports || !current.portDefinitions || samePorts(*legacy.ports, app.portDefinitions), "",
            "cannot specify both ports and port definitions");
    if (app.container)
        checkLegacyContainer(legacy, current, *app.container, at + "/container/docker", errors);
    return errors;
}

void translateLegacy(const LegacyFields& legacy, CurrentFields& current, AppSpec& app,
                     const ReadSettings& settings)
{
    if (legacy.uris && app.fetch.empty()) {
        for (const std::string& uri : *legacy.uris)
            app.fetch.push_back({uri, isArchive(uri), false, false, std::nullopt});
    }
    if (legacy.ports && !current.portDefinitions) {
        for (const int port : *legacy.ports)
            app.portDefinitions.push_back({port, std::nullopt, PortProtocol::Tcp, {}});
    }
    if (!current.networks && (legacy.dockerNetwork || legacy.ipAddress)) {
        app.networks = {translatedNetwork(legacy, settings)};
        current.networks = true;
    }
    if (legacy.ipAddress && !app.container) {
        app.container = Container{ContainerType::Mesos, std::nullopt, {}, std::nullopt, std::nullopt};
        current.container = true;
    }
    translatePortMappings(legacy, current, app);
}

bool isArchive(std::string_view uri)
{
    const std::string_view path = uri.substr(0, uri.find_first_of("?#"));
    constexpr std::array<std::string_view, 9> endings{".tar", ".tar.gz", ".tar.bz2", ".tar.xz", ".gz",
                                                      ".tgz", ".tbz2",   ".txz",     ".zip"};
    return std::ranges::any_of(endings, [&](std::string_view ending) { return path.ends_with(ending); });
}

} // namespace pacer::wire
