// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/simulated_files.h"

#include "app/common/agents_file.h"
#include "app/common/json_file.h"

namespace pacer::app {

namespace {

using wire::Reader;

void readThen(const Reader& object, simulation::Fault& fault)
{
    std::string text;
    if (!object.need("then", text))
        return;
    if (const auto named = simulation::faultNamed(text))
        fault = *named;
    else
        object.field("then")->complain(ErrorCode::ExpectedOneOf,
                                       {text, "exit STATUS, signal NAME, lost, unreachable, healthy, "
                                              "unhealthy, no verdict, ready, not ready"});
}

void readRule(const Reader& object, simulation::FaultRule& rule)
{
    refuseUnknown(object, {"app", "version", "instance", "container", "afterMs", "then"});
    object.need("app", rule.app, wire::TextRule{.minLength = 1});
    object.get("version", rule.version, wire::atLeast(1));
    object.get("instance", rule.instance, wire::atLeast(1));
    object.get("container", rule.container);
    int afterMs = 0;
    if (object.get("afterMs", afterMs, wire::atLeast(0)))
        rule.after = std::chrono::milliseconds{afterMs};
    readThen(object, rule.then);
}

simulation::ResourceList resourcesOf(const local::AgentConfig& config)
{
    std::vector<OfferedResource> resources;
    const std::pair<const char*, Milli> scalars[] = {{"cpus", toMilli(config.cpus)},
                                                     {"mem", toMilli(config.mem)},
                                                     {"disk", toMilli(config.disk)},
                                                     {"gpus", toMilli(config.gpus)}};
    for (const auto& [name, amount] : scalars) {
        if (amount > 0)
            resources.push_back({name, config.role, amount, std::nullopt, std::nullopt});
    }
    if (!config.ports.empty())
        resources.push_back({"ports", config.role, config.ports, std::nullopt, std::nullopt});
    return std::make_shared<const std::vector<OfferedResource>>(std::move(resources));
}

/// As much as an agent of `--simulated-agents` has.
local::AgentConfig usualAgent()
{
    const std::vector<simulation::AgentSetup> usual = simulation::equalAgents(1);
    local::AgentConfig config;
    config.hostname.clear();
    config.region = usual.front().info.region;
    for (const OfferedResource& resource : *usual.front().resources) {
        if (resource.name == "cpus")
            config.cpus = fromMilli(std::get<Milli>(resource.amount));
        else if (resource.name == "mem")
            config.mem = fromMilli(std::get<Milli>(resource.amount));
        else if (resource.name == "disk")
            config.disk = fromMilli(std::get<Milli>(resource.amount));
        else if (resource.name == "ports")
            config.ports = std::get<Ranges>(resource.amount);
    }
    return config;
}

} // namespace

Result<std::vector<simulation::FaultRule>> readScriptFile(const std::filesystem::path& path)
{
    std::vector<simulation::FaultRule> rules;
    const auto done = readJsonFile(path, [&](const Reader& list) {
        readListOfObjects(list, [&](const Reader& item) { readRule(item, rules.emplace_back()); });
    });
    if (!done)
        return fail(done.error());
    return rules;
}

Result<std::vector<simulation::AgentSetup>> readSimulatedAgents(const std::filesystem::path& path)
{
    const auto configs = readAgentsFile(path, usualAgent());
    if (!configs)
        return fail(configs.error());
    std::vector<simulation::AgentSetup> setups;
    for (const local::AgentConfig& config : *configs) {
        AgentInfo info{{config.name},
                       config.hostname.empty() ? config.name : config.hostname,
                       config.region,
                       config.zone,
                       config.attributes};
        setups.push_back({std::move(info), resourcesOf(config)});
    }
    return setups;
}

} // namespace pacer::app
