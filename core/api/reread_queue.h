// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/path_id.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <set>

namespace pacer::api {

/// Which things must be read again, and when: at most `longestDelay` after the first wish, once however many
/// wishes came, never twice at a time for one thing, and only a few side by side.
class RereadQueue : public QObject {
public:
    static constexpr std::chrono::milliseconds delay{80};
    static constexpr int sideBySide = 4;
    /// More than this at once: reading everything in one go is cheaper.
    static constexpr std::size_t tooMany = 60;

    /// `read` starts one reading and calls `done` when it is answered. `overflow` reads everything.
    RereadQueue(std::function<void(const PathId&)> read, std::function<void()> overflow, QObject* parent);

    void want(const PathId& id);
    void wantNow(const PathId& id);
    /// `pause`: how long this thing is left alone now (large apps are not read all the time).
    void done(const PathId& id, std::chrono::milliseconds pause = {});
    void clear();
    bool isReading(const PathId& id) const { return m_reading.contains(id); }

private:
    void run();

    std::function<void(const PathId&)> m_read;
    std::function<void()> m_overflow;
    std::set<PathId> m_wanted;
    std::set<PathId> m_reading;
    std::set<PathId> m_resting;
    QTimer m_timer;
};

} // namespace pacer::api
