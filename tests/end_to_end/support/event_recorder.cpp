// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/event_recorder.h"

#include <QNetworkReply>

#include <algorithm>

namespace pacer::test {

EventRecorder::EventRecorder(const Daemon& daemon, const QString& path)
{
    QNetworkRequest request(daemon.url(path));
    request.setRawHeader("Accept", "text/event-stream");
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::readyRead, this, &EventRecorder::read);
}

EventRecorder::~EventRecorder()
{
    m_reply->disconnect(this);
    m_reply->abort();
}

void EventRecorder::read()
{
    m_buffer += m_reply->readAll();
    for (qsizetype end = m_buffer.indexOf("\r\n"); end >= 0; end = m_buffer.indexOf("\r\n")) {
        const QByteArray line = m_buffer.left(end);
        m_buffer.remove(0, end + 2);
        if (!line.startsWith("data: "))
            continue;
        m_events.push_back(Json::parse(line.mid(6).toStdString()));
        m_attached = true;
    }
}

std::vector<Json> EventRecorder::ofType(const std::string& type) const
{
    std::vector<Json> wanted;
    std::ranges::copy_if(m_events, std::back_inserter(wanted),
                         [&type](const Json& event) { return event.value("eventType", "") == type; });
    return wanted;
}

Peaks peaksOf(const std::vector<Json>& events, const std::string& app, const std::set<std::string>& before)
{
    static const std::set<std::string> ended{"Finished", "Failed",  "Error",  "Killed",
                                             "Gone",     "Dropped", "Unknown"};
    std::set<std::string> live = before;
    std::set<std::string> running = before;
    Peaks peaks{static_cast<int>(before.size()), static_cast<int>(before.size())};
    for (const Json& event : events) {
        if (event.value("eventType", "") != "instance_changed_event" || event.value("runSpecId", "") != app)
            continue;
        const std::string id = event.at("instanceId");
        const std::string condition = event.at("condition");
        if (ended.contains(condition))
            live.erase(id);
        else
            live.insert(id);
        if (condition == "Running")
            running.insert(id);
        else
            running.erase(id);
        peaks.most = std::max(peaks.most, static_cast<int>(live.size()));
        peaks.fewestRunning = std::min(peaks.fewestRunning, static_cast<int>(running.size()));
    }
    return peaks;
}

} // namespace pacer::test
