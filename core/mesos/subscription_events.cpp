// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/event_json.h"
#include "core/mesos/subscription.h"

#include <nlohmann/json.hpp>

namespace pacer::mesos {

void Subscription::onRecord(const std::string& record, Timestamp now)
{
    const auto event = readEvent(record);
    if (!event) {
        // Agents repeat what is not acknowledged; the rest of the stream is sound.
        note(Note::Kind::Problem, m_url, event.error().front());
        return;
    }
    const bool first = std::holds_alternative<Subscribed>(*event) || std::holds_alternative<Refused>(*event);
    if (m_phase == Phase::Connecting && !first)
        return; // nothing counts before SUBSCRIBED
    std::visit([&](const auto& each) { on(each, now); }, *event);
}

void Subscription::on(const Subscribed& event, Timestamp now)
{
    if (event.framework.value.empty())
        return lose(Error{ErrorCode::ProtocolBroken, "", {"SUBSCRIBED without framework_id"}}, now);
    const bool again = m_framework == event.framework;
    m_phase = Phase::Subscribed;
    m_subscribedAt = now;
    m_redirects = 0;
    m_framework = event.framework;
    m_masterId = event.master.id;
    m_heartbeat = event.heartbeat.value_or(m_settings.heartbeatInterval);
    m_firstCall = m_lastCall + 1;
    note(Note::Kind::Subscribed, event.framework.value);
    scheduler::DriverConnected connected;
    connected.framework = event.framework;
    // With a scheme only where it is not the plain one.
    const bool plain = !event.master.address.empty() && m_url.starts_with("http://");
    connected.master = plain ? event.master.address : m_url;
    connected.again = again;
    connected.masterRegion = event.master.region;
    m_actions.emplace_back(Report{std::move(connected)});
}

void Subscription::on(const OffersMade& event, Timestamp now)
{
    scheduler::OffersReceived received;
    for (const MesosOffer& offer : event.offers) {
        received.offers.push_back(offer.offer);
        m_offers.add(offer, now);
    }
    if (!received.offers.empty())
        m_actions.emplace_back(Report{std::move(received)});
}

void Subscription::on(const OfferVoid& event, Timestamp)
{
    if (m_offers.take(event.id))
        m_actions.emplace_back(Report{scheduler::OfferRescinded{event.id}});
}

/// Who plans a maintenance is told that we put up with it: what runs there is started elsewhere, and nothing
/// new is started there (the offers say when it begins).
void Subscription::on(const InverseOffersMade& event, Timestamp)
{
    if (!event.ids.empty())
        send(acceptInverseCall(*m_framework, event.ids));
}

void Subscription::on(const StatusSent& event, Timestamp)
{
    const scheduler::TaskStatus& status = event.status;
    if (status.task.value.empty()) {
        note(Note::Kind::Problem, m_url, Error{ErrorCode::ProtocolBroken, "", {"UPDATE without task_id"}});
        return;
    }
    m_reconciler.answered(status.task);
    m_actions.emplace_back(Report{scheduler::TaskStatusReceived{status}});
}

void Subscription::on(const OperationStatusSent& event, Timestamp)
{
    if (event.state != "OPERATION_FINISHED")
        note(Note::Kind::Problem, m_url,
             Error{ErrorCode::LaunchFailed, "", {event.operation + ' ' + event.state + ' ' + event.message}});
    if (!event.uuid.empty())
        send(acknowledgeCall(*m_framework, event));
}

void Subscription::on(const AgentGone& event, Timestamp)
{
    m_actions.emplace_back(Report{scheduler::AgentLost{event.id}});
}

/// Every pod's executor ends like that; the statuses of its tasks say what is to be known.
void Subscription::on(const ExecutorEnded& event, Timestamp)
{
    if (event.waitStatus == 0)
        return;
    note(Note::Kind::Problem, event.agent.value,
         Error{ErrorCode::LaunchFailed, "", {event.executor + ": " + std::to_string(event.waitStatus)}});
}

void Subscription::on(const Refused& event, Timestamp now)
{
    const bool removed = event.message.find("has been removed") != std::string::npos;
    const bool takenOver = event.message.find("failed over") != std::string::npos;
    if (takenOver) // whoever it is, throwing each other out for ever helps nobody
        return stop(Error{ErrorCode::FrameworkTakenOver, "", {m_framework.value_or(FrameworkId{}).value}});
    if (removed && m_framework) {
        if (!m_settings.startAnew)
            return stop(Error{ErrorCode::FrameworkRemoved, "", {m_framework->value}});
        note(Note::Kind::NewFramework, m_framework->value);
        m_framework.reset();
        return lose(std::nullopt, now);
    }
    const Error refused{ErrorCode::SubscriptionRefused, "", {event.message}};
    if (m_phase == Phase::Connecting)
        return stop(refused);
    lose(refused, now);
}

void Subscription::on(const Heartbeat&, Timestamp) {} // any byte counts as one

void Subscription::on(const Ignored&, Timestamp) {}

} // namespace pacer::mesos
