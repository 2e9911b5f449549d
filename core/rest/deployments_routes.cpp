// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/scheduler/views.h"
#include "core/wire/deployment_json.h"

#include <nlohmann/json.hpp>

namespace pacer::rest {
namespace {

void listDeployments(const ContextPtr& context, const Answer& answer)
{
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [](const scheduler::State& state, Timestamp) -> Result<std::vector<DeploymentInfo>> {
            return scheduler::deployments(state);
        },
        [](const std::vector<DeploymentInfo>& deployments) {
            wire::Json list = wire::Json::array();
            for (const DeploymentInfo& deployment : deployments)
                list.push_back(wire::writeDeployment(deployment));
            return jsonReply(list);
        });
}

/// Rolls back by a new deployment; with `force` only stops, and then there is nothing to tell (9.2).
void cancelDeployment(const ContextPtr& context, const Request& request, const PathParts& parts,
                      const Answer& answer)
{
    const scheduler::CancelDeployment body{DeploymentId{parts["id"]}};
    sendCommand(*context, commandOf(request, body, request.flag("force")), answer,
                NotFoundStyle::EmptyDetails, [](const scheduler::Outcome& outcome) {
                    if (std::holds_alternative<scheduler::Accepted>(outcome))
                        return deploymentReply(outcome);
                    return Reply{202, "", {}, {}, {}};
                });
}

/// Extensions: a slot update stands still, or goes on (swarm-updates.md B3).
template <class Command>
void tellDeployment(const ContextPtr& context, const Request& request, const PathParts& parts,
                    const Answer& answer)
{
    sendCommand(*context, commandOf(request, Command{DeploymentId{parts["id"]}}, false), answer,
                NotFoundStyle::EmptyDetails, [](const scheduler::Outcome&) {
                    return Reply{202, "", {}, {}, {}};
                });
}

} // namespace

void addDeploymentRoutes(Router& router, const ContextPtr& context)
{
    router.add(
        "GET", "/v2/deployments",
        [context](const Request&, const PathParts&, const Answer& answer) {
            listDeployments(context, answer);
        },
        RouteRules{.trailingSlash = true});
    router.add("DELETE", "/v2/deployments/{id}",
               [context](const Request& request, const PathParts& parts, const Answer& answer) {
                   cancelDeployment(context, request, parts, answer);
               });
    router.add("POST", "/v2/deployments/{id}/pause",
               [context](const Request& request, const PathParts& parts, const Answer& answer) {
                   tellDeployment<scheduler::PauseDeployment>(context, request, parts, answer);
               });
    router.add("POST", "/v2/deployments/{id}/resume",
               [context](const Request& request, const PathParts& parts, const Answer& answer) {
                   tellDeployment<scheduler::ResumeDeployment>(context, request, parts, answer);
               });
}

} // namespace pacer::rest
