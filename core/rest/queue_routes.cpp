// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/rest/spec_texts.h"
#include "core/scheduler/views.h"
#include "core/wire/queue_json.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace pacer::rest {
namespace {

std::string queueText(const std::vector<QueueItem>& items, bool withLastUnused, SpecTexts& texts)
{
    return texts.answer([&](const auto& textOf) {
        std::string text = R"({"queue":[)";
        const char* separator = "";
        for (const QueueItem& item : items) {
            text.append(std::exchange(separator, ","));
            wire::appendQueueItem(text, item, textOf(item.spec), withLastUnused);
        }
        text += "]}";
        return text;
    });
}

void showQueue(const ContextPtr& context, const std::shared_ptr<SpecTexts>& texts, const Request& request,
               const Answer& answer)
{
    const auto embeds = request.parameters("embed");
    const bool withLastUnused = std::ranges::find(embeds, "lastUnusedOffers") != embeds.end();
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [withLastUnused](const scheduler::State& state, Timestamp now) -> Result<std::vector<QueueItem>> {
            return scheduler::queue(state, withLastUnused, now);
        },
        [withLastUnused, texts](const std::vector<QueueItem>& items) {
            Reply reply;
            reply.body = queueText(items, withLastUnused, *texts);
            return reply;
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
        [context, texts = std::make_shared<SpecTexts>()](const Request& request, const PathParts&,
                                                         const Answer& answer) {
            showQueue(context, texts, request, answer);
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
