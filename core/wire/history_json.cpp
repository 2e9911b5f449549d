// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/history_json.h"

#include "core/wire/deployment_json.h"
#include "core/wire/object.h"

#include <nlohmann/json.hpp>

namespace pacer::wire {

namespace {

void putTime(Json& json, const char* name, const std::optional<Timestamp>& time)
{
    if (time)
        json[name] = formatTimestamp(*time);
}

void putText(Json& json, const char* name, const std::string& text)
{
    if (!text.empty())
        json[name] = text;
}

Json idsOf(const DeploymentRecord& record, bool pods)
{
    std::set<PathId> ids;
    for (const DeploymentStep& step : record.steps) {
        for (const DeploymentAction& action : step.actions) {
            if (action.pod == pods)
                ids.insert(action.id);
        }
    }
    Json list = Json::array();
    for (const PathId& id : ids)
        list.push_back(id.text());
    return list;
}

void readStepRecords(const Reader& in, DeploymentRecord& record)
{
    for (const Reader& item : in.items()) {
        record.steps.push_back(readStep(item.json()));
        StepTimes& times = record.times.emplace_back();
        item.get("startedAt", times.begun);
        item.get("endedAt", times.ended);
    }
}

std::optional<std::uint64_t> numberIn(const Reader& in, std::string_view name)
{
    std::int64_t number = 0;
    if (!in.get(name, number) || number < 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(number);
}

} // namespace

Json writeDeploymentRecord(const DeploymentRecord& record)
{
    Json json;
    json["number"] = record.number;
    json["id"] = record.id.value;
    json["version"] = formatTimestamp(record.version);
    json["startedAt"] = formatTimestamp(record.begun);
    json["endedAt"] = formatTimestamp(record.ended);
    json["outcome"] = nameOf(record.outcome);
    putText(json, "reason", record.reason);
    if (record.successor)
        json["successor"] = record.successor->value;
    json["by"] = writeRequester(record.by);
    if (record.endedBy)
        json["endedBy"] = writeRequester(*record.endedBy);
    json["affectedApps"] = idsOf(record, false);
    json["affectedPods"] = idsOf(record, true);
    json["steps"] = Json::array();
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        Json step = writeStep(record.steps[i]);
        if (i < record.times.size()) {
            putTime(step, "startedAt", record.times[i].begun);
            putTime(step, "endedAt", record.times[i].ended);
        }
        json["steps"].push_back(std::move(step));
    }
    return json;
}

Result<DeploymentRecord> readDeploymentRecord(const Json& json)
{
    Errors errors;
    const Reader in(json, "", errors);
    DeploymentRecord record;
    if (!in.expectObject())
        return fail(std::move(errors));
    in.need("id", record.id.value);
    in.need("outcome", record.outcome);
    record.number = numberIn(in, "number").value_or(0);
    in.get("version", record.version);
    in.get("startedAt", record.begun);
    in.get("endedAt", record.ended);
    in.get("reason", record.reason);
    if (std::string successor; in.get("successor", successor))
        record.successor = DeploymentId{std::move(successor)};
    if (const auto by = in.field("by"))
        record.by = readRequester(by->json());
    if (const auto by = in.field("endedBy"))
        record.endedBy = readRequester(by->json());
    if (const auto steps = in.field("steps"))
        readStepRecords(*steps, record);
    if (!errors.empty())
        return fail(std::move(errors));
    return record;
}

Json writeHistory(const std::vector<DeploymentRecordPtr>& records, std::optional<std::uint64_t> next)
{
    Json json;
    json["history"] = Json::array();
    for (const DeploymentRecordPtr& record : records)
        json["history"].push_back(writeDeploymentRecord(*record));
    if (next)
        json["next"] = *next;
    return json;
}

Result<DeploymentHistory> readHistory(const Json& json)
{
    Errors errors;
    const Reader in(json, "", errors);
    const auto list = in.expectObject() ? in.requiredField("history") : std::nullopt;
    if (!list)
        return fail(std::move(errors));
    DeploymentHistory history;
    for (const Reader& item : list->items()) {
        Result<DeploymentRecord> record = readDeploymentRecord(item.json());
        if (record) // an outcome of a newer server is left out
            history.records.push_back(std::move(*record));
    }
    history.next = numberIn(in, "next");
    return history;
}

Json writeRequester(const Requester& requester)
{
    Json json = Json::object();
    putText(json, "user", requester.user);
    putText(json, "client", requester.client);
    putText(json, "address", requester.address);
    return json;
}

Requester readRequester(const Json& json)
{
    Errors errors;
    const Reader in(json, "", errors, Strictness::Lenient);
    Requester requester;
    in.get("user", requester.user);
    in.get("client", requester.client);
    in.get("address", requester.address);
    return requester;
}

} // namespace pacer::wire
