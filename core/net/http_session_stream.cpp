// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_session.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

/// The part of a session that is an answer without an end.
namespace pacer::net {

namespace asio = boost::asio;

void HttpSession::respondStream(std::uint64_t number, Response head, std::shared_ptr<Stream> stream)
{
    if (m_phase != Phase::Handling || number != m_number || m_core->stopping)
        return stream->ended();
    m_stream = std::move(stream);
    m_keepAlive = false;
    begin(head, std::nullopt);
    m_phase = Phase::Streaming;
    m_deadline.cancel();
    m_uncounted = m_head.size();
    m_waiting.push_front(std::make_shared<const std::string>(std::exchange(m_head, {})));
    watchForEnd();
    armHeartbeat();
    writeChunks();
}

void HttpSession::push(Chunk chunk)
{
    m_core->postOrRun([self = shared_from_this(), chunk = std::move(chunk)]() mutable {
        if (self->m_phase == Phase::Closed)
            return;
        self->m_waiting.push_back(std::move(chunk));
        if (self->m_phase == Phase::Streaming)
            self->writeChunks();
    });
}

void HttpSession::end()
{
    m_core->post([self = shared_from_this()] { self->close(); });
}

void HttpSession::watchForEnd()
{
    m_socket.async_read_some(asio::buffer(m_scratch), [self = shared_from_this()](ErrorCode ec, std::size_t) {
        if (self->m_phase == Phase::Closed)
            return;
        if (ec)
            return self->close();
        self->watchForEnd();
    });
}

void HttpSession::armHeartbeat()
{
    const Duration interval = m_stream->options().heartbeatInterval;
    if (interval <= Duration::zero())
        return;
    m_heartbeat.expires_after(std::chrono::duration_cast<std::chrono::steady_clock::duration>(interval));
    m_heartbeat.async_wait([self = shared_from_this()](ErrorCode ec) {
        if (ec || self->m_phase != Phase::Streaming)
            return;
        self->m_stream->send(std::make_shared<const std::string>(self->m_stream->options().heartbeat));
        self->armHeartbeat();
    });
}

void HttpSession::writeChunks()
{
    if (m_phase != Phase::Streaming || !m_inFlight.empty() || m_waiting.empty())
        return;
    m_inFlight.assign(m_waiting.begin(), m_waiting.end());
    m_waiting.clear();
    std::vector<asio::const_buffer> buffers;
    for (const Chunk& chunk : m_inFlight)
        buffers.push_back(asio::buffer(*chunk));
    arm(m_core->options.limits.write, &HttpSession::close);
    asio::async_write(m_socket, buffers, [self = shared_from_this()](ErrorCode ec, std::size_t size) {
        if (self->m_phase != Phase::Streaming)
            return;
        if (ec)
            return self->close();
        self->m_deadline.cancel();
        self->m_stream->written(size - std::exchange(self->m_uncounted, 0));
        self->m_inFlight.clear();
        self->writeChunks();
    });
}

} // namespace pacer::net
