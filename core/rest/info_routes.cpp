// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/scheduler/views.h"
#include "core/wire/pod_json.h"

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
    std::size_t apps = 0;
    std::size_t instances = 0;
    std::size_t deployments = 0;
};

Result<EngineView> viewOf(const scheduler::State& state, Timestamp)
{
    EngineView view{state.settings, state.connection.framework, state.connection.master};
    view.apps = appsBelow(*scheduler::root(state)).size();
    for (const auto& [id, spec] : state.instances.specs())
        view.instances += spec.all.size();
    view.deployments = state.rollouts.size();
    return view;
}

/// Durations are milliseconds (9.4).
Json marathonConfig(const EngineView& view, const std::string& authority, bool servesAgents)
{
    const scheduler::Settings& settings = view.settings;
    Json config = Json::object();
    config["access_control_allow_origin"] = nullptr;
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
    config["mesos_leader_ui_url"] = servesAgents ? Json("http://" + authority + "/") : Json(nullptr);
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
    info["marathon_config"] = marathonConfig(view, authority, context.files != nullptr);
    info["zookeeper_config"] = Json::object();
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
    if (accepts(request, "text/plain"))
        return textReply("pong");
    if (accepts(request, "text/html"))
        return textReply("pong", "text/html");
    if (accepts(request, "application/json"))
        return textReply("\"pong\"", "application/json");
    return Reply{204, "", {}, {}, {}};
}

Json metricsJson(const EngineView& view)
{
    const auto gauge = [](std::size_t value) {
        Json json = Json::object();
        json["value"] = value;
        return json;
    };
    Json metrics = Json::object();
    metrics["version"] = "4.0.0";
    metrics["counters"] = Json::object();
    metrics["gauges"] = Json::object();
    metrics["gauges"]["marathon.apps.active.gauge"] = gauge(view.apps);
    metrics["gauges"]["marathon.instances.active.gauge"] = gauge(view.instances);
    metrics["gauges"]["marathon.deployments.active.gauge"] = gauge(view.deployments);
    for (const char* kind : {"histograms", "meters", "timers"})
        metrics[kind] = Json::object();
    return metrics;
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

void addPodReads(Router& router, const ContextPtr& context)
{
    router.add("GET", "/v2/pods", [context](const Request&, const PathParts&, const Answer& answer) {
        readState(
            *context, answer, NotFoundStyle::EmptyDetails,
            [](const scheduler::State& state, Timestamp) -> Result<RootGroup> {
                return scheduler::root(state);
            },
            [](const RootGroup& root) {
                Json list = Json::array();
                for (const auto& [id, spec] : runSpecsBelow(*root)) {
                    if (const PodSpec* pod = spec.pod())
                        list.push_back(wire::writePod(*pod));
                }
                return jsonReply(list);
            });
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
    addPodReads(router, context);
    router.add("GET", "/v2/plugins", [](const Request&, const PathParts&, const Answer& answer) {
        Json body = Json::object();
        body["plugins"] = Json::array(); // there are no plug-ins
        answer(jsonReply(body));
    });
    router.add("GET", "/metrics", [context](const Request&, const PathParts&, const Answer& answer) {
        readState(*context, answer, NotFoundStyle::Plain, viewOf,
                  [](const EngineView& view) { return jsonReply(metricsJson(view)); });
    });
}

} // namespace pacer::rest
