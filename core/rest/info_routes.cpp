// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/scheduler/views.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

namespace pacer::rest {
namespace {

using wire::Json;

constexpr const char* apiLevel = "1.11.24"; ///< what clients test for (decision 24)

std::int64_t milliseconds(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

/// What of the engine the answer shows.
struct EngineView {
    scheduler::Settings settings;
    std::optional<FrameworkId> framework;
    std::string master;
};

Result<EngineView> viewOf(const scheduler::State& state, Timestamp)
{
    return EngineView{state.settings, state.connection.framework, state.connection.master};
}

/// Who answers for the agents: this server, or a Mesos master.
Json leaderUrl(const EngineView& view, const Context& context)
{
    if (context.files != nullptr)
        return "http://" + context.authority() + "/";
    if (view.master.empty())
        return nullptr;
    return (view.master.find("://") == std::string::npos ? "http://" + view.master : view.master) + "/";
}

/// Durations are milliseconds (9.4).
Json marathonConfig(const EngineView& view, const Context& context)
{
    const std::string authority = context.authority();
    const scheduler::Settings& settings = view.settings;
    Json config = Json::object();
    config["access_control_allow_origin"] =
        context.allowedOrigins.empty() ? Json(nullptr) : Json(context.allowedOrigins);
    config["checkpoint"] = true;
    config["decline_offer_duration"] = milliseconds(settings.declineOfferDuration);
    config["default_network_name"] = nullptr;
    config["env_vars_prefix"] = settings.envVarsPrefix.empty() ? Json(nullptr) : Json(settings.envVarsPrefix);
    config["features"] = settings.enabledFeatures;
    config["framework_name"] = settings.frameworkName;
    config["ha"] = false;
    config["hostname"] = net::hostOf(authority);
    config["launch_token"] = settings.launchTokens;
    config["launch_token_refresh_interval"] = milliseconds(settings.launchTokenRefreshInterval);
    config["local_port_max"] = settings.localPortMax;
    config["local_port_min"] = settings.localPortMin;
    config["master"] = view.master.empty() ? authority : view.master;
    config["max_instances_per_offer"] = settings.maxInstancesPerOffer;
    config["mesos_bridge_name"] = "mesos-bridge";
    config["mesos_leader_ui_url"] = leaderUrl(view, context);
    config["mesos_role"] = settings.defaultRole;
    config["min_revive_offers_interval"] = milliseconds(settings.minReviveInterval);
    config["new_group_enforce_role"] = settings.newGroupEnforceRole ? "Top" : "Off";
    config["reconciliation_initial_delay"] = milliseconds(settings.reconciliationInitialDelay);
    config["reconciliation_interval"] = milliseconds(settings.reconciliationInterval);
    config["scale_apps_initial_delay"] = milliseconds(settings.scaleAppsInitialDelay);
    config["scale_apps_interval"] = milliseconds(settings.scaleAppsInterval);
    config["task_launch_confirm_timeout"] = milliseconds(settings.taskLaunchConfirmTimeout);
    config["task_launch_timeout"] = milliseconds(settings.taskLaunchTimeout);
    config["task_lost_expunge_interval"] = milliseconds(settings.expungeInterval);
    config["webui_url"] = nullptr;
    config["maintenance_mode"] = true;
    for (const char* name :
         {"executor", "failover_timeout", "leader_proxy_connection_timeout_ms",
          "leader_proxy_read_timeout_ms", "mesos_heartbeat_failure_threshold", "mesos_heartbeat_interval",
          "mesos_user", "offer_matching_timeout", "on_elected_prepare_timeout", "store_cache",
          "task_lost_expunge_initial_delay", "task_reservation_timeout"})
        config[name] = nullptr; // Marathon's, not ours: unset
    return config;
}

Json infoJson(const Context& context, const EngineView& view)
{
    const std::string authority = context.authority();
    Json info = Json::object();
    info["name"] = view.settings.frameworkName;
    info["version"] = apiLevel;
    info["buildref"] = "pacer";
    info["elected"] = true;
    info["leader"] = authority;
    info["frameworkId"] = view.framework ? Json(view.framework->value) : Json(nullptr);
    info["marathon_config"] = marathonConfig(view, context);
    info["zookeeper_config"] = Json::object();
    for (const char* name : {"zk", "zk_compression", "zk_compression_threshold", "zk_connection_timeout",
                             "zk_max_node_size", "zk_session_timeout", "zk_timeout"})
        info["zookeeper_config"][name] = nullptr; // there is no ZooKeeper
    info["zookeeper_config"]["zk_max_versions"] = view.settings.maxVersions;
    info["http_config"] = Json::object();
    info["http_config"]["http_port"] = net::portOf(authority);
    info["http_config"]["https_port"] = nullptr;
    info["pacer"] = Json::object();
    info["pacer"]["version"] = context.productVersion;
    return info;
}

/// As text, as HTML or as a JSON string; 204 if the client takes none of them (9.4).
Reply pong(const Request& request)
{
    Reply reply{204, "", {}, {}, {}};
    if (accepts(request, "text/plain"))
        reply = textReply("pong");
    else if (accepts(request, "text/html"))
        reply = textReply("pong", "text/html");
    else if (accepts(request, "application/json"))
        reply = textReply("\"pong\"", "application/json");
    if (reply.status == 200)
        reply.headers.emplace_back("Vary", "Accept, Accept-Encoding, User-Agent");
    return reply;
}

/// The settings in force under Marathon's names, for people: two blanks per level (9.4).
Reply configReply(const Context& context, const EngineView& view)
{
    Json config = marathonConfig(view, context);
    config["http_address"] = net::hostOf(context.authority());
    config["http_port"] = net::portOf(context.authority());
    config["max_running_deployments"] = view.settings.maxRunningDeployments;
    config["zk_max_versions"] = view.settings.maxVersions;
    config["kill_chunk_size"] = view.settings.killChunkSize;
    config["kill_retry_timeout"] = milliseconds(view.settings.killRetryTimeout);
    config["max_concurrent_marathon_health_checks"] = view.settings.maxConcurrentHealthChecks;
    config["gpu_scheduling_behavior"] = view.settings.gpuRestricted ? "restricted" : "unrestricted";
    return textReply(wire::prettyJsonText(config) + '\n', "application/json");
}

void addPluginRoutes(Router& router)
{
    router.add("GET", "/v2/plugins", [](const Request&, const PathParts&, const Answer& answer) {
        Json body = Json::object();
        body["plugins"] = Json::array(); // there are no plug-ins
        answer(jsonReply(body));
    });
    for (const char* method : {"GET", "POST", "PUT", "DELETE"})
        router.add(
            method, "/v2/plugins/{id}/{path*}",
            [](const Request&, const PathParts& parts, const Answer& answer) {
                Json body = Json::object();
                body["message"] = "No plugin with this pluginId: " + parts["id"];
                body["details"] = Json::array();
                Reply reply = jsonReply(body, 404);
                reply.contentType = "application/octet-stream"; // as the reference labels it
                answer(std::move(reply));
            },
            RouteRules{.jsonBody = false, .jsonAnswer = false});
}

void addLeaderRoutes(Router& router, const ContextPtr& context)
{
    router.add("GET", "/v2/leader", [context](const Request&, const PathParts&, const Answer& answer) {
        Json body = Json::object();
        body["leader"] = context->authority();
        answer(jsonReply(body));
    });
    if (!context->abdicate)
        return;
    router.add("DELETE", "/v2/leader", [context](const Request&, const PathParts&, const Answer& answer) {
        Json body = Json::object();
        body["message"] = "Leadership abdicated";
        body["details"] = Json::array();
        answer(jsonReply(body));
        context->abdicate();
    });
}

} // namespace

void addInfoRoutes(Router& router, const ContextPtr& context)
{
    router.add(
        "GET", "/ping",
        [](const Request& request, const PathParts&, const Answer& answer) { answer(pong(request)); },
        RouteRules{.jsonAnswer = false, .trailingSlash = true});
    router.add("GET", "/v2/info", [context](const Request&, const PathParts&, const Answer& answer) {
        readState(*context, answer, NotFoundStyle::Plain, viewOf,
                  [context](const EngineView& view) { return jsonReply(infoJson(*context, view)); });
    });
    addLeaderRoutes(router, context);
    addPluginRoutes(router);
    router.add("GET", "/config", [context](const Request&, const PathParts&, const Answer& answer) {
        readState(*context, answer, NotFoundStyle::Plain, viewOf,
                  [context](const EngineView& view) { return configReply(*context, view); });
    });
}

} // namespace pacer::rest
