// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/model/deployment_plan.h"
#include "core/model/instance.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The entries of GET /v2/events, typed (spec/marathon-api.md 10). Field names follow the wire.
namespace pacer {

struct ApiPostEvent {
    std::string clientIp;
    std::string uri;
    AppPtr appDefinition;
};
struct PodEvent {
    enum class Kind { Created, Updated, Deleted };
    Kind kind{};
    std::string clientIp;
    std::string uri;
};
struct StatusUpdateEvent {
    AgentId agentId; ///< slaveId
    TaskId taskId;
    TaskState taskStatus{};
    std::string message;
    PathId appId;
    std::string host;
    std::vector<IpAddress> ipAddresses;
    std::vector<int> ports;
    Timestamp version{};
};
struct AppTerminatedEvent {
    PathId appId;
};
struct InstanceChangedEvent {
    InstanceId instanceId;
    Condition condition{};
    PathId runSpecId;
    std::optional<AgentId> agentId;
    std::optional<std::string> host;
    Timestamp runSpecVersion{};
};
struct InstanceHealthChangedEvent {
    InstanceId instanceId;
    PathId runSpecId;
    std::optional<bool> healthy;
    Timestamp runSpecVersion{};
};
struct UnknownInstanceTerminatedEvent {
    InstanceId instanceId;
    PathId runSpecId;
    Condition condition{};
};
struct EventStreamEvent {
    bool attached = true;
    std::string remoteAddress;
};
struct AddHealthCheckEvent {
    PathId appId;
    Timestamp version{};
    HealthCheck healthCheck;
};
struct RemoveHealthCheckEvent {
    PathId appId;
};
struct FailedHealthCheckEvent {
    PathId appId;
    InstanceId instanceId; ///< stands in `taskId` on the wire
    HealthCheck healthCheck;
};
struct HealthStatusChangedEvent {
    PathId appId;
    InstanceId instanceId;
    Timestamp version{};
    bool alive = false;
};
struct UnhealthyInstanceKillEvent {
    PathId appId;
    TaskId taskId;
    InstanceId instanceId;
    Timestamp version{};
    std::string reason;
    std::string host;
    std::optional<AgentId> agentId;
};
struct GroupChangeEvent {
    PathId groupId;
    Timestamp version{};
    std::optional<std::string> failure; ///< set: group_change_failed
};

/// The plan of deployment events: steps without counts.
struct PlanSummary {
    DeploymentId id;
    std::vector<DeploymentStep> steps;
    Timestamp version{};
};
struct DeploymentStepEvent {
    enum class Kind { Info, Success, Failure };
    Kind kind{};
    PlanSummary plan;
    DeploymentStep currentStep;
};
struct DeploymentEndedEvent {
    PlanSummary plan;
    bool success = true;
    std::optional<std::string> reason; ///< failures only
};
/// A slot update stopped, went on, or is undone by itself (spec/swarm-updates.md B3). An extension.
struct SlotUpdateEvent {
    enum class Kind { Paused, Resumed, RollbackStarted };
    Kind kind{};
    DeploymentId id;
    PathId app;
    std::string reason;
};
struct SchedulerEvent {
    enum class Kind { Registered, Reregistered, Disconnected };
    Kind kind{};
    FrameworkId frameworkId;
    std::string master;
};

using ApiEventBody =
    std::variant<ApiPostEvent, PodEvent, StatusUpdateEvent, AppTerminatedEvent, InstanceChangedEvent,
                 InstanceHealthChangedEvent, UnknownInstanceTerminatedEvent, EventStreamEvent,
                 AddHealthCheckEvent, RemoveHealthCheckEvent, FailedHealthCheckEvent,
                 HealthStatusChangedEvent, UnhealthyInstanceKillEvent, GroupChangeEvent, DeploymentStepEvent,
                 DeploymentEndedEvent, SlotUpdateEvent, SchedulerEvent>;

struct ApiEvent {
    Timestamp timestamp{};
    ApiEventBody body;
};

} // namespace pacer
