// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_events.h"
#include "core/model/api_objects.h"
#include "core/model/deployment_record.h"
#include "core/model/group.h"
#include "core/model/instance.h"
#include "core/model/offer.h"
#include "core/scheduler/command.h"
#include "core/scheduler/event.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// What the scheduler wants done. Plain values.
namespace pacer::scheduler {

/// A deployment as it is stored: enough to go on in the step it was in.
struct StoredDeployment {
    DeploymentPlan plan;
    int currentStep = 0;
    std::map<PathId, UpdatePause> pauses{}; ///< slot updates that stand still
    Requester by{};
    std::vector<StepTimes> times{}; ///< one for each step, or none
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
    Shared<Instance> instance; ///< never absent
};
struct ForgetInstance {
    InstanceId id;
};
struct SaveDeployment {
    Shared<StoredDeployment> deployment; ///< never absent
};
struct ForgetDeployment {
    DeploymentId id;
};
/// A deployment that has ended. Records with a smaller number than `oldestKept` go with the same write.
struct SaveDeploymentRecord {
    DeploymentRecordPtr record;
    std::size_t actions = 0; ///< that it lists
    std::uint64_t oldestKept = 0;
};
struct SaveDelay {
    LaunchDelay delay;
};
struct ForgetDelay {
    PathId id;
    Timestamp configVersion{};
};
struct SaveTaskFailure {
    Shared<TaskFailure> failure; ///< never absent
};
struct SaveFrameworkId {
    FrameworkId id;
};
using StoreWrite =
    std::variant<SaveRoot, SaveRootVersion, SaveInstance, ForgetInstance, SaveDeployment, ForgetDeployment,
                 SaveDeploymentRecord, SaveDelay, ForgetDelay, SaveTaskFailure, SaveFrameworkId>;

using Variables = std::map<std::string, std::string>;

/// What all tasks of a version are told alike (spec/scheduling.md 12).
struct CommonVariables {
    std::string prefix;            ///< of the names of hosts and ports
    std::vector<Variables> ofTask; ///< of each task of an instance
};

/// One instance to start on an accepted offer. Everything a driver needs stands in here; environmentsOf()
/// puts together what its tasks are told.
struct Launch {
    Shared<Instance> instance;              ///< never absent; has its agent and its tasks
    Shared<CommonVariables> common;         ///< absent: nothing
    std::vector<int> generatedPorts;        ///< see generatedPorts()
    std::vector<OfferedResource> resources; ///< what is taken of the offer
};
struct AcceptOffer {
    OfferId offer;
    std::vector<Launch> launches;
    std::set<InstanceId> freed{}; ///< their reservations in this offer are given up, with the volumes on them
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
/// Offers are wanted again, whatever was declined.
struct ReviveOffers {
    std::set<std::string> roles{}; ///< that something waits for; empty: all that the driver knows of
};
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
    TaskId task;            ///< who is asked
    bool readiness = false; ///< whether it may serve, not whether it is well
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

/// In the order in which the shell carries them out: all writes are safe on disk before the first call.
struct Effects {
    std::vector<StoreWrite> writes;
    std::vector<ClusterCall> calls;
    std::vector<ProbeCall> probes;
    std::vector<Reply> replies;
    std::vector<ApiEvent> events;
};

} // namespace pacer::scheduler
