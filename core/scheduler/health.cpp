// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/health.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

constexpr Duration firstTickLimit = std::chrono::seconds{5};
constexpr unsigned probesOfATerm = 40; ///< bits of an id that count; the others name the term

/// The standard phrase of a status line.
std::string_view phraseOf(int status)
{
    switch (status) {
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Request Entity Too Large";
    case 418: return "I'm a teapot";
    case 422: return "Unprocessable Entity";
    case 429: return "Too Many Requests";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    default: return "";
    }
}

std::string statusLine(int status)
{
    const std::string_view phrase = phraseOf(status);
    return phrase.empty() ? std::to_string(status) : std::to_string(status) + ' ' + std::string(phrase);
}

} // namespace

Judgement judge(HealthResult& result, const HealthCheck& check, const Observation& observation,
                bool isRunning, Timestamp runningSince, Timestamp now)
{
    Judgement judgement;
    const bool wasAlive = result.alive;
    if (observation.healthy) {
        result.consecutiveFailures = 0;
        if (!result.firstSuccess)
            result.firstSuccess = now;
        result.lastSuccess = now;
    } else {
        const bool inGrace =
            !result.firstSuccess && now < runningSince + std::chrono::seconds{check.gracePeriodSeconds};
        if (!isRunning || inGrace) {
            judgement.counted = false;
            return judgement;
        }
        judgement.failed = true;
        judgement.kill =
            check.maxConsecutiveFailures > 0 && result.consecutiveFailures >= check.maxConsecutiveFailures;
        ++result.consecutiveFailures;
        result.lastFailure = now;
        result.lastFailureCause = observation.cause;
    }
    result.alive = result.lastSuccess && (!result.lastFailure || *result.lastFailure < *result.lastSuccess);
    judgement.flipped = result.alive != wasAlive;
    return judgement;
}

Observation observe(const HealthCheck& check, const ProbeOutcome& outcome)
{
    if (check.protocol == HealthCheckProtocol::Tcp)
        return {outcome.connected, outcome.connected ? std::string() : outcome.error};
    if (!outcome.sent)
        return {false, outcome.error};
    const bool healthy = outcome.status >= 200 && outcome.status < 400;
    return {healthy, healthy ? std::string() : statusLine(outcome.status)};
}

Timestamp nextTick(const HealthCheck& check, Timestamp added, Timestamp now)
{
    const Duration interval = std::chrono::seconds{std::max(check.intervalSeconds, 1)};
    const Timestamp first = added + std::min(interval, firstTickLimit);
    if (now < first)
        return first;
    return first + interval * ((now - first) / interval + 1);
}

std::optional<bool> aggregateHealth(const std::vector<std::optional<HealthResult>>& results,
                                    std::size_t checks)
{
    if (results.size() < checks || std::ranges::any_of(results, [](const auto& one) { return !one; }))
        return std::nullopt;
    return std::ranges::all_of(results, [](const auto& one) { return one->alive; });
}

bool isReady(const ReadinessCheck& check, const ProbeOutcome& outcome)
{
    return outcome.sent && std::ranges::count(check.httpStatusCodesForReady, outcome.status) > 0;
}

ProbeId firstProbe(std::uint64_t seed)
{
    return (seed << probesOfATerm) + 1;
}

} // namespace pacer::scheduler
