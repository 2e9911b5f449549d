// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/event_json.h"

#include "core/base/overloaded.h"
#include "core/wire/app_json.h"
#include "core/wire/checks_json.h"
#include "core/wire/deployment_json.h"
#include "core/wire/instance_json.h"
#include "core/wire/object.h"

#include <nlohmann/json.hpp>

#include <array>

namespace pacer::wire {

namespace {

std::string time(Timestamp value)
{
    return formatTimestamp(value);
}

template <class Id>
Json orNull(const std::optional<Id>& id)
{
    return id ? Json(id->value) : Json();
}

/// The fields of an event in the order of the wire, without type and time. A null of the three alphabetical
/// types is filled by `writeEvent`.
struct FieldWriter {
    Json& json;

    void operator()(const ApiPostEvent& e) const
    {
        json["clientIp"] = e.clientIp;
        json["uri"] = e.uri;
        // An app that was just created has a version, and no history yet.
        const bool isNew = e.appDefinition && e.appDefinition->versionInfo.lastConfigChangeAt == Timestamp{};
        const auto style = isNew ? VersionInfoStyle::Without : VersionInfoStyle::With;
        json["appDefinition"] = e.appDefinition ? writeApp(*e.appDefinition, style) : Json();
    }
    void operator()(const PodEvent& e) const
    {
        json["clientIp"] = e.clientIp;
        json["uri"] = e.uri;
    }
    void operator()(const StatusUpdateEvent& e) const
    {
        json["slaveId"] = e.agentId.value;
        json["taskId"] = e.taskId.value;
        json["taskStatus"] = nameOf(e.taskStatus);
        json["message"] = e.message;
        json["appId"] = e.appId.text();
        json["host"] = e.host;
        json["ipAddresses"] = writeIpAddresses(e.ipAddresses);
        json["ports"] = e.ports;
        json["version"] = time(e.version);
    }
    void operator()(const AppTerminatedEvent& e) const { json["appId"] = e.appId.text(); }
    void operator()(const InstanceChangedEvent& e) const
    {
        json["instanceId"] = e.instanceId.value;
        json["condition"] = nameOf(e.condition);
        json["runSpecId"] = e.runSpecId.text();
        json["agentId"] = orNull(e.agentId);
        json["host"] = e.host ? Json(*e.host) : Json();
        json["runSpecVersion"] = time(e.runSpecVersion);
    }
    void operator()(const InstanceHealthChangedEvent& e) const
    {
        json["instanceId"] = e.instanceId.value;
        json["runSpecId"] = e.runSpecId.text();
        json["healthy"] = e.healthy ? Json(*e.healthy) : Json();
        json["runSpecVersion"] = time(e.runSpecVersion);
    }
    void operator()(const UnknownInstanceTerminatedEvent& e) const
    {
        json["instanceId"] = e.instanceId.value;
        json["runSpecId"] = e.runSpecId.text();
        json["condition"] = nameOf(e.condition);
    }
    void operator()(const EventStreamEvent& e) const { json["remoteAddress"] = e.remoteAddress; }
    void operator()(const AddHealthCheckEvent& e) const
    {
        json["appId"] = e.appId.text();
        json["eventType"] = Json();
        json["healthCheck"] = writeHealthCheck(e.healthCheck);
        json["timestamp"] = Json();
        json["version"] = time(e.version);
    }
    void operator()(const RemoveHealthCheckEvent& e) const { json["appId"] = e.appId.text(); }
    void operator()(const FailedHealthCheckEvent& e) const
    {
        json["appId"] = e.appId.text();
        json["eventType"] = Json();
        json["healthCheck"] = writeHealthCheck(e.healthCheck);
        json["taskId"] = e.instanceId.value;
    }
    void operator()(const HealthStatusChangedEvent& e) const
    {
        json["appId"] = e.appId.text();
        json["instanceId"] = e.instanceId.value;
        json["version"] = time(e.version);
        json["alive"] = e.alive;
    }
    void operator()(const UnhealthyInstanceKillEvent& e) const
    {
        json["appId"] = e.appId.text();
        json["taskId"] = e.taskId.value;
        json["instanceId"] = e.instanceId.value;
        json["version"] = time(e.version);
        json["reason"] = e.reason;
        json["host"] = e.host;
        if (e.agentId)
            json["slaveId"] = e.agentId->value;
    }
    void operator()(const GroupChangeEvent& e) const
    {
        json["groupId"] = e.groupId.text();
        json["version"] = time(e.version);
        if (e.failure)
            json["reason"] = *e.failure;
    }
    void operator()(const DeploymentStepEvent& e) const
    {
        json["plan"] = writePlan(e.plan);
        json["currentStep"] = writeStep(e.currentStep);
    }
    void operator()(const DeploymentEndedEvent& e) const
    {
        json["id"] = e.plan.id.value;
        json["plan"] = writePlan(e.plan);
    }
    void operator()(const SlotUpdateEvent& e) const
    {
        json["id"] = e.id.value;
        json["app"] = e.app.text();
        json["reason"] = e.reason;
    }
    void operator()(const SchedulerEvent& e) const
    {
        if (e.kind == SchedulerEvent::Kind::Registered)
            json["frameworkId"] = e.frameworkId.value;
        if (e.kind != SchedulerEvent::Kind::Disconnected)
            json["master"] = e.master;
    }
};

/// The instance events end with the time, then the type.
bool endsWithType(const ApiEventBody& body)
{
    return std::holds_alternative<InstanceChangedEvent>(body)
           || std::holds_alternative<InstanceHealthChangedEvent>(body)
           || std::holds_alternative<UnknownInstanceTerminatedEvent>(body);
}

template <class Kind>
std::string_view kindName(Kind kind, const std::array<std::string_view, 3>& names)
{
    return names[static_cast<std::size_t>(kind)];
}

constexpr std::array<std::string_view, 3> podTypes{"pod_created_event", "pod_updated_event",
                                                   "pod_deleted_event"};
constexpr std::array<std::string_view, 3> stepTypes{"deployment_info", "deployment_step_success",
                                                    "deployment_step_failure"};
constexpr std::array<std::string_view, 3> slotUpdateTypes{"deployment_paused", "deployment_resumed",
                                                          "deployment_rollback_started"};
constexpr std::array<std::string_view, 3> schedulerTypes{
    "scheduler_registered_event", "scheduler_reregistered_event", "scheduler_disconnected_event"};

} // namespace

std::string_view eventType(const ApiEventBody& body)
{
    using View = std::string_view;
    return std::visit(
        Overloaded{
            [](const ApiPostEvent&) { return View("api_post_event"); },
            [](const PodEvent& e) { return kindName(e.kind, podTypes); },
            [](const StatusUpdateEvent&) { return View("status_update_event"); },
            [](const AppTerminatedEvent&) { return View("app_terminated_event"); },
            [](const InstanceChangedEvent&) { return View("instance_changed_event"); },
            [](const InstanceHealthChangedEvent&) { return View("instance_health_changed_event"); },
            [](const UnknownInstanceTerminatedEvent&) { return View("unknown_instance_terminated_event"); },
            [](const EventStreamEvent& e) {
                return View(e.attached ? "event_stream_attached" : "event_stream_detached");
            },
            [](const AddHealthCheckEvent&) { return View("add_health_check_event"); },
            [](const RemoveHealthCheckEvent&) { return View("remove_health_check_event"); },
            [](const FailedHealthCheckEvent&) { return View("failed_health_check_event"); },
            [](const HealthStatusChangedEvent&) { return View("health_status_changed_event"); },
            [](const UnhealthyInstanceKillEvent&) { return View("unhealthy_instance_kill_event"); },
            [](const GroupChangeEvent& e) {
                return View(e.failure ? "group_change_failed" : "group_change_success");
            },
            [](const DeploymentStepEvent& e) { return kindName(e.kind, stepTypes); },
            [](const DeploymentEndedEvent& e) {
                return View(e.success ? "deployment_success" : "deployment_failed");
            },
            [](const SlotUpdateEvent& e) { return kindName(e.kind, slotUpdateTypes); },
            [](const SchedulerEvent& e) { return kindName(e.kind, schedulerTypes); }},
        body);
}

Json writeEvent(const ApiEvent& event)
{
    Json json = Json::object();
    std::visit(FieldWriter{json}, event.body);
    if (endsWithType(event.body)) {
        json["timestamp"] = time(event.timestamp);
        json["eventType"] = eventType(event.body);
    } else {
        json["eventType"] = eventType(event.body);
        json["timestamp"] = time(event.timestamp);
    }
    const auto* ended = std::get_if<DeploymentEndedEvent>(&event.body);
    if (ended && ended->reason)
        json["reason"] = *ended->reason;
    return json;
}

} // namespace pacer::wire
