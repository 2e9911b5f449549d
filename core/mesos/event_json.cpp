// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/event_json.h"

#include "core/mesos/json_access.h"
#include "core/mesos/recordio.h"
#include "core/mesos/resource_json.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace pacer::mesos {

namespace {

constexpr int deepest = 40; ///< levels of nesting; offers have 12

/// "http://host:port" of an offer's agent. The host name is what the agent announces, else its address.
std::string agentUrlOf(const Json& offer)
{
    const Json* const url = find(offer, {"url"});
    if (!url)
        return {};
    std::string host = textAt(*url, {"address", "hostname"});
    if (host.empty())
        host = textAt(*url, {"address", "ip"});
    const std::int64_t port = integerAt(*url, {"address", "port"}).value_or(0);
    const std::string scheme = textAt(*url, {"scheme"});
    if (host.empty() || port <= 0 || port > 65535 || (scheme != "http" && scheme != "https"))
        return {};
    const bool bare = host.find(':') != std::string::npos && !host.starts_with('[');
    return scheme + "://" + (bare ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

MasterInfo readMaster(const Json& body)
{
    const Json* const json = find(body, {"master_info"});
    if (!json)
        return {};
    MasterInfo master;
    master.id = textAt(*json, {"id"});
    master.version = textAt(*json, {"version"});
    master.region = readDomain(*json).region;
    std::string host = textAt(*json, {"address", "hostname"});
    if (host.empty())
        host = textAt(*json, {"hostname"});
    const std::int64_t port =
        integerAt(*json, {"address", "port"}).value_or(integerAt(*json, {"port"}).value_or(0));
    if (!host.empty() && port > 0)
        master.address = host + ':' + std::to_string(port);
    return master;
}

ApiEvent readSubscribed(const Json& body)
{
    Subscribed subscribed;
    subscribed.framework = {idAt(body, "framework_id")};
    subscribed.master = readMaster(body);
    constexpr double longest = 86400;
    const double seconds = numberAt(body, {"heartbeat_interval_seconds"}).value_or(0);
    if (seconds > 0 && seconds <= longest)
        subscribed.heartbeat = Duration{std::llround(seconds * 1e9)};
    return subscribed;
}

ApiEvent readOffers(const Json& body)
{
    OffersMade made;
    for (const Json* const json : itemsAt(body, {"offers"})) {
        if (std::optional<MesosOffer> offer = readOffer(*json))
            made.offers.push_back(std::move(*offer));
    }
    return made;
}

ApiEvent readInverseOffers(const Json& body)
{
    InverseOffersMade made;
    for (const Json* const json : itemsAt(body, {"inverse_offers"})) {
        if (std::string id = idAt(*json, "id"); !id.empty())
            made.ids.push_back({std::move(id)});
    }
    return made;
}

ApiEvent readUpdate(const Json& body)
{
    const Json* const status = find(body, {"status"});
    return StatusSent{status ? readStatus(*status) : scheduler::TaskStatus{}};
}

ApiEvent readOperation(const Json& body)
{
    const Json* const json = find(body, {"status"});
    if (!json)
        return Ignored{"UPDATE_OPERATION_STATUS"};
    OperationStatusSent status;
    status.operation = idAt(*json, "operation_id");
    status.state = textAt(*json, {"state"});
    status.message = textAt(*json, {"message"});
    if (std::string agent = idAt(*json, "agent_id"); !agent.empty())
        status.agent = AgentId{std::move(agent)};
    if (std::string provider = idAt(*json, "resource_provider_id"); !provider.empty())
        status.resourceProvider = std::move(provider);
    status.uuid = idAt(*json, "uuid");
    return status;
}

ApiEvent readFailure(const Json& body)
{
    const AgentId agent{idAt(body, "agent_id")};
    if (std::string executor = idAt(body, "executor_id"); !executor.empty())
        return ExecutorEnded{agent, std::move(executor),
                             static_cast<int>(integerAt(body, {"status"}).value_or(0) & 0xffff)};
    if (agent.value.empty())
        return Ignored{"FAILURE"};
    return AgentGone{agent};
}

struct Kind {
    std::string_view type;
    std::string_view body;
    ApiEvent (*read)(const Json& body);
};

constexpr std::array kinds{
    Kind{"SUBSCRIBED", "subscribed", readSubscribed},
    Kind{"OFFERS", "offers", readOffers},
    Kind{"INVERSE_OFFERS", "inverse_offers", readInverseOffers},
    Kind{"RESCIND", "rescind",
         [](const Json& body) -> ApiEvent { return OfferVoid{OfferId{idAt(body, "offer_id")}}; }},
    Kind{"UPDATE", "update", readUpdate},
    Kind{"UPDATE_OPERATION_STATUS", "update_operation_status", readOperation},
    Kind{"FAILURE", "failure", readFailure},
    Kind{"ERROR", "error", [](const Json& body) -> ApiEvent { return Refused{textAt(body, {"message"})}; }},
};

} // namespace

std::optional<MesosOffer> readOffer(const Json& json)
{
    MesosOffer read;
    Offer& offer = read.offer;
    offer.id = {idAt(json, "id")};
    offer.agent.id = {idAt(json, "agent_id")};
    if (offer.id.value.empty() || offer.agent.id.value.empty())
        return std::nullopt;
    offer.agent.host = textAt(json, {"hostname"});
    Domain domain = readDomain(json);
    offer.agent.region = std::move(domain.region);
    offer.agent.zone = std::move(domain.zone);
    for (const Json* const item : itemsAt(json, {"attributes"})) {
        if (std::optional<Attribute> attribute = readAttribute(*item))
            offer.agent.attributes.push_back(std::move(*attribute));
    }
    if (std::string role = textAt(json, {"allocation_info", "role"}); !role.empty())
        offer.allocationRole = std::move(role);
    for (const Json* const item : itemsAt(json, {"resources"})) {
        if (std::optional<OfferedResource> resource = readResource(*item))
            offer.resources.push_back(std::move(*resource));
    }
    offer.unavailability = readUnavailability(json);
    const Json* const resources = find(json, {"resources"});
    read.resources = std::make_shared<const Json>(resources ? *resources : Json::array());
    read.agentUrl = agentUrlOf(json);
    return read;
}

Result<ApiEvent> readEvent(std::string_view record)
{
    const Result<Json> json = wire::parseJson(record, {RecordReader::defaultLimit, deepest});
    if (!json)
        return fail(json.error());
    std::string type = textAt(*json, {"type"});
    if (type.empty())
        return fail(ErrorCode::ProtocolBroken, {std::string(record.substr(0, 100))});
    if (type == "HEARTBEAT")
        return Heartbeat{};
    for (const Kind& kind : kinds) {
        if (kind.type != type)
            continue;
        const Json* const body = find(*json, {kind.body});
        if (!body || !body->is_object())
            return fail(ErrorCode::ProtocolBroken, {type});
        return kind.read(*body);
    }
    return Ignored{std::move(type)};
}

} // namespace pacer::mesos
