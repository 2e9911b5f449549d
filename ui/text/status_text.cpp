// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/status_text.h"

#include "ui/style/palette.h"
#include "ui/text/strings.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace pacer::ui {

QString statusText(AppStatus status)
{
    switch (status) {
    case AppStatus::Delayed: return QCoreApplication::translate("StatusText", "Delayed");
    case AppStatus::Waiting: return QCoreApplication::translate("StatusText", "Waiting");
    case AppStatus::Deploying: return QCoreApplication::translate("StatusText", "Deploying");
    case AppStatus::Suspended: return QCoreApplication::translate("StatusText", "Suspended");
    case AppStatus::NotRunning: return QCoreApplication::translate("StatusText", "Not running");
    case AppStatus::Running: return QCoreApplication::translate("StatusText", "Running");
    }
    return {};
}

QColor statusColour(AppStatus status)
{
    switch (status) {
    case AppStatus::Delayed: return palette::delayed;
    case AppStatus::Waiting: return palette::waiting;
    case AppStatus::Deploying: return palette::accent;
    case AppStatus::Suspended: return palette::suspended;
    case AppStatus::NotRunning: return palette::unhealthy;
    case AppStatus::Running: return palette::healthy;
    }
    return palette::muted;
}

QString taskStateText(TaskState state)
{
    switch (state) {
    case TaskState::Staging: return QCoreApplication::translate("StatusText", "Staging");
    case TaskState::Starting: return QCoreApplication::translate("StatusText", "Starting");
    case TaskState::Running: return QCoreApplication::translate("StatusText", "Running");
    case TaskState::Killing: return QCoreApplication::translate("StatusText", "Killing");
    case TaskState::Finished: return QCoreApplication::translate("StatusText", "Finished");
    case TaskState::Failed: return QCoreApplication::translate("StatusText", "Failed");
    case TaskState::Killed: return QCoreApplication::translate("StatusText", "Killed");
    case TaskState::Error: return QCoreApplication::translate("StatusText", "Error");
    case TaskState::Lost: return QCoreApplication::translate("StatusText", "Lost");
    case TaskState::Dropped: return QCoreApplication::translate("StatusText", "Dropped");
    case TaskState::Unreachable: return QCoreApplication::translate("StatusText", "Unreachable");
    case TaskState::Gone: return QCoreApplication::translate("StatusText", "Gone");
    case TaskState::GoneByOperator: return QCoreApplication::translate("StatusText", "Gone by operator");
    case TaskState::Unknown: return QCoreApplication::translate("StatusText", "Unknown");
    }
    return {};
}

QColor taskStateColour(TaskState state)
{
    switch (state) {
    case TaskState::Staging:
    case TaskState::Starting: return palette::delayed;
    case TaskState::Running: return palette::healthy;
    case TaskState::Killing:
    case TaskState::Finished:
    case TaskState::Killed: return palette::muted;
    case TaskState::Failed:
    case TaskState::Error:
    case TaskState::Lost:
    case TaskState::Dropped:
    case TaskState::Unreachable:
    case TaskState::Gone:
    case TaskState::GoneByOperator:
    case TaskState::Unknown: return palette::unhealthy;
    }
    return palette::muted;
}

TaskHealth taskHealth(const TaskInfo& task)
{
    if (task.healthResults.empty())
        return TaskHealth::Unknown;
    const bool good = std::ranges::all_of(
        task.healthResults, [](const HealthResult& result) { return result.alive && result.firstSuccess; });
    return good ? TaskHealth::Healthy : TaskHealth::Unhealthy;
}

QString taskHealthText(TaskHealth health)
{
    switch (health) {
    case TaskHealth::Unknown: return QCoreApplication::translate("StatusText", "Unknown");
    case TaskHealth::Healthy: return QCoreApplication::translate("StatusText", "Healthy");
    case TaskHealth::Unhealthy: return QCoreApplication::translate("StatusText", "Unhealthy");
    }
    return {};
}

QColor taskHealthColour(TaskHealth health)
{
    switch (health) {
    case TaskHealth::Unknown: return palette::muted;
    case TaskHealth::Healthy: return palette::healthy;
    case TaskHealth::Unhealthy: return palette::unhealthy;
    }
    return palette::muted;
}

QString connectionText(api::ConnectionState state)
{
    switch (state) {
    case api::ConnectionState::Connecting: return QCoreApplication::translate("StatusText", "Connecting…");
    case api::ConnectionState::Live: return QCoreApplication::translate("StatusText", "Events live");
    case api::ConnectionState::Reconnecting:
        return QCoreApplication::translate("StatusText", "Reconnecting…");
    case api::ConnectionState::Refused: return QCoreApplication::translate("StatusText", "Access refused");
    }
    return {};
}

QColor connectionColour(api::ConnectionState state)
{
    switch (state) {
    case api::ConnectionState::Connecting:
    case api::ConnectionState::Reconnecting: return palette::staging;
    case api::ConnectionState::Live: return palette::healthy;
    case api::ConnectionState::Refused: return palette::unhealthy;
    }
    return palette::muted;
}

QString actionText(const DeploymentAction& action)
{
    const QString id = toText(action.id);
    switch (action.kind) {
    case ActionKind::Start: return QCoreApplication::translate("StatusText", "Start %1").arg(id);
    case ActionKind::Stop: return QCoreApplication::translate("StatusText", "Stop %1").arg(id);
    case ActionKind::Scale: return QCoreApplication::translate("StatusText", "Scale %1").arg(id);
    case ActionKind::Restart: return QCoreApplication::translate("StatusText", "Restart %1").arg(id);
    case ActionKind::ResolveArtifacts:
        return QCoreApplication::translate("StatusText", "Resolve artifacts of %1").arg(id);
    }
    return {};
}

QString stepText(const DeploymentStep& step)
{
    QStringList actions;
    for (const DeploymentAction& action : step.actions)
        actions << actionText(action);
    return actions.join(QStringLiteral(", "));
}

QString funnelText(Refusal reason)
{
    switch (reason) {
    case Refusal::UnfulfilledRole: return QCoreApplication::translate("StatusText", "Role");
    case Refusal::UnfulfilledConstraint: return QCoreApplication::translate("StatusText", "Constraints");
    case Refusal::NoCorrespondingReservationFound:
        return QCoreApplication::translate("StatusText", "Reservation");
    case Refusal::AgentMaintenance: return QCoreApplication::translate("StatusText", "Maintenance");
    case Refusal::InsufficientCpus: return QCoreApplication::translate("StatusText", "CPU");
    case Refusal::InsufficientMemory: return QCoreApplication::translate("StatusText", "Memory");
    case Refusal::InsufficientDisk: return QCoreApplication::translate("StatusText", "Disk");
    case Refusal::InsufficientGpus: return QCoreApplication::translate("StatusText", "GPU");
    case Refusal::InsufficientPorts: return QCoreApplication::translate("StatusText", "Ports");
    case Refusal::DeclinedScarceResources:
        return QCoreApplication::translate("StatusText", "Scarce resources");
    }
    return {};
}

QString refusalText(Refusal reason)
{
    switch (reason) {
    case Refusal::UnfulfilledRole: return QCoreApplication::translate("StatusText", "Role mismatch");
    case Refusal::UnfulfilledConstraint:
        return QCoreApplication::translate("StatusText", "Constraint not met");
    case Refusal::NoCorrespondingReservationFound:
        return QCoreApplication::translate("StatusText", "No matching reservation");
    case Refusal::AgentMaintenance: return QCoreApplication::translate("StatusText", "Agent in maintenance");
    case Refusal::InsufficientCpus: return QCoreApplication::translate("StatusText", "Insufficient CPU");
    case Refusal::InsufficientMemory: return QCoreApplication::translate("StatusText", "Insufficient memory");
    case Refusal::InsufficientDisk: return QCoreApplication::translate("StatusText", "Insufficient disk");
    case Refusal::InsufficientGpus: return QCoreApplication::translate("StatusText", "Insufficient GPU");
    case Refusal::InsufficientPorts: return QCoreApplication::translate("StatusText", "Insufficient ports");
    case Refusal::DeclinedScarceResources:
        return QCoreApplication::translate("StatusText", "Scarce resource kept back");
    }
    return {};
}

QString healthSegmentsText(const HealthSegments& health)
{
    QStringList parts;
    const auto add = [&parts](int count, const QString& text) {
        if (count > 0)
            parts << text.arg(count);
    };
    add(health.healthy, QCoreApplication::translate("StatusText", "%1 healthy"));
    add(health.unhealthy, QCoreApplication::translate("StatusText", "%1 unhealthy"));
    add(health.unknown, QCoreApplication::translate("StatusText", "%1 unknown"));
    add(health.staged, QCoreApplication::translate("StatusText", "%1 staged"));
    add(health.overCapacity, QCoreApplication::translate("StatusText", "%1 over capacity"));
    add(health.unscheduled, QCoreApplication::translate("StatusText", "%1 unscheduled"));
    return parts.isEmpty() ? QCoreApplication::translate("StatusText", "no instances")
                           : parts.join(QStringLiteral(", "));
}

} // namespace pacer::ui
