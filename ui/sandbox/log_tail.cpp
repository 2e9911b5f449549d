// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sandbox/log_tail.h"

#include <algorithm>

namespace pacer::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto retryDelay = 2'000ms;
constexpr int pollsUntilSizeCheck = 3; // quiet ones: is the file still the same?

} // namespace

LogTail::LogTail(QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { poll(); });
}

void LogTail::open(api::HttpTransport& agent, const QString& path)
{
    close();
    m_turn = std::make_unique<QObject>();
    m_client = std::make_unique<api::SandboxClient>(agent);
    m_path = path;
    if (m_active)
        start();
}

void LogTail::close()
{
    m_timer.stop();
    m_turn.reset();
    m_client.reset();
    m_path.clear();
    m_buffer.restart(0);
    m_firstOffset = 0;
    m_size = 0;
    m_quietPolls = 0;
    m_started = false;
    m_asking = false;
    m_failing = false;
    m_readingOlder = false;
}

void LogTail::setActive(bool active)
{
    m_active = active;
    if (!active)
        m_timer.stop();
    else if (m_client && !m_asking)
        poll();
}

void LogTail::retry()
{
    if (m_client && !m_asking)
        poll();
}

void LogTail::poll()
{
    if (m_asking || !m_client)
        return;
    if (!m_started)
        start();
    else if (m_quietPolls >= pollsUntilSizeCheck)
        checkSize();
    else
        readNext();
}

void LogTail::start()
{
    m_asking = true;
    m_client->size(m_path, m_turn.get(), [this](const Result<qint64>& size) {
        m_asking = false;
        if (!size) {
            fail(size.error());
            return;
        }
        succeed();
        m_started = true;
        m_size = *size;
        m_firstOffset = std::max<qint64>(0, *size - window);
        m_skipToLine = m_firstOffset > 0;
        m_buffer.restart(m_firstOffset);
        emit opened();
        readNext();
    });
}

void LogTail::readNext()
{
    m_asking = true;
    m_client->read(m_path, m_buffer.nextOffset(), window, m_turn.get(),
                   [this](const Result<api::SandboxChunk>& chunk) {
                       m_asking = false;
                       if (!chunk) {
                           fail(chunk.error());
                           return;
                       }
                       succeed();
                       take(*chunk);
                   });
}

void LogTail::take(const api::SandboxChunk& chunk)
{
    QByteArrayView bytes = chunk.bytes;
    if (bytes.isEmpty()) {
        ++m_quietPolls;
        again(interval);
        return;
    }
    m_quietPolls = 0;
    if (m_skipToLine) {
        m_skipToLine = false;
        const qsizetype end = chunk.bytes.indexOf('\n');
        if (end >= 0) {
            bytes = bytes.sliced(end + 1);
            m_firstOffset += end + 1;
            m_buffer.restart(m_firstOffset);
        }
    }
    const QString text = m_buffer.append(bytes);
    m_size = std::max(m_size, m_buffer.nextOffset());
    if (!text.isEmpty())
        emit appended(text);
    again(chunk.bytes.size() >= window ? 0ms : interval);
}

void LogTail::checkSize()
{
    m_asking = true;
    m_client->size(m_path, m_turn.get(), [this](const Result<qint64>& size) {
        m_asking = false;
        if (!size) {
            fail(size.error());
            return;
        }
        succeed();
        m_quietPolls = 0;
        m_size = *size;
        if (*size < m_buffer.nextOffset()) {
            m_buffer.restart(0);
            m_firstOffset = 0;
            emit truncated();
        }
        readNext();
    });
}

void LogTail::readOlder()
{
    if (!m_started || m_readingOlder || m_firstOffset == 0)
        return;
    m_readingOlder = true;
    const qint64 from = std::max<qint64>(0, m_firstOffset - window);
    m_client->read(m_path, from, m_firstOffset - from, m_turn.get(),
                   [this, from](const Result<api::SandboxChunk>& chunk) {
                       m_readingOlder = false;
                       if (!chunk)
                           return; // the next attempt to scroll asks again
                       QByteArrayView bytes = chunk->bytes;
                       qint64 begin = from;
                       if (const qsizetype end = chunk->bytes.indexOf('\n');
                           from > 0 && end >= 0 && end + 1 < bytes.size()) {
                           bytes = bytes.sliced(end + 1);
                           begin += end + 1;
                       }
                       TailBuffer whole;
                       m_firstOffset = begin;
                       emit older(whole.append(bytes));
                   });
}

void LogTail::fail(const Errors& errors)
{
    if (!std::exchange(m_failing, true))
        emit failed(errors);
    again(retryDelay);
}

void LogTail::succeed()
{
    if (std::exchange(m_failing, false))
        emit recovered();
}

void LogTail::again(std::chrono::milliseconds delay)
{
    if (m_active)
        m_timer.start(delay);
}

} // namespace pacer::ui
