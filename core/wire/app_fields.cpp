// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/app_fields.h"

#include "core/base/json_pointer.h"
#include "core/base/text.h"
#include "core/wire/checks_json.h"
#include "core/wire/container_json.h"
#include "core/wire/parts_json.h"

#include <algorithm>

namespace pacer::wire {

namespace {

/// "", "//cmd" or a path, relative or absolute, without empty segments.
bool isExecutor(std::string_view text)
{
    if (text.empty() || text == "//cmd")
        return true;
    if (text.starts_with('/'))
        text.remove_prefix(1);
    return std::ranges::none_of(split(text, '/'), [](std::string_view part) { return part.empty(); });
}

void readCommandLine(const Reader& in, AppSpec& app)
{
    in.get("cmd", app.cmd, notEmpty);
    in.get("args", app.args);
    in.get("user", app.user);
    if (const auto env = in.field("env"))
        readEnvironment(*env, app.env, false);
    in.get("labels", app.labels);
    in.get("secrets", app.secrets);
    in.get("fetch", app.fetch);
    in.get("executor", app.executor, TextRule{.matches = isExecutor});
    in.get("tty", app.tty);
}

void readAmounts(const Reader& in, AppSpec& app, Errors& broken)
{
    in.get("instances", app.instances, atLeast(0));
    in.get("cpus", app.resources.cpus, atLeast(0)); // 0.001 is declared, but fractions of minima do not count
    in.get("mem", app.resources.mem, atLeast(0));
    in.get("disk", app.resources.disk, atLeast(0));
    in.get("gpus", app.resources.gpus, atLeast(0));
    in.get("executorResources", app.executorResources);
    if (const auto limits = in.field("resourceLimits")) {
        app.resourceLimits.emplace();
        readLimits(*limits, *app.resourceLimits, broken);
    }
    in.get("backoffSeconds", app.backoff.backoffSeconds, atLeast(0));
    in.get("backoffFactor", app.backoff.backoffFactor, atLeast(1));
    in.get("maxLaunchDelaySeconds", app.backoff.maxLaunchDelaySeconds, atLeast(0));
    in.get("taskKillGracePeriodSeconds", app.taskKillGracePeriodSeconds, atLeast(0));
}

void readPlacement(const Reader& in, const PathId& base, AppSpec& app, Errors& broken)
{
    if (const auto constraints = in.field("constraints"))
        readConstraints(*constraints, app.constraints, broken);
    in.get("acceptedResourceRoles", app.acceptedResourceRoles, notEmpty);
    in.get("role", app.role, notEmpty);
    std::vector<std::string> dependencies;
    if (in.get("dependencies", dependencies)) {
        app.dependencies.clear();
        for (std::size_t i = 0; i < dependencies.size(); ++i) {
            const std::string at = childPointer(childPointer(in.at(), "dependencies"), i);
            app.dependencies.insert(readDependency(dependencies[i], base, at, broken));
        }
    }
}

void readChecks(const Reader& in, AppSpec& app, Errors& broken)
{
    if (const auto checks = in.field("healthChecks"); checks && checks->expectArray()) {
        app.healthChecks.clear();
        for (const Reader& item : checks->items()) {
            HealthCheck check;
            readHealthCheck(item, check, broken);
            if (std::ranges::find(app.healthChecks, check) == app.healthChecks.end())
                app.healthChecks.push_back(std::move(check));
        }
    }
    in.get("readinessChecks", app.readinessChecks);
    if (const auto check = in.field("check"))
        readGeneralCheck(*check, app.check, broken);
}

} // namespace

PathId readDependency(const std::string& text, const PathId& base, const std::string& at, Errors& broken)
{
    const auto segments = split(text, '/');
    const auto above = std::ranges::find(segments, std::string_view(".."));
    if (text.starts_with('/') && above != segments.end()) {
        const std::vector<std::string> parents(segments.begin(), std::next(above));
        broken.push_back({ErrorCode::IdNotChild, at, {join(parents, "/")}});
    }
    return PathId::resolve(text, base);
}

void nameNetworks(std::vector<Network>& networks, const ReadSettings& settings)
{
    if (settings.defaultNetworkName.empty())
        return;
    for (Network& network : networks) {
        if (network.mode == NetworkMode::Container && !network.name)
            network.name = settings.defaultNetworkName;
    }
}

CurrentFields readAppFields(const Reader& in, const PathId& base, AppSpec& app, Errors& broken)
{
    CurrentFields given;
    readCommandLine(in, app);
    readAmounts(in, app, broken);
    readPlacement(in, base, app, broken);
    given.networks = in.has("networks");
    in.get("networks", app.networks);
    given.portDefinitions = in.has("portDefinitions");
    in.get("portDefinitions", app.portDefinitions);
    in.get("requirePorts", app.requirePorts);
    if (const auto container = in.field("container")) {
        given.container = true;
        given.containerPortMappings = container->has("portMappings");
        app.container.emplace();
        readContainer(*container, *app.container, broken);
    }
    readChecks(in, app, broken);
    in.get("upgradeStrategy", app.upgradeStrategy);
    in.get("killSelection", app.killSelection);
    if (const auto unreachable = in.field("unreachableStrategy"))
        readUnreachable(*unreachable, app.unreachableStrategy);
    return given;
}

} // namespace pacer::wire
