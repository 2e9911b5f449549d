// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/model/deployment_plan.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What is kept of deployments that have ended.
namespace pacer {

/// Who asked for a change, as far as the request says. All empty: the scheduler itself.
struct Requester {
    std::string user;    ///< the name given with HTTP Basic; "": none was
    std::string client;  ///< what the program calls itself (User-Agent), cut to a length; plain text
    std::string address; ///< the IP address it came from

    bool operator==(const Requester&) const = default;
};

/// Failed: it could not go on and gave up. The last three were cancelled: nothing was undone, it was rolled
/// back, or a forced change took its place.
enum class DeploymentOutcome { Succeeded, Failed, Stopped, RolledBack, Replaced };

/// When a step ran; absent: it was not reached, or was not done when the deployment ended.
struct StepTimes {
    std::optional<Timestamp> begun;
    std::optional<Timestamp> ended;

    bool operator==(const StepTimes&) const = default;
};

struct DeploymentRecord {
    std::uint64_t number = 0; ///< in the order in which deployments ended, from 1
    DeploymentId id;
    Timestamp version{};
    Timestamp begun{};
    Timestamp ended{};
    DeploymentOutcome outcome{};
    Requester by;                          ///< who asked for it
    std::optional<Requester> endedBy;      ///< who had it cancelled
    std::string reason;                    ///< why it failed, or what it waited for when it was cancelled
    std::optional<DeploymentId> successor; ///< the deployment that rolled it back or took its place
    std::vector<DeploymentStep> steps;     ///< without the instances that were named
    std::vector<StepTimes> times;          ///< one for each step

    bool operator==(const DeploymentRecord&) const = default;
};

/// A part of what is kept.
struct DeploymentHistory {
    std::vector<DeploymentRecord> records; ///< newest first
    std::optional<std::uint64_t> next;     ///< the older ones have smaller numbers; absent: there are none
};

using DeploymentRecordPtr = std::shared_ptr<const DeploymentRecord>;

} // namespace pacer
