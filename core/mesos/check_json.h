// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/instance.h"
#include "core/wire/json.h"

/// Checks that an executor runs beside its task (spec/mesos.md 5.8 and 5.9). Ports are those inside the
/// task's network.
namespace pacer::mesos {

/// The health check that runs beside the task; null if the app has none of that kind.
wire::Json healthCheckJson(const AppSpec& app, const Task& task);
wire::Json checkJson(const AppSpec& app, const Task& task);

wire::Json healthCheckJson(const PodContainer& container, const Task& task, bool hostNetwork);
wire::Json checkJson(const PodContainer& container, const Task& task, bool hostNetwork);

/// A CommandInfo with nothing but the command.
wire::Json commandJson(const std::variant<ShellCommand, ArgvCommand>& command);

} // namespace pacer::mesos
