// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scheduler/archive.h"
#include "core/scheduler/effect.h"

#include <functional>
#include <string>
#include <string_view>

/// The bodies of stored records. Definitions are stored in Marathon's own wire form, apps without what is as
/// by default, the rest in a form of ours; what a record refers to (a definition, a tree) is looked up, not
/// repeated.
namespace pacer::store {

using FindSpec = std::function<std::optional<RunSpec>(const PathId&, Timestamp version)>;
using FindRoot = std::function<RootGroup(Timestamp version)>;

/// How a definition's record names what it is.
std::string_view nameOf(scheduler::SpecKind kind);
std::string writeDefinition(const RunSpec& spec);
Result<RunSpec> readDefinition(const std::string& body);

/// What a group says itself; not what is in it.
std::string writeGroupRecord(const Group& group);
Result<void> readGroupRecord(const std::string& body, Group& group);

std::string writeInstance(const Instance& instance);
Result<Instance> readInstance(const std::string& body, const RunSpec& spec);

std::string writeDeployment(const scheduler::StoredDeployment& deployment);
Result<scheduler::StoredDeployment> readDeployment(const std::string& body, const FindRoot& find);

/// In the form of the API.
std::string writeRecord(const DeploymentRecord& record);
Result<DeploymentRecord> readRecord(const std::string& body);

std::string writeDelay(const scheduler::LaunchDelay& delay);
Result<scheduler::LaunchDelay> readDelay(const std::string& body);

std::string writeTaskFailure(const TaskFailure& failure);
Result<TaskFailure> readTaskFailure(const std::string& body);

} // namespace pacer::store
