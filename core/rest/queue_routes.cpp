// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/scheduler/views.h"
#include "core/wire/queue_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::rest {
namespace {

void showQueue(const ContextPtr& context, const Request& request, const Answer& answer)
{
    const auto embeds = request.parameters("embed");
    const bool withLastUnused = std::ranges::find(embeds, "lastUnusedOffers") != embeds.end();
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [withLastUnused](const scheduler::State& state, Timestamp now) -> Result<std::vector<QueueItem>> {
            return scheduler::queue(state, withLastUnused, now);
        },
        [withLastUnused](const std::vector<QueueItem>& items) {
            wire::Json body = wire::Json::object();
            body["queue"] = wire::Json::array();
            for (const QueueItem& item : items)
                body["queue"].push_back(wire::writeQueueItem(item, withLastUnused));
            return jsonReply(body);
        });
}

/// The reference labels this 404 as bytes.
Answer labelledAsBytes(const Answer& answer)
{
    return [answer](Reply reply) {
        if (reply.status == 404)
            reply.contentType = "application/octet-stream";
        answer(std::move(reply));
    };
}

} // namespace

void addQueueRoutes(Router& router, const ContextPtr& context)
{
    router.add(
        "GET", "/v2/queue",
        [context](const Request& request, const PathParts&, const Answer& answer) {
            showQueue(context, request, answer);
        },
        RouteRules{.trailingSlash = true});
    router.add("DELETE", "/v2/queue/{id*}/delay",
               [context](const Request& request, const PathParts& parts, const Answer& answer) {
                   sendCommand(*context, commandOf(request, scheduler::ResetDelay{idOf(parts["id"])}, false),
                               labelledAsBytes(answer), NotFoundStyle::EmptyDetails,
                               [](const scheduler::Outcome&) {
                                   return Reply{204, "", {}, {}, {}};
                               });
               });
}

} // namespace pacer::rest
