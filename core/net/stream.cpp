// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/stream.h"

namespace pacer::net {

Stream::Stream(std::weak_ptr<Sink> sink, StreamOptions options)
    : m_sink(std::move(sink))
    , m_options(std::move(options))
{}

bool Stream::send(Chunk chunk)
{
    if (!m_open)
        return false;
    const std::size_t size = chunk->size();
    if (m_waiting.fetch_add(size) + size > m_options.backlogBytes) {
        m_waiting -= size;
        if (!m_options.dropWhenFull)
            close();
        return false;
    }
    if (const auto sink = m_sink.lock())
        sink->push(std::move(chunk));
    return true;
}

void Stream::close()
{
    if (!m_open.exchange(false))
        return;
    if (const auto sink = m_sink.lock())
        sink->end();
}

void Stream::ended()
{
    m_open = false;
    if (!m_ended.exchange(true) && m_options.closed)
        m_options.closed();
}

} // namespace pacer::net
