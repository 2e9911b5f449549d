// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/event_stream.h"

#include "core/base/text.h"
#include "core/wire/event_json.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace pacer::rest {
namespace {

ApiEvent streamEvent(bool attached, const std::string& remoteAddress)
{
    return {std::chrono::system_clock::now(), EventStreamEvent{attached, remoteAddress}};
}

} // namespace

std::string eventFrame(const ApiEvent& event)
{
    return "event: " + std::string(wire::eventType(event.body))
           + "\r\ndata: " + wire::jsonTextWithoutFractions(wire::writeEvent(event)) + "\r\n\r\n";
}

bool asksForEvents(const Request& request)
{
    const std::string* accept = net::findHeader(request.headers, "Accept");
    return accept != nullptr && trimmed(*accept) == "text/event-stream";
}

void EventStream::attach(const Request& request, const Begin& begin)
{
    std::uint64_t id = 0;
    {
        const std::lock_guard lock(m_mutex);
        id = m_next++;
    }
    net::StreamOptions options;
    options.backlogBytes = m_options.backlogBytes;
    options.dropWhenFull = !m_options.slowReaderCloses;
    options.heartbeatInterval = m_options.heartbeat;
    options.heartbeat = "\r\n";
    options.closed = [weak = weak_from_this(), id] {
        if (const auto self = weak.lock())
            self->detach(id);
    };
    Subscriber subscriber;
    subscriber.remoteAddress = request.clientIp;
    for (const std::string& type : request.parameters("event_type"))
        subscriber.types.insert(type);
    subscriber.stream = begin(std::move(options));
    if (subscriber.stream == nullptr)
        return;
    flush(); // what was published before is not for the new one
    {
        const std::lock_guard lock(m_mutex);
        m_subscribers.emplace(id, std::move(subscriber));
    }
    publish(streamEvent(true, request.clientIp));
}

void EventStream::passBy(const Request& request)
{
    publish(streamEvent(true, request.clientIp));
    publish(streamEvent(false, request.clientIp));
}

void EventStream::publish(const ApiEvent& event)
{
    std::string type(wire::eventType(event.body));
    {
        const std::lock_guard lock(m_mutex);
        if (!isWanted(type))
            return;
        m_frames.push_back({std::move(type), eventFrame(event)});
        if (m_frames.size() > 1)
            return; // the flush to come takes it along
    }
    m_later([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->flush();
    });
}

bool EventStream::isWanted(const std::string& type) const
{
    return std::ranges::any_of(m_subscribers, [&](const auto& each) {
        return each.second.types.empty() || each.second.types.contains(type);
    });
}

/// Joins what waits, once for each filter.
void EventStream::flush()
{
    const std::lock_guard lock(m_mutex);
    const std::vector<Frame> frames = std::exchange(m_frames, {});
    std::map<std::set<std::string>, net::Chunk> chunks;
    for (const auto& [id, subscriber] : m_subscribers) {
        net::Chunk& chunk = chunks[subscriber.types];
        if (chunk == nullptr) {
            std::string text;
            for (const Frame& frame : frames) {
                if (subscriber.types.empty() || subscriber.types.contains(frame.type))
                    text += frame.text;
            }
            chunk = std::make_shared<const std::string>(std::move(text));
        }
        if (!chunk->empty())
            subscriber.stream->send(chunk);
    }
}

std::size_t EventStream::subscribers() const
{
    const std::lock_guard lock(m_mutex);
    return m_subscribers.size();
}

void EventStream::detach(std::uint64_t id)
{
    std::string remoteAddress;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_subscribers.find(id);
        if (found == m_subscribers.end())
            return;
        remoteAddress = std::move(found->second.remoteAddress);
        m_subscribers.erase(found);
    }
    publish(streamEvent(false, remoteAddress));
}

} // namespace pacer::rest
