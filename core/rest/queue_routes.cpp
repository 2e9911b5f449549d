// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/scheduler/views.h"
#include "core/wire/queue_json.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <variant>

namespace pacer::rest {
namespace {

/// The texts of the definitions in the last answer: the next one has nearly the same. Any thread.
class SpecTexts {
public:
    std::string answer(const std::vector<QueueItem>& items, bool withLastUnused)
    {
        const std::lock_guard lock(m_mutex);
        std::map<RunSpecPtr, std::string> used;
        std::string text = R"({"queue":)";
        char separator = '[';
        for (const QueueItem& item : items) {
            auto known = m_texts.extract(item.spec.ptr());
            const std::string& spec =
                known.empty()
                    ? used.try_emplace(item.spec.ptr(), wire::queueSpecText(item.spec)).first->second
                    : used.insert(std::move(known)).position->second;
            text += std::exchange(separator, ',');
            text += wire::queueItemText(item, spec, withLastUnused);
        }
        text += items.empty() ? "[]}" : "]}";
        m_texts = std::move(used);
        return text;
    }

private:
    using RunSpecPtr = std::variant<AppPtr, PodPtr>;

    std::mutex m_mutex;
    std::map<RunSpecPtr, std::string> m_texts;
};

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
            reply.body = texts->answer(items, withLastUnused);
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
