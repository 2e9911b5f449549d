// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/deployment_json.h"

#include "core/wire/progress_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace pacer::wire {

namespace {

Reader lenient(const Json& json, Errors& errors)
{
    return {json, "", errors, Strictness::Lenient};
}

Json writeAction(const DeploymentAction& action)
{
    Json json;
    json["action"] = actionName(action.kind, action.pod);
    json[action.pod ? "pod" : "app"] = action.id.text();
    return json;
}

std::optional<DeploymentAction> readAction(const Reader& in)
{
    std::string name;
    if (!in.get("action", name) && !in.get("type", name)) // `type`: servers of 1.0 to 1.4
        return std::nullopt;
    DeploymentAction action;
    action.pod = in.has("pod");
    if (!in.get(action.pod ? "pod" : "app", action.id))
        return std::nullopt;
    if (const auto kind = namedValue<ActionKind>(name)) {
        action.kind = *kind;
        return action;
    }
    for (std::size_t i = 0; i < podActionNames.size(); ++i) {
        if (equalsIgnoringCase(podActionNames[i], name)) {
            action.kind = static_cast<ActionKind>(i);
            return action;
        }
    }
    if (equalsIgnoringCase(name, "KillAllOldTasksOf")) { // the last phase of a replacement, in old texts
        action.kind = ActionKind::Restart;
        return action;
    }
    return std::nullopt;
}

DeploymentStep readPlanStep(const Reader& in)
{
    DeploymentStep step;
    const auto actions = in.field("actions");
    for (const Reader& item : actions ? actions->items() : in.items()) {
        if (auto action = readAction(item))
            step.actions.push_back(*std::move(action));
    }
    return step;
}

std::vector<DeploymentStep> readSteps(const Reader& in)
{
    std::vector<DeploymentStep> steps;
    for (const Reader& item : in.items())
        steps.push_back(readPlanStep(item));
    return steps;
}

Json idList(const std::vector<PathId>& ids)
{
    Json list = Json::array();
    for (const PathId& id : ids)
        list.push_back(id.text());
    return list;
}

/// Which app a result belongs to: the one whose safe id begins its task's id.
bool belongsTo(const ReadinessResult& result, const PathId& id)
{
    const auto instance = instanceOf(result.taskId);
    const std::string& text = instance ? instance->value : result.taskId.value;
    const std::string safe = id.safe();
    return text.size() > safe.size() && text.starts_with(safe) && text[safe.size()] == '.';
}

Json writeCurrentActions(const DeploymentInfo& deployment)
{
    Json list = Json::array();
    const int step = deployment.currentStep;
    if (step < 1 || step > static_cast<int>(deployment.steps.size()))
        return list;
    for (const DeploymentAction& action : deployment.steps[static_cast<std::size_t>(step) - 1].actions) {
        Json entry = writeAction(action);
        entry["readinessCheckResults"] = Json::array();
        for (const ReadinessResult& result : deployment.readiness) {
            if (belongsTo(result, action.id))
                entry["readinessCheckResults"].push_back(writeReadiness(result));
        }
        for (const UpdateStatus& status : deployment.updates) {
            if (status.app == action.id)
                entry["updateStatus"] = writeUpdateStatus(status);
        }
        for (const ActionProgress& progress : deployment.progress) {
            if (progress.app == action.id)
                entry["progress"] = writeProgress(progress);
        }
        list.push_back(std::move(entry));
    }
    return list;
}

void readCurrentAction(const Reader& in, DeploymentInfo& info)
{
    if (const auto results = in.field("readinessCheckResults")) {
        for (ReadinessResult& result : readReadiness(results->json()))
            info.readiness.push_back(std::move(result));
    }
    PathId app;
    if (!in.get("app", app) && !in.get("pod", app))
        return;
    if (const auto status = in.field("updateStatus"); status && status->isObject())
        info.updates.push_back(readUpdateStatus(*status, app));
    if (const auto progress = in.field("progress"); progress && progress->isObject())
        info.progress.push_back(readProgress(*progress, app));
}

std::optional<DeploymentInfo> readInfo(const Reader& in)
{
    DeploymentInfo info;
    if (!in.get("id", info.id.value))
        return std::nullopt;
    in.get("version", info.version);
    in.get("affectedApps", info.affectedApps);
    in.get("affectedPods", info.affectedPods);
    if (const auto steps = in.field("steps"))
        info.steps = readSteps(*steps);
    in.get("currentStep", info.currentStep);
    in.get("waitReasons", info.waitReasons);
    if (const auto actions = in.field("currentActions")) {
        for (const Reader& action : actions->items())
            readCurrentAction(action, info);
    }
    if (const auto cause = in.field("rollbackOf"); cause && cause->isObject())
        info.undoes = readRollbackCause(*cause);
    return info;
}

} // namespace

Json writeStep(const DeploymentStep& step)
{
    Json json;
    json["actions"] = Json::array();
    for (const DeploymentAction& action : step.actions)
        json["actions"].push_back(writeAction(action));
    return json;
}

Json writeSteps(const std::vector<DeploymentStep>& steps)
{
    Json list = Json::array();
    for (const DeploymentStep& step : steps)
        list.push_back(writeStep(step));
    return list;
}

DeploymentStep readStep(const Json& json)
{
    Errors errors;
    return readPlanStep(lenient(json, errors));
}

std::vector<DeploymentStep> readSteps(const Json& json)
{
    Errors errors;
    return readSteps(lenient(json, errors));
}

Json writeDeployment(const DeploymentInfo& deployment)
{
    Json json;
    json["id"] = deployment.id.value;
    json["steps"] = writeSteps(deployment.steps);
    json["version"] = formatTimestamp(deployment.version);
    json["affectedApps"] = idList(deployment.affectedApps);
    json["affectedPods"] = idList(deployment.affectedPods);
    json["currentActions"] = writeCurrentActions(deployment);
    json["currentStep"] = deployment.currentStep;
    json["totalSteps"] = deployment.steps.size();
    if (!deployment.waitReasons.empty())
        json["waitReasons"] = deployment.waitReasons;
    if (const UpdateStatus* status = mostUrgent(deployment.updates))
        json["updateStatus"] = writeUpdateStatus(*status);
    if (deployment.undoes)
        json["rollbackOf"] = writeRollbackCause(*deployment.undoes);
    return json;
}

Result<DeploymentInfo> readDeployment(const Json& json)
{
    Errors errors;
    if (auto info = readInfo(lenient(json, errors)))
        return *std::move(info);
    return fail(ErrorCode::FieldMissing, {"id", "{}"}, "/id");
}

Result<std::vector<DeploymentInfo>> readDeployments(const Json& json)
{
    if (!json.is_array())
        return fail(ErrorCode::ExpectedArray);
    Errors errors;
    std::vector<DeploymentInfo> list;
    for (const Reader& item : lenient(json, errors).items()) {
        if (auto info = readInfo(item))
            list.push_back(*std::move(info));
    }
    return list;
}

Json writePlan(const PlanSummary& plan)
{
    Json json;
    json["id"] = plan.id.value;
    json["steps"] = writeSteps(plan.steps);
    json["version"] = formatTimestamp(plan.version);
    return json;
}

PlanSummary readPlan(const Json& json)
{
    Errors errors;
    const Reader in = lenient(json, errors);
    PlanSummary plan;
    in.get("id", plan.id.value);
    if (const auto steps = in.field("steps"))
        plan.steps = readSteps(*steps);
    in.get("version", plan.version);
    return plan;
}

Json writeDeploymentResult(const DeploymentResult& result)
{
    Json json;
    json["deploymentId"] = result.deploymentId.value;
    json["version"] = formatTimestamp(result.version);
    return json;
}

Result<DeploymentResult> readDeploymentResult(const Json& json)
{
    Errors errors;
    DeploymentResult result;
    const Reader in = lenient(json, errors);
    if (!in.get("deploymentId", result.deploymentId.value))
        return fail(ErrorCode::FieldMissing, {"deploymentId", in.text()}, "/deploymentId");
    in.get("version", result.version);
    return result;
}

Json writeReadiness(const ReadinessResult& result)
{
    Json json;
    json["name"] = result.name;
    json["taskId"] = result.taskId.value;
    json["ready"] = result.ready;
    if (result.lastResponse) {
        Json response;
        response["status"] = result.lastResponse->status;
        response["contentType"] = result.lastResponse->contentType;
        response["body"] = result.lastResponse->body;
        json["lastResponse"] = std::move(response);
    }
    return json;
}

std::vector<ReadinessResult> readReadiness(const Json& json)
{
    Errors errors;
    std::vector<ReadinessResult> results;
    for (const Reader& item : lenient(json, errors).items()) {
        ReadinessResult result;
        if (!item.get("taskId", result.taskId.value))
            continue;
        item.get("name", result.name);
        item.get("ready", result.ready);
        if (const auto response = item.field("lastResponse"); response && response->isObject()) {
            result.lastResponse.emplace();
            response->get("status", result.lastResponse->status);
            response->get("contentType", result.lastResponse->contentType);
            response->get("body", result.lastResponse->body);
        }
        results.push_back(std::move(result));
    }
    return results;
}

} // namespace pacer::wire
