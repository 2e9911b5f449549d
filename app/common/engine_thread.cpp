// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/engine_thread.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <malloc.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace pacer::app {

namespace asio = boost::asio;

namespace {
constexpr std::size_t largestTurn = 256; ///< events, so that readers never wait long
constexpr auto betweenTidying = std::chrono::seconds{1};
constexpr std::size_t muchUnused = std::size_t{8} * 1024 * 1024; ///< bytes

/// A change of all apps needs many times its size for a moment, on every thread that has a part in it.
void giveUnusedMemoryBack()
{
    if (::mallinfo2().fordblks > muchUnused)
        ::malloc_trim(0);
}
} // namespace

class EngineThread::Queue {
public:
    void run()
    {
        io.restart();
        m_thread = std::jthread([this] { io.run(); });
    }
    void stop()
    {
        io.stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    asio::io_context io{1};
    asio::steady_timer timer{io};
    asio::steady_timer tidying{io};

private:
    asio::executor_work_guard<asio::io_context::executor_type> m_open{io.get_executor()};
    std::jthread m_thread;
};

EngineThread::EngineThread(scheduler::Archive& archive)
    : m_archive(archive)
    , m_queue(std::make_unique<Queue>())
{}

EngineThread::~EngineThread()
{
    stop();
}

Result<void> EngineThread::start(scheduler::Store& store, scheduler::ClusterDriver& driver,
                                 scheduler::Prober& prober, const scheduler::Settings& settings,
                                 std::uint64_t seed)
{
    m_failed = false;
    m_shell =
        std::make_unique<scheduler::Shell>(store, driver, prober,
                                           scheduler::Shell::Outlets{
                                               .reply = [this](const scheduler::Reply& each) { reply(each); },
                                               .publish = [this](const ApiEvent& event) { publish(event); },
                                               .storeFailed =
                                                   [this](const Errors& why) {
                                                       m_failed = true;
                                                       stopped(why);
                                                   },
                                           });
    if (auto recovered = m_shell->recover(settings, seed, now()); !recovered)
        return recovered;
    const auto report = [this](scheduler::Event event) { post(std::move(event)); };
    prober.start(report);
    driver.start(report);
    asio::post(m_queue->io, [this] { armTimer(); });
    m_queue->run();
    return {};
}

void EngineThread::stop()
{
    m_queue->stop();
}

void EngineThread::post(scheduler::Event event)
{
    asio::post(m_queue->io, [this, event = std::move(event)]() mutable { enqueue(std::move(event)); });
}

void EngineThread::command(scheduler::Command command, Answer answer)
{
    asio::post(m_queue->io, [this, command = std::move(command), answer = std::move(answer)]() mutable {
        command.request = ++m_lastRequest;
        m_waiting.emplace(command.request, std::move(answer));
        enqueue(scheduler::CommandReceived{std::move(command)});
    });
}

void EngineThread::read(Read read)
{
    asio::post(m_queue->io, [this, read = std::move(read)] {
        read(m_shell->state(), now());
        tidySoon();
    });
}

/// What is waiting already when the engine comes to it goes through in one turn, with one transaction.
void EngineThread::enqueue(scheduler::Event event)
{
    m_pending.push_back(std::move(event));
    if (m_pending.size() == 1)
        asio::post(m_queue->io, [this] { handlePending(); });
    else if (m_pending.size() >= largestTurn)
        handlePending();
}

void EngineThread::handlePending()
{
    const std::vector<scheduler::Event> events = std::exchange(m_pending, {});
    if (m_failed || events.empty())
        return;
    m_shell->handle(events, now());
    armTimer();
    tidySoon();
}

void EngineThread::tidySoon()
{
    if (std::exchange(m_tidySoon, true))
        return;
    m_queue->tidying.expires_after(betweenTidying);
    m_queue->tidying.async_wait([this](const boost::system::error_code& cancelled) {
        m_tidySoon = false;
        if (!cancelled)
            giveUnusedMemoryBack();
    });
}

void EngineThread::armTimer()
{
    const auto deadline = m_shell->deadline();
    if (!deadline || m_failed) {
        m_queue->timer.cancel();
        return;
    }
    m_queue->timer.expires_after(std::max(*deadline - now(), Duration{0}));
    m_queue->timer.async_wait([this](const boost::system::error_code& cancelled) {
        if (!cancelled)
            enqueue(scheduler::TimePassed{});
    });
}

void EngineThread::reply(const scheduler::Reply& reply)
{
    const auto waiting = m_waiting.extract(reply.request);
    if (!waiting.empty())
        waiting.mapped()(reply.outcome);
}

/// The clock of the wall, but never backwards: versions and deadlines rely on it.
Timestamp EngineThread::now()
{
    m_now = std::max(m_now, std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()));
    return m_now;
}

} // namespace pacer::app
