// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/reread_queue.h"

namespace pacer::api {

RereadQueue::RereadQueue(std::function<void(const PathId&)> read, std::function<void()> overflow,
                         QObject* parent)
    : QObject(parent)
    , m_read(std::move(read))
    , m_overflow(std::move(overflow))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { run(); });
}

void RereadQueue::want(const PathId& id)
{
    m_wanted.insert(id);
    if (!m_timer.isActive())
        m_timer.start(delay);
}

void RereadQueue::wantNow(const PathId& id)
{
    m_wanted.insert(id);
    run();
}

void RereadQueue::done(const PathId& id, std::chrono::milliseconds pause)
{
    m_reading.erase(id);
    if (pause.count() > 0) {
        m_resting.insert(id);
        QTimer::singleShot(pause, this, [this, id] {
            m_resting.erase(id);
            run();
        });
    }
    if (!m_wanted.empty() && !m_timer.isActive())
        m_timer.start(delay);
}

void RereadQueue::clear()
{
    m_wanted.clear();
    m_timer.stop();
}

void RereadQueue::run()
{
    if (m_wanted.size() > tooMany) {
        clear();
        m_overflow();
        return;
    }
    for (auto next = m_wanted.begin(); next != m_wanted.end();) {
        if (m_reading.size() >= static_cast<std::size_t>(sideBySide))
            return;
        if (m_reading.contains(*next) || m_resting.contains(*next)) {
            ++next;
            continue;
        }
        const PathId id = *next;
        next = m_wanted.erase(next);
        m_reading.insert(id);
        m_read(id);
        next = m_wanted.upper_bound(id); // reading may have changed the set
    }
}

} // namespace pacer::api
