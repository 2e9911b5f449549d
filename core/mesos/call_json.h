// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mesos/api_event.h"
#include "core/scheduler/effect.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// What we say to a master: the bodies of the calls of spec/mesos.md 4. A call is named here or it is not
/// sent: no text from outside ever becomes its type.
namespace pacer::mesos {

/// Who we are (spec/mesos.md 2.2).
struct Framework {
    std::string user; ///< of tasks whose definition names none; never empty when it is sent
    std::string name = "marathon";
    std::set<std::string> roles{"*"};
    std::string hostname;
    std::string webUrl;
    std::string principal; ///< "": none
    Duration failoverTimeout = std::chrono::hours{24 * 7};
    bool checkpoint = true;
    bool gpus = false;
    bool operator==(const Framework&) const = default;
};

/// `id` only for a framework that the master knows.
wire::Json subscribeCall(const Framework& framework, const std::optional<FrameworkId>& id,
                         const std::set<std::string>& suppressedRoles);
wire::Json updateFrameworkCall(const Framework& framework, const FrameworkId& id,
                               const std::set<std::string>& suppressedRoles);

/// `operations` is an array; empty, it is a decline with the master's own filter.
wire::Json acceptCall(const FrameworkId& id, const OfferId& offer, wire::Json operations);
/// Without a duration the master's own filter (5 s) holds.
wire::Json declineCall(const FrameworkId& id, const std::vector<OfferId>& offers,
                       const std::optional<Duration>& refuse);
wire::Json acceptInverseCall(const FrameworkId& id, const std::vector<OfferId>& offers);

wire::Json killCall(const FrameworkId& id, const scheduler::KillTask& kill);
wire::Json acknowledgeCall(const FrameworkId& id, const scheduler::AcknowledgeStatus& status);
wire::Json acknowledgeCall(const FrameworkId& id, const OperationStatusSent& status);
wire::Json reviveCall(const FrameworkId& id, const std::set<std::string>& roles);
wire::Json suppressCall(const FrameworkId& id, const std::set<std::string>& roles);
/// No tasks: all that the master knows.
wire::Json reconcileCall(const FrameworkId& id,
                         const std::vector<std::pair<TaskId, std::optional<AgentId>>>& tasks);
wire::Json teardownCall(const FrameworkId& id);

} // namespace pacer::mesos
