// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/rehearsal_json.h"

#include "core/wire/deployment_json.h"
#include "core/wire/queue_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace pacer::rest {

namespace {

using simulation::AppForecast;
using simulation::Assumed;
using simulation::AssumedFrom;
using simulation::Assumptions;
using simulation::CountPoint;
using simulation::Rehearsal;
using simulation::StepForecast;
using simulation::Usage;
using simulation::WaitForecast;
using wire::Json;

constexpr double thousand = 1000;

/// To the millisecond.
double secondsOf(Duration time)
{
    return std::round(std::chrono::duration<double>(time).count() * thousand) / thousand;
}

void putSeconds(Json& json, const char* name, const std::optional<Duration>& time)
{
    if (time)
        json[name] = secondsOf(*time);
}

Json assumedJson(const Assumed& assumed)
{
    Json json;
    json["seconds"] = secondsOf(assumed.time);
    json["from"] = assumed.from == AssumedFrom::History ? "history" : "definition";
    if (assumed.from == AssumedFrom::History)
        json["instances"] = assumed.samples;
    return json;
}

Json assumptionsJson(const Assumptions& assumed)
{
    Json json;
    json["start"] = assumedJson(assumed.start);
    if (assumed.healthy)
        json["healthy"] = assumedJson(*assumed.healthy);
    if (assumed.ready)
        json["ready"] = assumedJson(*assumed.ready);
    json["stop"] = assumedJson({assumed.stop, AssumedFrom::Definition, 0});
    return json;
}

Json appJson(const AppForecast& app)
{
    Json json;
    json["id"] = app.id.text();
    json["instances"] = app.wanted;
    json["peakInstances"] = app.peak;
    json["lowestHealthy"] = app.lowestHealthy;
    json["assumed"] = assumptionsJson(app.assumed);
    json["timeline"] = Json::array();
    for (const CountPoint& point : app.line) {
        json["timeline"].push_back({{"at", secondsOf(point.at)},
                                    {"old", point.old},
                                    {"new", point.fresh},
                                    {"healthy", point.healthy}});
    }
    return json;
}

Json waitJson(const WaitForecast& wait)
{
    Json json;
    json["app"] = wait.app.text();
    json["step"] = wait.step;
    json["instances"] = wait.instances;
    json["for"] = wait.delay ? "delay" : "offer";
    json["from"] = secondsOf(wait.from);
    putSeconds(json, "until", wait.until);
    if (wait.nearest)
        json["nearestMiss"] = wire::writeNearestMiss(*wait.nearest);
    return json;
}

Json usageJson(const Usage& usage)
{
    return {{"cpus", usage.cpus},
            {"mem", usage.mem},
            {"disk", usage.disk},
            {"gpus", usage.gpus},
            {"ports", usage.ports}};
}

} // namespace

Json writeRehearsal(const Rehearsal& rehearsal)
{
    Json json;
    json["ends"] = rehearsal.ends;
    json["seconds"] = secondsOf(rehearsal.length);
    json["steps"] = Json::array();
    for (const StepForecast& step : rehearsal.steps) {
        Json entry = wire::writeStep(step.step);
        putSeconds(entry, "begins", step.begun);
        putSeconds(entry, "ends", step.ended);
        json["steps"].push_back(std::move(entry));
    }
    json["apps"] = Json::array();
    for (const AppForecast& app : rehearsal.apps)
        json["apps"].push_back(appJson(app));
    json["waits"] = Json::array();
    for (const WaitForecast& wait : rehearsal.waits)
        json["waits"].push_back(waitJson(wait));
    json["resources"] = {{"before", usageJson(rehearsal.before)}, {"peak", usageJson(rehearsal.peak)}};
    if (rehearsal.available != Usage{})
        json["resources"]["available"] = usageJson(rehearsal.available);
    if (rehearsal.total != Usage{})
        json["resources"]["total"] = usageJson(rehearsal.total);
    return json;
}

} // namespace pacer::rest
