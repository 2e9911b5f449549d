// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/call_json.h"

#include "core/mesos/json_access.h"

#include <nlohmann/json.hpp>

namespace pacer::mesos {

namespace {

Json call(const FrameworkId& id, const char* type)
{
    return Json{{"framework_id", idJson(id.value)}, {"type", type}};
}

Json idsJson(const std::vector<OfferId>& ids)
{
    Json list = Json::array();
    for (const OfferId& id : ids)
        list.push_back(idJson(id.value));
    return list;
}

Json capabilitiesJson(const Framework& framework)
{
    Json list = Json::array();
    for (const char* const name :
         {"PARTITION_AWARE", "MULTI_ROLE", "RESERVATION_REFINEMENT", "REGION_AWARE", "TASK_KILLING_STATE"})
        list.push_back(Json{{"type", name}});
    if (framework.gpus)
        list.push_back(Json{{"type", "GPU_RESOURCES"}});
    return list;
}

Json frameworkJson(const Framework& framework, const std::optional<FrameworkId>& id)
{
    Json json{{"user", framework.user}, {"name", framework.name}};
    if (id)
        json["id"] = idJson(id->value);
    json["roles"] = framework.roles;
    json["failover_timeout"] = secondsOf(framework.failoverTimeout);
    json["checkpoint"] = framework.checkpoint;
    if (!framework.hostname.empty())
        json["hostname"] = framework.hostname;
    if (!framework.webUrl.empty())
        json["webui_url"] = framework.webUrl;
    if (!framework.principal.empty())
        json["principal"] = framework.principal;
    json["capabilities"] = capabilitiesJson(framework);
    return json;
}

Json rolesCall(const FrameworkId& id, const char* type, const char* body, const std::set<std::string>& roles)
{
    Json json = call(id, type);
    if (!roles.empty())
        json[body] = Json{{"roles", roles}};
    return json;
}

} // namespace

Json subscribeCall(const Framework& framework, const std::optional<FrameworkId>& id,
                   const std::set<std::string>& suppressedRoles)
{
    Json json{{"type", "SUBSCRIBE"}};
    if (id)
        json["framework_id"] = idJson(id->value);
    Json& body = json["subscribe"];
    body["framework_info"] = frameworkJson(framework, id);
    if (!suppressedRoles.empty())
        body["suppressed_roles"] = suppressedRoles;
    return json;
}

Json updateFrameworkCall(const Framework& framework, const FrameworkId& id,
                         const std::set<std::string>& suppressedRoles)
{
    Json json = call(id, "UPDATE_FRAMEWORK");
    Json& body = json["update_framework"];
    body["framework_info"] = frameworkJson(framework, id);
    if (!suppressedRoles.empty())
        body["suppressed_roles"] = suppressedRoles;
    return json;
}

Json acceptCall(const FrameworkId& id, const OfferId& offer, Json operations)
{
    Json json = call(id, "ACCEPT");
    Json& body = json["accept"];
    body["offer_ids"] = idsJson({offer});
    body["operations"] = std::move(operations);
    // What is left is wanted back as soon as possible: an app may have more to start.
    body["filters"] = Json{{"refuse_seconds", 0.0}};
    return json;
}

Json declineCall(const FrameworkId& id, const std::vector<OfferId>& offers,
                 const std::optional<Duration>& refuse)
{
    Json json = call(id, "DECLINE");
    Json& body = json["decline"];
    body["offer_ids"] = idsJson(offers);
    if (refuse)
        body["filters"] = Json{{"refuse_seconds", secondsOf(*refuse)}};
    return json;
}

Json acceptInverseCall(const FrameworkId& id, const std::vector<OfferId>& offers)
{
    Json json = call(id, "ACCEPT_INVERSE_OFFERS");
    json["accept_inverse_offers"]["inverse_offer_ids"] = idsJson(offers);
    return json;
}

Json killCall(const FrameworkId& id, const scheduler::KillTask& kill)
{
    Json json = call(id, "KILL");
    Json& body = json["kill"];
    body["task_id"] = idJson(kill.task.value);
    if (kill.agent)
        body["agent_id"] = idJson(kill.agent->value);
    if (kill.grace)
        body["kill_policy"] = Json{{"grace_period", nanosecondsJson(*kill.grace)}};
    return json;
}

Json acknowledgeCall(const FrameworkId& id, const scheduler::AcknowledgeStatus& status)
{
    Json json = call(id, "ACKNOWLEDGE");
    json["acknowledge"] = Json{{"agent_id", idJson(status.agent.value)},
                               {"task_id", idJson(status.task.value)},
                               {"uuid", status.uuid}};
    return json;
}

Json acknowledgeCall(const FrameworkId& id, const OperationStatusSent& status)
{
    Json json = call(id, "ACKNOWLEDGE_OPERATION_STATUS");
    Json& body = json["acknowledge_operation_status"];
    body = Json::object();
    if (status.agent)
        body["agent_id"] = idJson(status.agent->value);
    if (status.resourceProvider)
        body["resource_provider_id"] = idJson(*status.resourceProvider);
    body["uuid"] = status.uuid;
    body["operation_id"] = idJson(status.operation);
    return json;
}

Json reviveCall(const FrameworkId& id, const std::set<std::string>& roles)
{
    return rolesCall(id, "REVIVE", "revive", roles);
}

Json suppressCall(const FrameworkId& id, const std::set<std::string>& roles)
{
    return rolesCall(id, "SUPPRESS", "suppress", roles);
}

Json reconcileCall(const FrameworkId& id, const std::vector<std::pair<TaskId, std::optional<AgentId>>>& tasks)
{
    Json list = Json::array();
    for (const auto& [task, agent] : tasks) {
        Json item{{"task_id", idJson(task.value)}};
        if (agent)
            item["agent_id"] = idJson(agent->value);
        list.push_back(std::move(item));
    }
    Json json = call(id, "RECONCILE");
    json["reconcile"]["tasks"] = std::move(list);
    return json;
}

Json teardownCall(const FrameworkId& id)
{
    return call(id, "TEARDOWN");
}

} // namespace pacer::mesos
