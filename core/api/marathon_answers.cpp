// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/marathon_answers.h"

#include "core/api/answering.h"
#include "core/wire/app_json.h"
#include "core/wire/deployment_json.h"
#include "core/wire/group_json.h"
#include "core/wire/history_json.h"
#include "core/wire/instance_json.h"
#include "core/wire/json_text.h"
#include "core/wire/object.h"
#include "core/wire/queue_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace pacer::api {

namespace {

using wire::Json;

/// Members of an app that only answers have (spec/marathon-api.md 5.5).
constexpr std::array readOnlyFields{
    "version",         "versionInfo",           "tasks",          "deployments",
    "tasksStaged",     "tasksRunning",          "tasksUnhealthy", "tasksHealthy",
    "lastTaskFailure", "readinessCheckResults", "taskStats",      "tasksStats",
};

Json definitionOf(const Json& app)
{
    Json kept = Json::object();
    for (const auto& [key, value] : app.items()) {
        if (!value.is_null()
            && std::find(readOnlyFields.begin(), readOnlyFields.end(), key) == readOnlyFields.end())
            kept[key] = value;
    }
    return kept;
}

/// Members of an answer that may be missing, of the wrong type or from an older server.
wire::Reader lenient(const Json& json, Errors& errors)
{
    return {json, {}, errors, wire::Strictness::Lenient};
}

} // namespace

Result<ServerInfo> readInfo(const HttpResponse& response)
{
    const Result<Json> json = jsonOf(response);
    if (!json)
        return fail(json.error());
    Errors ignored;
    const wire::Reader reader = lenient(*json, ignored);
    ServerInfo info;
    reader.get("name", info.name);
    reader.get("version", info.version);
    reader.get("frameworkId", info.frameworkId);
    reader.get("leader", info.leader);
    if (const auto pacer = reader.field("pacer"))
        pacer->get("version", info.pacerVersion);
    if (const auto config = reader.field("marathon_config")) {
        config->get("mesos_leader_ui_url", info.mesosUrl);
        config->get("mesos_role", info.role);
    }
    return info;
}

Result<TreeSnapshot> readTree(const HttpResponse& response)
{
    const Result<Json> json = jsonOf(response);
    if (!json)
        return fail(json.error());
    TreeSnapshot tree;
    Result<Group> root =
        wire::readGroup(*json, [&tree](AppInfo app) { tree.apps.push_back(std::move(app)); });
    if (!root)
        return fail(root.error());
    tree.root = std::move(*root);
    return tree;
}

Result<AppInfo> readApp(const HttpResponse& response)
{
    const Result<Json> json = jsonOf(response);
    if (!json)
        return fail(json.error());
    if (!json->is_object() || !json->contains("app"))
        return fail(ErrorCode::FieldMissing, {"app", {}});
    return wire::readAppInfo(json->at("app"));
}

Result<AppPtr> readBareApp(const HttpResponse& response)
{
    return jsonOf(response).and_then(wire::readAppInfo).map([](const AppInfo& info) { return info.app; });
}

Result<std::vector<TaskInfo>> readTaskList(const HttpResponse& response)
{
    return jsonOf(response).and_then(wire::readTasks);
}

Result<std::vector<DeploymentInfo>> readDeploymentList(const HttpResponse& response)
{
    return jsonOf(response).and_then(wire::readDeployments);
}

Result<DeploymentHistory> readHistoryPage(const HttpResponse& response)
{
    return jsonOf(response).and_then(wire::readHistory);
}

Result<std::vector<QueueItem>> readQueueList(const HttpResponse& response)
{
    return jsonOf(response).and_then(wire::readQueue);
}

Result<std::vector<Timestamp>> readVersions(const HttpResponse& response)
{
    const Result<Json> json = jsonOf(response);
    if (!json)
        return fail(json.error());
    Errors ignored;
    std::vector<Timestamp> versions;
    lenient(*json, ignored).get("versions", versions);
    std::sort(versions.rbegin(), versions.rend());
    return versions;
}

Result<std::string> readDefinition(const HttpResponse& response)
{
    const Result<Json> json = jsonOf(response);
    if (!json)
        return fail(json.error());
    if (!json->is_object() || !json->contains("app") || !json->at("app").is_object())
        return fail(ErrorCode::FieldMissing, {"app", {}});
    return wire::prettyJsonText(definitionOf(json->at("app")));
}

Result<std::vector<DeploymentStep>> readDryRun(const HttpResponse& response)
{
    const Result<Json> json = jsonOf(response);
    if (!json)
        return fail(json.error());
    if (!json->is_object() || !json->contains("steps"))
        return std::vector<DeploymentStep>{};
    return wire::readSteps(json->at("steps"));
}

Result<DeploymentResult> readChange(const HttpResponse& response)
{
    const Result<Json> json = jsonOf(response);
    if (!json)
        return fail(json.error());
    if (json->is_object() && json->contains("deploymentId"))
        return wire::readDeploymentResult(*json);
    const Result<AppInfo> info = wire::readAppInfo(*json);
    if (!info)
        return fail(info.error());
    DeploymentResult result;
    result.version = info->app->versionInfo.version;
    if (info->deployments && !info->deployments->empty())
        result.deploymentId = info->deployments->front();
    return result;
}

Result<std::optional<DeploymentResult>> readKill(const HttpResponse& response)
{
    const Result<Json> json = jsonOf(response);
    if (!json)
        return fail(json.error());
    if (!json->is_object() || !json->contains("deploymentId"))
        return std::optional<DeploymentResult>();
    return wire::readDeploymentResult(*json).map(
        [](const DeploymentResult& result) { return std::optional(result); });
}

} // namespace pacer::api
