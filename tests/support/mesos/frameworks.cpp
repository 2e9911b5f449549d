// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/frameworks.h"

#include "tests/support/mesos/agents.h"
#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/offer_rules.h"
#include "tests/support/mesos/offers.h"
#include "tests/support/mesos/updates.h"
#include "tests/support/mesos/views.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

constexpr std::size_t keptFrameworks = 50;

Reply openedStream(World& world, StreamId stream, const std::string& streamId)
{
    (void)world;
    return {200, {{"Mesos-Stream-Id", streamId}, {"Content-Type", "application/json"}}, {}, stream};
}

Reply refused(World& world, const std::string& message)
{
    const StreamId stream = world.openStream();
    world.send(stream, {{"type", "ERROR"}, {"error", {{"message", message}}}});
    world.end(stream);
    return openedStream(world, stream, world.drawUuid());
}

std::string newFrameworkId(World& world)
{
    std::string number = std::to_string(world.nextFramework++);
    return world.masterId + '-' + std::string(number.size() < 4 ? 4 - number.size() : 0, '0') + number;
}

bool wasRemoved(const World& world, const std::string& id)
{
    return std::any_of(world.completedFrameworks.begin(), world.completedFrameworks.end(),
                       [&](const Framework& framework) { return framework.id == id; });
}

std::optional<std::string> suppressionError(const Json& call, const std::vector<std::string>& roles)
{
    std::string strangers;
    for (const Json& role : listOf(call, "suppressed_roles"))
        if (std::find(roles.begin(), roles.end(), role.get<std::string>()) == roles.end())
            strangers += (strangers.empty() ? "" : ", ") + role.get<std::string>();
    if (strangers.empty())
        return std::nullopt;
    return "Suppressed roles { " + strangers + " } are not contained in the set of roles";
}

/// What SUBSCRIBE and UPDATE_FRAMEWORK have in common.
void takeOver(World& world, Framework& framework, Json info, const Json& call)
{
    info["id"] = idJson(framework.id);
    if (!framework.info.is_null()) // these never change
        for (const char* fixed : {"user", "checkpoint"})
            if (framework.info.contains(fixed))
                info[fixed] = framework.info[fixed];
    framework.info = inOrder(info);
    framework.capabilities = capabilitiesOf(info);
    framework.roles = rolesOf(info);
    framework.suppressed.clear();
    for (const Json& role : listOf(call, "suppressed_roles"))
        framework.suppressed.insert(role.get<std::string>());
    framework.constraints = memberOf(call, "offer_constraints");
    world.knownInfos[framework.id] = framework.info;
}

void heartbeat(World& world, StreamId stream)
{
    world.after(world.setup.timing.heartbeat, [&world, stream] {
        if (!world.schedulers.contains(stream))
            return;
        world.send(stream, {{"type", "HEARTBEAT"}});
        heartbeat(world, stream);
    });
}

void greet(World& world, const Framework& framework)
{
    const double interval = secondsOf(Timestamp(world.setup.timing.heartbeat));
    world.sendTo(framework, {{"type", "SUBSCRIBED"},
                             {"subscribed",
                              {{"framework_id", idJson(framework.id)},
                               {"heartbeat_interval_seconds", interval},
                               {"master_info", masterInfoJson(world)}}}});
    world.sendTo(framework, {{"type", "HEARTBEAT"}});
    heartbeat(world, framework.stream);
}

std::optional<std::string> subscriptionError(const World& world, const Json& info, const Json& body,
                                             const std::string& principal)
{
    if (auto error = frameworkInfoError(info))
        return error;
    const std::vector<std::string> roles = rolesOf(info);
    if (auto error = suppressionError(body, roles))
        return error;
    if (auto error = constraintsError(memberOf(body, "offer_constraints"), roles))
        return error;
    if (wasRemoved(world, idOf(info, "id")))
        return "Framework has been removed";
    const auto user = world.setup.principals.find(principal);
    if (user == world.setup.principals.end() || !user->second.roles)
        return std::nullopt;
    const auto& allowed = *user->second.roles;
    if (std::all_of(roles.begin(), roles.end(), [&](const auto& role) { return allowed.contains(role); }))
        return std::nullopt;
    std::string names;
    for (const std::string& role : roles)
        names += (names.empty() ? "" : ", ") + role;
    return "Not authorized to register framework " + idOf(info, "id") + " with roles { " + names + " }";
}

} // namespace

Capabilities capabilitiesOf(const Json& info)
{
    Capabilities out;
    for (const Json& capability : listOf(info, "capabilities")) {
        const std::string type = textOf(capability, "type");
        out.partitionAware |= type == "PARTITION_AWARE";
        out.multiRole |= type == "MULTI_ROLE";
        out.refinement |= type == "RESERVATION_REFINEMENT";
        out.regionAware |= type == "REGION_AWARE";
        out.taskKilling |= type == "TASK_KILLING_STATE";
        out.gpus |= type == "GPU_RESOURCES";
    }
    return out;
}

std::vector<std::string> rolesOf(const Json& info)
{
    if (!capabilitiesOf(info).multiRole)
        return {textOf(info, "role", "*")};
    std::vector<std::string> out;
    for (const Json& role : listOf(info, "roles"))
        out.push_back(role.get<std::string>());
    return out;
}

Reply subscribe(World& world, const Json& call, const std::string& principal)
{
    const Json& body = memberOf(call, "subscribe");
    Json info = memberOf(body, "framework_info");
    if (!principal.empty() && !info.contains("principal"))
        info["principal"] = principal;
    if (const auto error = subscriptionError(world, info, body, principal))
        return refused(world, *error);
    std::string id = idOf(info, "id");
    if (id.empty())
        id = newFrameworkId(world);
    const auto [found, added] = world.frameworks.try_emplace(id);
    Framework& framework = found->second;
    framework.id = id;
    const bool takenOver = framework.connected;
    if (takenOver) {
        world.sendTo(framework, {{"type", "ERROR"}, {"error", {{"message", "Framework failed over"}}}});
        world.end(framework.stream);
        recoverOffers(world, framework);
    }
    takeOver(world, framework, info, body);
    const bool known = framework.wasRegistered;
    if (!known)
        framework.registeredAt = world.now;
    framework.wasRegistered = true;
    framework.reregisteredAt = world.now;
    framework.unregisteredAt = {};
    framework.recovered = false;
    framework.active = true;
    framework.connected = true;
    ++framework.failover;
    framework.stream = world.openStream();
    framework.streamId = world.drawUuid();
    world.schedulers[framework.stream] = id;
    greet(world, framework);
    const char* event = added ? "framework_added" : "framework_updated";
    world.tellOperators({{"type", added ? "FRAMEWORK_ADDED" : "FRAMEWORK_UPDATED"},
                         {event, {{"framework", frameworkJson(world, framework, false)}}}});
    Reply reply = openedStream(world, framework.stream, framework.streamId);
    if (!takenOver)
        allocate(world);
    flushUpdates(world, id, {});
    return reply;
}

Reply updateFramework(World& world, Framework& framework, const Json& body)
{
    const Json& info = memberOf(body, "framework_info");
    if (idOf(info, "id") != framework.id)
        return Reply::text(400, "'update_framework.framework_info.id' differs from 'framework_id'");
    if (const auto error = frameworkInfoError(info))
        return Reply::text(400, "Supplied FrameworkInfo is not valid: " + *error);
    const std::vector<std::string> roles = rolesOf(info);
    if (const auto error = suppressionError(body, roles))
        return Reply::text(400, *error);
    if (const auto error = constraintsError(memberOf(body, "offer_constraints"), roles))
        return Reply::text(400, *error);
    const auto changed = [&](const std::string& name, const std::string& from, const std::string& to) {
        return Reply::text(400, "FrameworkInfo update is not valid: Updating 'FrameworkInfo." + name
                                    + "' is unsupported; attempted to update from '" + from + "' to '" + to
                                    + "'");
    };
    for (const char* name : {"principal", "user"})
        if (textOf(info, name) != textOf(framework.info, name))
            return changed(name, textOf(framework.info, name), textOf(info, name));
    if (flagOf(info, "checkpoint") != framework.checkpoint())
        return changed("checkpoint", framework.checkpoint() ? "true" : "false",
                       flagOf(info, "checkpoint") ? "true" : "false");
    takeOver(world, framework, info, body);
    for (const std::string& offer : std::vector<std::string>(framework.offers)) {
        const Offer& held = world.offers.at(offer);
        const bool kept =
            std::find(framework.roles.begin(), framework.roles.end(), held.role) != framework.roles.end()
            && mayBeOffered(world, framework, held.role, world.agents.at(held.agentId));
        if (kept)
            continue;
        withdraw(world, offer);
        world.sendTo(framework, {{"type", "RESCIND"}, {"rescind", {{"offer_id", idJson(offer)}}}});
    }
    world.tellOperators({{"type", "FRAMEWORK_UPDATED"},
                         {"framework_updated", {{"framework", frameworkJson(world, framework, false)}}}});
    return Reply::empty(200);
}

void disconnect(World& world, Framework& framework)
{
    world.schedulers.erase(framework.stream);
    framework.stream = 0;
    framework.active = false;
    framework.connected = false;
    framework.filters.clear();
    framework.inverseFilters.clear();
    recoverOffers(world, framework);
    world.tellOperators({{"type", "FRAMEWORK_UPDATED"},
                         {"framework_updated", {{"framework", frameworkJson(world, framework, false)}}}});
    const std::uint64_t round = ++framework.failover;
    const double timeout = std::max(0.0, numberOf(framework.info, "failover_timeout"));
    world.after(fromSeconds(std::min(timeout, 1e9)), [&world, id = framework.id, round] {
        const Framework* there = world.frameworkById(id);
        if (there != nullptr && there->failover == round)
            removeFramework(world, id);
    });
}

void removeFramework(World& world, const std::string& id)
{
    const auto found = world.frameworks.find(id);
    if (found == world.frameworks.end())
        return;
    Framework& framework = found->second;
    recoverOffers(world, framework);
    world.end(framework.stream);
    std::vector<TaskPtr> tasks;
    for (const auto& all : {framework.tasks, framework.unreachable})
        for (const auto& [taskId, task] : all)
            tasks.push_back(task);
    for (const TaskPtr& task : tasks) {
        if (!isTerminal(task->knownState))
            task->statuses.push_back(bareStatus(world, task->id, task->agentId, "TASK_KILLED",
                                                "Framework " + id + " removed", "REASON_FRAMEWORK_REMOVED"));
        task->knownState = textOf(task->statuses.back(), "state");
        framework.completed.push_back(task);
    }
    framework.stream = 0;
    framework.connected = false;
    framework.active = false;
    for (auto& [agentId, agent] : world.agents)
        if (agent.registered && agent.connected)
            stopSilently(world, agent, id);
    framework.tasks.clear();
    framework.unreachable.clear();
    framework.unregisteredAt = world.now;
    std::erase_if(world.inverseAnswers, [&](const auto& entry) { return entry.first.second == id; });
    world.tellOperators(
        {{"type", "FRAMEWORK_REMOVED"}, {"framework_removed", {{"framework_info", framework.info}}}});
    world.completedFrameworks.push_back(std::move(framework));
    world.frameworks.erase(found);
    if (world.completedFrameworks.size() > keptFrameworks)
        world.completedFrameworks.pop_front();
    for (auto& [agentId, agent] : world.agents)
        finishDrain(world, agent);
}

} // namespace pacer::mesos_double
