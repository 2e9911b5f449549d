// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/scheduler/history.h"
#include "core/scheduler/views.h"
#include "core/wire/deployment_json.h"
#include "core/wire/history_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

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

std::optional<std::uint64_t> numberIn(const std::string& text)
{
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [last, wrong] = std::from_chars(text.data(), end, number);
    return wrong == std::errc{} && last == end && !text.empty() ? std::optional(number) : std::nullopt;
}

/// ?limit, ?before and ?app of the history; an Error for what is no number.
Result<scheduler::HistoryQuery> historyQuery(const Request& request)
{
    scheduler::HistoryQuery query;
    for (const char* name : {"limit", "before"}) {
        const std::optional<std::string> text = request.parameter(name);
        if (!text)
            continue;
        const std::optional<std::uint64_t> number = numberIn(*text);
        if (!number || *number == 0)
            return fail(ErrorCode::InvalidArgument, {std::string(name) + " must be a number from 1"});
        if (name == std::string_view("limit"))
            query.limit = std::min<std::size_t>(*number, scheduler::mostRecords);
        else
            query.before = *number;
    }
    if (const std::optional<std::string> app = request.parameter("app"))
        query.app = idOf(*app);
    return query;
}

void listHistory(const ContextPtr& context, const Request& request, const Answer& answer)
{
    const Result<scheduler::HistoryQuery> query = historyQuery(request);
    if (!query)
        return answer(errorReply(query.error()));
    readArchive(
        *context, answer,
        [query = *query](const RootGroup&, scheduler::Archive& archive) { return archive.history(query); },
        [](const scheduler::HistoryPage& page) {
            return jsonReply(wire::writeHistory(page.records, page.next));
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
    router.add("GET", "/v2/deployments/history",
               [context](const Request& request, const PathParts&, const Answer& answer) {
                   listHistory(context, request, answer);
               });
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
