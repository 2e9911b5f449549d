// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/queue_json.h"

#include "core/base/overloaded.h"
#include "core/wire/app_json.h"
#include "core/wire/instance_json.h"
#include "core/wire/json_text.h"
#include "core/wire/object.h"
#include "core/wire/parts_json.h"
#include "core/wire/pod_json.h"
#include "core/wire/text_parts.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace pacer::wire {

namespace {

Json writeRanges(const Ranges& ranges)
{
    Json list = Json::array();
    for (const Range& range : ranges) {
        Json entry;
        entry["begin"] = range.begin;
        entry["end"] = range.end;
        list.push_back(std::move(entry));
    }
    return list;
}

Json writeResource(const OfferedResource& resource)
{
    Json json;
    json["name"] = resource.name;
    json["role"] = resource.role;
    std::visit(Overloaded{[&](Milli amount) { json["scalar"] = fromMilli(amount); },
                          [&](const Ranges& ranges) { json["ranges"] = writeRanges(ranges); },
                          [&](const std::set<std::string>& set) { json["set"] = set; }},
               resource.amount);
    return json;
}

Json writeAttribute(const Attribute& attribute)
{
    Json json;
    json["name"] = attribute.name;
    std::visit(Overloaded{[&](const std::string& text) { json["text"] = text; },
                          [&](double scalar) { json["scalar"] = scalar; },
                          [&](const Ranges& ranges) { json["ranges"] = writeRanges(ranges); },
                          [&](const std::set<std::string>& set) { json["set"] = set; }},
               attribute.value);
    return json;
}

Json writeUnusedOffer(const UnusedOffer& unused)
{
    Json offer;
    offer["id"] = unused.offer.id.value;
    offer["hostname"] = unused.offer.agent.host;
    offer["agentId"] = unused.offer.agent.id.value;
    offer["resources"] = Json::array();
    for (const OfferedResource& resource : unused.offer.resources)
        offer["resources"].push_back(writeResource(resource));
    offer["attributes"] = Json::array();
    for (const Attribute& attribute : unused.offer.agent.attributes)
        offer["attributes"].push_back(writeAttribute(attribute));
    Json json;
    json["offer"] = std::move(offer);
    json["reason"] = Json::array();
    for (const Refusal reason : unused.reasons)
        json["reason"].push_back(nameOf(reason));
    json["timestamp"] = formatTimestamp(unused.timestamp);
    return json;
}

// Queues can be long and are asked for often: their text is put together directly.

void appendFunnel(std::string& text, std::string_view name,
                  const std::array<RefusalCount, refusalCount>& funnel)
{
    appendName(text, name);
    char separator = '[';
    for (std::size_t i = 0; i < funnel.size(); ++i) {
        text += std::exchange(separator, ',');
        text += R"({"reason":")";
        text += nameOf(static_cast<Refusal>(i));
        text += R"(","declined":)";
        text += std::to_string(funnel[i].declined);
        text += R"(,"processed":)";
        text += std::to_string(funnel[i].processed);
        text += '}';
    }
    text += ']';
}

void appendProcessed(std::string& text, const ProcessedOffers& offers)
{
    text += '{';
    appendNumber(text, "processedOffersCount", offers.processed);
    appendNumber(text, "unusedOffersCount", offers.unused);
    appendTime(text, "lastUnusedOfferAt", offers.lastUnusedAt);
    appendTime(text, "lastUsedOfferAt", offers.lastUsedAt);
    appendFunnel(text, "rejectSummaryLastOffers", offers.lastOffers);
    appendFunnel(text, "rejectSummaryLaunchAttempt", offers.launchAttempt);
    text += '}';
}

void appendAmount(std::string& text, std::string_view name, const std::optional<double>& amount)
{
    if (!amount)
        return;
    appendName(text, name);
    text += jsonText(*amount);
}

void appendShortfall(std::string& text, const Shortfall& lack)
{
    text += '{';
    if (lack.reason)
        appendMember(text, "reason", nameOf(*lack.reason));
    appendAmount(text, "needed", lack.needed);
    appendAmount(text, "offered", lack.offered);
    if (lack.port)
        appendNumber(text, "port", *lack.port);
    if (lack.constraint) {
        appendName(text, "constraint");
        text += jsonText(writeConstraint(*lack.constraint));
    }
    if (lack.found)
        appendMember(text, "found", *lack.found);
    text += '}';
}

void appendNearestMiss(std::string& text, const NearestMiss& nearest)
{
    text += '{';
    appendMember(text, "agentId", nearest.agent.value);
    appendMember(text, "hostname", nearest.host);
    appendName(text, "lacks");
    appendList(text, nearest.lacks, appendShortfall);
    text += '}';
}

Shortfall readShortfall(const Reader& in)
{
    Shortfall lack;
    in.get("reason", lack.reason);
    in.get("needed", lack.needed);
    in.get("offered", lack.offered);
    in.get("port", lack.port);
    in.get("found", lack.found);
    Errors broken;
    if (const auto constraint = in.field("constraint"))
        lack.constraint = readConstraint(*constraint, "", broken);
    return lack;
}

NearestMiss readNearestMiss(const Reader& in)
{
    NearestMiss nearest;
    in.get("agentId", nearest.agent.value);
    in.get("hostname", nearest.host);
    if (const auto lacks = in.field("lacks")) {
        for (const Reader& lack : lacks->items())
            nearest.lacks.push_back(readShortfall(lack));
    }
    return nearest;
}

void readFunnel(const Reader& in, std::string_view name, std::array<RefusalCount, refusalCount>& funnel)
{
    for (std::size_t i = 0; i < funnel.size(); ++i)
        funnel[i].reason = static_cast<Refusal>(i);
    const auto list = in.field(name);
    if (!list)
        return;
    for (const Reader& item : list->items()) {
        Refusal reason{};
        if (!item.get("reason", reason))
            continue;
        RefusalCount& count = funnel[static_cast<std::size_t>(reason)];
        item.get("declined", count.declined);
        item.get("processed", count.processed);
    }
}

Ranges readRanges(const Reader& in)
{
    Ranges ranges;
    for (const Reader& item : in.items()) {
        std::int64_t begin = 0;
        std::int64_t end = 0;
        if (item.get("begin", begin) && item.get("end", end) && begin >= 0 && end >= begin)
            ranges.push_back({static_cast<std::uint64_t>(begin), static_cast<std::uint64_t>(end)});
    }
    return ranges;
}

OfferedResource readResource(const Reader& in)
{
    OfferedResource resource;
    in.get("name", resource.name);
    in.get("role", resource.role);
    double scalar = 0;
    std::set<std::string> set;
    // Some servers write all three kinds: the name tells which counts.
    const auto ranges = in.field("ranges");
    if (ranges && (resource.name == "ports" || !in.has("scalar")))
        resource.amount = readRanges(*ranges);
    else if (in.get("scalar", scalar))
        resource.amount = toMilli(scalar);
    else if (in.get("set", set))
        resource.amount = std::move(set);
    return resource;
}

Attribute readAttribute(const Reader& in)
{
    Attribute attribute;
    in.get("name", attribute.name);
    std::string text;
    double scalar = 0;
    std::set<std::string> set;
    if (in.get("text", text))
        attribute.value = std::move(text);
    else if (in.get("scalar", scalar))
        attribute.value = scalar;
    else if (const auto ranges = in.field("ranges"))
        attribute.value = readRanges(*ranges);
    else if (in.get("set", set))
        attribute.value = std::move(set);
    return attribute;
}

UnusedOffer readUnusedOffer(const Reader& in)
{
    UnusedOffer unused;
    if (const auto offer = in.field("offer")) {
        offer->get("id", unused.offer.id.value);
        offer->get("hostname", unused.offer.agent.host);
        offer->get("agentId", unused.offer.agent.id.value);
        if (const auto resources = offer->field("resources")) {
            for (const Reader& item : resources->items())
                unused.offer.resources.push_back(readResource(item));
        }
        if (const auto attributes = offer->field("attributes")) {
            for (const Reader& item : attributes->items())
                unused.offer.agent.attributes.push_back(readAttribute(item));
        }
    }
    in.get("reason", unused.reasons);
    in.get("timestamp", unused.timestamp);
    return unused;
}

std::optional<RunSpec> readSpec(const Reader& in)
{
    if (const auto app = in.field("app")) {
        if (auto read = readStoredApp(app->json()))
            return RunSpec(std::make_shared<const AppSpec>(*std::move(read)));
    }
    if (const auto pod = in.field("pod")) {
        if (auto read = readStoredPod(pod->json()))
            return RunSpec(std::make_shared<const PodSpec>(*std::move(read)));
    }
    return std::nullopt;
}

std::optional<QueueItem> readItem(const Reader& in)
{
    std::optional<RunSpec> spec = readSpec(in);
    if (!spec)
        return std::nullopt;
    QueueItem item{.spec = *std::move(spec)};
    in.get("count", item.count);
    in.get("role", item.role);
    in.get("since", item.since);
    if (const auto delay = in.field("delay")) {
        delay->get("timeLeftSeconds", item.timeLeftSeconds);
        delay->get("overdue", item.overdue);
    }
    const auto summary = in.field("processedOffersSummary");
    const Reader& offers = summary ? *summary : in;
    offers.get("processedOffersCount", item.offers.processed);
    offers.get("unusedOffersCount", item.offers.unused);
    offers.get("lastUnusedOfferAt", item.offers.lastUnusedAt);
    offers.get("lastUsedOfferAt", item.offers.lastUsedAt);
    readFunnel(offers, "rejectSummaryLastOffers", item.offers.lastOffers);
    readFunnel(offers, "rejectSummaryLaunchAttempt", item.offers.launchAttempt);
    if (const auto unused = in.field("lastUnusedOffers")) {
        for (const Reader& offer : unused->items())
            item.lastUnused.push_back(readUnusedOffer(offer));
    }
    if (const auto nearest = in.field("nearestMiss"))
        item.nearest = readNearestMiss(*nearest);
    if (const auto failure = in.field("lastTaskFailure"); failure && failure->isObject())
        item.failure = readTaskFailure(failure->json());
    return item;
}

} // namespace

void appendQueueItem(std::string& text, const QueueItem& item, std::string_view specText, bool withLastUnused)
{
    text += '{';
    appendNumber(text, "count", item.count);
    appendMember(text, "role", item.role);
    appendName(text, "delay");
    text += '{';
    appendNumber(text, "timeLeftSeconds", item.timeLeftSeconds);
    appendFlag(text, "overdue", item.overdue);
    text += '}';
    appendTime(text, "since", item.since);
    appendName(text, "processedOffersSummary");
    appendProcessed(text, item.offers);
    if (item.nearest) {
        appendName(text, "nearestMiss");
        appendNearestMiss(text, *item.nearest);
    }
    if (item.failure) {
        appendName(text, "lastTaskFailure");
        text += jsonText(writeTaskFailure(*item.failure));
    }
    if (withLastUnused) {
        Json offers = Json::array();
        for (const UnusedOffer& unused : item.lastUnused)
            offers.push_back(writeUnusedOffer(unused));
        appendName(text, "lastUnusedOffers");
        text += jsonText(offers);
    }
    appendName(text, item.spec.isPod() ? "pod" : "app");
    text += specText;
    text += '}';
}

Result<QueueItem> readQueueItem(const Json& json)
{
    Errors errors;
    if (auto item = readItem(Reader(json, "", errors, Strictness::Lenient)))
        return *std::move(item);
    return fail(ErrorCode::FieldMissing, {"app", "{}"}, "/app");
}

Result<std::vector<QueueItem>> readQueue(const Json& json)
{
    Errors errors;
    const Reader in(json, "", errors, Strictness::Lenient);
    const auto list = in.field("queue");
    if (!list || !list->json().is_array())
        return fail(ErrorCode::ExpectedArray, {}, "/queue");
    std::vector<QueueItem> items;
    for (const Reader& entry : list->items()) {
        if (auto item = readItem(entry))
            items.push_back(*std::move(item));
    }
    return items;
}

Json writeNearestMiss(const NearestMiss& nearest)
{
    std::string text;
    appendNearestMiss(text, nearest);
    return parseJson(text).value_or(Json());
}

} // namespace pacer::wire
