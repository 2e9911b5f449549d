// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/shared.h"
#include "core/model/instance.h"
#include "core/model/offer.h"
#include "core/scheduler/command.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What the scheduler is told. Plain values.
namespace pacer::scheduler {

struct CommandReceived {
    Shared<Command> command; ///< never absent; large beside all other events
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

} // namespace pacer::scheduler
