// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/offer.h"
#include "core/scheduler/event.h"
#include "core/wire/json.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a master says on the event stream, as values (spec/mesos.md 3).
namespace pacer::mesos {

struct MasterInfo {
    std::string id;      ///< new with every election
    std::string address; ///< "host:port"
    std::string version;
    std::optional<std::string> region;
    bool operator==(const MasterInfo&) const = default;
};

struct Subscribed {
    FrameworkId framework;
    std::optional<Duration> heartbeat;
    MasterInfo master;
};

/// One offer, and its resources as they came: calls must repeat them in every field.
struct MesosOffer {
    Offer offer;
    std::shared_ptr<const wire::Json> resources; ///< an array, as sent
    std::string agentUrl;                        ///< "http://host:port", "" if it was not told
};
struct OffersMade {
    std::vector<MesosOffer> offers;
};
struct OfferVoid {
    OfferId id;
};
struct InverseOffersMade {
    std::vector<OfferId> ids;
};
struct StatusSent {
    scheduler::TaskStatus status;
};
/// Of an operation that was sent with an id.
struct OperationStatusSent {
    std::string operation;
    std::string state;
    std::string message;
    std::optional<AgentId> agent;
    std::optional<std::string> resourceProvider;
    std::string uuid; ///< to acknowledge with; empty: needs none
};
struct AgentGone {
    AgentId id;
};
struct ExecutorEnded {
    AgentId agent;
    std::string executor;
    int waitStatus = 0;
};
struct Refused {
    std::string message;
};
struct Heartbeat {};
/// Something that does not concern us, or of a type that is not known.
struct Ignored {
    std::string type;
};

using ApiEvent = std::variant<Subscribed, OffersMade, OfferVoid, InverseOffersMade, StatusSent,
                              OperationStatusSent, AgentGone, ExecutorEnded, Refused, Heartbeat, Ignored>;

} // namespace pacer::mesos
