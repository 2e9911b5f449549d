// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_pointer.h"
#include "core/base/text.h"
#include "core/validation/app_rule_parts.h"
#include "core/validation/app_rules.h"

#include <algorithm>
#include <set>

namespace pacer::validation {

namespace {

constexpr int highestPort = 65535;

std::vector<std::string> containerNetworkNames(const std::vector<Network>& networks)
{
    std::vector<std::string> names;
    for (const Network& network : networks) {
        if (network.mode == NetworkMode::Container && network.name)
            names.push_back(*network.name);
    }
    return names;
}

std::ptrdiff_t countMode(const std::vector<Network>& networks, NetworkMode mode)
{
    return std::ranges::count(networks, mode, &Network::mode);
}

template <class Ports>
bool namesAreUnique(const Ports& ports)
{
    std::set<std::string> seen;
    return std::ranges::all_of(
        ports, [&](const auto& port) { return !port.name || seen.insert(*port.name).second; });
}

void checkDefinitions(const AppSpec& app, Errors& errors)
{
    const std::string where = "/portDefinitions";
    std::set<int> seen;
    bool unique = true;
    for (std::size_t i = 0; i < app.portDefinitions.size(); ++i) {
        const int port = app.portDefinitions[i].port;
        const std::string at = childPointer(where, i) + "/port";
        if (port < 0)
            errors.push_back({ErrorCode::LessThanMinimum, at, {std::to_string(port), "0"}});
        if (port > highestPort)
            errors.push_back(
                {ErrorCode::MoreThanMaximum, at, {std::to_string(port), std::to_string(highestPort)}});
        unique &= port == 0 || seen.insert(port).second;
    }
    if (!unique)
        errors.push_back(ruleText(where, "Ports must be unique."));
    if (!namesAreUnique(app.portDefinitions))
        errors.push_back(ruleText(where, "Port names must be unique."));
}

void checkMappings(const AppSpec& app, const std::vector<PortMapping>& mappings, Errors& errors)
{
    const std::string where = "/container/portMappings";
    const std::vector<std::string> names = containerNetworkNames(app.networks);
    for (std::size_t i = 0; i < mappings.size(); ++i) {
        const PortMapping& mapping = mappings[i];
        const std::string at = childPointer(where, i);
        if (mapping.hostPort)
            checkNetworkNames(app.networks, mapping.networkNames, at, errors);
        for (std::size_t n = 0; n < mapping.networkNames.size(); ++n) {
            if (std::ranges::find(names, mapping.networkNames[n]) == names.end())
                errors.push_back(
                    {ErrorCode::NotOneOf, childPointer(at + "/networkNames", n), {join(names, ",")}});
        }
    }
    if (!namesAreUnique(mappings))
        errors.push_back(ruleText(where, "Port names must be unique."));
}

bool isMesosCheck(const HealthCheck& check)
{
    return check.runsBesideTask() && check.protocol != HealthCheckProtocol::Command;
}

std::size_t portCount(const AppSpec& app)
{
    return app.container && app.container->portMappings ? app.container->portMappings->size()
                                                        : app.portDefinitions.size();
}

std::set<std::string> portNames(const AppSpec& app)
{
    std::set<std::string> names;
    const auto add = [&](const auto& ports) {
        for (const auto& port : ports) {
            if (port.name)
                names.insert(*port.name);
        }
    };
    if (app.container && app.container->portMappings)
        add(*app.container->portMappings);
    else
        add(app.portDefinitions);
    return names;
}

} // namespace

Errors validateNetworks(const std::vector<Network>& networks, std::string_view where)
{
    Errors errors;
    const auto require = [&](bool holds, const char* text) {
        if (!holds)
            errors.push_back(ruleText(std::string(where), text));
    };
    const auto each = [&](NetworkMode mode, auto holds) {
        return std::ranges::all_of(
            networks, [&](const Network& network) { return network.mode != mode || holds(network); });
    };
    require(each(NetworkMode::Container, [](const Network& network) { return network.name.has_value(); }),
            "Network name must be specified when container network is selected.");
    require(each(NetworkMode::Host,
                 [](const Network& network) { return !network.name && network.labels.empty(); }),
            "Host networks may not have names or labels");
    require(each(NetworkMode::Bridge, [](const Network& network) { return !network.name; }),
            "Bridge networks may not have names");
    const auto all = std::ssize(networks);
    require(all <= 1 || countMode(networks, NetworkMode::Container) == all,
            "May specify a single host network, single bridge network, or else 1-to-n container networks");
    const std::vector<std::string> names = containerNetworkNames(networks);
    require(std::set<std::string>(names.begin(), names.end()).size() == names.size(),
            "Duplicate networks are not allowed");
    return errors;
}

void checkNetworkNames(const std::vector<Network>& networks, const std::vector<std::string>& names,
                       const std::string& where, Errors& errors)
{
    if (countMode(networks, NetworkMode::Container) > 1 && names.size() != 1)
        errors.push_back(ruleText(where, "networkNames must be a single item list when hostPort is specified "
                                         "and more than 1 container network is defined"));
}

void checkPorts(const AppSpec& app, Errors& errors)
{
    for (Error& error : validateNetworks(app.networks, "/networks"))
        errors.push_back(std::move(error));
    checkDefinitions(app, errors);
    if (!app.container)
        return;
    if (app.container->type == ContainerType::Docker && countMode(app.networks, NetworkMode::Container) > 1)
        errors.push_back(ruleText(
            "", "may only specify a single container network when using the Docker container engine"));
    if (app.container->portMappings)
        checkMappings(app, *app.container->portMappings, errors);
}

void checkHealthChecks(const AppSpec& app, Errors& errors)
{
    const auto ports = static_cast<int>(portCount(app));
    const bool docker = app.container && app.container->type == ContainerType::Docker;
    for (std::size_t i = 0; i < app.healthChecks.size(); ++i) {
        const HealthCheck& check = app.healthChecks[i];
        const std::string at = childPointer("/healthChecks", i);
        const bool found = check.portIndex ? *check.portIndex < ports : check.port || ports > 0;
        if (check.protocol != HealthCheckProtocol::Command && !found)
            errors.push_back(
                ruleText(at, "Health check port indices must address an element of the ports array or "
                             "container port mappings."));
        if (check.ipProtocol == IpProtocol::IPv6 && !(docker && isMesosCheck(check)))
            errors.push_back(ruleText(
                at,
                "IPv6 can only be used for container type DOCKER and Mesos http/https/tcp health checks"));
    }
    if (std::ranges::count_if(app.healthChecks, isMesosCheck) > 1)
        errors.push_back(ruleText("", "AppDefinition can contain at most one Mesos health check"));
}

void checkReadiness(const AppSpec& app, Errors& errors)
{
    const std::string where = "/readinessChecks";
    if (app.readinessChecks.size() > 1)
        errors.push_back(
            {ErrorCode::MoreThanMaximum, where + "/size", {std::to_string(app.readinessChecks.size()), "1"}});
    const std::set<std::string> names = portNames(app);
    for (std::size_t i = 0; i < app.readinessChecks.size(); ++i) {
        const ReadinessCheck& check = app.readinessChecks[i];
        const std::string at = childPointer(where, i);
        if (!names.contains(check.portName))
            errors.push_back(
                ruleText(at + "/portName", "No port definition reference for portName " + check.portName));
        if (check.timeoutSeconds >= check.intervalSeconds)
            errors.push_back({ErrorCode::NotBelow,
                              at + "/timeoutSeconds",
                              {std::to_string(check.timeoutSeconds), std::to_string(check.intervalSeconds)}});
    }
}

} // namespace pacer::validation
