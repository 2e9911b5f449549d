// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rest/engine.h"
#include "core/scheduler/shell.h"

#include <functional>
#include <map>
#include <memory>

namespace pacer::app {

/// The engine's own thread: one queue of events for one shell, and the one timer that it asks for. No locks:
/// whoever wants something of the engine puts it into the queue.
class EngineThread : public rest::Engine {
public:
    explicit EngineThread(scheduler::Archive& archive);
    ~EngineThread() override; ///< stops; what is still queued is dropped

    /// Recovers on the calling thread, then handles events on its own. What was asked before waits until now.
    /// May be called again after stop(): the next term.
    Result<void> start(scheduler::Store& store, scheduler::ClusterDriver& driver, scheduler::Prober& prober,
                       const scheduler::Settings& settings, std::uint64_t seed);
    void stop(); ///< what is queued waits for the next start

    /// Where the event stream's entries and the end of the engine go; both on the engine's thread. Set before
    /// start().
    std::function<void(const ApiEvent&)> publish;
    std::function<void(const Errors&)> stopped;

    void post(scheduler::Event event); ///< any thread
    void command(scheduler::Command command, Answer answer) override;
    void read(Read read) override;
    scheduler::Archive& archive() override { return m_archive; }

private:
    class Queue;

    void enqueue(scheduler::Event event);
    void handlePending();
    void armTimer();
    void tidySoon();
    void reply(const scheduler::Reply& reply);
    Timestamp now();

    scheduler::Archive& m_archive;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<scheduler::Shell> m_shell;
    std::map<scheduler::RequestId, Answer> m_waiting;
    scheduler::RequestId m_lastRequest = 0;
    Timestamp m_now{};
    bool m_failed = false;
    bool m_tidySoon = false;
    std::vector<scheduler::Event> m_pending; ///< for the next turn
};

} // namespace pacer::app
