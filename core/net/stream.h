// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/net/http_message.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace pacer::net {

struct StreamOptions {
    std::size_t backlogBytes = 1024 * 1024; ///< what may wait for a reader that is slower than the writer
    bool dropWhenFull = false;    ///< a full backlog: drop the chunk; else close the connection (decision 47)
    Duration heartbeatInterval{}; ///< 0: none
    std::string heartbeat;
    std::function<void()> closed; ///< called once on the network thread, whoever ended it
};

/// An answer without an end. One write is in flight at a time, and a read is always pending, so that a
/// client's goodbye is noticed at once. All calls may be made on any thread and return at once.
class Stream {
public:
    /// The connection behind it.
    class Sink {
    public:
        Sink() = default;
        Sink(const Sink&) = delete;
        Sink& operator=(const Sink&) = delete;
        virtual ~Sink() = default;
        virtual void push(Chunk chunk) = 0;
        virtual void end() = 0;
    };

    Stream(std::weak_ptr<Sink> sink, StreamOptions options);

    /// Queues a chunk. False if it was not taken: the stream is closed, or its backlog is full.
    bool send(Chunk chunk);
    /// Ends the answer and its connection; what waits is dropped.
    void close();
    bool isOpen() const { return m_open; }

    // For the connection: what became of chunks.
    const StreamOptions& options() const { return m_options; }
    void written(std::size_t bytes) { m_waiting -= bytes; }
    void ended();

private:
    std::weak_ptr<Sink> m_sink;
    StreamOptions m_options;
    std::atomic<std::size_t> m_waiting = 0;
    std::atomic<bool> m_open = true;
    std::atomic<bool> m_ended = false;
};

} // namespace pacer::net
