// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/model/group.h"
#include "core/model/instance.h"
#include "core/scheduler/settings.h"

#include <map>
#include <string>
#include <vector>

/// What a task is told about itself (spec/scheduling.md 12, spec/marathon-api.md 14). What only the agent
/// knows (MESOS_SANDBOX and the like) is added there.
namespace pacer::scheduler {

using Variables = std::map<std::string, std::string>;

/// The environment of each task of `instance`, in the order of its tasks. `instance` has its agent and its
/// host ports already; ports of mappings that have none at all are drawn from `random`.
std::vector<Variables> environmentsOf(const Instance& instance, const Group& root, const Settings& settings,
                                      Random& random);

} // namespace pacer::scheduler
