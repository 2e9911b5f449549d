// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/subscription.h"

#include "core/base/overloaded.h"
#include "core/net/url.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::mesos {

namespace {

constexpr std::string_view endpoint = "/api/v1/scheduler";
constexpr int mostRedirects = 8;
constexpr std::size_t longestAnswerText = 4096;
constexpr int mostDoublings = 10;

/// The base address that a Location leads to; "" if it leads nowhere.
std::string redirectBase(const std::string& location, const std::string& from)
{
    const bool relativeScheme = location.starts_with("//");
    const std::string text = relativeScheme ? from.substr(0, from.find("//")) + location : location;
    const std::optional<net::Url> url = net::parseUrl(text);
    if (!url)
        return {};
    std::string prefix = url->target.substr(0, url->target.find('?'));
    if (!prefix.ends_with(endpoint))
        return {};
    prefix.resize(prefix.size() - endpoint.size());
    return std::string(url->tls ? "https://" : "http://") + net::hostAndPort(url->host, url->port) + prefix;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 307 || status == 308;
}

/// Answers to a SUBSCRIBE that the same request will always get.
bool isFinal(int status)
{
    return status == 400 || status == 401 || status == 403 || status == 406 || status == 415;
}

/// What a 400 or 403 means that is not about the call itself (spec/mesos.md 9).
bool isOver(int status, const std::string& body)
{
    return (status == 403 && body.starts_with("Framework is not"))
           || (status == 400
               && (body.starts_with("Framework cannot be found") || body.starts_with("The stream ID")));
}

} // namespace

Subscription::Subscription(SubscriptionSettings settings, std::uint64_t seed)
    : m_settings(std::move(settings))
    , m_random(seed)
    , m_framework(m_settings.stored)
    , m_heartbeat(m_settings.heartbeatInterval)
    , m_offers(m_settings.offerPatience)
{}

void Subscription::note(Note::Kind kind, std::string about, std::optional<Error> problem)
{
    m_actions.emplace_back(Note{kind, std::move(about), std::move(problem)});
}

void Subscription::mastersFound(std::vector<std::string> urls, Timestamp now)
{
    if (m_phase == Phase::Stopped || urls == m_masters)
        return;
    m_masters = std::move(urls);
    m_nextMaster = 0;
    m_triedInRound = 0;
    m_redirect.clear();
    const bool same = std::ranges::find(m_masters, m_url) != m_masters.end();
    switch (m_phase) {
    case Phase::NoMaster:
    case Phase::Waiting: break;
    case Phase::Connecting:
        if (same)
            return;
        m_actions.emplace_back(CloseStream{});
        break;
    case Phase::Subscribed:
        // The stream says best whether its master still leads; only another leader ends it.
        if (same || m_masters.empty())
            return;
        return lose(std::nullopt, now);
    case Phase::Stopped: return;
    }
    m_phase = Phase::NoMaster;
    m_retryAt.reset();
    if (!m_masters.empty())
        connect(now);
}

void Subscription::connect(Timestamp now)
{
    m_retryAt.reset();
    if (!m_redirect.empty()) {
        m_url = std::exchange(m_redirect, {});
    } else if (!m_masters.empty()) {
        m_url = m_masters[m_nextMaster++ % m_masters.size()];
        ++m_triedInRound;
        m_redirects = 0;
    } else {
        m_phase = Phase::NoMaster;
        return;
    }
    m_phase = Phase::Connecting;
    m_answerStatus = 0;
    m_answerText.clear();
    m_streamId.clear();
    m_records = RecordReader();
    m_lastHeard = now;
    note(Note::Kind::Connecting, m_url);
    const wire::Json call = subscribeCall(m_settings.framework, m_framework, {});
    m_actions.emplace_back(OpenStream{++m_attempt, m_url + std::string(endpoint), wire::jsonText(call)});
}

/// The next master of the list at once; after the last one all of them again, later.
void Subscription::retry(Timestamp now)
{
    if (m_phase == Phase::Stopped)
        return;
    if (m_triedInRound < m_masters.size())
        return connect(now);
    m_triedInRound = 0;
    const int doublings = std::min(m_failures++, mostDoublings);
    const Duration whole =
        std::min(m_settings.shortestBackoff * (std::int64_t{1} << doublings), m_settings.longestBackoff);
    const auto half = static_cast<std::uint64_t>(whole.count() / 2);
    m_phase = Phase::Waiting;
    m_retryAt = now + Duration{static_cast<std::int64_t>(half + m_random.below(half + 1))};
}

void Subscription::lose(const std::optional<Error>& why, Timestamp now)
{
    const bool wasSubscribed = m_phase == Phase::Subscribed;
    if (wasSubscribed && now - m_subscribedAt >= m_settings.longestBackoff)
        m_failures = 0; // it went well for a while
    note(Note::Kind::Lost, m_url, why);
    ++m_attempt; // whatever still comes of the stream is late
    m_firstCall = m_lastCall + 1;
    m_actions.emplace_back(CloseStream{});
    m_offers.clear();
    m_declines.clear();
    m_reconciler.clear();
    m_rolesAsked.clear();
    m_accepts.clear();
    if (wasSubscribed) {
        m_triedInRound = m_masters.size(); // not at once: all its frameworks come back now
        m_actions.emplace_back(Report{scheduler::DriverLost{}});
    }
    retry(now);
}

void Subscription::stop(Error why)
{
    if (m_phase == Phase::Stopped)
        return;
    const bool wasSubscribed = m_phase == Phase::Subscribed;
    ++m_attempt;
    m_firstCall = m_lastCall + 1;
    m_phase = Phase::Stopped;
    m_retryAt.reset();
    m_offers.clear();
    m_declines.clear();
    m_reconciler.clear();
    m_accepts.clear();
    m_actions.emplace_back(CloseStream{});
    if (wasSubscribed)
        m_actions.emplace_back(Report{scheduler::DriverLost{}});
    m_actions.emplace_back(Stop{std::move(why)});
}

void Subscription::follow(const std::string& location, Timestamp now)
{
    const std::string base = redirectBase(location, m_url);
    m_actions.emplace_back(CloseStream{});
    ++m_attempt;
    if (base.empty() || ++m_redirects > mostRedirects) {
        note(Note::Kind::Problem, m_url, Error{ErrorCode::ProtocolBroken, "", {"Location: " + location}});
        return retry(now);
    }
    note(Note::Kind::Redirected, base);
    m_redirect = base;
    connect(now);
}

void Subscription::streamAnswered(std::uint64_t attempt, int status, const std::string& location,
                                  const std::string& streamId, Timestamp now)
{
    if (attempt != m_attempt || m_phase != Phase::Connecting)
        return;
    m_lastHeard = now;
    m_answerStatus = status;
    if (isRedirect(status))
        return follow(location, now);
    if (status != 200)
        return; // why, says the text that follows
    m_streamId = streamId;
    if (m_streamId.empty())
        lose(Error{ErrorCode::ProtocolBroken, "", {"200 without Mesos-Stream-Id"}}, now);
}

void Subscription::streamData(std::uint64_t attempt, std::string_view bytes, Timestamp now)
{
    if (attempt != m_attempt)
        return;
    m_lastHeard = now;
    if (m_answerStatus != 200) {
        m_answerText += bytes.substr(0, longestAnswerText - m_answerText.size());
        return;
    }
    const auto records = m_records.feed(bytes);
    if (!records)
        return lose(records.error().front(), now);
    for (const std::string& record : *records) {
        if (attempt == m_attempt) // an event may have ended it
            onRecord(record, now);
    }
}

void Subscription::streamEnded(std::uint64_t attempt, const std::optional<Error>& why, Timestamp now)
{
    if (attempt != m_attempt)
        return;
    if (m_answerStatus != 0 && m_answerStatus != 200 && !why)
        return onAnswerText(now);
    if (!why && m_records.isInsideRecord())
        return lose(Error{ErrorCode::ProtocolBroken, "", {"a record was cut"}}, now);
    lose(why, now);
}

void Subscription::onAnswerText(Timestamp now)
{
    const Error answer{ErrorCode::HttpStatus, "", {std::to_string(m_answerStatus), m_answerText}};
    if (isFinal(m_answerStatus))
        return stop(Error{ErrorCode::SubscriptionRefused, "", {m_answerText}});
    lose(answer, now);
}

void Subscription::callAnswered(std::uint64_t call, int status, const std::string& location,
                                const std::string& body, Timestamp now)
{
    if (call < m_firstCall || m_phase != Phase::Subscribed)
        return;
    const auto roles = m_rolesAsked.extract(call);
    const auto accepted = m_accepts.extract(call);
    if (status == 200 || status == 202)
        return;
    const Error answer{ErrorCode::HttpStatus, "", {std::to_string(status), body}};
    if (isRedirect(status)) { // another one leads now
        lose(answer, now);
        if (const std::string base = redirectBase(location, m_url); !base.empty())
            m_redirect = base;
        return;
    }
    if (isOver(status, body) || status >= 500 || status == 401)
        return lose(answer, now);
    if (!roles.empty())
        return onRolesRefused(roles.mapped(), answer, now);
    // The call itself is wrong; the subscription goes on.
    note(Note::Kind::Problem, m_url, answer);
    if (accepted.empty())
        return;
    for (const Placed& task : accepted.mapped().tasks)
        tell(task, TaskState::Error, body, now);
    m_declines[std::nullopt].push_back(accepted.mapped().offer);
}

void Subscription::callFailed(std::uint64_t call, const Error& why, Timestamp now)
{
    if (call >= m_firstCall && m_phase == Phase::Subscribed)
        lose(why, now);
}

void Subscription::passTime(Timestamp now)
{
    switch (m_phase) {
    case Phase::NoMaster:
    case Phase::Stopped: return;
    case Phase::Waiting:
        if (m_retryAt && now >= *m_retryAt)
            connect(now);
        return;
    case Phase::Connecting:
        if (now >= m_lastHeard + m_settings.answerPatience) {
            if (m_answerStatus != 0 && m_answerStatus != 200)
                return onAnswerText(now);
            lose(Error{ErrorCode::TimedOut, "", {m_url}}, now);
        }
        return;
    case Phase::Subscribed: break;
    }
    if (now >= m_lastHeard + m_settings.missedHeartbeats * m_heartbeat)
        return lose(Error{ErrorCode::TimedOut, "", {"heartbeats of " + m_url}}, now);
    for (const OfferId& id : m_offers.takeOverdue(now)) {
        m_declines[std::nullopt].push_back(id);
        m_actions.emplace_back(Report{scheduler::OfferRescinded{id}});
    }
    askFor(m_reconciler.takeDue(now));
}

std::optional<Timestamp> Subscription::deadline() const
{
    const auto earlier = [](std::optional<Timestamp> a, std::optional<Timestamp> b) {
        return a && b ? std::min(a, b) : (a ? a : b);
    };
    switch (m_phase) {
    case Phase::NoMaster:
    case Phase::Stopped: return std::nullopt;
    case Phase::Waiting: return m_retryAt;
    case Phase::Connecting: return m_lastHeard + m_settings.answerPatience;
    case Phase::Subscribed: break;
    }
    const Timestamp silence = m_lastHeard + m_settings.missedHeartbeats * m_heartbeat;
    return earlier(silence, earlier(m_offers.deadline(), m_reconciler.deadline()));
}

std::vector<Action> Subscription::takeActions()
{
    flushDeclines();
    return std::exchange(m_actions, {});
}

} // namespace pacer::mesos
