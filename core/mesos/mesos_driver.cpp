// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/mesos_driver.h"

#include "core/base/overloaded.h"
#include "core/mesos/basic_auth.h"
#include "core/mesos/zookeeper_finder.h"
#include "core/net/http_channel.h"
#include "core/wire/error_json.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <mutex>
#include <thread>

namespace pacer::mesos {

namespace {

namespace asio = boost::asio;

constexpr std::size_t longestCallAnswer = 4096;

std::string headerOf(const net::Response& head, std::string_view name)
{
    const std::string* const value = net::findHeader(head.headers, name);
    return value ? *value : std::string();
}

/// A line of the log.
std::string wordsFor(const Note& note)
{
    const std::string why = note.problem ? ": " + wire::errorSentence(*note.problem) : std::string();
    switch (note.kind) {
    case Note::Kind::Connecting: return "mesos: subscribing at " + note.about;
    case Note::Kind::Redirected: return "mesos: redirected to " + note.about;
    case Note::Kind::Subscribed: return "mesos: subscribed as framework " + note.about;
    case Note::Kind::Lost: return "mesos: no subscription at " + note.about + why;
    case Note::Kind::NewFramework:
        return "mesos: framework " + note.about + " was removed, asking for a new one";
    case Note::Kind::Problem: return "mesos: " + note.about + why;
    }
    return {};
}

} // namespace

class MesosDriver::Impl {
public:
    Impl(MesosOptions options, std::shared_ptr<asio::ssl::context> tls)
        : m_options(std::move(options))
        , m_tls(std::move(tls))
        , m_subscription(m_options.subscription, m_options.seed)
        , m_open(m_loop.get_executor())
        , m_timer(m_loop)
    {}

    ~Impl()
    {
        m_loop.stop();
        if (m_thread.joinable())
            m_thread.join();
        m_finder.reset();
    }

    void start(ClusterDriver::Report report)
    {
        m_report = std::move(report);
        asio::post(m_loop, [this] { begin(); });
        m_thread = std::thread([this] { m_loop.run(); });
    }

    /// Calls of one engine turn are handled in one go, so that declines go out together.
    void enqueue(const scheduler::ClusterCall& call)
    {
        const std::lock_guard lock(m_mutex);
        m_calls.push_back(call);
        if (m_calls.size() == 1)
            asio::post(m_loop, [this] { handleCalls(); });
    }

    void answer(const scheduler::ResolveArtifacts& request)
    {
        asio::post(m_loop, [this, resolved = scheduler::ArtifactsResolved{
                                      request.deployment, request.spec.id(), {}}] { m_report(resolved); });
    }

    MesosStatus status() const
    {
        const std::lock_guard lock(m_mutex);
        return m_status;
    }

private:
    void begin()
    {
        std::visit(Overloaded{
                       [this](const MasterList& list) { m_subscription.mastersFound(list, now()); },
                       [this](const ZooKeeperGroup& group) { watch(group); },
                   },
                   m_options.master);
        act();
    }

    void watch(const ZooKeeperGroup& group)
    {
        m_finder = std::make_unique<ZooKeeperFinder>(
            m_loop, group, m_options.groupUsesTls,
            ZooKeeperFinder::Outlets{
                [this](std::vector<std::string> urls) {
                    m_subscription.mastersFound(std::move(urls), now());
                    act();
                },
                [this](const Error& problem) {
                    perform(Note{Note::Kind::Problem, "zookeeper", problem});
                },
            });
    }

    void handleCalls()
    {
        std::vector<scheduler::ClusterCall> calls;
        {
            const std::lock_guard lock(m_mutex);
            calls = std::exchange(m_calls, {});
        }
        for (const scheduler::ClusterCall& call : calls)
            m_subscription.call(call, now());
        act();
    }

    /// Does what the subscription wants, and keeps the one timer that it asks for.
    void act()
    {
        for (std::vector<Action> actions; !(actions = m_subscription.takeActions()).empty();) {
            for (const Action& action : actions)
                std::visit([this](const auto& each) { perform(each); }, action);
        }
        {
            const std::lock_guard lock(m_mutex);
            m_status.phase = m_subscription.phase();
            m_status.master = m_subscription.master();
            m_status.framework = m_subscription.framework();
        }
        const std::optional<Timestamp> deadline = m_subscription.deadline();
        if (!deadline) {
            m_timer.cancel();
            return;
        }
        m_timer.expires_after(std::max(*deadline - now(), Duration{0}));
        m_timer.async_wait([this](const boost::system::error_code& cancelled) {
            if (cancelled)
                return;
            m_subscription.passTime(now());
            act();
        });
    }

    std::optional<net::ChannelTarget> targetOf(const std::string& url) const
    {
        const std::optional<net::Url> parsed = net::parseUrl(url);
        if (!parsed)
            return std::nullopt;
        net::ChannelTarget target;
        target.url = *parsed;
        target.tls = m_tls;
        target.verifyHost = m_options.verifyTls;
        return target;
    }

    net::ChannelRequest requestFor(const std::string& target, const std::string& body) const
    {
        net::ChannelRequest request;
        request.target = target;
        // Compared byte for byte by the master: nothing may stand behind the type (spec/mesos.md 1.1).
        request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
        if (!m_options.principal.empty())
            request.headers.emplace_back("Authorization",
                                         basicAuthorization(m_options.principal, m_options.secret));
        request.body = body;
        return request;
    }

    void perform(const OpenStream& action)
    {
        const std::optional<net::ChannelTarget> target = targetOf(action.url);
        if (!target) {
            m_subscription.streamEnded(
                action.attempt, Error{ErrorCode::NetworkUnreachable, "", {action.url, "no url"}}, now());
            return;
        }
        m_callChannel.reset();
        m_stream = std::make_unique<net::HttpChannel>(m_loop, *target);
        m_stream->send(requestFor(target->url.target, action.body),
                       {[this, attempt = action.attempt](const net::Response& head) {
                            m_subscription.streamAnswered(attempt, head.status, headerOf(head, "Location"),
                                                          headerOf(head, "Mesos-Stream-Id"), now());
                            act();
                        },
                        [this, attempt = action.attempt](std::string_view part) {
                            m_subscription.streamData(attempt, part, now());
                            act();
                        },
                        [this, attempt = action.attempt](const std::optional<Error>& why) {
                            m_subscription.streamEnded(attempt, why, now());
                            act();
                        }});
    }

    void perform(const CloseStream&)
    {
        m_stream.reset();
        m_callChannel.reset();
    }

    void perform(const SendCall& action)
    {
        const std::optional<net::ChannelTarget> target = targetOf(action.url);
        if (!target)
            return m_subscription.callFailed(action.call, {ErrorCode::NetworkUnreachable, "", {action.url}},
                                             now());
        if (!m_callChannel || !m_callChannel->isOpen())
            m_callChannel = std::make_unique<net::HttpChannel>(m_loop, *target);
        net::ChannelRequest request = requestFor(target->url.target, action.body);
        request.headers.emplace_back("Mesos-Stream-Id", action.streamId);
        const auto answer = std::make_shared<net::Response>();
        m_callChannel->send(
            request, {[answer](const net::Response& head) { *answer = head; },
                      [answer](std::string_view part) {
                          answer->body += part.substr(
                              0, longestCallAnswer - std::min(answer->body.size(), longestCallAnswer));
                      },
                      [this, answer, call = action.call](const std::optional<Error>& why) {
                          if (why)
                              m_subscription.callFailed(call, *why, now());
                          else
                              m_subscription.callAnswered(call, answer->status, headerOf(*answer, "Location"),
                                                          answer->body, now());
                          act();
                      }});
    }

    void perform(const mesos::Report& action) { m_report(action.event); }

    void perform(const Note& note)
    {
        if (note.problem) {
            const std::lock_guard lock(m_mutex);
            m_status.lastProblem = note.problem;
        }
        m_options.log(wordsFor(note));
    }

    void perform(const Stop& action)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_status.lastProblem = action.why;
        }
        m_options.log("mesos: " + wire::errorSentence(action.why));
        m_options.stopped({action.why});
    }

    /// The clock of the wall, but never backwards.
    Timestamp now()
    {
        m_now = std::max(m_now, std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()));
        return m_now;
    }

    MesosOptions m_options;
    std::shared_ptr<asio::ssl::context> m_tls;
    Subscription m_subscription;
    Timestamp m_now{};
    ClusterDriver::Report m_report;
    asio::io_context m_loop{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_open;
    asio::steady_timer m_timer;
    std::unique_ptr<ZooKeeperFinder> m_finder;
    std::unique_ptr<net::HttpChannel> m_stream;
    std::unique_ptr<net::HttpChannel> m_callChannel;
    mutable std::mutex m_mutex; ///< of these two
    std::vector<scheduler::ClusterCall> m_calls;
    MesosStatus m_status;
    std::thread m_thread;
};

Result<std::unique_ptr<MesosDriver>> MesosDriver::make(MesosOptions options)
{
    auto tls = net::makeClientTls({options.verifyTls, options.caFile});
    if (!tls)
        return fail(tls.error());
    auto impl = std::make_unique<Impl>(std::move(options), std::move(*tls));
    return std::unique_ptr<MesosDriver>(new MesosDriver(std::move(impl)));
}

MesosDriver::MesosDriver(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{}

MesosDriver::~MesosDriver() = default;

void MesosDriver::start(Report report)
{
    m_impl->start(std::move(report));
}

void MesosDriver::call(const scheduler::ClusterCall& call)
{
    m_impl->enqueue(call);
}

void MesosDriver::resolve(const scheduler::ResolveArtifacts& request)
{
    m_impl->answer(request);
}

MesosStatus MesosDriver::status() const
{
    return m_impl->status();
}

} // namespace pacer::mesos
