// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_spec.h"
#include "core/model/pod_spec.h"
#include "core/wire/json.h"

#include <map>
#include <string>

/// CommandInfo (spec/mesos.md 5.4).
namespace pacer::mesos {

using Variables = std::map<std::string, std::string>;

/// `variables` are all plain ones; those that come out of the secret store are added.
wire::Json commandJson(const AppSpec& app, const Variables& variables);
wire::Json commandJson(const PodSpec& pod, const PodContainer& container, const Variables& variables);

wire::Json urisJson(const std::vector<Artifact>& artifacts);

} // namespace pacer::mesos
