// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/launch_queue.h"
#include "tests/vectors/areas/reading.h"

#include <nlohmann/json.hpp>

namespace pacer::vectors {

namespace {

using scheduler::ConfigRef;
using scheduler::DelayLedger;

Timestamp at(const Json& json)
{
    return Timestamp{} + std::chrono::milliseconds{json.at("tMs").get<std::int64_t>()};
}

std::int64_t milliseconds(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

Backoff readBackoff(const Json& json, const Backoff& before)
{
    return {json.value("backoffSeconds", before.backoffSeconds),
            json.value("backoffFactor", before.backoffFactor),
            json.value("maxLaunchDelaySeconds", before.maxLaunchDelaySeconds)};
}

/// One app, its configurations numbered from 1, and its delays.
struct Story {
    DelayLedger ledger;
    std::map<int, Backoff> configs;
    int current = 1;

    static ConfigRef ref(int config)
    {
        return {PathId::absolute("/app"), Timestamp{} + std::chrono::seconds{config}};
    }

    void apply(const Json& event)
    {
        const auto type = event.at("type").get<std::string>();
        if (type == "condition") {
            const int config = event.value("config", current);
            ledger.became(ref(config), enumOf<Condition>(event.at("condition").get<std::string>()),
                          event.value("draining", false), configs.at(config), at(event));
        } else if (type == "resetDelay") {
            ledger.reset(ref(current));
        } else if (type == "cleanupTick") {
            ledger.sweep(at(event));
        } else if (type == "configChange") {
            configs[current + 1] = readBackoff(event.value("app", Json::object()), configs.at(current));
            ++current;
        } else if (type == "leaderChange") {
            ledger = {}; // reference options: Behaviour::durableBackoff is off
        } else if (type != "scale") {
            throw std::runtime_error("unknown event " + type);
        }
    }
};

} // namespace

Differences checkBackoff(const Json& vector)
{
    Differences differences;
    Story story;
    story.configs[1] = readBackoff(vector.at("app"), {});
    std::vector<Json> events = vector.at("events").get<std::vector<Json>>();
    std::size_t next = 0;
    for (const Json& probe : vector.at("probes")) {
        for (; next < events.size() && at(events[next]) <= at(probe); ++next) {
            const bool asksFor =
                at(events[next]) == at(probe) && events[next].value("condition", "") == "Provisioned";
            if (asksFor)
                break; // the probe asks whether this launch may happen
            story.apply(events[next]);
        }
        const scheduler::LaunchDelay* delay = story.ledger.find(Story::ref(story.current));
        Json got = nullptr;
        if (delay) {
            got = {{"currentMs", milliseconds(delay->current)},
                   {"deadlineMs", milliseconds((delay->reference + delay->current).time_since_epoch())}};
        }
        const std::string when = "at " + std::to_string(probe.at("tMs").get<std::int64_t>());
        compare(differences, "delay " + when, got, probe.at("delay"));
        compare(differences, "mayLaunch " + when,
                story.ledger.mayLaunch(Story::ref(story.current), at(probe)), probe.at("mayLaunch"));
    }
    return differences;
}

} // namespace pacer::vectors
