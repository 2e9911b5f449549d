// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

#include <nlohmann/json.hpp>

namespace pacer::test {

using Json = nlohmann::json;

struct Answer {
    int status = 0;
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;

    Json json() const { return Json::parse(body.toStdString(), nullptr, false); }
    QByteArray header(const QByteArray& name) const;
};

/// A running `pacerd` with a state folder of its own, three agents of one test's choice, and a client that
/// asks it.
class Daemon {
public:
    Daemon();
    ~Daemon(); ///< destroys every app, then stops it: nothing is left running on the machine

    /// Starts it and waits until it serves. False with a message on failure.
    bool start(const QStringList& moreOptions = {"--anonymous"});
    void stop();  ///< asks it to end, as systemd would
    void crash(); ///< kill -9
    bool isRunning() const;

    QUrl url(const QString& path) const;
    QString stateDir() const { return m_state.path(); }

    Answer send(const QByteArray& method, const QString& path, const QByteArray& body = {},
                const QList<QPair<QByteArray, QByteArray>>& headers = {});
    Answer get(const QString& path) { return send("GET", path); }
    Answer post(const QString& path, const Json& body) { return send("POST", path, dump(body)); }
    Answer put(const QString& path, const Json& body) { return send("PUT", path, dump(body)); }
    Answer remove(const QString& path) { return send("DELETE", path); }

    /// How many tasks of an app are TASK_RUNNING.
    int running(const QString& app);
    /// Process ids that the tasks of an app wrote into their sandboxes' file "pid".
    QStringList deployments();
    /// The text of a file in the sandbox of a task.
    QByteArray sandboxFile(const std::string& task, const QString& name);

    static QByteArray dump(const Json& json) { return QByteArray::fromStdString(json.dump()); }

private:
    QTemporaryDir m_state;
    QProcess m_process;
    QNetworkAccessManager m_network;
    QUrl m_base;
    QString m_frameworkId;
};

/// A definition that costs next to nothing and runs `cmd` for ever.
Json smallApp(const std::string& id, const std::string& cmd, int instances = 1);

/// An example that the product ships, by file name without ".json".
Json example(const QString& name);

} // namespace pacer::test
