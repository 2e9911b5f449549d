// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/rest_client.h"

#include <QFile>
#include <QTest>

namespace pacer::test {

namespace {

constexpr int answerTimeoutMs = 20'000;
constexpr int emptyTimeoutMs = 15'000;

} // namespace

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

QByteArray Answer::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

void RestClient::setServer(const QUrl& base, const QByteArray& token)
{
    m_base = base;
    m_token = token;
    m_frameworkId.clear();
}

QUrl RestClient::url(const QString& path) const
{
    return QUrl(m_base.toString(QUrl::StripTrailingSlash) + path);
}

Answer RestClient::send(const QByteArray& method, const QString& path, const QByteArray& body,
                        const QList<QPair<QByteArray, QByteArray>>& headers)
{
    QNetworkRequest request(url(path));
    request.setTransferTimeout(answerTimeoutMs);
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    for (const auto& [name, value] : headers)
        request.setRawHeader(name, value);
    // Only head() knows that no body follows.
    QNetworkReply* reply =
        method == "HEAD" ? m_network.head(request) : m_network.sendCustomRequest(request, method, body);
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 2 * answerTimeoutMs))
        reply->abort();
    Answer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                  reply->rawHeaderPairs()};
    reply->deleteLater();
    return answer;
}

QStringList RestClient::runningTasks(const QString& app)
{
    QStringList ids;
    const Json tasks = get("/v2/apps/" + app + "/tasks").json();
    for (const Json& task : tasks.value("tasks", Json::array())) {
        if (task.value("state", "") == "TASK_RUNNING")
            ids += QString::fromStdString(task.value("id", ""));
    }
    return ids;
}

QStringList RestClient::deployments()
{
    QStringList ids;
    for (const Json& deployment : get("/v2/deployments").json())
        ids += QString::fromStdString(deployment.value("id", ""));
    return ids;
}

bool RestClient::destroyAll()
{
    if (remove("/v2/groups?force=true").status == 401)
        return false; // not ours to empty
    // The tasks of an app that is gone are not listed any more while they stop.
    const auto isOver = [this] {
        return deployments().isEmpty() && get("/v2/tasks").json().value("tasks", Json::array()).empty();
    };
    return QTest::qWaitFor(isOver, emptyTimeoutMs);
}

QByteArray RestClient::sandboxFile(const std::string& task, const QString& name)
{
    if (m_frameworkId.isEmpty())
        m_frameworkId = QString::fromStdString(get("/v2/info").json().value("frameworkId", ""));
    const QString path = "/frameworks/" + m_frameworkId + "/executors/" + QString::fromStdString(task)
                         + "/runs/latest/" + name;
    const Answer answer = get("/files/download?path=" + QString::fromUtf8(QUrl::toPercentEncoding(path)));
    return answer.status == 200 ? answer.body : QByteArray{};
}

Json smallApp(const std::string& id, const std::string& cmd, int instances)
{
    return {{"id", id},
            {"cmd", cmd},
            {"cpus", 0.01},
            {"mem", 8},
            {"instances", instances},
            {"portDefinitions", Json::array()}};
}

Json example(const QString& name)
{
    return Json::parse(readFile(PACER_TESTS_DIR "/../resources/examples/" + name + ".json").toStdString());
}

} // namespace pacer::test
