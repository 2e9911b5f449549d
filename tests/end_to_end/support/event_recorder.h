// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/end_to_end/support/daemon.h"

#include <QObject>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace pacer::test {

/// Listens to /v2/events and keeps everything that came.
class EventRecorder : public QObject {
public:
    explicit EventRecorder(const Daemon& daemon, const QString& path = "/v2/events");
    ~EventRecorder() override;

    bool isAttached() const { return m_attached; }
    const std::vector<Json>& events() const { return m_events; }
    std::vector<Json> ofType(const std::string& type) const;
    void clear() { m_events.clear(); }

private:
    void read();

    QNetworkAccessManager m_network;
    QNetworkReply* m_reply = nullptr;
    QByteArray m_buffer;
    bool m_attached = false;
    std::vector<Json> m_events;
};

/// The most instances at once and the fewest running ones of one app, counted from its
/// instance_changed_events.
struct Peaks {
    int most = 0;
    int fewestRunning = 0;
};

/// `before`: instances of the app that were running when the events began.
Peaks peaksOf(const std::vector<Json>& events, const std::string& app, const std::set<std::string>& before);

} // namespace pacer::test
