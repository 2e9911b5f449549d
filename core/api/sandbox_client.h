// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/http_transport.h"
#include "core/api/marathon_client.h"
#include "core/base/id.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <vector>

namespace pacer::api {

struct SandboxEntry {
    QString path; ///< as the agent names it; pass it back unchanged
    QString name;
    bool directory = false;
    qint64 size = 0;
    QDateTime modified;
    QString mode;
};

struct SandboxChunk {
    qint64 offset = 0; ///< where `bytes` begins
    QByteArray bytes;  ///< raw: may be cut inside a character
};

/// Where a task's files lie: the virtual path of its newest run (spec/mesos.md 13.1).
QString sandboxPath(const std::string& frameworkId, const TaskId& task);

/// Reads sandboxes through an agent's files API. Rules of all calls: see HttpTransport.
class SandboxClient {
public:
    explicit SandboxClient(HttpTransport& agent);

    void browse(const QString& path, QObject* receiver, Answer<std::vector<SandboxEntry>> answer);
    void size(const QString& path, QObject* receiver, Answer<qint64> answer);
    void read(const QString& path, qint64 offset, qint64 length, QObject* receiver,
              Answer<SandboxChunk> answer);
    void download(const QString& path, QObject* receiver, Answer<QByteArray> answer);

private:
    HttpTransport& m_agent;
};

} // namespace pacer::api
