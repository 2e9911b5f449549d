// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/operator_api.h"

#include "tests/support/mesos/agents.h"
#include "tests/support/mesos/files.h"
#include "tests/support/mesos/frameworks.h"
#include "tests/support/mesos/gate.h"
#include "tests/support/mesos/legacy_views.h"
#include "tests/support/mesos/operations.h"
#include "tests/support/mesos/views.h"

namespace pacer::mesos_double {
namespace {

const std::map<std::string, std::string>& operatorBodies()
{
    static const std::map<std::string, std::string> bodies{
        {"LIST_FILES", "list_files"},
        {"READ_FILE", "read_file"},
        {"RESERVE_RESOURCES", "reserve_resources"},
        {"UNRESERVE_RESOURCES", "unreserve_resources"},
        {"CREATE_VOLUMES", "create_volumes"},
        {"DESTROY_VOLUMES", "destroy_volumes"},
        {"UPDATE_MAINTENANCE_SCHEDULE", "update_maintenance_schedule"},
        {"START_MAINTENANCE", "start_maintenance"},
        {"STOP_MAINTENANCE", "stop_maintenance"},
        {"DRAIN_AGENT", "drain_agent"},
        {"DEACTIVATE_AGENT", "deactivate_agent"},
        {"REACTIVATE_AGENT", "reactivate_agent"},
        {"MARK_AGENT_GONE", "mark_agent_gone"},
        {"TEARDOWN", "teardown"},
        {"GET_METRICS", "get_metrics"},
    };
    return bodies;
}

void operatorHeartbeat(World& world, StreamId stream)
{
    world.after(world.setup.timing.heartbeat, [&world, stream] {
        if (!world.operators.contains(stream))
            return;
        world.send(stream, {{"type", "HEARTBEAT"}});
        operatorHeartbeat(world, stream);
    });
}

Reply subscribeOperator(World& world)
{
    const StreamId stream = world.openStream();
    world.operators.insert(stream);
    const double interval = secondsOf(Timestamp(world.setup.timing.heartbeat));
    world.send(stream,
               {{"type", "SUBSCRIBED"},
                {"subscribed", {{"get_state", stateView(world)}, {"heartbeat_interval_seconds", interval}}}});
    world.send(stream, {{"type", "HEARTBEAT"}});
    operatorHeartbeat(world, stream);
    return {200, {{"Content-Type", "application/json"}}, {}, stream};
}

Json metricsList(const World& world)
{
    Json list = Json::array();
    const Json metrics = metricsView(world);
    for (const auto& [name, value] : metrics.items())
        list.push_back({{"name", name}, {"value", value}});
    return {{"metrics", std::move(list)}};
}

/// The body of the answer to a query; nullopt for what is no query.
std::optional<Json> queried(const World& world, const std::string& type)
{
    using View = Json (*)(const World&);
    static const std::map<std::string, View> views{
        {"GET_HEALTH",
         [](const World&) -> Json {
             return {{"healthy", true}};
         }},
        {"GET_VERSION",
         [](const World& w) -> Json {
             return {{"version_info", versionJson(w)}};
         }},
        {"GET_MASTER",
         [](const World& w) -> Json {
             return {{"master_info", masterInfoJson(w)},
                     {"start_time", secondsOf(w.startedAt)},
                     {"elected_time", secondsOf(w.electedAt)}};
         }},
        {"GET_STATE", stateView},
        {"GET_AGENTS", agentsView},
        {"GET_TASKS", tasksView},
        {"GET_FRAMEWORKS", frameworksView},
        {"GET_EXECUTORS", executorsView},
        {"GET_ROLES", rolesView},
        {"GET_OPERATIONS", operationsView},
        {"GET_METRICS", metricsList},
        {"GET_QUOTA",
         [](const World&) -> Json {
             return {{"status", Json::object()}};
         }},
        {"GET_LOGGING_LEVEL",
         [](const World&) -> Json {
             return {{"level", 0}};
         }},
        {"GET_FLAGS",
         [](const World& w) -> Json {
             Json list = Json::array();
             const Json flags = masterFlags(w);
             for (const auto& [name, value] : flags.items())
                 list.push_back({{"name", name}, {"value", value}});
             return {{"flags", std::move(list)}};
         }},
        {"GET_MAINTENANCE_SCHEDULE",
         [](const World& w) -> Json {
             return {{"schedule", scheduleJson(w)}};
         }},
        {"GET_MAINTENANCE_STATUS",
         [](const World& w) -> Json {
             return {{"status", maintenanceStatusJson(w)}};
         }},
    };
    const auto found = views.find(type);
    if (found == views.end())
        return std::nullopt;
    return found->second(world);
}

Reply answerOf(const std::string& type, Json body)
{
    std::string member = type;
    for (char& c : member)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return Reply::json(Json{{"type", type}, {member, std::move(body)}}.dump());
}

Reply onAgent(World& world, const std::string& type, const Json& body)
{
    Agent* agent = world.agentById(idOf(body, "agent_id"));
    if (type == "MARK_AGENT_GONE") {
        if (agent == nullptr)
            return Reply::text(404, "Agent '" + idOf(body, "agent_id") + "' not found");
        markGone(world, *agent);
        return Reply::empty(200);
    }
    if (agent == nullptr || (!agent->registered && !agent->unreachable))
        return Reply::text(400, "Unknown agent");
    if (type == "DRAIN_AGENT")
        drain(world, *agent, body);
    else if (type == "DEACTIVATE_AGENT")
        deactivate(world, *agent);
    else
        reactivate(world, *agent);
    return Reply::empty(200);
}

Reply teardown(World& world, const Json& body, const Principal& principal)
{
    const std::string id = idOf(body, "framework_id");
    if (world.frameworkById(id) == nullptr)
        return Reply::text(400, "No framework found with specified ID");
    if (!principal.mayTeardown)
        return Reply::text(403, "403 Forbidden.");
    removeFramework(world, id);
    return Reply::empty(200);
}

} // namespace

Reply operatorCall(World& world, const Request& request)
{
    const Caller caller = callerOf(world, request, "mesos-master-readwrite");
    if (caller.refusal)
        return *caller.refusal;
    Call call = readCall(request, "master::Call", operatorBodies());
    if (call.refusal)
        return *call.refusal;
    if (!acceptsJson(request))
        return notAcceptable();
    const std::string& type = call.type;
    if (type == "SUBSCRIBE")
        return subscribeOperator(world);
    if (type == "GET_WEIGHTS")
        return Reply::json(R"({"type":"GET_WEIGHTS"})");
    if (type == "LIST_FILES" || type == "READ_FILE") // the master of the recordings has no log folder
        return Reply::text(404, "");
    if (auto body = queried(world, type))
        return answerOf(type, *std::move(body));
    const std::string& member = operatorBodies().at(type);
    const Json& body = call.message[member];
    if (type.ends_with("_RESOURCES") || type.ends_with("_VOLUMES"))
        return operateOnAgent(world, type, body);
    if (type == "UPDATE_MAINTENANCE_SCHEDULE")
        return updateSchedule(world, body["schedule"]);
    if (type == "START_MAINTENANCE")
        return startMaintenance(world, listOf(body, "machines"));
    if (type == "STOP_MAINTENANCE")
        return stopMaintenance(world, listOf(body, "machines"));
    if (type == "TEARDOWN")
        return teardown(world, body, principalOf(world, caller.principal));
    return onAgent(world, type, body);
}

} // namespace pacer::mesos_double
