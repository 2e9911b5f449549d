// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_spec.h"
#include "core/model/pod_spec.h"
#include "core/wire/json.h"

#include <string>

/// Volumes of a ContainerInfo (spec/mesos.md 5.5). Persistent ones of an app stand in its resources instead.
namespace pacer::mesos {

wire::Json volumesJson(const AppSpec& app);
wire::Json volumesJson(const PodSpec& pod, const PodContainer& container);

/// A reference into the secret store of the cluster.
wire::Json secretJson(const std::string& source);

} // namespace pacer::mesos
