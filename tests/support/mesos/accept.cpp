// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/accept.h"

#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/offers.h"
#include "tests/support/mesos/operations.h"
#include "tests/support/mesos/task_rules.h"
#include "tests/support/mesos/updates.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

/// Everything that one ACCEPT works on: `pool` is what is left of the offers, allocated.
struct Acceptance {
    Framework& framework;
    Agent& agent;
    std::string role;
    Resources pool;
};

std::optional<std::string> offersError(const World& world, const Framework& framework, const Json& ids)
{
    if (ids.empty())
        return "No offers specified";
    std::set<std::string> seen;
    std::string agent;
    std::string role;
    for (const Json& json : ids) {
        const std::string id = textOf(json, "value");
        const auto found = world.offers.find(id);
        if (!seen.insert(id).second)
            return "Duplicate offer " + id + " in offer list";
        if (found == world.offers.end())
            return "Offer " + id + " is no longer valid";
        const Offer& offer = found->second;
        if (offer.frameworkId != framework.id)
            return "Offer " + id + " has invalid framework " + offer.frameworkId + " while framework "
                   + framework.id + " is expected";
        if (!agent.empty() && agent != offer.agentId)
            return "Aggregated offers must belong to one single agent. Offer " + id + " uses agent "
                   + offer.agentId + " and agent " + agent;
        if (!role.empty() && role != offer.role)
            return "Aggregated offers must be allocated to the same role. Offer " + id + " uses role "
                   + offer.role + " but another is using " + role;
        agent = offer.agentId;
        role = offer.role;
    }
    return std::nullopt;
}

std::vector<Json> tasksOf(const Json& operation)
{
    std::vector<Json> out;
    for (const Json& info : listOf(memberOf(operation, "launch"), "task_infos"))
        out.push_back(info);
    for (const Json& info : listOf(memberOf(memberOf(operation, "launch_group"), "task_group"), "tasks"))
        out.push_back(info);
    return out;
}

void dropTasks(World& world, const Framework& framework, const Json& operations, const std::string& message,
               const std::string& reason)
{
    const std::string state = framework.capabilities.partitionAware ? "TASK_DROPPED" : "TASK_LOST";
    for (const Json& operation : operations) {
        for (const Json& info : tasksOf(operation))
            sendStatus(world, framework,
                       bareStatus(world, idOf(info, "task_id"), idOf(info, "agent_id"), state,
                                  "Task launched with " + message, reason));
        if (operation.contains("id") && tasksOf(operation).empty())
            tellOperationError(world, framework, operation, "Operation attempted with " + message);
    }
}

/// Writes the role of the offer into resources that do not say theirs.
void fillRole(Json& resources, const std::string& role)
{
    for (Json& resource : resources)
        if (!resource.contains("allocation_info"))
            resource["allocation_info"] = {{"role", role}};
}

void fillRoles(Json& info, const std::string& role)
{
    if (info.contains("resources"))
        fillRole(info["resources"], role);
    if (info.contains("executor") && info["executor"].contains("resources"))
        fillRole(info["executor"]["resources"], role);
}

void refuseTask(World& world, const Framework& framework, const Json& info, const std::string& message,
                const std::string& reason)
{
    sendStatus(
        world, framework,
        bareStatus(world, idOf(info, "task_id"), idOf(info, "agent_id"), "TASK_ERROR", message, reason));
}

void launch(World& world, Acceptance& acceptance, const Json& operation)
{
    for (Json info : listOf(memberOf(operation, "launch"), "task_infos")) {
        if (operation.contains("id")) {
            refuseTask(world, acceptance.framework, info, "Operation 'id' must not be set for LAUNCH",
                       "REASON_TASK_INVALID");
            continue;
        }
        fillRoles(info, acceptance.role);
        const Json& executor = memberOf(info, "executor");
        const bool runs =
            acceptance.agent.executors.contains({acceptance.framework.id, idOf(executor, "executor_id")});
        const Resources own = runs ? Resources{} : resourcesFrom(listOf(executor, "resources"));
        const auto error =
            taskError(world, acceptance.framework, acceptance.agent, info, own, acceptance.pool);
        if (error) {
            refuseTask(world, acceptance.framework, info, *error, "REASON_TASK_INVALID");
            continue;
        }
        acceptance.pool.take(own);
        acceptance.pool.take(resourcesFrom(listOf(info, "resources")));
        launchTask(world, acceptance.agent, acceptance.framework, info, executor, own);
    }
}

void launchGroup(World& world, Acceptance& acceptance, const Json& operation)
{
    const Json& group = memberOf(operation, "launch_group");
    Json executor = memberOf(group, "executor");
    if (executor.contains("resources"))
        fillRole(executor["resources"], acceptance.role);
    Json tasks = listOf(memberOf(group, "task_group"), "tasks");
    for (Json& info : tasks)
        fillRoles(info, acceptance.role);
    const bool runs =
        acceptance.agent.executors.contains({acceptance.framework.id, idOf(executor, "executor_id")});
    const Resources own = runs ? Resources{} : resourcesFrom(listOf(executor, "resources"));
    auto error =
        groupError(world, acceptance.framework, acceptance.agent, executor, tasks, own, acceptance.pool);
    if (operation.contains("id"))
        error = "Operation 'id' must not be set for LAUNCH_GROUP";
    if (error) {
        for (const Json& info : tasks)
            refuseTask(world, acceptance.framework, info, *error, "REASON_TASK_GROUP_INVALID");
        return;
    }
    acceptance.pool.take(own);
    bool first = true;
    for (const Json& info : tasks) {
        acceptance.pool.take(resourcesFrom(listOf(info, "resources")));
        launchTask(world, acceptance.agent, acceptance.framework, info, executor,
                   std::exchange(first, false) ? own : Resources{});
    }
}

/// The rest of the offers: what came out of an operation is offered again at once, the rest is declined.
void giveBack(World& world, Acceptance& acceptance, const Resources& offered, const Json& filters)
{
    acceptance.agent.free.add(acceptance.pool.unallocated());
    Resources before = offered;
    Resources declined;
    for (const Resource& resource : acceptance.pool.all())
        if (before.take(resource))
            declined.add(resource);
    refuse(world, acceptance.framework, acceptance.agent.id, acceptance.role, declined, filters);
}

} // namespace

void accept(World& world, Framework& framework, const Json& body)
{
    const Json& ids = listOf(body, "offer_ids");
    const Json& operations = listOf(body, "operations");
    const Json& filters = memberOf(body, "filters");
    if (const auto error = offersError(world, framework, ids)) {
        dropTasks(world, framework, operations, "invalid offers: " + *error, "REASON_INVALID_OFFERS");
        return decline(world, framework, body);
    }
    const Offer& first = world.offers.at(textOf(ids.front(), "value"));
    Acceptance acceptance{framework, world.agents.at(first.agentId), first.role, {}};
    Resources offered;
    for (const Json& id : ids)
        offered.add(withdraw(world, textOf(id, "value")));
    if (!acceptance.agent.connected) {
        dropTasks(world, framework, operations, "disconnected agent", "REASON_AGENT_DISCONNECTED");
        return;
    }
    acceptance.agent.free.take(offered.unallocated());
    acceptance.pool = offered;
    for (const Json& operation : operations) {
        const std::string type = textOf(operation, "type");
        if (type == "LAUNCH")
            launch(world, acceptance, operation);
        else if (type == "LAUNCH_GROUP")
            launchGroup(world, acceptance, operation);
        else
            applyOperation(world, framework, acceptance.agent, operation, acceptance.role, acceptance.pool);
    }
    giveBack(world, acceptance, offered, filters);
}

void decline(World& world, Framework& framework, const Json& body)
{
    for (const Json& json : listOf(body, "offer_ids")) {
        const std::string id = textOf(json, "value");
        const auto found = world.offers.find(id);
        if (found == world.offers.end() || found->second.frameworkId != framework.id)
            continue;
        const Offer offer = found->second;
        withdraw(world, id);
        refuse(world, framework, offer.agentId, offer.role, offer.resources, memberOf(body, "filters"));
    }
}

void answerInverseOffers(World& world, Framework& framework, const Json& body, const std::string& status)
{
    for (const Json& json : listOf(body, "inverse_offer_ids")) {
        const auto found = world.inverseOffers.find(textOf(json, "value"));
        if (found == world.inverseOffers.end() || found->second.frameworkId != framework.id)
            continue;
        const std::string agentId = found->second.agentId;
        world.inverseOffers.erase(found);
        world.inverseAnswers[{agentId, framework.id}] = {status, world.now};
        framework.inverseFilters[agentId] = world.now + refusal(memberOf(body, "filters"));
    }
}

} // namespace pacer::mesos_double
