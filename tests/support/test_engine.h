// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rest/engine.h"
#include "core/scheduler/step.h"
#include "core/store/memory_store.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <thread>

namespace pacer::test {

/// The real engine on a thread of its own, on virtual time, with nothing behind it but memory: the
/// cluster is played by the test itself. Every artifact can be had.
class TestEngine : public rest::Engine {
public:
    explicit TestEngine(const scheduler::Settings& settings = {})
        : m_state(scheduler::makeState(settings, {}, 1, m_now))
        , m_thread([this] { run(); })
    {
        handle(scheduler::DriverConnected{FrameworkId{"fw-1"}, "master", false, {}});
    }
    ~TestEngine() override
    {
        queue([this] { m_ended = true; });
        m_thread.join();
    }

    void command(scheduler::Command command, Answer answer) override
    {
        queue([this, command = std::move(command), answer = std::move(answer)]() mutable {
            command.request = ++m_lastRequest;
            m_answers[command.request] = std::move(answer);
            step(scheduler::CommandReceived{std::move(command)});
        });
    }
    void read(Read read) override
    {
        queue([this, read = std::move(read)] { read(m_state, m_now); });
    }
    scheduler::Archive& archive() override { return m_store; }

    /// Feeds an event and waits until it was handled.
    void handle(scheduler::Event event)
    {
        sync([&] { step(event); });
    }
    /// Launches what waits, on one agent with room for everything, and reports it running; containers of pods
    /// with a health check are healthy.
    void launchAll(const std::string& host)
    {
        sync([&] {
            Offer offer;
            offer.id = OfferId{"offer-" + std::to_string(++m_lastOffer)};
            offer.agent = AgentInfo{AgentId{"agent-" + host}, host, {}, {}, {}};
            offer.resources = {{"cpus", "*", Milli{64'000}, {}, {}},
                               {"mem", "*", Milli{64'000'000}, {}, {}},
                               {"disk", "*", Milli{64'000'000}, {}, {}},
                               {"ports", "*", Ranges{{31000, 31999}}, {}, {}}};
            step(scheduler::OffersReceived{{offer}});
            const auto launched = std::exchange(m_launched, {});
            for (scheduler::TaskStatus status : launched) {
                status.state = TaskState::Running;
                status.time = m_now;
                status.ipAddresses = {{"127.0.0.1", IpProtocol::IPv4}};
                step(scheduler::TaskStatusReceived{std::move(status)});
            }
        });
    }
    /// Reports the end of every task that was to be killed.
    void finishKills()
    {
        sync([&] {
            for (const TaskId& task : std::exchange(m_killed, {})) {
                scheduler::TaskStatus status;
                status.task = task;
                status.state = TaskState::Killed;
                status.time = m_now;
                step(scheduler::TaskStatusReceived{std::move(status)});
            }
        });
    }
    /// Waits until everything asked for so far is done.
    void drain()
    {
        sync([] {});
    }
    /// Time goes by, and the alarms that fall into it.
    void pass(Duration time)
    {
        sync([&] {
            m_now += time;
            step(scheduler::TimePassed{});
        });
    }

    std::function<void(const ApiEvent&)> onEvent; ///< set before the first request

private:
    void step(const scheduler::Event& event)
    {
        m_now += std::chrono::milliseconds{10};
        const scheduler::Effects effects = scheduler::step(m_state, event, m_now);
        (void)m_store.commit(effects.writes);
        for (const auto& call : effects.calls) {
            if (const auto* accept = std::get_if<scheduler::AcceptOffer>(&call)) {
                for (const auto& launch : accept->launches)
                    noteLaunch(launch);
            } else if (const auto* kill = std::get_if<scheduler::KillTask>(&call)) {
                m_killed.push_back(kill->task);
            }
        }
        for (const auto& probe : effects.probes) {
            if (const auto* resolve = std::get_if<scheduler::ResolveArtifacts>(&probe))
                queue([this, done = scheduler::ArtifactsResolved{
                                 resolve->deployment, resolve->spec.id(), {}}] { step(done); });
        }
        for (const scheduler::Reply& reply : effects.replies) {
            const auto answer = m_answers.extract(reply.request);
            if (!answer.empty())
                answer.mapped()(reply.outcome);
        }
        for (const ApiEvent& published : effects.events) {
            if (onEvent)
                onEvent(published);
        }
    }

    void noteLaunch(const scheduler::Launch& launch)
    {
        for (const Task& task : launch.instance->tasks) {
            scheduler::TaskStatus& status = m_launched.emplace_back();
            status.task = task.id;
            status.agent = launch.instance->agent->id;
            if (const PodSpec* pod = launch.instance->spec.pod()) {
                const auto container =
                    std::ranges::find(pod->containers, task.container, &PodContainer::name);
                if (container != pod->containers.end() && container->healthCheck)
                    status.healthy = true;
            }
        }
    }

    void queue(std::function<void()> work)
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(work));
        m_wake.notify_one();
    }
    void sync(const std::function<void()>& work)
    {
        std::promise<void> done;
        queue([&] {
            work();
            done.set_value();
        });
        done.get_future().wait();
    }
    void run()
    {
        while (!m_ended) {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return !m_queue.empty(); });
            const std::function<void()> work = std::move(m_queue.front());
            m_queue.pop_front();
            lock.unlock();
            work();
        }
    }

    Timestamp m_now{std::chrono::hours{24 * 365 * 50}};
    store::MemoryStore m_store;
    scheduler::State m_state;
    std::map<scheduler::RequestId, Answer> m_answers;
    scheduler::RequestId m_lastRequest = 0;
    int m_lastOffer = 0;
    std::vector<scheduler::TaskStatus> m_launched; ///< of tasks that were started and not yet reported
    std::vector<TaskId> m_killed;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    bool m_ended = false;
    std::thread m_thread; // last: it uses all of the above
};

} // namespace pacer::test
