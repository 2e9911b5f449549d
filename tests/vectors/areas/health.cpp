// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/health.h"

#include "core/local/health_counter.h"
#include "tests/vectors/areas/reading.h"

#include <nlohmann/json.hpp>

namespace pacer::vectors {

namespace {

using namespace scheduler;

Timestamp at(std::int64_t milliseconds)
{
    return Timestamp{} + std::chrono::milliseconds{milliseconds};
}

HealthCheck readCheck(const Json& json)
{
    HealthCheck check;
    const auto protocol = json.value("protocol", std::string("HTTP"));
    check.protocol = enumOf<HealthCheckProtocol>(protocol);
    check.gracePeriodSeconds = json.value("gracePeriodSeconds", check.gracePeriodSeconds);
    check.intervalSeconds = json.value("intervalSeconds", check.intervalSeconds);
    check.maxConsecutiveFailures = json.value("maxConsecutiveFailures", check.maxConsecutiveFailures);
    return check;
}

ProbeOutcome readOutcome(const Json& result)
{
    ProbeOutcome outcome;
    if (result.is_number()) {
        outcome.status = result.get<int>();
        outcome.connected = true;
        return outcome;
    }
    const auto name = result.get<std::string>();
    outcome.connected = name == "healthy" || name == "connected";
    outcome.sent = name != "timeout" && name != "refused";
    outcome.status = outcome.connected ? 200 : 500;
    outcome.error = name;
    return outcome;
}

Differences checkMarathon(const Json& vector)
{
    Differences differences;
    const HealthCheck check = readCheck(vector.at("check"));
    Timestamp since = at(vector.at("runningSinceMs").get<std::int64_t>());
    Condition condition = Condition::Running;
    HealthResult result;
    for (const Json& item : vector.at("timeline")) {
        const Timestamp now = at(item.at("tMs").get<std::int64_t>());
        if (item.contains("condition")) {
            condition = enumOf<Condition>(item.at("condition").get<std::string>());
            since = now;
            continue;
        }
        const Judgement judgement = judge(result, check, observe(check, readOutcome(item.at("result"))),
                                          condition == Condition::Running, since, now);
        Json events = Json::array();
        if (judgement.failed)
            events.push_back("failed_health_check_event");
        if (judgement.kill)
            events.push_back("unhealthy_instance_kill_event");
        if (judgement.flipped)
            events.push_back("health_status_changed_event");
        const Json got = {{"counted", judgement.counted},
                          {"consecutiveFailures", result.consecutiveFailures},
                          {"alive", result.alive},
                          {"kill", judgement.kill},
                          {"events", events}};
        compare(differences, "after " + std::to_string(item.at("tMs").get<std::int64_t>()), got,
                item.at("after"));
    }
    return differences;
}

/// Beside the task; the counter itself stays inside, what it leads to is compared.
Differences checkMesos(const Json& vector)
{
    Differences differences;
    const HealthCheck check = readCheck(vector.at("check"));
    const local::HealthCounter::Clock::time_point begin{};
    local::HealthCounter counter(std::chrono::seconds{check.gracePeriodSeconds}, check.maxConsecutiveFailures,
                                 begin);
    for (const Json& item : vector.at("timeline")) {
        const std::chrono::milliseconds now{item.at("tMs").get<std::int64_t>()};
        const Observation observation = observe(check, readOutcome(item.at("result")));
        const local::HealthCounter::Verdict verdict = counter.add(observation.healthy, begin + now);
        const Json& after = item.at("after");
        const std::string when = "after " + std::to_string(now.count());
        compare(differences, "statusSent " + when, verdict.healthy ? Json(*verdict.healthy) : Json(nullptr),
                after.at("statusSent"));
        compare(differences, "kill " + when, verdict.kill, after.at("kill"));
    }
    return differences;
}

Differences checkSchedule(const Json& vector)
{
    const HealthCheck check = readCheck(vector.at("check"));
    const Timestamp added = at(vector.at("checkAddedMs").get<std::int64_t>());
    const Timestamp until = at(vector.at("untilMs").get<std::int64_t>());
    Json probes = Json::array();
    for (Timestamp tick = nextTick(check, added, added); tick <= until; tick = nextTick(check, added, tick)) {
        Json asked = Json::array();
        for (const Json& instance : vector.at("instances")) {
            const bool begun = at(instance.at("runningFromMs").get<std::int64_t>()) <= tick;
            const Json& end = instance.at("runningToMs");
            if (begun && (end.is_null() || tick < at(end.get<std::int64_t>())))
                asked.push_back(instance.at("id"));
        }
        const auto when = std::chrono::duration_cast<std::chrono::milliseconds>(tick.time_since_epoch());
        if (!asked.empty())
            probes.push_back({{"tMs", when.count()}, {"instances", asked}});
    }
    Differences differences;
    compare(differences, "probes", probes, vector.at("probes"));
    return differences;
}

Differences checkAggregate(const Json& vector)
{
    std::vector<std::optional<HealthResult>> results;
    for (const Json& alive : vector.at("alive")) {
        results.emplace_back();
        if (!alive.is_null())
            results.back().emplace().alive = alive.get<bool>();
    }
    const std::optional<bool> health = aggregateHealth(results, vector.at("checks").get<std::size_t>());
    Differences differences;
    compare(differences, "health", health ? Json(*health) : Json(nullptr), vector.at("expect"));
    return differences;
}

Differences checkReadiness(const Json& vector)
{
    ReadinessCheck check;
    check.httpStatusCodesForReady = vector.at("httpStatusCodesForReady").get<std::vector<int>>();
    check.intervalSeconds = vector.at("intervalSeconds").get<int>();
    Json starts = Json::array();
    Json readyAt = nullptr;
    std::int64_t now = 0;
    for (const Json& response : vector.at("responses")) {
        starts.push_back(now);
        now += response.at("afterMs").get<std::int64_t>();
        ProbeOutcome outcome;
        outcome.sent = !response.value("error", false);
        outcome.status = response.value("status", 504);
        if (isReady(check, outcome)) {
            readyAt = now;
            break;
        }
        now += check.intervalSeconds * 1000;
    }
    Differences differences;
    compare(differences, "probeStartsMs", starts, vector.at("expect").at("probeStartsMs"));
    compare(differences, "readyAtMs", readyAt, vector.at("expect").value("readyAtMs", Json(nullptr)));
    return differences;
}

} // namespace

Differences checkHealth(const Json& vector)
{
    const auto kind = vector.at("kind").get<std::string>();
    if (kind == "marathon")
        return checkMarathon(vector);
    if (kind == "mesos")
        return checkMesos(vector);
    if (kind == "schedule")
        return checkSchedule(vector);
    if (kind == "aggregate")
        return checkAggregate(vector);
    if (kind == "readiness")
        return checkReadiness(vector);
    return {"unknown kind " + kind};
}

} // namespace pacer::vectors
