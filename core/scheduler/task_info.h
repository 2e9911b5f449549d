// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/model/group.h"
#include "core/model/instance.h"
#include "core/scheduler/effect.h"
#include "core/scheduler/settings.h"

#include <map>
#include <string>
#include <vector>

/// What a task is told about itself (spec/scheduling.md 12, spec/marathon-api.md 14). What only the agent
/// knows (MESOS_SANDBOX and the like) is added there.
namespace pacer::scheduler {

/// What the tasks of every instance of `spec` are told alike, one after the other. `root` says what the
/// groups above it want.
std::vector<Shared<Variables>> commonVariables(const RunSpec& spec, const Group& root);

/// The environment of each task of `instance`, in the order of its tasks. `instance` has its agent and its
/// host ports already; ports of mappings that have none at all are drawn from `random`.
std::vector<TaskEnvironment> environmentsOf(const Instance& instance,
                                            const std::vector<Shared<Variables>>& common,
                                            const Settings& settings, Random& random);

} // namespace pacer::scheduler
