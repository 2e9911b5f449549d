// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/agents_json.h"
#include "core/rest/routes.h"
#include "core/scheduler/ports.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace pacer::rest {
namespace {

using WriteCluster = std::function<Reply(const ClusterView&)>;

/// Asks the engine for the framework, then the agents on a worker, because they look at their folders.
void showCluster(const ContextPtr& context, const Answer& answer, WriteCluster write)
{
    readState(
        *context, answer, NotFoundStyle::Plain,
        [](const scheduler::State& state, Timestamp) -> Result<ClusterView> {
            ClusterView view;
            view.frameworkName = state.settings.frameworkName;
            view.framework = state.connection.framework.value_or(FrameworkId{});
            view.role = state.settings.defaultRole;
            view.startedAt = state.startedAt;
            return view;
        },
        [context, write = std::move(write)](const ClusterView& gathered) {
            ClusterView view = gathered;
            view.agents = context->files->agents();
            view.authority = context->authority();
            return write(view);
        });
}

RouteHandler clusterHandler(const ContextPtr& context, wire::Json (*json)(const ClusterView&))
{
    return [context, json](const Request&, const PathParts&, const Answer& answer) {
        showCluster(context, answer, [json](const ClusterView& cluster) { return jsonReply(json(cluster)); });
    };
}

/// `number` counts from 1, as in `slave(1)`.
RouteHandler agentHandler(const ContextPtr& context, wire::Json (*json)(const ClusterView&, std::size_t))
{
    return [context, json](const Request&, const PathParts& parts, const Answer& answer) {
        std::size_t number = 0;
        const std::string& text = parts["n"];
        std::from_chars(text.data(), text.data() + text.size(), number);
        showCluster(context, answer, [json, number](const ClusterView& cluster) {
            if (number < 1 || number > cluster.agents.size())
                return textReply("404 Not Found.", "text/plain", 404);
            return jsonReply(json(cluster, number - 1));
        });
    };
}

} // namespace

void addAgentRoutes(Router& router, const ContextPtr& context)
{
    if (context->files == nullptr)
        return;
    const RouteRules any{.jsonAnswer = false};
    const auto addMaster = [&](const std::string& name, wire::Json (*json)(const ClusterView&)) {
        router.add("GET", "/master" + name, clusterHandler(context, json), any);
    };
    addMaster("/state", masterState);
    addMaster("/state-summary", masterSummary);
    addMaster("/slaves", masterSlaves);
    addMaster("/frameworks", masterFrameworks);
    addMaster("/tasks", masterTasks);
    router.add("GET", "/state", clusterHandler(context, masterState), any);
    router.add("GET", "/metrics/snapshot", clusterHandler(context, metricsSnapshot), any);
    router.add("GET", "/slave({n})/state", agentHandler(context, agentState), any);
    router.add("GET", "/slave({n})/containers", agentHandler(context, agentContainers), any);
    for (const char* path : {"/health", "/master/health"}) {
        router.add(
            "GET", path,
            [](const Request&, const PathParts&, const Answer& answer) {
                answer(Reply{200, "", {}, {}, {}});
            },
            any);
    }
    router.add(
        "GET", "/version",
        [](const Request&, const PathParts&, const Answer& answer) { answer(jsonReply(versionJson())); },
        any);
    for (const char* path : {"/master/redirect", "/redirect"}) {
        router.add(
            "GET", path,
            [context](const Request&, const PathParts&, const Answer& answer) {
                Reply reply{307, "", {}, {}, {}};
                reply.headers.emplace_back("Location", "//" + context->authority());
                answer(std::move(reply));
            },
            any);
    }
}

} // namespace pacer::rest
