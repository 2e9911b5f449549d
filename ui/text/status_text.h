// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connections.h"
#include "core/model/api_objects.h"
#include "core/model/app_status.h"

#include <QColor>
#include <QString>

/// Words and colours of everything that has a state. Computed where it is drawn, so the language can change
/// while running.
namespace pacer::ui {

QString statusText(AppStatus status);
QColor statusColour(AppStatus status);

QString taskStateText(TaskState state);
QColor taskStateColour(TaskState state);

/// Health of one task from the results of its checks (spec/deployments.md 17).
enum class TaskHealth { Unknown, Healthy, Unhealthy };
TaskHealth taskHealth(const TaskInfo& task);
QString taskHealthText(TaskHealth health);
QColor taskHealthColour(TaskHealth health);

QString connectionText(api::ConnectionState state);
QColor connectionColour(api::ConnectionState state);

/// "Restart /shop/app"
QString actionText(const DeploymentAction& action);
/// All actions of a step in one line.
QString stepText(const DeploymentStep& step);

/// Short label of a place where offers are lost: "Role", "CPU".
QString funnelText(Refusal reason);
/// "Insufficient CPU"
QString refusalText(Refusal reason);

/// The six counts in words, for tool tips and screen readers.
QString healthSegmentsText(const HealthSegments& health);

} // namespace pacer::ui
