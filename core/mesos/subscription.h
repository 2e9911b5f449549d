// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/mesos/call_json.h"
#include "core/mesos/held_offers.h"
#include "core/mesos/reconciler.h"
#include "core/mesos/recordio.h"
#include "core/scheduler/messages.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pacer::mesos {

struct SubscriptionSettings {
    Framework framework;
    std::optional<FrameworkId> stored; ///< the id we had before; absent: the master gives us one
    /// What to do when the master has removed our framework and all its tasks with it: stop and say so, or
    /// begin again with a new id.
    bool startAnew = false;
    std::string bridgeName = "mesos-bridge";
    Duration answerPatience = std::chrono::seconds{10};    ///< from connecting until SUBSCRIBED
    Duration heartbeatInterval = std::chrono::seconds{15}; ///< until the master says its own
    int missedHeartbeats = 5;
    Duration shortestBackoff = std::chrono::milliseconds{500};
    Duration longestBackoff = std::chrono::seconds{30};
    Duration offerPatience = std::chrono::minutes{2};
};

// What the owner of the sockets has to do.

/// POST `body` to `url` and tell of everything that comes, under the number of the attempt.
struct OpenStream {
    std::uint64_t attempt = 0;
    std::string url;
    std::string body;
};
struct CloseStream {};
/// POST `body` with the stream's id, after all earlier calls.
struct SendCall {
    std::uint64_t call = 0;
    std::string url;
    std::string streamId;
    std::string body;
};
struct Report {
    scheduler::Event event;
};
/// For the log and the console.
struct Note {
    enum class Kind { Connecting, Redirected, Subscribed, Lost, NewFramework, Problem };
    Kind kind = Kind::Problem;
    std::string about; ///< an address or a framework id
    std::optional<Error> problem;
};
/// Nothing more is tried: a person has to decide.
struct Stop {
    Error why;
};
using Action = std::variant<OpenStream, CloseStream, SendCall, Report, Note, Stop>;

/// The scheduler's side of the v1 API (spec/mesos.md 2, 7, 8) without sockets and clock: told what came, it
/// says what to do. Every call belongs to the subscription it was made for; one that is not answered ends
/// that subscription, because nobody knows then what the master did: the next one invalidates whatever is
/// still under way, and the states of all tasks are asked for.
class Subscription {
public:
    enum class Phase { NoMaster, Waiting, Connecting, Subscribed, Stopped };

    Subscription(SubscriptionSettings settings, std::uint64_t seed);

    /// Where masters may be ("http://host:5050", a path in front of the API is kept). One that leads by
    /// election replaces the one before; none: it is not known at the moment.
    void mastersFound(std::vector<std::string> urls, Timestamp now);

    void streamAnswered(std::uint64_t attempt, int status, const std::string& location,
                        const std::string& streamId, Timestamp now);
    void streamData(std::uint64_t attempt, std::string_view bytes, Timestamp now);
    void streamEnded(std::uint64_t attempt, const std::optional<Error>& why, Timestamp now);
    void callAnswered(std::uint64_t call, int status, const std::string& location, const std::string& body,
                      Timestamp now);
    void callFailed(std::uint64_t call, const Error& why, Timestamp now);

    void call(const scheduler::ClusterCall& call, Timestamp now);
    void passTime(Timestamp now);
    std::optional<Timestamp> deadline() const;

    /// What is to be done now, in this order; declines are put together until then.
    std::vector<Action> takeActions();

    Phase phase() const { return m_phase; }
    const std::string& master() const { return m_url; } ///< base address of the one we talk to or try
    const std::optional<FrameworkId>& framework() const { return m_framework; }

private:
    struct Placed {
        TaskId task;
        AgentId agent;
    };
    /// An ACCEPT that is under way.
    struct Accepted {
        OfferId offer;
        std::vector<Placed> tasks;
    };

    // Connection (subscription.cpp)
    void connect(Timestamp now);
    void retry(Timestamp now);
    void lose(const std::optional<Error>& why, Timestamp now);
    void follow(const std::string& location, Timestamp now);
    void onAnswerText(Timestamp now);
    void stop(Error why);
    void note(Note::Kind kind, std::string about = {}, std::optional<Error> problem = {});

    // Events (subscription_events.cpp)
    void onRecord(const std::string& record, Timestamp now);
    void on(const Subscribed& event, Timestamp now);
    void on(const OffersMade& event, Timestamp now);
    void on(const OfferVoid& event, Timestamp now);
    void on(const InverseOffersMade& event, Timestamp now);
    void on(const StatusSent& event, Timestamp now);
    void on(const OperationStatusSent& event, Timestamp now);
    void on(const AgentGone& event, Timestamp now);
    void on(const ExecutorEnded& event, Timestamp now);
    void on(const Refused& event, Timestamp now);
    void on(const Heartbeat& event, Timestamp now);
    void on(const Ignored& event, Timestamp now);

    // Calls (subscription_calls.cpp)
    std::uint64_t send(const wire::Json& call);
    void flushDeclines();
    void accept(const scheduler::AcceptOffer& call, Timestamp now);
    void decline(const scheduler::DeclineOffer& call);
    void revive(const std::set<std::string>& roles);
    void reconcile(const scheduler::ReconcileTasks& call, Timestamp now);
    void askFor(const Reconciler::Questions& tasks);
    void tell(const Placed& task, TaskState state, const std::string& message, Timestamp now);
    void onRolesRefused(const std::set<std::string>& roles, const Error& answer, Timestamp now);

    SubscriptionSettings m_settings;
    Random m_random;
    Phase m_phase = Phase::NoMaster;
    std::vector<std::string> m_masters;
    std::size_t m_nextMaster = 0;
    std::size_t m_triedInRound = 0;
    std::string m_url;      ///< base
    std::string m_redirect; ///< base to try next, "" if none
    int m_redirects = 0;
    std::uint64_t m_attempt = 0;
    int m_answerStatus = 0; ///< of this attempt; 0 until there is one
    std::string m_answerText;
    std::string m_streamId;
    RecordReader m_records;
    std::optional<FrameworkId> m_framework;
    std::string m_masterId;
    Duration m_heartbeat{};
    Timestamp m_lastHeard{};
    Timestamp m_subscribedAt{};
    std::optional<Timestamp> m_retryAt;
    int m_failures = 0;

    HeldOffers m_offers;
    Reconciler m_reconciler;
    std::uint64_t m_lastCall = 0;
    std::uint64_t m_firstCall = 0; ///< of this subscription; answers to earlier ones say nothing
    std::map<std::uint64_t, std::set<std::string>> m_rolesAsked; ///< calls that add roles
    std::map<std::uint64_t, Accepted> m_accepts;
    std::map<std::optional<Duration>, std::vector<OfferId>> m_declines;
    std::vector<Action> m_actions;
};

} // namespace pacer::mesos
