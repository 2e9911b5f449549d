// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/instance.h"
#include "core/wire/json.h"

#include <string>

/// ContainerInfo (spec/mesos.md 5.5).
namespace pacer::mesos {

/// Of an app; null if a plain process is wanted. `bridge` is the network that bridge mode means with the
/// Mesos containerizer.
wire::Json containerJson(const AppSpec& app, const Task& task, const std::string& bridge);

/// What all containers of a pod share; null if there is nothing. `tasks` in the order of the containers.
wire::Json podContainerJson(const PodSpec& pod, const std::vector<Task>& tasks, const std::string& bridge);
/// Of one container of a pod.
wire::Json containerJson(const PodSpec& pod, const PodContainer& container);

bool usesHostNetwork(const PodSpec& pod);

} // namespace pacer::mesos
