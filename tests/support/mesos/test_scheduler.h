// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/json.h"
#include "tests/support/mesos/master.h"
#include "tests/support/mesos/resources.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace pacer::mesos_double {

inline Json capabilityJson(const std::vector<std::string>& names)
{
    Json out = Json::array();
    for (const std::string& name : names)
        out.push_back({{"type", name}});
    return out;
}

/// A framework for tests of the double: speaks to the core directly, keeps every event, and acknowledges what
/// needs it unless told otherwise.
class TestScheduler {
public:
    TestScheduler(Master& master, Timestamp& clock, std::uint16_t port = 5050)
        : m_master(master)
        , m_clock(clock)
        , m_port(port)
    {
        info = {{"user", "root"},
                {"name", "test"},
                {"roles", {"r"}},
                {"failover_timeout", 60.0},
                {"checkpoint", true},
                {"principal", "p"},
                {"capabilities", capabilityJson({"PARTITION_AWARE", "MULTI_ROLE", "RESERVATION_REFINEMENT",
                                                 "REGION_AWARE", "TASK_KILLING_STATE"})}};
    }

    Json info;
    std::vector<Json> events;
    bool acknowledges = true;
    bool streamEnded = false;
    std::string id;
    std::string streamId;
    StreamId stream = 0;

    Reply post(const Json& body, const std::string& withStream)
    {
        Request request{"POST", "/api/v1/scheduler", {{"Content-Type", "application/json"}}, body.dump()};
        if (!withStream.empty())
            request.headers.emplace_back("Mesos-Stream-Id", withStream);
        Reply reply = m_master.handle(m_port, request, m_clock);
        return reply;
    }

    int subscribe()
    {
        Json body{{"type", "SUBSCRIBE"}};
        if (!id.empty()) {
            info["id"] = idJson(id);
            body["framework_id"] = idJson(id);
        }
        body["subscribe"] = {{"framework_info", info}};
        const Reply reply = post(body, {});
        stream = reply.stream;
        streamEnded = false;
        streamId = headerOf(reply.headers, "Mesos-Stream-Id").value_or("");
        collect();
        return reply.status;
    }

    Reply call(const std::string& type, const Json& body = {})
    {
        Json message{{"framework_id", idJson(id)}, {"type", type}};
        if (!body.is_null()) {
            std::string member = type;
            for (char& c : member)
                c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            message[member] = body;
        }
        Reply reply = post(message, streamId);
        collect();
        return reply;
    }

    /// Lets time pass, in steps that are short enough to answer in between.
    void pass(Duration time)
    {
        constexpr Duration step = std::chrono::milliseconds{20};
        for (const Timestamp end = m_clock + time; m_clock < end;) {
            m_clock = std::min(end, m_clock + step);
            m_master.advance(m_clock);
            collect();
        }
    }

    /// The offers that came and were not used or taken back, newest last.
    std::vector<Json> offers;

    Json offerOf(const std::string& hostname) const
    {
        for (auto offer = offers.rbegin(); offer != offers.rend(); ++offer)
            if (textOf(*offer, "hostname") == hostname)
                return *offer;
        throw std::runtime_error("no offer of " + hostname);
    }

    Reply accept(const Json& offer, const std::vector<Json>& operations, double refuse = 1)
    {
        forget(idOf(offer, "id"));
        return call("ACCEPT", {{"offer_ids", {offer["id"]}},
                               {"operations", operations},
                               {"filters", {{"refuse_seconds", refuse}}}});
    }

    /// "STARTING RUNNING" …: the states that were reported of a task, without TASK_.
    std::string statesOf(const std::string& task) const
    {
        std::string out;
        for (const Json& status : statusesOf(task))
            out += (out.empty() ? "" : " ") + textOf(status, "state").substr(5);
        return out;
    }

    std::vector<Json> statusesOf(const std::string& task) const
    {
        std::vector<Json> out;
        for (const Json& event : events)
            if (textOf(event, "type") == "UPDATE" && idOf(event["update"]["status"], "task_id") == task)
                out.push_back(event["update"]["status"]);
        return out;
    }

    std::vector<Json> take(const std::string& type)
    {
        std::vector<Json> out;
        for (const Json& event : events)
            if (textOf(event, "type") == type)
                out.push_back(event);
        std::erase_if(events, [&](const Json& event) { return textOf(event, "type") == type; });
        return out;
    }

    static Json task(const Json& offer, const std::string& id, const std::string& command, double cpus = 0.1,
                     double mem = 32)
    {
        return {{"name", id},
                {"task_id", idJson(id)},
                {"agent_id", offer["agent_id"]},
                {"resources",
                 {{{"name", "cpus"}, {"type", "SCALAR"}, {"scalar", {{"value", cpus}}}},
                  {{"name", "mem"}, {"type", "SCALAR"}, {"scalar", {{"value", mem}}}}}},
                {"command", {{"value", command}}}};
    }

    static Json launch(const std::vector<Json>& tasks)
    {
        return {{"type", "LAUNCH"}, {"launch", {{"task_infos", tasks}}}};
    }

private:
    void forget(const std::string& offerId)
    {
        std::erase_if(offers, [&](const Json& offer) { return idOf(offer, "id") == offerId; });
    }

    void keep(const Json& event)
    {
        events.push_back(event);
        const std::string type = textOf(event, "type");
        if (type == "SUBSCRIBED")
            id = idOf(event["subscribed"], "framework_id");
        if (type == "RESCIND")
            forget(idOf(event["rescind"], "offer_id"));
        if (type == "OFFERS")
            for (const Json& offer : event["offers"]["offers"])
                offers.push_back(offer);
        if (type == "UPDATE" && acknowledges && event["update"]["status"].contains("uuid")) {
            const Json& status = event["update"]["status"];
            call(
                "ACKNOWLEDGE",
                {{"agent_id", status["agent_id"]}, {"task_id", status["task_id"]}, {"uuid", status["uuid"]}});
        }
    }

    void collect()
    {
        for (const Output& output : m_master.takeOutputs()) {
            if (output.stream != stream)
                continue;
            if (output.kind == Output::Kind::Record)
                keep(Json::parse(output.text.substr(output.text.find('\n') + 1)));
            else if (output.kind != Output::Kind::Part)
                streamEnded = true;
        }
    }

    Master& m_master;
    Timestamp& m_clock;
    std::uint16_t m_port;
};

} // namespace pacer::mesos_double
