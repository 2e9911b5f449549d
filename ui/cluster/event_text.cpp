// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/event_text.h"

#include "core/base/overloaded.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"

#include <QCoreApplication>

namespace pacer::ui {

namespace {

QString about(const PlanSummary& plan)
{
    QStringList ids;
    for (const DeploymentStep& step : plan.steps) {
        for (const DeploymentAction& action : step.actions) {
            if (!ids.contains(toText(action.id)))
                ids << toText(action.id);
        }
    }
    return ids.join(QStringLiteral(", "));
}

EventLine stepLine(const DeploymentStepEvent& event)
{
    const char* kind = "deployment_info";
    if (event.kind == DeploymentStepEvent::Kind::Success)
        kind = "deployment_step_success";
    else if (event.kind == DeploymentStepEvent::Kind::Failure)
        kind = "deployment_step_failure";
    return {kind, about(event.plan),
            shortId(event.plan.id) + QStringLiteral(": ") + stepText(event.currentStep)};
}

EventLine endLine(const DeploymentEndedEvent& event)
{
    const QString reason = event.reason ? QStringLiteral(": ") + toText(*event.reason) : QString();
    return {event.success ? "deployment_success" : "deployment_failed", about(event.plan),
            shortId(event.plan.id) + reason};
}

EventLine statusLine(const StatusUpdateEvent& event)
{
    QString text = taskStateText(event.taskStatus) + QStringLiteral(" · ") + toText(event.taskId)
                   + QStringLiteral(" · ") + toText(event.host);
    if (!event.message.empty())
        text += QStringLiteral(" · ") + toText(event.message);
    return {"status_update_event", toText(event.appId), text};
}

EventLine groupLine(const GroupChangeEvent& event)
{
    return {event.failure ? "group_change_failed" : "group_change_success", toText(event.groupId),
            event.failure ? toText(*event.failure) : QString()};
}

const char* podKind(PodEvent::Kind kind)
{
    switch (kind) {
    case PodEvent::Kind::Created: return "pod_created_event";
    case PodEvent::Kind::Updated: return "pod_updated_event";
    case PodEvent::Kind::Deleted: return "pod_deleted_event";
    }
    return "";
}

const char* schedulerKind(SchedulerEvent::Kind kind)
{
    switch (kind) {
    case SchedulerEvent::Kind::Registered: return "scheduler_registered_event";
    case SchedulerEvent::Kind::Reregistered: return "scheduler_reregistered_event";
    case SchedulerEvent::Kind::Disconnected: return "framework_disconnected_event";
    }
    return "";
}

const char* slotUpdateKind(SlotUpdateEvent::Kind kind)
{
    switch (kind) {
    case SlotUpdateEvent::Kind::Paused: return "deployment_paused";
    case SlotUpdateEvent::Kind::Resumed: return "deployment_resumed";
    case SlotUpdateEvent::Kind::RollbackStarted: return "deployment_rollback_started";
    }
    return "";
}

QString healthText(bool healthy)
{
    return taskHealthText(healthy ? TaskHealth::Healthy : TaskHealth::Unhealthy);
}

} // namespace

EventLine eventLine(const ApiEvent& event)
{
    const QString dot = QStringLiteral(" · ");
    return std::visit(
        Overloaded{
            [](const ApiPostEvent& e) {
                return EventLine{"api_post_event", e.appDefinition ? toText(e.appDefinition->id) : QString(),
                                 toText(e.uri)};
            },
            [](const PodEvent& e) {
                return EventLine{podKind(e.kind), {}, toText(e.uri)};
            },
            [](const StatusUpdateEvent& e) { return statusLine(e); },
            [](const AppTerminatedEvent& e) {
                return EventLine{"app_terminated_event", toText(e.appId), {}};
            },
            [&](const InstanceChangedEvent& e) {
                return EventLine{"instance_changed_event", toText(e.runSpecId),
                                 toText(e.instanceId) + (e.host ? dot + toText(*e.host) : QString())};
            },
            [&](const InstanceHealthChangedEvent& e) {
                return EventLine{"instance_health_changed_event", toText(e.runSpecId),
                                 toText(e.instanceId)
                                     + (e.healthy ? dot + healthText(*e.healthy) : QString())};
            },
            [](const UnknownInstanceTerminatedEvent& e) {
                return EventLine{"unknown_instance_terminated_event", toText(e.runSpecId),
                                 toText(e.instanceId)};
            },
            [](const EventStreamEvent& e) {
                return EventLine{e.attached ? "event_stream_attached" : "event_stream_detached",
                                 {},
                                 toText(e.remoteAddress)};
            },
            [](const AddHealthCheckEvent& e) {
                return EventLine{"add_health_check_event", toText(e.appId), {}};
            },
            [](const RemoveHealthCheckEvent& e) {
                return EventLine{"remove_health_check_event", toText(e.appId), {}};
            },
            [](const FailedHealthCheckEvent& e) {
                return EventLine{"failed_health_check_event", toText(e.appId), toText(e.instanceId)};
            },
            [&](const HealthStatusChangedEvent& e) {
                return EventLine{"health_status_changed_event", toText(e.appId),
                                 toText(e.instanceId) + dot + healthText(e.alive)};
            },
            [&](const UnhealthyInstanceKillEvent& e) {
                return EventLine{"unhealthy_instance_kill_event", toText(e.appId),
                                 toText(e.instanceId) + dot + toText(e.reason)};
            },
            [](const GroupChangeEvent& e) { return groupLine(e); },
            [](const DeploymentStepEvent& e) { return stepLine(e); },
            [](const DeploymentEndedEvent& e) { return endLine(e); },
            [](const SlotUpdateEvent& e) {
                return EventLine{slotUpdateKind(e.kind), toText(e.app), toText(e.reason)};
            },
            [](const SchedulerEvent& e) {
                return EventLine{schedulerKind(e.kind), {}, toText(e.master)};
            },
        },
        event.body);
}

} // namespace pacer::ui
