// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <nlohmann/json.hpp>

namespace pacer::test {

using Json = nlohmann::json;

/// The content of a file; empty if it cannot be read.
QByteArray readFile(const QString& path);

struct Answer {
    int status = 0;
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;

    Json json() const { return Json::parse(body.toStdString(), nullptr, false); }
    QByteArray header(const QByteArray& name) const;
};

/// Asks a running server.
class RestClient {
public:
    /// An empty token is not sent.
    void setServer(const QUrl& base, const QByteArray& token = {});
    QUrl url(const QString& path) const;

    Answer send(const QByteArray& method, const QString& path, const QByteArray& body = {},
                const QList<QPair<QByteArray, QByteArray>>& headers = {});
    Answer get(const QString& path) { return send("GET", path); }
    Answer post(const QString& path, const Json& body) { return send("POST", path, dump(body)); }
    Answer put(const QString& path, const Json& body) { return send("PUT", path, dump(body)); }
    Answer remove(const QString& path) { return send("DELETE", path); }

    /// The ids of the tasks of an app that are TASK_RUNNING, and how many there are.
    QStringList runningTasks(const QString& app);
    int running(const QString& app) { return int(runningTasks(app).size()); }
    /// Ids of the deployments under way.
    QStringList deployments();
    /// Destroys every app and waits until nothing runs. False if something still does after some seconds.
    bool destroyAll();
    /// The text of a file in the sandbox of a task.
    QByteArray sandboxFile(const std::string& task, const QString& name);

    static QByteArray dump(const Json& json) { return QByteArray::fromStdString(json.dump()); }

private:
    QNetworkAccessManager m_network;
    QUrl m_base;
    QByteArray m_token;
    QString m_frameworkId;
};

/// A definition that costs next to nothing and runs `cmd` for ever.
Json smallApp(const std::string& id, const std::string& cmd, int instances = 1);

/// An example that the product ships, by file name without ".json".
Json example(const QString& name);

} // namespace pacer::test
