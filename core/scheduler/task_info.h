// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/model/group.h"
#include "core/model/instance.h"
#include "core/scheduler/effect.h"

#include <map>
#include <string>
#include <vector>

/// What a task is told about itself (spec/scheduling.md 12, spec/marathon-api.md 14). What only the agent
/// knows (MESOS_SANDBOX and the like) is added there.
namespace pacer::scheduler {

/// What the tasks of every instance of `spec` are told alike, one after the other. `root` says what the
/// groups above it want.
std::vector<Variables> commonVariables(const RunSpec& spec, const Group& root);

/// One for each port of an app that has none on the host and none inside the network, in their order.
/// `instance` has its host ports already.
std::vector<int> generatedPorts(const Instance& instance, Random& random);

/// The environment of each task, in the order of the tasks.
std::vector<Variables> environmentsOf(const Launch& launch);

} // namespace pacer::scheduler
