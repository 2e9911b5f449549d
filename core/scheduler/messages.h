// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/api_events.h"
#include "core/model/api_objects.h"
#include "core/model/app_update.h"
#include "core/model/group.h"
#include "core/model/instance.h"
#include "core/model/offer.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What the scheduler is told (events) and what it wants done (effects). Both are plain values.
namespace pacer::scheduler {

// ---- Commands: what the API asks for ---------------------------------------------------------------------

struct CreateApp {
    AppSpec app;
};
struct UpdateApps {
    std::vector<AppUpdate> updates;    ///< merged into what is stored
    std::vector<AppSpec> replacements; ///< complete definitions; also what unknown ids are created from
    bool createMissing = true;         ///< false (PATCH): an unknown id fails the whole request
};
struct RestartApp {
    PathId id;
};
struct DeleteApp {
    PathId id;
};
struct CreateGroup {
    GroupUpdate update;
};
struct UpdateGroup {
    GroupUpdate update;
    bool dryRun = false;
};
struct DeleteGroup {
    PathId id;
};
/// PATCH: no deployment, no version.
struct EnforceGroupRole {
    PathId id;
    bool enforce = false;
};
struct CreatePod {
    PodSpec pod;
};
struct UpdatePod {
    PodSpec pod;
};
struct DeletePod {
    PathId id;
};
/// Kills instances; they are replaced unless `scale` lowers the count with them.
struct KillInstances {
    std::vector<InstanceId> ids;
    bool scale = false;
    bool wipe = false;
    std::optional<PathId> onlyOf; ///< named app of the request: an unknown one is an error
};
/// Rolls back, or with `force` only stops (spec/deployments.md 10).
struct CancelDeployment {
    DeploymentId id;
};
struct ResetDelay {
    PathId id;
};

using CommandBody = std::variant<CreateApp, UpdateApps, RestartApp, DeleteApp, CreateGroup, UpdateGroup,
                                 DeleteGroup, EnforceGroupRole, CreatePod, UpdatePod, DeletePod,
                                 KillInstances, CancelDeployment, ResetDelay>;

using RequestId = std::uint64_t;

struct Command {
    RequestId request = 0; ///< the reply carries it back
    CommandBody body;
    bool force = false;
    std::string clientIp; ///< for api_post_event
    std::string uri;
};

/// Steps of a dry run.
struct PlannedSteps {
    std::vector<DeploymentStep> steps;
};
struct KilledInstances {
    std::vector<Instance> instances; ///< as they were when the kill was ordered
};
struct Accepted {
    DeploymentResult deployment;
    AppPtr
        created; ///< CreateApp and UpdateApps of one unknown id: the app before service ports were assigned
};
struct Done {};

using Outcome = std::variant<Accepted, KilledInstances, PlannedSteps, Done>;

struct Reply {
    RequestId request = 0;
    Result<Outcome> outcome;
};

// ---- Events: what happens
// -----------------------------------------------------------------------------------

struct CommandReceived {
    Command command;
};
struct DriverConnected {
    FrameworkId framework;
    std::string master;
    bool again = false; ///< re-registered with a known framework id
    std::optional<std::string> masterRegion;
};
struct DriverLost {};
struct OffersReceived {
    std::vector<Offer> offers;
};
struct OfferRescinded {
    OfferId id;
};

/// REASON_… of a status, as far as it changes what follows.
enum class StatusReason {
    None,
    Reconciliation,
    AgentDisconnected,
    AgentRemoved,
    AgentDraining,
    TaskUnknown,
    Other
};

struct TaskStatus {
    TaskId task;
    TaskState state{};
    Timestamp time{};
    std::string message;
    StatusReason reason = StatusReason::None;
    std::optional<AgentId> agent;
    std::optional<bool> healthy;
    std::vector<IpAddress> ipAddresses;
    std::optional<CheckResult> checkResult;
    std::optional<Timestamp> unreachableSince;
    std::string uuid; ///< to acknowledge with; empty: needs none
};
struct TaskStatusReceived {
    TaskStatus status;
};
struct AgentLost {
    AgentId id;
};

using ProbeId = std::uint64_t;

struct ProbeOutcome {
    int status = 0;          ///< HTTP status; 0 for TCP and when nothing answered
    bool connected = false;  ///< TCP: the connection was made
    bool sent = true;        ///< false: no complete answer (refused, timed out); `error` says why
    std::string error;       ///< "ConnectException: Connection refused" style text
    std::string contentType; ///< readiness only
    std::string body;        ///< readiness only, cut to a limit
};
struct ProbeAnswered {
    ProbeId probe = 0;
    ProbeOutcome outcome;
};

/// Whether the artifacts of a definition can be had (decision 4).
struct ArtifactsResolved {
    DeploymentId deployment;
    PathId id;
    Errors problems; ///< empty: all reachable
};
struct TimePassed {};

using Event = std::variant<CommandReceived, DriverConnected, DriverLost, OffersReceived, OfferRescinded,
                           TaskStatusReceived, AgentLost, ProbeAnswered, ArtifactsResolved, TimePassed>;

// ---- Effects: what shall be done
// -------------------------------------------------------------------------------

/// A deployment as it is stored: enough to go on in the step it was in.
struct StoredDeployment {
    DeploymentPlan plan;
    int currentStep = 0;
};

/// Delay record of one configuration (spec/scheduling.md 6).
struct LaunchDelay {
    PathId id;
    Timestamp configVersion{}; ///< lastConfigChangeAt: together with `id` the configuration
    Timestamp reference{};
    Duration current{};
    Duration maximum{};
    bool operator==(const LaunchDelay&) const = default;
};

struct SaveRoot {
    RootGroup root; ///< the current tree; also kept as a version of its own
};
/// A tree that a plan refers to, stored before the plan (spec/deployments.md 1 step 8).
struct SaveRootVersion {
    RootGroup root;
};
struct SaveInstance {
    Instance instance;
};
struct ForgetInstance {
    InstanceId id;
};
struct SaveDeployment {
    StoredDeployment deployment;
};
struct ForgetDeployment {
    DeploymentId id;
};
struct SaveDelay {
    LaunchDelay delay;
};
struct ForgetDelay {
    PathId id;
    Timestamp configVersion{};
};
struct SaveTaskFailure {
    TaskFailure failure;
};
struct SaveFrameworkId {
    FrameworkId id;
};
using StoreWrite = std::variant<SaveRoot, SaveRootVersion, SaveInstance, ForgetInstance, SaveDeployment,
                                ForgetDeployment, SaveDelay, ForgetDelay, SaveTaskFailure, SaveFrameworkId>;

/// One instance to start on an accepted offer. Everything a driver needs stands in here.
struct Launch {
    InstanceId instance;
    std::vector<Task> tasks; ///< one, or one per container of a pod; ids, host ports
    RunSpec spec;
    AgentInfo agent;
    std::vector<std::map<std::string, std::string>> environments; ///< one per task (spec/scheduling.md 12)
    std::vector<OfferedResource> resources;                       ///< what is taken of the offer
};
struct AcceptOffer {
    OfferId offer;
    std::vector<Launch> launches;
};
struct DeclineOffer {
    OfferId offer;
    std::optional<Duration> filter; ///< absent: the driver's default
};
struct KillTask {
    TaskId task;
    std::optional<AgentId> agent;
    std::optional<Duration> grace; ///< absent: the executor's default
};
struct ReviveOffers {};
struct SuppressOffers {};
struct AcknowledgeStatus {
    TaskId task;
    AgentId agent;
    std::string uuid;
};
/// Asks for the states of these tasks; empty: of all.
struct ReconcileTasks {
    std::vector<std::pair<TaskId, std::optional<AgentId>>> tasks;
};
using ClusterCall = std::variant<AcceptOffer, DeclineOffer, KillTask, ReviveOffers, SuppressOffers,
                                 AcknowledgeStatus, ReconcileTasks>;

enum class ProbeKind { Http, Https, Tcp };

/// One probe, answered once by ProbeAnswered with the same id.
struct SendProbe {
    ProbeId id = 0;
    ProbeKind kind = ProbeKind::Http;
    std::string host;
    int port = 0;
    std::string path = "/";
    IpProtocol ipProtocol = IpProtocol::IPv4;
    Duration timeout{};
    bool wantsBody = false; ///< readiness checks that keep the last response
};

struct ResolveArtifacts {
    DeploymentId deployment;
    RunSpec spec;
};
using ProbeCall = std::variant<SendProbe, ResolveArtifacts>;

/// In the order in which the shell carries them out: all writes are safe on disk before the first call is
/// made.
struct Effects {
    std::vector<StoreWrite> writes;
    std::vector<ClusterCall> calls;
    std::vector<ProbeCall> probes;
    std::vector<Reply> replies;
    std::vector<ApiEvent> events;
};

} // namespace pacer::scheduler
