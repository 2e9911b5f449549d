// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/operations.h"

#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/offers.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

enum class Kind { Reserve, Unreserve, Create, Destroy };

/// From `consumed` to `made`: what an operation turns into what.
struct Conversion {
    Resources consumed;
    Resources made;
};

Resource withoutLastReservation(Resource resource)
{
    if (!resource.reservations.empty())
        resource.reservations.pop_back();
    return resource;
}

Resource withoutVolume(Resource resource)
{
    Json disk = Json::parse(resource.disk);
    disk.erase("persistence");
    disk.erase("volume");
    resource.disk = disk.empty() ? std::string() : disk.dump();
    return resource;
}

Conversion conversionOf(Kind kind, const Resources& resources)
{
    Conversion out;
    for (const Resource& resource : resources.all()) {
        const bool builds = kind == Kind::Reserve || kind == Kind::Create;
        const bool reservation = kind == Kind::Reserve || kind == Kind::Unreserve;
        const Resource plain = reservation ? withoutLastReservation(resource) : withoutVolume(resource);
        (builds ? out.consumed : out.made).add(plain);
        (builds ? out.made : out.consumed).add(resource);
    }
    return out;
}

std::optional<std::string> resourcesFault(Kind kind, const Resources& resources)
{
    for (const Resource& resource : resources.all()) {
        const bool volumes = kind == Kind::Create || kind == Kind::Destroy;
        if (volumes && !resource.isReserved())
            return "Invalid resources: Invalid DiskInfo: Persistent volumes cannot be created from "
                   "unreserved resources";
        if (volumes && !resource.isVolume())
            return "Invalid resources: 'disk.persistence' is not set on " + toText(resource);
        if (!volumes && resource.isVolume())
            return "A persistent volume " + toText(resource) + " must not be reserved or unreserved";
        if (!volumes && (!resource.isReserved() || !resource.reservations.back().dynamic))
            return "Resource " + toText(resource) + " is not dynamically reserved";
    }
    return std::nullopt;
}

std::optional<std::string> ownerFault(Kind kind, const Framework& framework, const Resources& resources)
{
    if (kind != Kind::Reserve)
        return std::nullopt;
    for (const Resource& resource : resources.all()) {
        const Reservation& reservation = resource.reservations.back();
        if (reservation.role == "*"
            || std::find(framework.roles.begin(), framework.roles.end(), reservation.role)
                   == framework.roles.end())
            return "A reserve operation was attempted for a resource with role '" + reservation.role
                   + "', but the framework can only reserve resources with its own roles";
        if (!reservation.principal.empty() && reservation.principal != framework.principal())
            return "A reserve operation was attempted by principal '" + framework.principal()
                   + "', but there is a reserved resource in the request with principal '"
                   + reservation.principal + "' set in `ReservationInfo`";
    }
    return std::nullopt;
}

std::optional<Kind> kindOf(const std::string& type)
{
    if (type.starts_with("RESERVE"))
        return Kind::Reserve;
    if (type.starts_with("UNRESERVE"))
        return Kind::Unreserve;
    if (type.starts_with("CREATE"))
        return Kind::Create;
    if (type.starts_with("DESTROY"))
        return Kind::Destroy;
    return std::nullopt;
}

Resources resourcesOf(Kind kind, const Json& operation, const std::string& role)
{
    const char* member = kind == Kind::Reserve     ? "reserve"
                         : kind == Kind::Unreserve ? "unreserve"
                         : kind == Kind::Create    ? "create"
                                                   : "destroy";
    const Json& body = memberOf(operation, member);
    const bool volumes = kind == Kind::Create || kind == Kind::Destroy;
    return resourcesFrom(listOf(body, volumes ? "volumes" : "resources")).allocatedTo(role);
}

void removeVolumes(Agent& agent, const Resources& volumes)
{
    for (const Resource& volume : volumes.all())
        if (volume.isVolume())
            agent.files.remove(agent.setup.workDir + "/volumes/roles/" + volume.role() + '/'
                               + textOf(memberOf(Json::parse(volume.disk), "persistence"), "id"));
}

/// Sends the status, and again until it is acknowledged.
void report(World& world, const std::string& agentId, const std::string& uuid)
{
    Agent* agent = world.agentById(agentId);
    if (agent == nullptr || !agent->operations.contains(uuid))
        return;
    Operation& operation = agent->operations.at(uuid);
    const Framework* framework = world.frameworkById(operation.frameworkId);
    if (framework != nullptr && agent->registered && agent->connected)
        world.sendTo(*framework, {{"type", "UPDATE_OPERATION_STATUS"},
                                  {"update_operation_status", {{"status", operation.status}}}});
    world.after(operation.retryAfter, [&world, agentId, uuid] { report(world, agentId, uuid); });
    operation.retryAfter = std::min(operation.retryAfter * 2, world.setup.timing.retryLast);
}

void finish(World& world, const Framework& framework, Agent& agent, const Json& operation)
{
    if (!operation.contains("id"))
        return;
    Operation done;
    done.id = idOf(operation, "id");
    done.frameworkId = framework.id;
    done.info = operation;
    done.uuid = uuidInBase64(world.drawUuid());
    done.retryAfter = world.setup.timing.retryFirst;
    done.status = {{"operation_id", idJson(done.id)},
                   {"state", "OPERATION_FINISHED"},
                   {"uuid", idJson(done.uuid)},
                   {"agent_id", idJson(agent.id)}};
    const std::string uuid = done.uuid;
    agent.operations[uuid] = std::move(done);
    world.after(std::chrono::milliseconds{5}, [&world, id = agent.id, uuid] { report(world, id, uuid); });
}

} // namespace

void tellOperationError(World& world, const Framework& framework, const Json& operation,
                        const std::string& message)
{
    if (operation.contains("id"))
        world.sendTo(
            framework,
            {{"type", "UPDATE_OPERATION_STATUS"},
             {"update_operation_status",
              {{"status",
                {{"operation_id", operation["id"]}, {"state", "OPERATION_ERROR"}, {"message", message}}}}}});
}

void applyOperation(World& world, Framework& framework, Agent& agent, const Json& operation,
                    const std::string& role, Resources& pool)
{
    const std::string where =
        "; on agent " + agent.id + " at " + agent.pid() + " (" + agent.setup.hostname + ')';
    const auto kind = kindOf(textOf(operation, "type"));
    if (!kind)
        return tellOperationError(world, framework, operation, "Unknown operation" + where);
    const Resources resources = resourcesOf(*kind, operation, role);
    if (resources.isEmpty())
        return tellOperationError(world, framework, operation, "Invalid resources: none are given" + where);
    if (const auto fault = resourcesFault(*kind, resources))
        return tellOperationError(world, framework, operation, *fault + where);
    if (const auto fault = ownerFault(*kind, framework, resources))
        return tellOperationError(world, framework, operation, *fault + where);
    const Conversion conversion = conversionOf(*kind, resources);
    if (!pool.take(conversion.consumed))
        return tellOperationError(world, framework, operation,
                                  "Invalid operation: " + toText(pool) + " does not contain "
                                      + toText(conversion.consumed) + where);
    pool.add(conversion.made);
    agent.total.take(conversion.consumed.unallocated());
    agent.total.add(conversion.made.unallocated());
    if (*kind == Kind::Destroy)
        removeVolumes(agent, resources);
    finish(world, framework, agent, operation);
}

void acknowledgeOperation(World& world, const Framework& framework, const Json& body)
{
    Agent* agent = world.agentById(idOf(body, "agent_id"));
    if (agent == nullptr)
        return;
    const auto found = agent->operations.find(textOf(body, "uuid"));
    if (found != agent->operations.end() && found->second.frameworkId == framework.id
        && found->second.id == idOf(body, "operation_id"))
        agent->operations.erase(found);
}

void reconcileOperations(World& world, const Framework& framework, const Json& queries)
{
    const auto tell = [&](Json status) {
        world.sendTo(framework, {{"type", "UPDATE_OPERATION_STATUS"},
                                 {"update_operation_status", {{"status", std::move(status)}}}});
    };
    const auto known = [&](const Agent& agent, const std::string& id) -> const Operation* {
        for (const auto& [uuid, operation] : agent.operations)
            if (operation.id == id && operation.frameworkId == framework.id)
                return &operation;
        return nullptr;
    };
    const auto tellKnown = [&](const Operation& operation) {
        Json status = operation.status;
        status.erase("uuid");
        status["message"] = "Reconciliation: Latest operation status";
        tell(std::move(status));
    };
    if (queries.empty())
        for (const auto& [id, agent] : world.agents)
            for (const auto& [uuid, operation] : agent.operations)
                if (operation.frameworkId == framework.id)
                    tellKnown(operation);
    for (const Json& query : queries) {
        const std::string agentId = idOf(query, "agent_id");
        const Agent* agent = world.agentById(agentId);
        const Operation* operation = agent == nullptr ? nullptr : known(*agent, idOf(query, "operation_id"));
        if (operation != nullptr) {
            tellKnown(*operation);
            continue;
        }
        Json status{{"operation_id", query["operation_id"]}, {"state", "OPERATION_UNKNOWN"}};
        status["message"] = agentId.empty()
                                ? "Reconciliation: Operation is unknown and no 'agent_id' was provided"
                                : "Reconciliation: Operation is unknown";
        if (agent != nullptr && agent->unreachable)
            status["state"] = "OPERATION_UNREACHABLE";
        if (agent != nullptr && agent->gone)
            status["state"] = "OPERATION_GONE_BY_OPERATOR";
        if (!agentId.empty())
            status["agent_id"] = idJson(agentId);
        tell(std::move(status));
    }
}

Reply operateOnAgent(World& world, const std::string& type, const Json& body)
{
    const Kind kind = kindOf(type).value();
    Agent* agent = world.agentById(idOf(body, "agent_id"));
    if (agent == nullptr || !agent->registered)
        return Reply::text(400, "No agent found with specified ID");
    const bool volumes = kind == Kind::Create || kind == Kind::Destroy;
    const Resources resources = resourcesFrom(listOf(body, volumes ? "volumes" : "resources"));
    if (const auto fault = resourcesFault(kind, resources))
        return Reply::text(400, "Invalid " + type + " operation: " + *fault + " on agent " + agent->id);
    const Conversion conversion = conversionOf(kind, resources);
    for (const std::string& offer : std::vector<std::string>(agent->offers)) {
        if (agent->free.contains(conversion.consumed))
            break;
        const Framework* framework = world.frameworkById(world.offers.at(offer).frameworkId);
        withdraw(world, offer);
        if (framework != nullptr)
            world.sendTo(*framework, {{"type", "RESCIND"}, {"rescind", {{"offer_id", idJson(offer)}}}});
    }
    if (!agent->free.contains(conversion.consumed)) {
        Resources left = agent->total;
        for (const Resource& resource : conversion.consumed.all())
            if (!left.take(resource))
                return Reply::text(409, toText(agent->total) + " does not contain " + toText(resource));
        return Reply::text(409, toText(agent->free) + " does not contain " + toText(conversion.consumed));
    }
    agent->free.take(conversion.consumed);
    agent->free.add(conversion.made);
    agent->total.take(conversion.consumed);
    agent->total.add(conversion.made);
    if (kind == Kind::Destroy)
        removeVolumes(*agent, resources);
    return Reply::empty(202);
}

} // namespace pacer::mesos_double
