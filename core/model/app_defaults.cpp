// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/app_defaults.h"

#include <algorithm>
#include <cmath>

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

/// The capacities that give exactly `parallelism` slots room, computed as a replacement computes them
/// (spec/swarm-updates.md B2).
void fillCapacities(UpgradeStrategy& strategy, int instances)
{
    const int wanted = std::max(instances, 1);
    const int parallelism = strategy.rolling->parallelism;
    const int atOnce = parallelism == 0 ? wanted : std::min(parallelism, wanted);
    const double share = static_cast<double>(atOnce) / wanted;
    const bool startFirst = strategy.rolling->order == UpdateOrder::StartFirst;
    strategy.minimumHealthCapacity = startFirst ? 1 : std::max(0.0, 1 - share);
    strategy.maximumOverCapacity = startFirst ? std::min(1.0, share) : 0;
    constexpr double up = 2;
    while (startFirst && static_cast<int>(wanted * (1 + strategy.maximumOverCapacity)) < wanted + atOnce)
        strategy.maximumOverCapacity = std::nextafter(strategy.maximumOverCapacity, up);
    while (!startFirst
           && static_cast<int>(std::ceil(wanted * strategy.minimumHealthCapacity)) > wanted - atOnce)
        strategy.minimumHealthCapacity = std::nextafter(strategy.minimumHealthCapacity, 0.0);
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
    if (app.upgradeStrategy.rolling && app.upgradeStrategy.minimumHealthCapacity == openCapacity)
        fillCapacities(app.upgradeStrategy, app.instances);
    if (!given.unreachableStrategy) {
        app.unreachableStrategy = isResident(app) ? UnreachableStrategy(UnreachableDisabled{})
                                                  : UnreachableStrategy(UnreachableEnabled{});
    }
    return app;
}

} // namespace pacer
