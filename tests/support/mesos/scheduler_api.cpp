// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/scheduler_api.h"

#include "tests/support/mesos/accept.h"
#include "tests/support/mesos/agents.h"
#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/frameworks.h"
#include "tests/support/mesos/gate.h"
#include "tests/support/mesos/offers.h"
#include "tests/support/mesos/operations.h"
#include "tests/support/mesos/updates.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

const std::map<std::string, std::string>& schedulerBodies()
{
    static const std::map<std::string, std::string> bodies{
        {"SUBSCRIBE", "subscribe"},
        {"ACCEPT", "accept"},
        {"DECLINE", "decline"},
        {"ACCEPT_INVERSE_OFFERS", "accept_inverse_offers"},
        {"DECLINE_INVERSE_OFFERS", "decline_inverse_offers"},
        {"KILL", "kill"},
        {"SHUTDOWN", "shutdown"},
        {"ACKNOWLEDGE", "acknowledge"},
        {"ACKNOWLEDGE_OPERATION_STATUS", "acknowledge_operation_status"},
        {"RECONCILE", "reconcile"},
        {"RECONCILE_OPERATIONS", "reconcile_operations"},
        {"MESSAGE", "message"},
        {"REQUEST", "request"},
        {"UPDATE_FRAMEWORK", "update_framework"},
    };
    return bodies;
}

std::optional<std::string> validationError(const Call& call, const std::string& principal)
{
    const Json& message = call.message;
    if (call.type == "SUBSCRIBE") {
        const Json& info = memberOf(memberOf(message, "subscribe"), "framework_info");
        if (idOf(message, "framework_id") != idOf(info, "id"))
            return "'framework_id' differs from 'subscribe.framework_info.id'";
        const std::string claimed = textOf(info, "principal");
        if (!principal.empty() && !claimed.empty() && claimed != principal)
            return "Authenticated principal '" + principal + "' does not match principal '" + claimed
                   + "' set in `FrameworkInfo`";
        return std::nullopt;
    }
    if (!message.contains("framework_id"))
        return "Expecting 'framework_id' to be present";
    for (const char* body : {"acknowledge", "acknowledge_operation_status"}) {
        const Json& acknowledged = memberOf(message, body);
        if (!acknowledged.is_null()
            && fromBase64(textOf(acknowledged, "uuid")).bytes.value_or("").size() != 16)
            return "Not a valid UUID";
    }
    return std::nullopt;
}

void setSuppressed(World& world, Framework& framework, const Json& body, bool suppressed)
{
    std::vector<std::string> roles;
    for (const Json& role : listOf(body, "roles"))
        roles.push_back(role.get<std::string>());
    if (roles.empty())
        roles = framework.roles;
    for (const std::string& role : roles) {
        if (suppressed) {
            framework.suppressed.insert(role);
            continue;
        }
        framework.suppressed.erase(role);
        std::erase_if(framework.filters, [&](const Filter& filter) { return filter.role == role; });
    }
    if (!suppressed)
        allocate(world);
}

void kill(World& world, Framework& framework, const Json& body)
{
    const std::string agentId = idOf(body, "agent_id");
    const auto found = framework.tasks.find(idOf(body, "task_id"));
    if (found == framework.tasks.end()) {
        Json query{{"task_id", body["task_id"]}};
        if (body.contains("agent_id"))
            query["agent_id"] = body["agent_id"];
        return reconcile(world, framework, Json::array({query}));
    }
    const TaskPtr task = found->second;
    if (!agentId.empty() && agentId != task->agentId)
        return;
    std::optional<Duration> grace;
    if (const Json& given = memberOf(memberOf(body, "kill_policy"), "grace_period"); !given.is_null())
        grace = Duration(given.value("nanoseconds", std::int64_t{0}));
    deliverKill(world, task, grace);
}

void shutdown(World& world, const Framework& framework, const Json& body)
{
    Agent* agent = world.agentById(idOf(body, "agent_id"));
    if (agent == nullptr || !agent->connected)
        return;
    const auto found = agent->executors.find({framework.id, idOf(body, "executor_id")});
    if (found == agent->executors.end())
        return;
    const std::vector<TaskPtr> tasks = found->second.tasks;
    for (const TaskPtr& task : tasks)
        killTask(world, task, std::nullopt);
}

/// Everything but SUBSCRIBE and UPDATE_FRAMEWORK: taken, and answered by events.
void perform(World& world, Framework& framework, const Call& call)
{
    const Json& message = call.message;
    const std::string& type = call.type;
    if (type == "TEARDOWN")
        removeFramework(world, std::string(framework.id));
    else if (type == "ACCEPT")
        accept(world, framework, message["accept"]);
    else if (type == "DECLINE")
        decline(world, framework, message["decline"]);
    else if (type == "ACCEPT_INVERSE_OFFERS")
        answerInverseOffers(world, framework, message["accept_inverse_offers"], "ACCEPT");
    else if (type == "DECLINE_INVERSE_OFFERS")
        answerInverseOffers(world, framework, message["decline_inverse_offers"], "DECLINE");
    else if (type == "REVIVE" || type == "SUPPRESS")
        setSuppressed(world, framework, memberOf(message, type == "REVIVE" ? "revive" : "suppress"),
                      type == "SUPPRESS");
    else if (type == "KILL")
        kill(world, framework, message["kill"]);
    else if (type == "SHUTDOWN")
        shutdown(world, framework, message["shutdown"]);
    else if (type == "ACKNOWLEDGE")
        acknowledge(world, framework, message["acknowledge"]);
    else if (type == "ACKNOWLEDGE_OPERATION_STATUS")
        acknowledgeOperation(world, framework, message["acknowledge_operation_status"]);
    else if (type == "RECONCILE")
        reconcile(world, framework, listOf(message["reconcile"], "tasks"));
    else if (type == "RECONCILE_OPERATIONS")
        reconcileOperations(world, framework, listOf(message["reconcile_operations"], "operations"));
    // REQUEST is ignored by the allocator, MESSAGE by the executors that come with Mesos.
}

Reply subscribeCall(World& world, const Request& request, const Call& call, const std::string& principal)
{
    if (!acceptsJson(request))
        return notAcceptable();
    if (headerOf(request.headers, "Mesos-Stream-Id"))
        return Reply::text(400, "Subscribe calls should not include the 'Mesos-Stream-Id' header");
    return subscribe(world, call.message, principal);
}

} // namespace

Reply schedulerCall(World& world, const Request& request)
{
    const Caller caller = callerOf(world, request, "mesos-master-scheduler");
    if (caller.refusal)
        return *caller.refusal;
    const Call call = readCall(request, "scheduler::Call", schedulerBodies());
    if (call.refusal)
        return *call.refusal;
    if (const auto error = validationError(call, caller.principal))
        return Reply::text(400, "Failed to validate scheduler::Call: " + *error);
    if (call.type == "SUBSCRIBE")
        return subscribeCall(world, request, call, caller.principal);
    const std::string id = idOf(call.message, "framework_id");
    Framework* framework = world.frameworkById(id);
    if (framework == nullptr)
        return Reply::text(400, "Framework cannot be found");
    const std::string owner = framework->principal();
    if (!caller.principal.empty() && !owner.empty() && owner != caller.principal)
        return Reply::text(400, "Authenticated principal '" + caller.principal
                                    + "' does not match principal '" + owner + "' set in `FrameworkInfo`");
    if (!framework->connected)
        return Reply::text(403, "Framework is not subscribed");
    const auto stream = headerOf(request.headers, "Mesos-Stream-Id");
    if (!stream)
        return Reply::text(400, "All non-subscribe calls should include the 'Mesos-Stream-Id' header");
    if (*stream != framework->streamId)
        return Reply::text(
            400, "The stream ID '" + *stream
                     + "' included in this request didn't match the stream ID currently associated with "
                       "framework ID "
                     + id);
    if (call.type == "UPDATE_FRAMEWORK")
        return updateFramework(world, *framework, call.message["update_framework"]);
    if (call.type == "UNKNOWN") // the real master ends its process here (spec/mesos.md 16)
        return Reply{0, {}, {}, 0};
    perform(world, *framework, call);
    return Reply::empty(202);
}

} // namespace pacer::mesos_double
