// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_json.h"

#include "core/wire/app_json.h"
#include "core/wire/history_json.h"
#include "core/wire/instance_json.h"
#include "core/wire/json_text.h"
#include "core/wire/object.h"
#include "core/wire/pod_json.h"
#include "core/wire/progress_json.h"

#include <nlohmann/json.hpp>

namespace pacer::store {

using namespace scheduler;
using wire::Json;
using wire::nameOf;
using wire::Reader;

namespace {

std::int64_t ticks(Timestamp time)
{
    return time.time_since_epoch().count();
}

/// Members that are only there when they are set.
template <class T, class Write>
void putIfSet(Json& record, const char* name, const std::optional<T>& value, Write write)
{
    if (value)
        record[name] = write(*value);
}

void putIfSet(Json& record, const char* name, const std::optional<Timestamp>& value)
{
    putIfSet(record, name, value, ticks);
}

bool get(const Reader& record, std::string_view name, Timestamp& target)
{
    std::int64_t value = 0;
    if (!record.get(name, value))
        return false;
    target = Timestamp{Duration{value}};
    return true;
}

void get(const Reader& record, std::string_view name, std::optional<Timestamp>& target)
{
    Timestamp value{};
    if (get(record, name, value))
        target = value;
}

void get(const Reader& record, std::string_view name, Duration& target)
{
    std::int64_t value = 0;
    if (record.get(name, value))
        target = Duration{value};
}

/// Parses a stored body and lets `fill` read it; every complaint makes the record a broken one.
template <class T, class Fill>
Result<T> readBody(const std::string& body, T record, Fill fill)
{
    const auto json = wire::parseJson(body);
    if (!json)
        return fail(json.error());
    Errors errors;
    const Reader reader(*json, "", errors);
    if (reader.expectObject())
        fill(reader, record);
    if (!errors.empty())
        return fail(std::move(errors));
    return record;
}

// ---- Instances --------------------------------------------------------------------------------------------

void readObject(const Reader& json, Attribute& attribute)
{
    json.need("name", attribute.name);
    std::string text;
    double scalar = 0;
    std::set<std::string> set;
    std::vector<std::vector<std::int64_t>> pairs;
    if (json.get("text", text)) {
        attribute.value = std::move(text);
    } else if (json.get("scalar", scalar)) {
        attribute.value = scalar;
    } else if (json.get("set", set)) {
        attribute.value = std::move(set);
    } else if (const auto ranges = json.field("ranges")) {
        Ranges read;
        for (const Reader& pair : ranges->items()) {
            std::vector<std::int64_t> ends;
            if (pair.read(ends) && ends.size() == 2)
                read.push_back({static_cast<std::uint64_t>(ends[0]), static_cast<std::uint64_t>(ends[1])});
        }
        attribute.value = std::move(read);
    }
}

void readAgent(const Reader& json, AgentInfo& agent)
{
    json.need("id", agent.id.value);
    json.get("host", agent.host);
    json.get("region", agent.region);
    json.get("zone", agent.zone);
    if (const auto attributes = json.field("attributes")) {
        for (const Reader& item : attributes->items())
            readObject(item, agent.attributes.emplace_back());
    }
}

void readTask(const Reader& json, Task& task)
{
    json.need("id", task.id.value);
    json.get("container", task.container);
    json.need("condition", task.condition);
    get(json, "stagedAt", task.stagedAt);
    get(json, "startedAt", task.startedAt);
    get(json, "unreachableSince", task.unreachableSince);
    json.get("message", task.message);
    if (const auto ports = json.field("hostPorts")) {
        for (const Reader& item : ports->items()) {
            int port = 0;
            task.hostPorts.push_back(!item.isNull() && item.read(port) ? std::optional(port) : std::nullopt);
        }
    }
    if (const auto addresses = json.field("ipAddresses"))
        task.ipAddresses = wire::readIpAddresses(addresses->json());
}

// ---- Deployments ------------------------------------------------------------------------------------------

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

std::string writeDefinition(const RunSpec& spec)
{
    const VersionInfo& info = spec.versionInfo();
    const Json record{
        {"kind", spec.isPod() ? "pod" : "app"},
        {"version", ticks(info.version)},
        {"lastScalingAt", ticks(info.lastScalingAt)},
        {"lastConfigChangeAt", ticks(info.lastConfigChangeAt)},
        {"definition", spec.isPod() ? wire::writePod(*spec.pod()) : wire::writeApp(*spec.app())}};
    return wire::jsonText(record);
}

Result<RunSpec> readDefinition(const std::string& body)
{
    std::optional<Result<RunSpec>> definition;
    const auto record = readBody(body, true, [&](const Reader& json, bool&) {
        std::string kind;
        VersionInfo info;
        json.need("kind", kind);
        get(json, "version", info.version);
        get(json, "lastScalingAt", info.lastScalingAt);
        get(json, "lastConfigChangeAt", info.lastConfigChangeAt);
        const auto complete = [&info](auto spec) {
            spec.versionInfo = info;
            return RunSpec(std::make_shared<const decltype(spec)>(std::move(spec)));
        };
        if (const auto field = json.requiredField("definition")) {
            definition = kind == "pod" ? wire::readStoredPod(field->json()).map(complete)
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
    const auto record = readBody(body, true, [&group](const Reader& json, bool&) {
        json.get("enforceRole", group.enforceRole);
        json.get("madeByTheWay", group.isMadeByTheWay);
        json.get("dependencies", group.dependencies);
    });
    if (!record)
        return fail(record.error());
    return {};
}

Result<Instance> readInstance(const std::string& body, const RunSpec& spec)
{
    return readBody(body, Instance{{}, spec}, [](const Reader& json, Instance& instance) {
        json.need("id", instance.id.value);
        json.need("goal", instance.goal);
        json.need("condition", instance.condition);
        get(json, "since", instance.since);
        get(json, "activeSince", instance.activeSince);
        json.get("incarnation", instance.incarnation);
        json.get("reserved", instance.reserved);
        json.get("role", instance.role);
        if (const auto field = json.field("agent")) {
            AgentInfo agent;
            readAgent(*field, agent);
            instance.agent = std::move(agent);
        }
        if (const auto tasks = json.field("tasks")) {
            for (const Reader& item : tasks->items())
                readTask(item, instance.tasks.emplace_back());
        }
    });
}

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
