// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/overloaded.h"
#include "core/mesos/subscription.h"
#include "core/wire/enum_names.h"
#include "tests/support/fixture.h"

#include <string>
#include <vector>

namespace pacer::tests {

/// One word or a few for what happened, so that a test can say what it expects in one line.
inline std::string told(const scheduler::Event& event)
{
    using namespace pacer::scheduler;
    return std::visit(Overloaded{
                          [](const DriverConnected& e) {
                              return (e.again ? "connected again " : "connected ") + e.framework.value;
                          },
                          [](const DriverLost&) { return std::string("lost"); },
                          [](const OffersReceived& e) {
                              std::string text = "offers";
                              for (const Offer& offer : e.offers)
                                  text += ' ' + offer.id.value;
                              return text;
                          },
                          [](const OfferRescinded& e) { return "rescinded " + e.id.value; },
                          [](const TaskStatusReceived& e) {
                              return e.status.task.value + ' ' + std::string(wire::nameOf(e.status.state));
                          },
                          [](const AgentLost& e) { return "agent lost " + e.id.value; },
                          [](const auto&) { return std::string("?"); },
                      },
                      event);
}

inline std::string told(const Error& error)
{
    std::string text = std::to_string(static_cast<int>(error.code));
    switch (static_cast<int>(error.code)) {
    case static_cast<int>(ErrorCode::FrameworkRemoved): text = "removed"; break;
    case static_cast<int>(ErrorCode::FrameworkTakenOver): text = "taken over"; break;
    case static_cast<int>(ErrorCode::SubscriptionRefused): text = "refused"; break;
    default: break;
    }
    return error.args.empty() ? text : text + ": " + error.args.front();
}

/// Notes are left out.
inline std::vector<std::string> told(const std::vector<mesos::Action>& actions)
{
    std::vector<std::string> lines;
    for (const mesos::Action& action : actions) {
        std::string line = std::visit(
            Overloaded{
                [](const mesos::OpenStream& a) {
                    const wire::Json body = jsonOf(a.body);
                    const auto id = body.find("framework_id");
                    return "open " + a.url
                           + (id == body.end() ? "" : " as " + (*id)["value"].get<std::string>());
                },
                [](const mesos::CloseStream&) { return std::string("close"); },
                [](const mesos::SendCall& a) {
                    return "call " + jsonOf(a.body)["type"].get<std::string>() + " by " + a.streamId;
                },
                [](const mesos::Report& a) { return told(a.event); },
                [](const mesos::Note&) { return std::string(); },
                [](const mesos::Stop& a) { return "stop, " + told(a.why); },
            },
            action);
        if (!line.empty())
            lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace pacer::tests
