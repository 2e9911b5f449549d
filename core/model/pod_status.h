// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/model/resources.h"
#include "core/model/run_spec.h"
#include "core/model/task_condition.h"

#include <optional>
#include <string>
#include <vector>

/// How a pod is doing, as `/v2/pods/…::status` and the groups show it (spec/marathon-api.md 13). The engine
/// fills these values (scheduler/pod_views), `wire` writes and reads them.
namespace pacer {

/// Degraded: fewer stable instances than wanted. Terminal: being deleted.
enum class PodState { Degraded, Stable, Terminal };

/// Pending: waits for an offer, for the first time or again.
enum class PodInstanceState { Pending, Staging, Stable, Degraded, Terminal };

/// What is known about one aspect of a container; the only one is called "healthy".
struct PodCondition {
    std::string name;
    std::string value;  ///< "true" or "false"
    std::string reason; ///< "health-reported-by-mesos" or "health-unreported-by-mesos"
    Timestamp since{};
    bool operator==(const PodCondition&) const = default;
};

struct PodEndpointStatus {
    std::string name;
    std::optional<int> allocatedHostPort;
    std::optional<bool> healthy; ///< only of an endpoint that a health check asks, once it answered
    bool operator==(const PodEndpointStatus&) const = default;
};

struct PodContainerStatus {
    std::string name;
    TaskState status = TaskState::Staging;
    Timestamp since{};                        ///< start of the container, not of its status
    std::optional<TaskId> containerId;        ///< the task; absent once it has ended
    std::vector<PodEndpointStatus> endpoints; ///< empty once it has ended
    std::vector<PodCondition> conditions;
    std::optional<Resources> resources; ///< absent once it has ended
    bool operator==(const PodContainerStatus&) const = default;
};

struct PodNetworkStatus {
    std::optional<std::string> name;
    std::vector<std::string> addresses;
    bool operator==(const PodNetworkStatus&) const = default;
};

struct PodInstanceStatus {
    InstanceId id;
    PodInstanceState status = PodInstanceState::Pending;
    Timestamp since{};
    std::string message; ///< "" if there is nothing to say
    std::optional<std::string> agentHostname;
    std::optional<AgentId> agentId;
    std::optional<std::string> agentRegion;
    std::optional<std::string> agentZone;
    Resources resources; ///< containers that run, and the executor
    std::vector<PodNetworkStatus> networks;
    std::vector<PodContainerStatus> containers;
    std::string specReference; ///< "/v2/pods/shop::versions/<time>"
    std::string role;
    bool operator==(const PodInstanceStatus&) const = default;
};

struct PodContainerEnd {
    TaskId containerId;
    TaskState lastKnownState = TaskState::Failed;
    bool operator==(const PodContainerEnd&) const = default;
};

/// Containers of an instance that failed; forgotten when the instance is launched again.
struct PodTermination {
    InstanceId instance;
    Timestamp startedAt{};
    Timestamp terminatedAt{};
    std::string message; ///< plain text from outside
    std::vector<PodContainerEnd> containers;
    bool operator==(const PodTermination&) const = default;
};

struct PodStatus {
    PodPtr spec; ///< never null
    PodState status = PodState::Degraded;
    Timestamp statusSince{};
    std::vector<PodInstanceStatus> instances; ///< those that were placed at least once
    std::vector<PodTermination> terminations;
    Timestamp lastUpdated{}; ///< when it was asked
};

} // namespace pacer
