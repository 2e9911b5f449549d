// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/api_objects.h"
#include "core/wire/json.h"

#include <string>
#include <vector>

namespace pacer::wire {

/// A task of /v2/tasks (spec/marathon-api.md 13).
Json writeTask(const TaskInfo& task);
/// The same as text, for long lists.
void appendTask(std::string& text, const TaskInfo& task);
/// Lenient; fails only without an id. Health results of old servers and in the form "instance [id]" are read.
Result<TaskInfo> readTask(const Json& json);
/// {"tasks": […]} or a bare list; entries that are no tasks are left out.
Result<std::vector<TaskInfo>> readTasks(const Json& json);

/// An instance in the answers of pod kills.
Json writeInstance(const Instance& instance);

Json writeTaskFailure(const TaskFailure& failure);
TaskFailure readTaskFailure(const Json& json);

/// [{"ipAddress", "protocol"}]
Json writeIpAddresses(const std::vector<IpAddress>& addresses);
std::vector<IpAddress> readIpAddresses(const Json& json);

Json writeCheckResult(const CheckResult& result);
Json writeTaskStats(const AppTaskStats& stats);
AppTaskStats readTaskStats(const Json& json);

} // namespace pacer::wire
