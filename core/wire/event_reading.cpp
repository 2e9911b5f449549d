// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/app_json.h"
#include "core/wire/checks_json.h"
#include "core/wire/deployment_json.h"
#include "core/wire/event_json.h"
#include "core/wire/instance_json.h"
#include "core/wire/object.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace pacer::wire {

namespace {

std::optional<AgentId> readAgentId(const Reader& in, std::string_view name)
{
    AgentId id;
    return in.get(name, id.value) ? std::optional(id) : std::nullopt;
}

/// The instance a health event is about; before 1.4 it named a task.
InstanceId readInstance(const Reader& in)
{
    InstanceId instance;
    if (in.get("instanceId", instance.value))
        return instance;
    TaskId task;
    in.get("taskId", task.value);
    return instanceOf(task).value_or(InstanceId{task.value});
}

HealthCheck readCheck(const Reader& in)
{
    HealthCheck check;
    Errors ignored;
    if (const auto field = in.field("healthCheck"))
        readHealthCheck(*field, check, ignored);
    return check;
}

PlanSummary readPlanField(const Reader& in)
{
    const auto plan = in.field("plan");
    return plan ? readPlan(plan->json()) : PlanSummary{};
}

ApiEventBody readApiPost(const Reader& in)
{
    ApiPostEvent event;
    in.get("clientIp", event.clientIp);
    in.get("uri", event.uri);
    if (const auto app = in.field("appDefinition")) {
        if (auto read = readStoredApp(app->json()))
            event.appDefinition = std::make_shared<const AppSpec>(*std::move(read));
    }
    return event;
}

template <PodEvent::Kind Kind>
ApiEventBody readPodEvent(const Reader& in)
{
    PodEvent event{.kind = Kind, .clientIp = {}, .uri = {}};
    in.get("clientIp", event.clientIp);
    in.get("uri", event.uri);
    return event;
}

ApiEventBody readStatusUpdate(const Reader& in)
{
    StatusUpdateEvent event;
    in.get("slaveId", event.agentId.value);
    in.get("taskId", event.taskId.value);
    in.get("taskStatus", event.taskStatus);
    in.get("message", event.message);
    in.get("appId", event.appId);
    in.get("host", event.host);
    if (const auto addresses = in.field("ipAddresses"))
        event.ipAddresses = readIpAddresses(addresses->json());
    in.get("ports", event.ports);
    in.get("version", event.version);
    return event;
}

ApiEventBody readInstanceChanged(const Reader& in)
{
    InstanceChangedEvent event;
    in.get("instanceId", event.instanceId.value);
    in.get("condition", event.condition);
    in.get("runSpecId", event.runSpecId);
    event.agentId = readAgentId(in, "agentId");
    in.get("host", event.host);
    in.get("runSpecVersion", event.runSpecVersion);
    return event;
}

ApiEventBody readInstanceHealth(const Reader& in)
{
    InstanceHealthChangedEvent event;
    in.get("instanceId", event.instanceId.value);
    in.get("runSpecId", event.runSpecId);
    in.get("healthy", event.healthy);
    in.get("runSpecVersion", event.runSpecVersion);
    return event;
}

ApiEventBody readUnknownTerminated(const Reader& in)
{
    UnknownInstanceTerminatedEvent event;
    in.get("instanceId", event.instanceId.value);
    in.get("runSpecId", event.runSpecId);
    in.get("condition", event.condition);
    return event;
}

template <bool Attached>
ApiEventBody readStreamEvent(const Reader& in)
{
    EventStreamEvent event{.attached = Attached, .remoteAddress = {}};
    in.get("remoteAddress", event.remoteAddress);
    return event;
}

ApiEventBody readAppTerminated(const Reader& in)
{
    AppTerminatedEvent event;
    in.get("appId", event.appId);
    return event;
}

ApiEventBody readAddCheck(const Reader& in)
{
    AddHealthCheckEvent event;
    in.get("appId", event.appId);
    in.get("version", event.version);
    event.healthCheck = readCheck(in);
    return event;
}

ApiEventBody readRemoveCheck(const Reader& in)
{
    RemoveHealthCheckEvent event;
    in.get("appId", event.appId);
    return event;
}

ApiEventBody readFailedCheck(const Reader& in)
{
    FailedHealthCheckEvent event;
    in.get("appId", event.appId);
    in.get("taskId", event.instanceId.value);
    event.healthCheck = readCheck(in);
    return event;
}

ApiEventBody readHealthStatus(const Reader& in)
{
    HealthStatusChangedEvent event;
    in.get("appId", event.appId);
    event.instanceId = readInstance(in);
    in.get("version", event.version);
    in.get("alive", event.alive);
    return event;
}

ApiEventBody readUnhealthyKill(const Reader& in)
{
    UnhealthyInstanceKillEvent event;
    in.get("appId", event.appId);
    in.get("taskId", event.taskId.value);
    event.instanceId = readInstance(in);
    in.get("version", event.version);
    in.get("reason", event.reason);
    in.get("host", event.host);
    event.agentId = readAgentId(in, "slaveId");
    return event;
}

template <bool Failed>
ApiEventBody readGroupChange(const Reader& in)
{
    GroupChangeEvent event;
    in.get("groupId", event.groupId);
    in.get("version", event.version);
    if (Failed && !in.get("reason", event.failure))
        event.failure = "";
    return event;
}

template <DeploymentStepEvent::Kind Kind>
ApiEventBody readStepEvent(const Reader& in)
{
    DeploymentStepEvent event{.kind = Kind, .plan = readPlanField(in), .currentStep = {}};
    if (const auto step = in.field("currentStep"))
        event.currentStep = readStep(step->json());
    return event;
}

template <bool Success>
ApiEventBody readEnded(const Reader& in)
{
    DeploymentEndedEvent event{.plan = readPlanField(in), .success = Success, .reason = {}};
    in.get("id", event.plan.id.value);
    in.get("reason", event.reason);
    return event;
}

template <SchedulerEvent::Kind Kind>
ApiEventBody readScheduler(const Reader& in)
{
    SchedulerEvent event{.kind = Kind, .frameworkId = {}, .master = {}};
    in.get("frameworkId", event.frameworkId.value);
    in.get("master", event.master);
    return event;
}

template <SlotUpdateEvent::Kind Kind>
ApiEventBody readSlotUpdate(const Reader& in)
{
    SlotUpdateEvent event{.kind = Kind, .id = {}, .app = {}, .reason = {}};
    in.get("id", event.id.value);
    in.get("app", event.app);
    in.get("reason", event.reason);
    return event;
}

struct ReaderRow {
    std::string_view type;
    ApiEventBody (*read)(const Reader&);
};

constexpr std::array readers{
    ReaderRow{"api_post_event", readApiPost},
    ReaderRow{"pod_created_event", readPodEvent<PodEvent::Kind::Created>},
    ReaderRow{"pod_updated_event", readPodEvent<PodEvent::Kind::Updated>},
    ReaderRow{"pod_deleted_event", readPodEvent<PodEvent::Kind::Deleted>},
    ReaderRow{"status_update_event", readStatusUpdate},
    ReaderRow{"app_terminated_event", readAppTerminated},
    ReaderRow{"instance_changed_event", readInstanceChanged},
    ReaderRow{"instance_health_changed_event", readInstanceHealth},
    ReaderRow{"unknown_instance_terminated_event", readUnknownTerminated},
    ReaderRow{"event_stream_attached", readStreamEvent<true>},
    ReaderRow{"event_stream_detached", readStreamEvent<false>},
    ReaderRow{"add_health_check_event", readAddCheck},
    ReaderRow{"remove_health_check_event", readRemoveCheck},
    ReaderRow{"failed_health_check_event", readFailedCheck},
    ReaderRow{"health_status_changed_event", readHealthStatus},
    ReaderRow{"unhealthy_instance_kill_event", readUnhealthyKill},
    ReaderRow{"unhealthy_task_kill_event", readUnhealthyKill}, // before 1.4
    ReaderRow{"group_change_success", readGroupChange<false>},
    ReaderRow{"group_change_failed", readGroupChange<true>},
    ReaderRow{"deployment_info", readStepEvent<DeploymentStepEvent::Kind::Info>},
    ReaderRow{"deployment_step_success", readStepEvent<DeploymentStepEvent::Kind::Success>},
    ReaderRow{"deployment_step_failure", readStepEvent<DeploymentStepEvent::Kind::Failure>},
    ReaderRow{"deployment_success", readEnded<true>},
    ReaderRow{"deployment_failed", readEnded<false>},
    ReaderRow{"deployment_paused", readSlotUpdate<SlotUpdateEvent::Kind::Paused>},
    ReaderRow{"deployment_resumed", readSlotUpdate<SlotUpdateEvent::Kind::Resumed>},
    ReaderRow{"deployment_rollback_started", readSlotUpdate<SlotUpdateEvent::Kind::RollbackStarted>},
    ReaderRow{"scheduler_registered_event", readScheduler<SchedulerEvent::Kind::Registered>},
    ReaderRow{"scheduler_reregistered_event", readScheduler<SchedulerEvent::Kind::Reregistered>},
    ReaderRow{"scheduler_disconnected_event", readScheduler<SchedulerEvent::Kind::Disconnected>},
};

} // namespace

Result<ApiEvent> readEvent(const Json& json)
{
    Errors errors;
    const Reader in(json, "", errors, Strictness::Lenient);
    std::string type;
    if (!in.get("eventType", type))
        return fail(ErrorCode::FieldMissing, {"eventType", in.text()}, "/eventType");
    for (const ReaderRow& row : readers) {
        if (row.type != type)
            continue;
        ApiEvent event;
        in.get("timestamp", event.timestamp);
        event.body = row.read(in);
        return event;
    }
    return fail(ErrorCode::UnknownEnumLiteral, {}, "/eventType");
}

} // namespace pacer::wire
