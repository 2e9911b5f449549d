// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/app_defaults.h"

#include <algorithm>

namespace pacer {

namespace {

PortDefinition defaultDefinition()
{
    return {0, "default", PortProtocol::Tcp, {}};
}

PortMapping defaultMapping()
{
    PortMapping mapping;
    mapping.name = "default";
    return mapping;
}

void completeHostPorts(AppSpec& app, const GivenFields& given)
{
    // Mappings of an app that had a network of its own before: it has no definitions, and an absent list
    // means one port.
    const bool hadMappings = app.container && app.container->portMappings;
    if (hadMappings)
        app.container->portMappings.reset();
    if ((!given.portDefinitions || hadMappings) && app.portDefinitions.empty())
        app.portDefinitions = {defaultDefinition()};
}

void completeMappings(AppSpec& app)
{
    if (!app.container)
        app.container = Container{ContainerType::Mesos, std::nullopt, {}, std::nullopt, std::nullopt};
    auto& mappings = app.container->portMappings;
    if (!mappings)
        mappings = {defaultMapping()};
    if (mappings->size() < app.portDefinitions.size())
        mappings->resize(app.portDefinitions.size());
    app.portDefinitions.clear();
    app.requirePorts = false;

    const bool bridge = std::ranges::any_of(
        app.networks, [](const Network& network) { return network.mode == NetworkMode::Bridge; });
    if (!bridge)
        return;
    for (PortMapping& mapping : *mappings)
        mapping.hostPort = mapping.hostPort.value_or(0);
}

void completeHealthChecks(AppSpec& app, const GivenFields& given)
{
    const bool hasMappings = app.container && app.container->portMappings;
    const bool hasDefinitions = given.portDefinitions && !app.portDefinitions.empty();
    if (!hasMappings && !hasDefinitions)
        return;
    for (HealthCheck& check : app.healthChecks) {
        if (check.protocol != HealthCheckProtocol::Command && !check.port && !check.portIndex)
            check.portIndex = 0;
    }
}

} // namespace

AppSpec withDefaults(AppSpec app, const GivenFields& given)
{
    if (app.networks.empty() || !given.networks)
        app.networks = {{NetworkMode::Host, std::nullopt, {}}};
    const bool onlyHost = std::ranges::all_of(
        app.networks, [](const Network& network) { return network.mode == NetworkMode::Host; });
    if (onlyHost)
        completeHostPorts(app, given);
    else
        completeMappings(app);
    completeHealthChecks(app, given);

    if (!given.upgradeStrategy) {
        constexpr UpgradeStrategy keepsPlace{0.5, 0};
        app.upgradeStrategy = hasLocalOrExternalVolumes(app) ? keepsPlace : UpgradeStrategy{};
    }
    if (!given.unreachableStrategy) {
        app.unreachableStrategy = isResident(app) ? UnreachableStrategy(UnreachableDisabled{})
                                                  : UnreachableStrategy(UnreachableEnabled{});
    }
    return app;
}

} // namespace pacer
