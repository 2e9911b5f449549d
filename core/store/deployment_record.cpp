// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_json.h"
#include "core/store/record_parts.h"
#include "core/wire/history_json.h"
#include "core/wire/json_text.h"
#include "core/wire/progress_json.h"

#include <nlohmann/json.hpp>

namespace pacer::store {

using namespace scheduler;
using wire::nameOf;

namespace {

Json actionJson(const DeploymentAction& action)
{
    Json json{{"kind", nameOf(action.kind)},
              {"id", action.id.text()},
              {"pod", action.pod},
              {"scaleTo", action.scaleTo}};
    for (const InstanceId& id : action.toKill)
        json["toKill"].push_back(id.value);
    return json;
}

void readAction(const Reader& json, DeploymentAction& action)
{
    json.need("kind", action.kind);
    json.need("id", action.id);
    json.get("pod", action.pod);
    json.get("scaleTo", action.scaleTo);
    std::vector<std::string> ids;
    json.get("toKill", ids);
    for (std::string& id : ids)
        action.toKill.push_back({std::move(id)});
}

Json stepsJson(const std::vector<DeploymentStep>& steps)
{
    Json json = Json::array();
    for (const DeploymentStep& step : steps) {
        Json actions = Json::array();
        for (const DeploymentAction& action : step.actions)
            actions.push_back(actionJson(action));
        json.push_back(std::move(actions));
    }
    return json;
}

void readSteps(const Reader& json, std::vector<DeploymentStep>& steps)
{
    for (const Reader& item : json.items()) {
        DeploymentStep& step = steps.emplace_back();
        for (const Reader& action : item.items())
            readAction(action, step.actions.emplace_back());
    }
}

/// The wire's form of a pause is for people; times of records are exact.
Json pauseJson(const PathId& app, const UpdatePause& pause)
{
    return {{"app", app.text()},
            {"trouble", nameOf(pause.trouble)},
            {"instance", pause.instance.value},
            {"detail", pause.detail},
            {"since", ticks(pause.since)}};
}

void readPauses(const Reader& json, std::map<PathId, UpdatePause>& pauses)
{
    for (const Reader& item : json.items()) {
        PathId app;
        UpdatePause pause;
        item.need("app", app);
        item.need("trouble", pause.trouble);
        item.get("instance", pause.instance.value);
        item.get("detail", pause.detail);
        get(item, "since", pause.since);
        pauses.emplace(app, pause);
    }
}

Json timesJson(const std::vector<StepTimes>& times)
{
    Json list = Json::array();
    for (const StepTimes& each : times) {
        Json& json = list.emplace_back(Json::object());
        putIfSet(json, "begun", each.begun);
        putIfSet(json, "ended", each.ended);
    }
    return list;
}

void readTimes(const Reader& json, std::vector<StepTimes>& times)
{
    for (const Reader& item : json.items()) {
        StepTimes& each = times.emplace_back();
        get(item, "begun", each.begun);
        get(item, "ended", each.ended);
    }
}

} // namespace

std::string writeDeployment(const StoredDeployment& deployment)
{
    const DeploymentPlan& plan = deployment.plan;
    Json record{{"id", plan.id.value},
                {"version", ticks(plan.version)},
                {"original", ticks(plan.original->version)},
                {"target", ticks(plan.target->version)},
                {"steps", stepsJson(plan.steps)},
                {"currentStep", deployment.currentStep},
                {"by", wire::writeRequester(deployment.by)},
                {"times", timesJson(deployment.times)}};
    for (const auto& [app, pause] : deployment.pauses)
        record["pauses"].push_back(pauseJson(app, pause));
    if (plan.undoes)
        record["undoes"] = wire::writeRollbackCause(*plan.undoes);
    return wire::jsonText(record);
}

Result<StoredDeployment> readDeployment(const std::string& body, const FindRoot& find)
{
    return readBody(body, StoredDeployment{}, [&find](const Reader& json, StoredDeployment& deployment) {
        DeploymentPlan& plan = deployment.plan;
        json.need("id", plan.id.value);
        get(json, "version", plan.version);
        json.get("currentStep", deployment.currentStep);
        if (const auto steps = json.requiredField("steps"))
            readSteps(*steps, plan.steps);
        if (const auto pauses = json.field("pauses"))
            readPauses(*pauses, deployment.pauses);
        if (const auto cause = json.field("undoes"))
            plan.undoes = wire::readRollbackCause(*cause);
        if (const auto by = json.field("by"))
            deployment.by = wire::readRequester(by->json());
        if (const auto times = json.field("times"))
            readTimes(*times, deployment.times);
        for (const auto& [name, tree] :
             {std::pair{"original", &plan.original}, std::pair{"target", &plan.target}}) {
            Timestamp version{};
            if (get(json, name, version))
                *tree = find(version);
            if (!*tree)
                json.complain(ErrorCode::GroupVersionNotFound, {"/", formatTimestamp(version)});
        }
    });
}

} // namespace pacer::store
