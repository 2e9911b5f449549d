// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_json.h"

#include "core/store/record_parts.h"
#include "core/wire/app_json.h"
#include "core/wire/history_json.h"
#include "core/wire/instance_json.h"
#include "core/wire/json_text.h"
#include "core/wire/pod_json.h"

#include <nlohmann/json.hpp>

namespace pacer::store {

using namespace scheduler;

std::string_view nameOf(SpecKind kind)
{
    switch (kind) {
    case SpecKind::App: return "app";
    case SpecKind::Pod: return "pod";
    }
    return {};
}

std::string writeDefinition(const RunSpec& spec)
{
    const VersionInfo& info = spec.versionInfo();
    Json record{{"kind", nameOf(spec.isPod() ? SpecKind::Pod : SpecKind::App)},
                {"version", ticks(info.version)}};
    if (info.lastScalingAt != info.version)
        record["lastScalingAt"] = ticks(info.lastScalingAt);
    if (info.lastConfigChangeAt != info.version)
        record["lastConfigChangeAt"] = ticks(info.lastConfigChangeAt);
    record["definition"] = spec.isPod() ? wire::writePod(*spec.pod()) : wire::writeStoredApp(*spec.app());
    return wire::jsonText(record);
}

Result<RunSpec> readDefinition(const std::string& body)
{
    std::optional<Result<RunSpec>> definition;
    const auto record = readBody(body, [&](const Reader& json) {
        std::string kind;
        VersionInfo info;
        json.need("kind", kind);
        get(json, "version", info.version);
        info.lastScalingAt = info.version;
        info.lastConfigChangeAt = info.version;
        get(json, "lastScalingAt", info.lastScalingAt);
        get(json, "lastConfigChangeAt", info.lastConfigChangeAt);
        const auto complete = [&info](auto spec) {
            spec.versionInfo = info;
            return RunSpec(std::make_shared<const decltype(spec)>(std::move(spec)));
        };
        if (const auto field = json.requiredField("definition")) {
            definition = kind == nameOf(SpecKind::Pod) ? wire::readStoredPod(field->json()).map(complete)
                                                       : wire::readStoredApp(field->json()).map(complete);
        }
    });
    if (!record)
        return fail(record.error());
    return *std::move(definition);
}

std::string writeGroupRecord(const Group& group)
{
    Json json = Json::object();
    for (const PathId& id : group.dependencies)
        json["dependencies"].push_back(id.text());
    if (group.enforceRole)
        json["enforceRole"] = true;
    if (group.isMadeByTheWay)
        json["madeByTheWay"] = true;
    return wire::jsonText(json);
}

Result<void> readGroupRecord(const std::string& body, Group& group)
{
    group.dependencies.clear();
    group.enforceRole = false;
    group.isMadeByTheWay = false;
    return readBody(body, [&group](const Reader& json) {
        json.get("enforceRole", group.enforceRole);
        json.get("madeByTheWay", group.isMadeByTheWay);
        json.get("dependencies", group.dependencies);
    });
}

std::string writeRecord(const DeploymentRecord& record)
{
    return wire::jsonText(wire::writeDeploymentRecord(record));
}

Result<DeploymentRecord> readRecord(const std::string& body)
{
    return wire::parseJson(body).and_then(wire::readDeploymentRecord);
}

std::string writeDelay(const LaunchDelay& delay)
{
    return wire::jsonText({{"id", delay.id.text()},
                           {"configVersion", ticks(delay.configVersion)},
                           {"reference", ticks(delay.reference)},
                           {"current", delay.current.count()},
                           {"maximum", delay.maximum.count()}});
}

Result<LaunchDelay> readDelay(const std::string& body)
{
    return readBody(body, LaunchDelay{}, [](const Reader& json, LaunchDelay& delay) {
        json.need("id", delay.id);
        get(json, "configVersion", delay.configVersion);
        get(json, "reference", delay.reference);
        get(json, "current", delay.current);
        get(json, "maximum", delay.maximum);
    });
}

std::string writeTaskFailure(const TaskFailure& failure)
{
    return wire::jsonText(wire::writeTaskFailure(failure));
}

Result<TaskFailure> readTaskFailure(const std::string& body)
{
    return wire::parseJson(body).map([](const Json& json) { return wire::readTaskFailure(json); });
}

} // namespace pacer::store
