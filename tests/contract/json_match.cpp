// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/json_match.h"

#include <algorithm>
#include <optional>
#include <regex>
#include <set>

namespace pacer::test {

namespace {

/// Fields that the rig or the moment decides: two values of the same type are as good as equal. `details` is
/// a text only where a JSON parser speaks (decision 45).
const std::set<std::string> rigFields{"host",
                                      "hostname",
                                      "agentHostname",
                                      "slaveId",
                                      "agentId",
                                      "ipAddress",
                                      "frameworkId",
                                      "ports",
                                      "averageSeconds",
                                      "medianSeconds",
                                      "timeLeftSeconds",
                                      "consecutiveFailures",
                                      "processedOffersCount",
                                      "unusedOffersCount",
                                      "declined",
                                      "processed",
                                      "allocatedHostPort",
                                      "addresses",
                                      "scalar",
                                      "ranges",
                                      "details"};

/// Times at which something happened by itself. Other times are versions, which are names.
const std::set<std::string> clockFields{
    "stagedAt",    "startedAt",   "terminatedAt",      "activeSince",    "firstSuccess",
    "lastSuccess", "lastFailure", "timestamp",         "since",          "statusSince",
    "lastChanged", "lastUpdated", "lastUnusedOfferAt", "lastUsedOfferAt"};

/// Lists without an order of their own, by the key they stand under; "" is a body that is a list.
const std::set<std::string> unordered{
    "",        "*",           "actions", "affectedApps", "affectedPods",   "apps",
    "details", "deployments", "errors",  "groups",       "instances",      "lastUnusedOffers",
    "pods",    "queue",       "tasks",   "versions",     "currentActions", "terminationHistory"};

/// Versions and ids stand as one sign in the skeleton of a text; what they are is in `names`. Why a probe
/// failed is told in the words of a library, which are nobody's names.
struct Text {
    std::string skeleton;
    std::vector<std::string> names;
};

Text dissect(const std::string& given)
{
    static const std::regex reason("health check failed[.] Reason: .+");
    static const std::regex name(
        R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"
        R"(|[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})");
    const std::string text = std::regex_replace(given, reason, "health check failed. Reason: <reason>");
    Text parts;
    std::size_t end = 0;
    for (std::sregex_iterator at(text.begin(), text.end(), name), none; at != none; ++at) {
        const auto start = static_cast<std::size_t>(at->position());
        parts.skeleton += text.substr(end, start - end);
        parts.skeleton += (*at)[1].matched ? "<uuid of version " + at->str(1) + '>' : "<time>";
        parts.names.push_back(at->str());
        end = start + at->str().size();
    }
    parts.skeleton += text.substr(end);
    return parts;
}

std::string shown(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool sameKind(const Json& a, const Json& b)
{
    return a.type() == b.type() || (a.is_number() && b.is_number());
}

class Comparison {
public:
    Comparison(Names& names, Look look)
        : m_names(names)
        , m_look(look)
    {}

    void value(const std::string& where, const std::string& key, const Json& recorded, const Json& ours)
    {
        const bool unset = m_look != Look::Values && (recorded.is_null() || ours.is_null());
        if (!sameKind(recorded, ours) && !unset)
            return differ(where, shown(recorded), shown(ours));
        if (recorded.is_object() && ours.is_object())
            return hasFreeNames(where, recorded) ? namedEntries(where, recorded, ours)
                                                 : object(where, recorded, ours);
        if (recorded.is_array() && ours.is_array())
            return key == "ranges" ? void() : list(where, key, recorded, ours);
        if (m_look != Look::Values || rigFields.contains(key) || where.ends_with("/offer/id"))
            return;
        if (recorded.is_string())
            return text(where, key, recorded, ours);
        if (recorded != ours)
            differ(where, shown(recorded), shown(ours));
    }

    void text(const std::string& where, const std::string& key, const std::string& recorded,
              const std::string& ours)
    {
        const std::string expected = m_names.translated(recorded);
        if (expected == ours)
            return;
        const Text left = dissect(recorded);
        const Text right = dissect(ours);
        bool same = m_names.translated(left.skeleton) == right.skeleton;
        for (std::size_t i = 0; same && i < left.names.size() && !clockFields.contains(key); ++i)
            same = m_names.pair(left.names[i], right.names[i]);
        if (!same)
            differ(where, expected, ours);
    }

    Differences found;

private:
    void differ(const std::string& where, const std::string& recorded, const std::string& ours)
    {
        found.push_back({where, recorded, ours});
    }

    void object(const std::string& where, const Json& recorded, const Json& ours)
    {
        for (const auto& [key, theirs] : recorded.items()) {
            if (ours.contains(key))
                value(where + '/' + key, key, theirs, ours.at(key));
            else
                differ(where + '/' + key, shown(theirs), "(not there)");
        }
        for (const auto& [key, mine] : ours.items()) {
            if (!recorded.contains(key))
                differ(where + '/' + key, "(not there)", shown(mine));
        }
    }

    /// `{"name": {"count": 1}}`, or a whole body of `{"name": "INFO"}`.
    bool hasFreeNames(const std::string& where, const Json& recorded) const
    {
        const auto isEntry = [&](const Json& one) {
            return one.is_object() || (where.empty() && one.is_string());
        };
        return m_look == Look::Cut && std::all_of(recorded.begin(), recorded.end(), isEntry);
    }

    void namedEntries(const std::string& where, const Json& recorded, const Json& ours)
    {
        for (const auto& [key, mine] : ours.items()) {
            if (!recorded.empty())
                value(where + '/' + key, key, recorded.value(key, recorded.front()), mine);
        }
    }

    void list(const std::string& where, const std::string& key, const Json& recorded, const Json& ours)
    {
        if (m_look == Look::Cut) {
            for (std::size_t i = 0; i < ours.size() && !recorded.empty(); ++i)
                value(where + '/' + std::to_string(i), key, recorded.front(), ours[i]);
            return;
        }
        if (recorded.size() != ours.size())
            return differ(where, shown(recorded), shown(ours));
        std::vector<const Json*> left;
        for (const Json& item : ours)
            left.push_back(&item);
        for (std::size_t i = 0; i < recorded.size(); ++i) {
            const std::size_t at = unordered.contains(key) ? closest(recorded[i], left) : 0;
            value(where + '/' + std::to_string(i), key, recorded[i], *left[at]);
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }

    /// The candidate of the same id, else the one that differs in the fewest places.
    std::size_t closest(const Json& recorded, const std::vector<const Json*>& candidates) const
    {
        if (recorded.is_object() && recorded.contains("id") && recorded.at("id").is_string()) {
            const Json id = m_names.translated(recorded.at("id"));
            const auto same = std::ranges::find_if(candidates, [&](const Json* one) {
                return one->is_object() && one->value("id", Json()) == id;
            });
            if (same != candidates.end())
                return static_cast<std::size_t>(same - candidates.begin());
        }
        std::size_t best = 0;
        std::optional<std::size_t> fewest;
        for (std::size_t i = 0; i < candidates.size() && fewest != 0; ++i) {
            Names trial = m_names;
            Comparison comparison(trial, m_look);
            comparison.value("", "item", recorded, *candidates[i]);
            if (!fewest || comparison.found.size() < *fewest) {
                fewest = comparison.found.size();
                best = i;
            }
        }
        return best;
    }

    Names& m_names;
    Look m_look;
};

} // namespace

bool Names::pair(const std::string& recorded, const std::string& ours)
{
    const auto [mine, isNew] = m_ours.emplace(recorded, ours);
    const auto [theirs, isNewToo] = m_recorded.emplace(ours, recorded);
    return mine->second == ours && theirs->second == recorded;
}

std::string Names::translated(std::string text) const
{
    for (const auto& [recorded, ours] : m_ours) {
        for (std::size_t at = 0; (at = text.find(recorded, at)) != std::string::npos; at += ours.size())
            text.replace(at, recorded.size(), ours);
    }
    return text;
}

Differences compareJson(const Json& recorded, const Json& ours, Names& names, Look look)
{
    Comparison comparison(names, look);
    comparison.value("", "", recorded, ours);
    return comparison.found;
}

Differences compareText(const std::string& where, const std::string& recorded, const std::string& ours,
                        Names& names)
{
    Comparison comparison(names, Look::Values);
    comparison.text(where, "", recorded, ours);
    return comparison.found;
}

} // namespace pacer::test
