// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_events.h"
#include "core/net/stream.h"
#include "core/rest/http.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace pacer::rest {

/// `event: <type>` CR LF `data: <one line of JSON>` CR LF CR LF (spec/marathon-api.md 10).
std::string eventFrame(const ApiEvent& event);

/// True if the Accept header equals text/event-stream, as /v2/events demands.
bool asksForEvents(const Request& request);

/// The subscribers of GET /v2/events. All calls may be made on any thread.
class EventStream : public std::enable_shared_from_this<EventStream> {
public:
    struct Options {
        std::size_t backlogBytes = 4 * 1024 * 1024; ///< for each subscriber
        bool slowReaderCloses = true;               ///< decision 47; false: its events are dropped
        Duration heartbeat = std::chrono::seconds{10};
    };
    using Begin = std::function<std::shared_ptr<net::Stream>(net::StreamOptions)>;
    /// Runs work soon on the thread that owns the connections.
    using Later = std::function<void(std::function<void()> work)>;

    EventStream(Options options, Later later)
        : m_options(options)
        , m_later(std::move(later))
    {}

    /// Takes a subscriber, filtered by its `event_type` parameters. All subscribers are told.
    void attach(const Request& request, const Begin& begin);

    /// Somebody asked for nothing but the head: all subscribers are told that he came and went.
    void passBy(const Request& request);

    /// Sends an event to all whose filter admits it. Written once, shared by all; what comes while the
    /// network is busy goes out in one piece.
    void publish(const ApiEvent& event);

    std::size_t subscribers() const;

private:
    struct Subscriber {
        std::shared_ptr<net::Stream> stream;
        std::set<std::string> types; ///< empty: all
        std::string remoteAddress;
    };

    struct Frame {
        std::string type;
        std::string text;
    };

    bool isWanted(const std::string& type) const;
    void detach(std::uint64_t id);
    void flush();

    Options m_options;
    Later m_later;
    mutable std::mutex m_mutex;  ///< guards what follows
    std::vector<Frame> m_frames; ///< not yet sent
    std::map<std::uint64_t, Subscriber> m_subscribers;
    std::uint64_t m_next = 1;
};

} // namespace pacer::rest
