// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/pod_status_json.h"

#include "core/wire/object.h"
#include "core/wire/parts_json.h"
#include "core/wire/pod_json.h"

#include <nlohmann/json.hpp>

namespace pacer::wire {

namespace {

/// The API knows two times of everything; both are the same here, as there.
void writeTimes(Json& json, Timestamp updated, Timestamp changed)
{
    json["lastUpdated"] = formatTimestamp(updated);
    json["lastChanged"] = formatTimestamp(changed);
}

template <class T>
void writeKnown(Json& json, const char* name, const std::optional<T>& value)
{
    if (value)
        json[name] = *value;
}

void writeMessage(Json& json, const std::string& message)
{
    if (!message.empty())
        json["message"] = message;
}

template <class T, class Write>
Json arrayOf(const std::vector<T>& values, Write write)
{
    Json list = Json::array();
    for (const T& value : values)
        list.push_back(write(value));
    return list;
}

Json writeCondition(const PodCondition& condition)
{
    Json json;
    json["name"] = condition.name;
    json["lastChanged"] = formatTimestamp(condition.since);
    json["lastUpdated"] = formatTimestamp(condition.since);
    json["value"] = condition.value;
    json["reason"] = condition.reason;
    return json;
}

Json writeEndpointStatus(const PodEndpointStatus& endpoint)
{
    Json json;
    json["name"] = endpoint.name;
    writeKnown(json, "allocatedHostPort", endpoint.allocatedHostPort);
    writeKnown(json, "healthy", endpoint.healthy);
    return json;
}

Json writeContainerStatus(const PodContainerStatus& container)
{
    Json json;
    json["name"] = container.name;
    json["status"] = nameOf(container.status);
    json["statusSince"] = formatTimestamp(container.since);
    json["conditions"] = arrayOf(container.conditions, writeCondition);
    if (container.containerId)
        json["containerId"] = container.containerId->value;
    json["endpoints"] = arrayOf(container.endpoints, writeEndpointStatus);
    if (container.resources)
        json["resources"] = writeResources(*container.resources);
    writeTimes(json, container.since, container.since);
    return json;
}

Json writeNetworkStatus(const PodNetworkStatus& network)
{
    Json json;
    writeKnown(json, "name", network.name);
    json["addresses"] = network.addresses;
    return json;
}

Json writeInstanceStatus(const PodInstanceStatus& instance)
{
    Json json;
    json["id"] = instance.id.value;
    json["status"] = nameOf(instance.status);
    json["statusSince"] = formatTimestamp(instance.since);
    json["conditions"] = Json::array();
    writeKnown(json, "agentHostname", instance.agentHostname);
    if (instance.agentId)
        json["agentId"] = instance.agentId->value;
    writeKnown(json, "agentRegion", instance.agentRegion);
    writeKnown(json, "agentZone", instance.agentZone);
    json["resources"] = writeResources(instance.resources);
    json["networks"] = arrayOf(instance.networks, writeNetworkStatus);
    json["containers"] = arrayOf(instance.containers, writeContainerStatus);
    json["specReference"] = instance.specReference;
    json["localVolumes"] = Json::array();
    writeMessage(json, instance.message);
    writeTimes(json, instance.since, instance.since);
    json["role"] = instance.role;
    return json;
}

/// TASK_FAILED stands as "TaskFailed" in a history, and only there.
std::string historyName(TaskState state)
{
    std::string name;
    bool wordBegins = true;
    for (const char c : nameOf(state)) {
        if (c != '_')
            name += wordBegins ? std::string(1, c) : toLowerAscii(std::string_view(&c, 1));
        wordBegins = c == '_';
    }
    return name;
}

TaskState stateOfHistory(const std::string& name)
{
    constexpr auto last = static_cast<int>(TaskState::Unknown);
    for (int i = 0; i <= last; ++i) {
        const auto state = static_cast<TaskState>(i);
        if (equalsIgnoringCase(name, historyName(state)) || equalsIgnoringCase(name, nameOf(state)))
            return state;
    }
    return TaskState::Unknown;
}

Json writeTermination(const PodTermination& end)
{
    Json json;
    json["instanceID"] = end.instance.value;
    json["startedAt"] = formatTimestamp(end.startedAt);
    json["terminatedAt"] = formatTimestamp(end.terminatedAt);
    writeMessage(json, end.message);
    json["containers"] = arrayOf(end.containers, [](const PodContainerEnd& container) {
        Json entry;
        entry["containerId"] = container.containerId.value;
        entry["lastKnownState"] = historyName(container.lastKnownState);
        return entry;
    });
    return json;
}

template <class T, class Read>
void readEach(const Reader& in, std::string_view name, std::vector<T>& list, Read readOne)
{
    const auto field = in.field(name);
    for (const Reader& item : field ? field->items() : std::vector<Reader>{}) {
        if (item.isObject())
            readOne(item, list.emplace_back());
    }
}

template <class Id>
void readId(const Reader& in, std::string_view name, std::optional<Id>& id)
{
    std::string text;
    if (in.get(name, text))
        id = Id{text};
}

void readAmounts(const Reader& in, Resources& resources)
{
    resources = Resources{0, 0, 0, 0};
    in.get("cpus", resources.cpus);
    in.get("mem", resources.mem);
    in.get("disk", resources.disk);
    in.get("gpus", resources.gpus);
}

void readCondition(const Reader& in, PodCondition& condition)
{
    in.get("name", condition.name);
    in.get("value", condition.value);
    in.get("reason", condition.reason);
    in.get("lastChanged", condition.since);
}

void readEndpointStatus(const Reader& in, PodEndpointStatus& endpoint)
{
    in.get("name", endpoint.name);
    in.get("allocatedHostPort", endpoint.allocatedHostPort);
    in.get("healthy", endpoint.healthy);
}

void readContainerStatus(const Reader& in, PodContainerStatus& container)
{
    in.get("name", container.name);
    in.get("status", container.status);
    in.get("statusSince", container.since);
    readId(in, "containerId", container.containerId);
    readEach(in, "endpoints", container.endpoints, readEndpointStatus);
    readEach(in, "conditions", container.conditions, readCondition);
    if (const auto resources = in.field("resources"))
        readAmounts(*resources, container.resources.emplace());
}

void readNetworkStatus(const Reader& in, PodNetworkStatus& network)
{
    in.get("name", network.name);
    in.get("addresses", network.addresses);
}

void readInstanceStatus(const Reader& in, PodInstanceStatus& instance)
{
    in.get("id", instance.id.value);
    in.get("status", instance.status);
    in.get("statusSince", instance.since);
    in.get("message", instance.message);
    in.get("agentHostname", instance.agentHostname);
    readId(in, "agentId", instance.agentId);
    in.get("agentRegion", instance.agentRegion);
    in.get("agentZone", instance.agentZone);
    if (const auto resources = in.field("resources"))
        readAmounts(*resources, instance.resources);
    readEach(in, "networks", instance.networks, readNetworkStatus);
    readEach(in, "containers", instance.containers, readContainerStatus);
    in.get("specReference", instance.specReference);
    in.get("role", instance.role);
}

void readTermination(const Reader& in, PodTermination& end)
{
    in.get("instanceID", end.instance.value);
    in.get("startedAt", end.startedAt);
    in.get("terminatedAt", end.terminatedAt);
    in.get("message", end.message);
    readEach(in, "containers", end.containers, [](const Reader& item, PodContainerEnd& container) {
        item.get("containerId", container.containerId.value);
        std::string state;
        if (item.get("lastKnownState", state))
            container.lastKnownState = stateOfHistory(state);
    });
}

} // namespace

Json writePodStatus(const PodStatus& status)
{
    Json json;
    json["id"] = status.spec->id.text();
    json["spec"] = writePod(*status.spec);
    json["status"] = nameOf(status.status);
    json["statusSince"] = formatTimestamp(status.statusSince);
    json["instances"] = arrayOf(status.instances, writeInstanceStatus);
    json["terminationHistory"] = arrayOf(status.terminations, writeTermination);
    writeTimes(json, status.lastUpdated, status.statusSince);
    return json;
}

Result<PodStatus> readPodStatus(const Json& json)
{
    Errors errors;
    const Reader in(json, "", errors, Strictness::Lenient);
    const auto spec = in.field("spec");
    if (!spec)
        return fail(ErrorCode::FieldMissing, {"spec", "{}"}, "/spec");
    Result<PodSpec> pod = readStoredPod(spec->json());
    if (!pod)
        return fail(std::move(pod.error()));
    PodStatus status;
    status.spec = std::make_shared<const PodSpec>(*std::move(pod));
    in.get("status", status.status);
    in.get("statusSince", status.statusSince);
    readEach(in, "instances", status.instances, readInstanceStatus);
    readEach(in, "terminationHistory", status.terminations, readTermination);
    in.get("lastUpdated", status.lastUpdated);
    return status;
}

} // namespace pacer::wire
