// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/model/action_progress.h"
#include "core/model/deployment_plan.h"
#include "core/model/instance.h"
#include "core/model/nearest_miss.h"
#include "core/model/offer.h"
#include "core/model/refusal.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// What the API answers besides definitions (spec/marathon-api.md 13). The engine fills these values
/// (scheduler/views), `wire` writes and reads them, the console's mirror keeps them.
namespace pacer {

struct TaskCounts {
    int staged = 0;
    int running = 0;
    int healthy = 0;
    int unhealthy = 0;
    bool operator==(const TaskCounts&) const = default;
};

/// One health check's results of one instance.
struct HealthResult {
    bool alive = false;
    int consecutiveFailures = 0;
    std::optional<Timestamp> firstSuccess;
    std::optional<Timestamp> lastSuccess;
    std::optional<Timestamp> lastFailure;
    std::string lastFailureCause; ///< "" if there was none
    InstanceId instanceId;
    bool operator==(const HealthResult&) const = default;
};

/// A task as /v2/tasks shows it.
struct TaskInfo {
    TaskId id;
    InstanceId instanceId; ///< not on the wire; read from the id
    PathId appId;
    std::string host;
    std::optional<AgentId> agentId; ///< slaveId
    TaskState state = TaskState::Staging;
    std::optional<Timestamp> stagedAt;
    std::optional<Timestamp> startedAt;
    std::optional<Timestamp> version;
    std::vector<int> ports;
    std::vector<int> servicePorts;
    std::vector<IpAddress> ipAddresses;
    std::vector<HealthResult> healthResults;
    std::optional<CheckResult> checkResult;
    std::optional<std::string> region;
    std::optional<std::string> zone;
    std::string role;
    bool operator==(const TaskInfo&) const = default;
};

struct TaskFailure {
    PathId appId;
    std::string host;
    std::string message;
    TaskState state = TaskState::Failed;
    TaskId taskId;
    Timestamp timestamp{};
    Timestamp version{};
    std::optional<AgentId> agentId;
    bool operator==(const TaskFailure&) const = default;
};

struct ReadinessResponse {
    int status = 0;
    std::string contentType;
    std::string body;
    bool operator==(const ReadinessResponse&) const = default;
};

struct ReadinessResult {
    std::string name;
    TaskId taskId;
    bool ready = false;
    std::optional<ReadinessResponse> lastResponse;
    std::string lastAnswer{}; ///< not on the wire: the status, or why none came
    bool operator==(const ReadinessResult&) const = default;
};

struct TaskStats {
    TaskCounts counts;
    std::optional<double> averageSeconds;
    std::optional<double> medianSeconds;
    bool operator==(const TaskStats&) const = default;
};

struct AppTaskStats {
    std::optional<TaskStats> startedAfterLastScaling;
    std::optional<TaskStats> withLatestConfig;
    std::optional<TaskStats> withOutdatedConfig;
    std::optional<TaskStats> totalSummary;
    bool operator==(const AppTaskStats&) const = default;
};

/// An app with everything that `embed` can add; absent parts were not asked for.
struct AppInfo {
    AppPtr app;
    std::optional<TaskCounts> counts;
    std::optional<std::vector<DeploymentId>> deployments;
    std::optional<std::vector<TaskInfo>> tasks;
    std::optional<TaskFailure> lastTaskFailure;
    std::optional<std::vector<ReadinessResult>> readiness;
    std::optional<AppTaskStats> taskStats;
};

/// A running deployment (spec/deployments.md 12).
struct DeploymentInfo {
    DeploymentId id;
    Timestamp version{};
    std::vector<PathId> affectedApps;
    std::vector<PathId> affectedPods;
    std::vector<DeploymentStep> steps;
    int currentStep = 0;                    ///< from 1; 0 directly after launch
    std::vector<ReadinessResult> readiness; ///< of the current step's actions
    std::vector<std::string>
        waitReasons; ///< extension: why the current step is not done, codes of ResolveArtifacts failures
    std::vector<UpdateStatus> updates;    ///< extension: slot updates of the current step
    std::vector<ActionProgress> progress; ///< extension: of the current step's actions
    std::optional<RollbackCause> undoes;  ///< extension: of an automatic roll back
    bool operator==(const DeploymentInfo&) const = default;
};

struct RefusalCount {
    Refusal reason{};
    int declined = 0;
    int processed = 0;
    bool operator==(const RefusalCount&) const = default;
};

struct UnusedOffer {
    Offer offer;
    std::vector<Refusal> reasons;
    Timestamp timestamp{};
};

struct ProcessedOffers {
    int processed = 0;
    int unused = 0;
    std::optional<Timestamp> lastUnusedAt;
    std::optional<Timestamp> lastUsedAt;
    std::array<RefusalCount, refusalCount> lastOffers;    ///< latest unused offer of each agent
    std::array<RefusalCount, refusalCount> launchAttempt; ///< all since the attempt began
};

/// A definition with instances to launch (spec/scheduling.md 4).
struct QueueItem {
    RunSpec spec;
    int count = 0;
    std::string role;
    Timestamp since{};
    std::int64_t timeLeftSeconds = 0;
    bool overdue = true; ///< may launch, waits for offers
    ProcessedOffers offers;
    std::vector<UnusedOffer> lastUnused; ///< one per agent; empty if not asked for
    std::optional<NearestMiss> nearest;  ///< extension: the agent that comes closest
    std::optional<TaskFailure> failure;  ///< extension: what the delay is for; only while it lasts
};

/// "Accepted": the answer to every change.
struct DeploymentResult {
    Timestamp version{};
    DeploymentId deploymentId;
    bool operator==(const DeploymentResult&) const = default;
};

} // namespace pacer
