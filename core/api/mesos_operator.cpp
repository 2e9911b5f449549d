// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/mesos_operator.h"

#include "core/api/answering.h"
#include "core/wire/json_text.h"
#include "core/wire/object.h"

#include <nlohmann/json.hpp>

namespace pacer::api {

namespace {

using wire::Json;

HttpRequest operatorRequest(const std::string& call)
{
    HttpRequest request;
    request.method = "POST";
    request.path = QStringLiteral("/api/v1");
    request.body = QByteArray::fromStdString(call);
    return request;
}

std::string callText(const char* type, const char* member, Json body)
{
    return wire::jsonText(Json{{"type", type}, {member, std::move(body)}});
}

Json agentJson(const AgentId& agent)
{
    return Json{{"agent_id", Json{{"value", agent.value}}}};
}

Json machinesJson(const std::vector<Machine>& machines)
{
    Json list = Json::array();
    for (const Machine& machine : machines)
        list.push_back(Json{{"hostname", machine.host}, {"ip", machine.ip}});
    return list;
}

Json windowJson(const MaintenanceWindow& window)
{
    Json unavailability{{"start", Json{{"nanoseconds", window.start.time_since_epoch().count()}}}};
    if (window.duration)
        unavailability["duration"] = Json{{"nanoseconds", window.duration->count()}};
    return Json{{"machine_ids", machinesJson(window.machines)},
                {"unavailability", std::move(unavailability)}};
}

std::optional<std::int64_t> nanosecondsAt(const std::optional<wire::Reader>& holder, const char* name)
{
    const auto time = holder ? holder->field(name) : std::nullopt;
    std::int64_t nanoseconds = 0;
    return time && time->get("nanoseconds", nanoseconds) ? std::optional(nanoseconds) : std::nullopt;
}

MaintenanceWindow readWindow(const wire::Reader& json)
{
    MaintenanceWindow window;
    if (const auto machines = json.field("machine_ids")) {
        for (const wire::Reader& each : machines->items()) {
            Machine& machine = window.machines.emplace_back();
            each.get("hostname", machine.host);
            each.get("ip", machine.ip);
        }
    }
    const auto unavailability = json.field("unavailability");
    window.start = Timestamp(Duration(nanosecondsAt(unavailability, "start").value_or(0)));
    if (const auto duration = nanosecondsAt(unavailability, "duration"))
        window.duration = Duration(*duration);
    return window;
}

Result<std::vector<MaintenanceWindow>> readSchedule(const HttpResponse& response)
{
    const Result<Json> json = jsonOf(response);
    if (!json)
        return fail(json.error());
    Errors ignored;
    const wire::Reader answer(*json, {}, ignored, wire::Strictness::Lenient);
    std::vector<MaintenanceWindow> schedule;
    const auto body = answer.field("get_maintenance_schedule");
    const auto inner = body ? body->field("schedule") : std::nullopt;
    const auto windows = inner ? inner->field("windows") : std::nullopt;
    if (!windows)
        return schedule;
    for (const wire::Reader& each : windows->items())
        schedule.push_back(readWindow(each));
    return schedule;
}

} // namespace

MesosOperator::MesosOperator(HttpTransport& master)
    : m_master(master)
{}

void MesosOperator::send(const std::string& call, QObject* receiver, Answer<void> answer)
{
    ask<void>(
        m_master, operatorRequest(call), receiver,
        [](const HttpResponse& response) -> Result<void> {
            return requireSuccess(response).map([](const HttpResponse&) {});
        },
        std::move(answer));
}

void MesosOperator::drain(const AgentId& agent, std::optional<std::chrono::seconds> grace, bool forGood,
                          QObject* receiver, Answer<void> answer)
{
    Json body = agentJson(agent);
    if (grace) // an object, not "4s" (spec/mesos.md 1.3)
        body["max_grace_period"] = Json{{"seconds", grace->count()}};
    if (forGood)
        body["mark_gone"] = true;
    send(callText("DRAIN_AGENT", "drain_agent", std::move(body)), receiver, std::move(answer));
}

void MesosOperator::deactivate(const AgentId& agent, QObject* receiver, Answer<void> answer)
{
    send(callText("DEACTIVATE_AGENT", "deactivate_agent", agentJson(agent)), receiver, std::move(answer));
}

void MesosOperator::reactivate(const AgentId& agent, QObject* receiver, Answer<void> answer)
{
    send(callText("REACTIVATE_AGENT", "reactivate_agent", agentJson(agent)), receiver, std::move(answer));
}

void MesosOperator::maintenance(QObject* receiver, Answer<std::vector<MaintenanceWindow>> answer)
{
    ask<std::vector<MaintenanceWindow>>(m_master, operatorRequest(R"({"type":"GET_MAINTENANCE_SCHEDULE"})"),
                                        receiver, readSchedule, std::move(answer));
}

void MesosOperator::setMaintenance(const std::vector<MaintenanceWindow>& schedule, QObject* receiver,
                                   Answer<void> answer)
{
    Json windows = Json::array();
    for (const MaintenanceWindow& window : schedule)
        windows.push_back(windowJson(window));
    send(callText("UPDATE_MAINTENANCE_SCHEDULE", "update_maintenance_schedule",
                  Json{{"schedule", Json{{"windows", std::move(windows)}}}}),
         receiver, std::move(answer));
}

void MesosOperator::takeDown(const std::vector<Machine>& machines, QObject* receiver, Answer<void> answer)
{
    send(callText("START_MAINTENANCE", "start_maintenance", Json{{"machines", machinesJson(machines)}}),
         receiver, std::move(answer));
}

void MesosOperator::bringUp(const std::vector<Machine>& machines, QObject* receiver, Answer<void> answer)
{
    send(callText("STOP_MAINTENANCE", "stop_maintenance", Json{{"machines", machinesJson(machines)}}),
         receiver, std::move(answer));
}

} // namespace pacer::api
