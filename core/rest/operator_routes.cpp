// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/log_levels.h"
#include "core/rest/metrics.h"
#include "core/rest/routes.h"
#include "core/wire/json_text.h"
#include "core/wire/object.h"

#include <nlohmann/json.hpp>

/// What an operator looks at and turns: metrics, loggers (spec/marathon-api.md 9.4).
namespace pacer::rest {
namespace {

using wire::Json;

/// `write(report)` makes the answer of all numbers.
template <class Write>
void showMetrics(const ContextPtr& context, const Answer& answer, Write write)
{
    readState(
        *context, answer, NotFoundStyle::Plain,
        [](const scheduler::State& state, Timestamp now) -> Result<std::map<std::string, double>> {
            return engineGauges(state, now);
        },
        [context, write](const std::map<std::string, double>& gauges) {
            return write(context->metrics->report(gauges, std::chrono::steady_clock::now()));
        });
}

struct LevelChange {
    std::string logger;
    LogLevel level = LogLevel::Info;
    std::optional<std::int64_t> seconds;
};

/// Small plain type: what is missing reads "error.path.missing" (2.4).
Result<LevelChange> readLevelChange(const Json& body)
{
    Errors errors;
    const wire::Reader in(body, "", errors);
    LevelChange change;
    std::string level;
    const auto required = [&](const char* name, std::string& target) {
        const auto field = in.field(name);
        if (!field || field->isNull())
            errors.push_back({ErrorCode::PathMissing, std::string("/") + name, {}});
        else
            field->read(target);
    };
    required("logger", change.logger);
    required("level", level);
    const auto known = logLevelOf(level);
    if (!level.empty() && !known)
        errors.push_back({ErrorCode::UnknownEnumLiteral, "/level", {}});
    constexpr double longest = 366.0 * 24 * 3600;
    if (const auto field = in.field("durationSeconds"); field && !field->isNull())
        field->read(change.seconds, wire::between(1, longest));
    if (!errors.empty())
        return fail(std::move(errors));
    if (change.logger.empty() || !known)
        return fail(ErrorCode::InvalidArgument, {"a logger and a level are needed"});
    change.level = *known;
    return change;
}

Reply changeLevel(LogLevels& levels, const Request& request)
{
    const auto body = bodyJson(request);
    if (!body)
        return errorReply(body.error());
    const auto change = readLevelChange(*body);
    if (!change)
        return errorReply(change.error());
    std::optional<Duration> duration;
    if (change->seconds)
        duration = std::chrono::seconds{*change->seconds};
    levels.set(change->logger, change->level, duration, wallClock());
    Json answer = Json::object();
    answer["level"] = toLowerAscii(logLevelNames.at(static_cast<std::size_t>(change->level)));
    answer["logger"] = change->logger;
    if (change->seconds)
        answer["durationSeconds"] = *change->seconds;
    return jsonReply(answer);
}

} // namespace

void addOperatorRoutes(Router& router, const ContextPtr& context)
{
    router.add("GET", "/metrics", [context](const Request&, const PathParts&, const Answer& answer) {
        showMetrics(context, answer,
                    [](const MetricsReport& report) { return jsonReply(metricsJson(report)); });
    });
    router.add(
        "GET", "/metrics/prometheus",
        [context](const Request&, const PathParts&, const Answer& answer) {
            showMetrics(context, answer,
                        [](const MetricsReport& report) { return textReply(prometheusText(report)); });
        },
        RouteRules{.jsonAnswer = false});
    router.add("GET", "/logging", [context](const Request&, const PathParts&, const Answer& answer) {
        Json body = Json::object();
        for (const auto& [logger, level] : context->logging->all(wallClock()))
            body[logger] = level;
        answer(jsonReply(body));
    });
    router.add("POST", "/logging", [context](const Request& request, const PathParts&, const Answer& answer) {
        answer(changeLevel(*context->logging, request));
    });
}

} // namespace pacer::rest
