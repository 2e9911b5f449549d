// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/shared.h"
#include "core/base/time.h"
#include "core/model/agent.h"
#include "core/model/run_spec.h"
#include "core/model/task_condition.h"

#include <optional>
#include <string>
#include <vector>

namespace pacer {

struct IpAddress {
    std::string address;
    IpProtocol protocol = IpProtocol::IPv4;
    bool operator==(const IpAddress&) const = default;
};

/// The last result of an app's `check`.
struct CheckResult {
    std::optional<int> httpStatusCode;
    std::optional<bool> tcpSucceeded;
    std::optional<int> commandExitCode;
    bool operator==(const CheckResult&) const = default;
};

/// One process (or container) of an instance; a plain app has one, named "_app" inside its id.
struct Task {
    TaskId id;
    std::string container; ///< a pod's container, "" for an app
    Condition condition = Condition::Provisioned;
    Timestamp stagedAt{};
    std::optional<Timestamp> startedAt;
    std::optional<Timestamp> unreachableSince;
    std::vector<std::optional<int>> hostPorts; ///< one entry per definition, mapping or endpoint
    std::vector<IpAddress> ipAddresses;
    std::optional<bool> healthy; ///< as checks beside the task say
    std::optional<CheckResult> checkResult;
    std::string message; ///< the last one of the driver, plain text from outside

    bool operator==(const Task&) const = default;
};

/// One running (or wanted) copy of a definition.
struct Instance {
    InstanceId id;
    RunSpec spec; ///< the definition it was started with; says id and version
    Goal goal = Goal::Running;
    Condition condition = Condition::Scheduled;
    Timestamp since{}; ///< last change of condition or of health
    std::optional<Timestamp> activeSince;
    Shared<AgentInfo> agent; ///< absent: never launched
    std::vector<Task> tasks;
    int incarnation = 0;   ///< launches so far
    bool reserved = false; ///< holds a reservation with persistent volumes
    std::string role = "*";

    const PathId& runSpecId() const { return spec.id(); }
    Timestamp version() const { return spec.version(); }

    /// Waits for an offer: will be launched, or launched again.
    bool isScheduled() const
    {
        return goal == Goal::Running && (condition == Condition::Scheduled || isTerminal(condition));
    }

    bool operator==(const Instance&) const = default;
};

/// "shop_db.instance-<uuid>"
InstanceId makeInstanceId(const PathId& spec, std::string_view uuid);

/// "<instance id>._app.<n>", or with a container's name in place of "_app".
TaskId makeTaskId(const InstanceId& instance, std::string_view container, int incarnation);

/// The instance a task belongs to, also for the older forms of task ids; nullopt if it is of no known form.
std::optional<InstanceId> instanceOf(const TaskId& task);

} // namespace pacer
