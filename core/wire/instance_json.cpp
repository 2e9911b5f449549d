// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/instance_json.h"

#include "core/base/overloaded.h"
#include "core/wire/object.h"
#include "core/wire/parts_json.h"

#include <nlohmann/json.hpp>

namespace pacer::wire {

namespace {

void writeTime(Json& json, const char* name, const std::optional<Timestamp>& time)
{
    if (time)
        json[name] = formatTimestamp(*time);
}

Json writeHealthResult(const HealthResult& result)
{
    Json json;
    json["alive"] = result.alive;
    json["consecutiveFailures"] = result.consecutiveFailures;
    writeTime(json, "firstSuccess", result.firstSuccess);
    writeTime(json, "lastFailure", result.lastFailure);
    writeTime(json, "lastSuccess", result.lastSuccess);
    if (!result.lastFailureCause.empty())
        json["lastFailureCause"] = result.lastFailureCause;
    json["instanceId"] = result.instanceId.value;
    return json;
}

/// "instance [<id>]" is how the reference writes it; before 1.4 there was a task's id.
InstanceId readInstanceId(const Reader& in)
{
    constexpr std::string_view prefix = "instance [";
    std::string text;
    if (in.get("instanceId", text)) {
        if (text.starts_with(prefix) && text.ends_with(']'))
            text = text.substr(prefix.size(), text.size() - prefix.size() - 1);
        return {text};
    }
    TaskId task;
    in.get("taskId", task.value);
    return instanceOf(task).value_or(InstanceId{});
}

HealthResult readHealthResult(const Reader& in)
{
    HealthResult result;
    in.get("alive", result.alive);
    in.get("consecutiveFailures", result.consecutiveFailures);
    in.get("firstSuccess", result.firstSuccess);
    in.get("lastSuccess", result.lastSuccess);
    in.get("lastFailure", result.lastFailure);
    in.get("lastFailureCause", result.lastFailureCause);
    result.instanceId = readInstanceId(in);
    return result;
}

std::optional<CheckResult> readCheckResult(const Reader& in)
{
    const auto field = in.field("checkResult");
    if (!field || !field->isObject())
        return std::nullopt;
    CheckResult result;
    if (const auto http = field->field("http"))
        http->get("statusCode", result.httpStatusCode);
    if (const auto tcp = field->field("tcp"))
        tcp->get("succeeded", result.tcpSucceeded);
    if (const auto command = field->field("command"))
        command->get("exitCode", result.commandExitCode);
    return result;
}

std::vector<IpAddress> readAddresses(const Reader& in)
{
    std::vector<IpAddress> addresses;
    for (const Reader& item : in.items()) {
        IpAddress address;
        if (!item.get("ipAddress", address.address))
            continue;
        item.get("protocol", address.protocol);
        addresses.push_back(std::move(address));
    }
    return addresses;
}

std::optional<TaskInfo> readTaskInfo(const Reader& in)
{
    TaskInfo task;
    if (!in.get("id", task.id.value))
        return std::nullopt;
    task.instanceId = instanceOf(task.id).value_or(InstanceId{});
    in.get("appId", task.appId);
    in.get("host", task.host);
    std::string agent;
    if (in.get("slaveId", agent))
        task.agentId = AgentId{agent};
    if (!in.get("state", task.state)) // old servers have none: a task that runs has a start
        task.state = in.has("startedAt") ? TaskState::Running : TaskState::Staging;
    in.get("stagedAt", task.stagedAt);
    in.get("startedAt", task.startedAt);
    in.get("version", task.version);
    in.get("ports", task.ports);
    in.get("servicePorts", task.servicePorts);
    if (const auto addresses = in.field("ipAddresses"))
        task.ipAddresses = readAddresses(*addresses);
    if (const auto results = in.field("healthCheckResults")) {
        for (const Reader& item : results->items()) {
            if (item.isObject()) // old servers write null for a check without a result
                task.healthResults.push_back(readHealthResult(item));
        }
    }
    task.checkResult = readCheckResult(in);
    in.get("region", task.region);
    in.get("zone", task.zone);
    in.get("role", task.role);
    return task;
}

Json writeCounts(const TaskCounts& counts)
{
    Json json;
    json["staged"] = counts.staged;
    json["running"] = counts.running;
    json["healthy"] = counts.healthy;
    json["unhealthy"] = counts.unhealthy;
    return json;
}

void writeStats(Json& json, const char* name, const std::optional<TaskStats>& stats)
{
    if (!stats)
        return;
    Json inner;
    inner["counts"] = writeCounts(stats->counts);
    if (stats->averageSeconds && stats->medianSeconds) {
        inner["lifeTime"]["averageSeconds"] = *stats->averageSeconds;
        inner["lifeTime"]["medianSeconds"] = *stats->medianSeconds;
    }
    json[name]["stats"] = std::move(inner);
}

std::optional<TaskStats> readStats(const Reader& in, const char* name)
{
    const auto outer = in.field(name);
    const auto inner = outer ? outer->field("stats") : std::nullopt;
    if (!inner)
        return std::nullopt;
    TaskStats stats;
    if (const auto counts = inner->field("counts")) {
        counts->get("staged", stats.counts.staged);
        counts->get("running", stats.counts.running);
        counts->get("healthy", stats.counts.healthy);
        counts->get("unhealthy", stats.counts.unhealthy);
    }
    if (const auto life = inner->field("lifeTime")) {
        life->get("averageSeconds", stats.averageSeconds);
        life->get("medianSeconds", stats.medianSeconds);
    }
    return stats;
}

Json writeAgentInfo(const AgentInfo& agent)
{
    Json json;
    json["host"] = agent.host;
    if (!agent.id.value.empty())
        json["agentId"] = agent.id.value;
    if (agent.region)
        json["region"] = *agent.region;
    if (agent.zone)
        json["zone"] = *agent.zone;
    json["attributes"] = Json::array();
    return json;
}

} // namespace

Json writeIpAddresses(const std::vector<IpAddress>& addresses)
{
    Json list = Json::array();
    for (const IpAddress& address : addresses) {
        Json entry;
        entry["ipAddress"] = address.address;
        entry["protocol"] = nameOf(address.protocol);
        list.push_back(std::move(entry));
    }
    return list;
}

std::vector<IpAddress> readIpAddresses(const Json& json)
{
    Errors errors;
    return readAddresses(Reader(json, "", errors, Strictness::Lenient));
}

Json writeCheckResult(const CheckResult& result)
{
    Json json = Json::object();
    if (result.httpStatusCode)
        json["http"]["statusCode"] = *result.httpStatusCode;
    if (result.tcpSucceeded)
        json["tcp"]["succeeded"] = *result.tcpSucceeded;
    if (result.commandExitCode)
        json["command"]["exitCode"] = *result.commandExitCode;
    return json;
}

Json writeTask(const TaskInfo& task)
{
    Json json;
    json["appId"] = task.appId.text();
    json["healthCheckResults"] = Json::array();
    for (const HealthResult& result : task.healthResults)
        json["healthCheckResults"].push_back(writeHealthResult(result));
    if (task.checkResult)
        json["checkResult"] = writeCheckResult(*task.checkResult);
    json["host"] = task.host;
    json["id"] = task.id.value;
    json["ipAddresses"] = writeIpAddresses(task.ipAddresses);
    json["ports"] = task.ports;
    json["servicePorts"] = task.servicePorts;
    if (task.agentId)
        json["slaveId"] = task.agentId->value;
    json["state"] = nameOf(task.state);
    writeTime(json, "stagedAt", task.stagedAt);
    writeTime(json, "startedAt", task.startedAt);
    writeTime(json, "version", task.version);
    json["localVolumes"] = Json::array();
    if (task.region)
        json["region"] = *task.region;
    if (task.zone)
        json["zone"] = *task.zone;
    json["role"] = task.role;
    return json;
}

Result<TaskInfo> readTask(const Json& json)
{
    Errors errors;
    if (auto task = readTaskInfo(Reader(json, "", errors, Strictness::Lenient)))
        return *std::move(task);
    return fail(ErrorCode::FieldMissing, {"id", "{}"}, "/id");
}

Result<std::vector<TaskInfo>> readTasks(const Json& json)
{
    Errors errors;
    const Reader in(json, "", errors, Strictness::Lenient);
    const auto list = in.isObject() ? in.field("tasks") : std::optional<Reader>(in);
    if (!list || !list->json().is_array())
        return fail(ErrorCode::ExpectedArray);
    std::vector<TaskInfo> tasks;
    for (const Reader& item : list->items()) {
        if (auto task = readTaskInfo(item))
            tasks.push_back(*std::move(task));
    }
    return tasks;
}

Json writeInstance(const Instance& instance)
{
    Json json;
    json["instanceId"] = instance.id.value;
    Json state;
    state["condition"] = nameOf(instance.condition);
    state["since"] = formatTimestamp(instance.since);
    writeTime(state, "activeSince", instance.activeSince);
    std::optional<bool> healthy;
    for (const Task& task : instance.tasks) {
        if (task.healthy)
            healthy = healthy.value_or(true) && *task.healthy;
    }
    if (healthy)
        state["healthy"] = *healthy;
    state["goal"] = nameOf(instance.goal);
    json["state"] = std::move(state);
    if (instance.agent)
        json["agentInfo"] = writeAgentInfo(*instance.agent);
    json["runSpecVersion"] = formatTimestamp(instance.version());
    json["unreachableStrategy"] = writeUnreachable(instance.spec.unreachableStrategy());
    return json;
}

Json writeTaskFailure(const TaskFailure& failure)
{
    Json json;
    json["appId"] = failure.appId.text();
    json["host"] = failure.host;
    json["message"] = failure.message;
    json["state"] = nameOf(failure.state);
    json["taskId"] = failure.taskId.value;
    json["timestamp"] = formatTimestamp(failure.timestamp);
    json["version"] = formatTimestamp(failure.version);
    if (failure.agentId)
        json["slaveId"] = failure.agentId->value;
    return json;
}

TaskFailure readTaskFailure(const Json& json)
{
    Errors errors;
    const Reader in(json, "", errors, Strictness::Lenient);
    TaskFailure failure;
    in.get("appId", failure.appId);
    in.get("host", failure.host);
    in.get("message", failure.message);
    in.get("state", failure.state);
    in.get("taskId", failure.taskId.value);
    in.get("timestamp", failure.timestamp);
    in.get("version", failure.version);
    std::string agent;
    if (in.get("slaveId", agent))
        failure.agentId = AgentId{agent};
    return failure;
}

Json writeTaskStats(const AppTaskStats& stats)
{
    Json json = Json::object();
    writeStats(json, "startedAfterLastScaling", stats.startedAfterLastScaling);
    writeStats(json, "withLatestConfig", stats.withLatestConfig);
    writeStats(json, "withOutdatedConfig", stats.withOutdatedConfig);
    writeStats(json, "totalSummary", stats.totalSummary);
    return json;
}

AppTaskStats readTaskStats(const Json& json)
{
    Errors errors;
    const Reader in(json, "", errors, Strictness::Lenient);
    return {readStats(in, "startedAfterLastScaling"), readStats(in, "withLatestConfig"),
            readStats(in, "withOutdatedConfig"), readStats(in, "totalSummary")};
}

} // namespace pacer::wire
