// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connections.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>

namespace pacer::api {

/// One server-sent event as it came: its name and its data.
struct StreamEvent {
    QString type;
    QByteArray data;
};

/// The event stream of a server (`/v2/events`): connects, notices silence (three missed heartbeats),
/// reconnects with backoff. There is no replay, so after every `opened` the listener must read a snapshot
/// again.
class EventSource : public QObject {
    Q_OBJECT

public:
    explicit EventSource(ConnectionProfile profile, QObject* parent = nullptr);
    ~EventSource() override;

    /// Virtual, so that a test can be a stream.
    virtual void start();
    virtual void stop();

signals:
    void opened();
    void received(const pacer::api::StreamEvent& event);
    void lost(const pacer::Errors& why);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace pacer::api
