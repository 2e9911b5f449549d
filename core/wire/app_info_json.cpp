// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/app_fields.h"
#include "core/wire/app_json.h"
#include "core/wire/deployment_json.h"
#include "core/wire/instance_json.h"

#include <nlohmann/json.hpp>

namespace pacer::wire {

namespace {

void readVersions(const Reader& in, VersionInfo& versions)
{
    in.get("version", versions.version);
    versions.lastScalingAt = versions.version;
    versions.lastConfigChangeAt = versions.version;
    if (const auto info = in.field("versionInfo")) {
        info->get("lastScalingAt", versions.lastScalingAt);
        info->get("lastConfigChangeAt", versions.lastConfigChangeAt);
    }
}

/// An app as some server wrote it. Legacy fields count where the current ones are missing.
std::optional<AppSpec> readAnsweredApp(const Json& json)
{
    Errors errors; // stays empty: lenient
    Errors broken;
    const Reader in(json, "", errors, Strictness::Lenient);
    AppSpec app;
    if (!in.get("id", app.id))
        return std::nullopt;
    app.networks.clear();
    CurrentFields current = readAppFields(in, PathId(), app, broken);
    translateLegacy(readLegacy(in), current, app, {});
    readVersions(in, app.versionInfo);
    const std::vector<HealthCheck> checks = app.healthChecks; // those without an index stay so
    app = withDefaults(std::move(app), {.networks = current.networks,
                                        .portDefinitions = true,
                                        .upgradeStrategy = in.has("upgradeStrategy"),
                                        .unreachableStrategy = in.has("unreachableStrategy")});
    app.healthChecks = checks;
    return app;
}

std::optional<TaskCounts> readCounts(const Reader& in)
{
    if (!in.has("tasksRunning"))
        return std::nullopt;
    TaskCounts counts;
    in.get("tasksStaged", counts.staged);
    in.get("tasksRunning", counts.running);
    in.get("tasksHealthy", counts.healthy);
    in.get("tasksUnhealthy", counts.unhealthy);
    return counts;
}

std::optional<std::vector<DeploymentId>> readDeploymentIds(const Reader& in)
{
    const auto list = in.field("deployments");
    if (!list)
        return std::nullopt;
    std::vector<DeploymentId> ids;
    for (const Reader& item : list->items()) {
        DeploymentId id;
        if (item.get("id", id.value))
            ids.push_back(std::move(id));
    }
    return ids;
}

Result<AppInfo> notAnApp(const Json& json)
{
    if (!json.is_object())
        return fail(ErrorCode::NotAnObject, {json.dump(-1, ' ', false, Json::error_handler_t::replace)});
    return fail(ErrorCode::FieldMissing, {"id", "{}"}, "/id");
}

} // namespace

Result<AppSpec> readStoredApp(const Json& json)
{
    std::optional<AppSpec> app = readAnsweredApp(json);
    if (!app)
        return fail(notAnApp(json).error());
    return *std::move(app);
}

Result<AppInfo> readAppInfo(const Json& json)
{
    std::optional<AppSpec> app = readAnsweredApp(json);
    if (!app)
        return notAnApp(json);
    Errors errors;
    const Reader in(json, "", errors, Strictness::Lenient);
    AppInfo info;
    info.app = std::make_shared<const AppSpec>(*std::move(app));
    info.counts = readCounts(in);
    info.deployments = readDeploymentIds(in);
    if (const auto tasks = in.field("tasks")) {
        if (auto read = readTasks(tasks->json()))
            info.tasks = std::move(*read);
    }
    if (const auto failure = in.field("lastTaskFailure"); failure && failure->isObject())
        info.lastTaskFailure = readTaskFailure(failure->json());
    if (const auto results = in.field("readinessCheckResults"))
        info.readiness = readReadiness(results->json());
    for (const char* name : {"tasksStats", "taskStats"}) {
        if (const auto stats = in.field(name); stats && stats->isObject())
            info.taskStats = readTaskStats(stats->json());
    }
    return info;
}

void writeEmbeds(Json& app, const AppInfo& info)
{
    if (info.counts) {
        app["tasksStaged"] = info.counts->staged;
        app["tasksRunning"] = info.counts->running;
        app["tasksHealthy"] = info.counts->healthy;
        app["tasksUnhealthy"] = info.counts->unhealthy;
    }
    if (info.deployments) {
        Json list = Json::array();
        for (const DeploymentId& id : *info.deployments)
            list.push_back(Json::object({{"id", id.value}}));
        app["deployments"] = std::move(list);
    }
    if (info.readiness) {
        Json list = Json::array();
        for (const ReadinessResult& result : *info.readiness)
            list.push_back(writeReadiness(result));
        app["readinessCheckResults"] = std::move(list);
    }
    if (info.lastTaskFailure)
        app["lastTaskFailure"] = writeTaskFailure(*info.lastTaskFailure);
    if (info.tasks) {
        Json list = Json::array();
        for (const TaskInfo& task : *info.tasks)
            list.push_back(writeTask(task));
        app["tasks"] = std::move(list);
    }
    if (info.taskStats) {
        app["tasksStats"] = writeTaskStats(*info.taskStats);
        app["taskStats"] = app["tasksStats"]; // the documents' name for it (decision 11)
    }
}

Json writeAppInfo(const AppInfo& info, VersionInfoStyle style)
{
    Json json = writeApp(*info.app, style);
    writeEmbeds(json, info);
    return json;
}

} // namespace pacer::wire
