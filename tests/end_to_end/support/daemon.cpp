// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/daemon.h"

#include <QFile>
#include <QTest>
#include <QUrlQuery>

namespace pacer::test {

namespace {

constexpr int answerTimeoutMs = 20'000;
constexpr int startTimeoutMs = 20'000;
constexpr int emptyTimeoutMs = 15'000;

Json agent(int number)
{
    const std::string n = std::to_string(number);
    const int firstPort = 31000 + (number - 1) * 1000;
    return {{"name", "agent-" + n},
            {"hostname", "127.0.0.1"},
            {"attributes", {{"rack", "r" + n}}},
            {"cpus", 8},
            {"mem", 4096},
            {"disk", 20000},
            {"gpus", 0},
            {"ports", Json::array({Json::array({firstPort, firstPort + 999})})},
            {"region", "local"},
            {"zone", "z" + n},
            {"role", "*"}};
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

QByteArray Answer::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

Daemon::Daemon()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

Daemon::~Daemon()
{
    if (isRunning()) {
        remove("/v2/groups?force=true");
        const auto isEmpty = [this] {
            return !isRunning() || get("/v2/tasks").json().value("tasks", Json::array()).empty();
        };
        [[maybe_unused]] const bool emptied = QTest::qWaitFor(isEmpty, emptyTimeoutMs);
    }
    stop();
}

bool Daemon::start(const QStringList& moreOptions)
{
    const QString agents = m_state.filePath("agents.json");
    const QString ready = m_state.filePath("ready");
    QFile::remove(ready);
    QFile file(agents);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(dump(Json::array({agent(1), agent(2), agent(3)})));
    file.close();

    m_process.start(PACER_BIN_DIR "/pacerd", QStringList{"--state-dir", m_state.filePath("state"), "--agents",
                                                         agents, "--http-port", "0", "--ready-file", ready}
                                                 + moreOptions);
    const auto isReadyOrGone = [this, &ready] {
        return !readFile(ready).isEmpty() || m_process.state() == QProcess::NotRunning;
    };
    [[maybe_unused]] const bool inTime = QTest::qWaitFor(isReadyOrGone, startTimeoutMs);
    m_base = QUrl(QString::fromUtf8(readFile(ready)).trimmed());
    m_frameworkId.clear();
    return m_base.isValid() && !m_base.isEmpty();
}

void Daemon::stop()
{
    if (!isRunning())
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        crash();
}

void Daemon::crash()
{
    m_process.kill();
    m_process.waitForFinished(5'000);
}

bool Daemon::isRunning() const
{
    return m_process.state() == QProcess::Running;
}

QUrl Daemon::url(const QString& path) const
{
    return QUrl(m_base.toString(QUrl::StripTrailingSlash) + path);
}

Answer Daemon::send(const QByteArray& method, const QString& path, const QByteArray& body,
                    const QList<QPair<QByteArray, QByteArray>>& headers)
{
    QNetworkRequest request(url(path));
    request.setTransferTimeout(answerTimeoutMs);
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    for (const auto& [name, value] : headers)
        request.setRawHeader(name, value);
    QNetworkReply* reply = m_network.sendCustomRequest(request, method, body);
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 2 * answerTimeoutMs))
        reply->abort();
    Answer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                  reply->rawHeaderPairs()};
    reply->deleteLater();
    return answer;
}

int Daemon::running(const QString& app)
{
    const Json tasks = get("/v2/apps/" + app + "/tasks").json();
    int count = 0;
    for (const Json& task : tasks.value("tasks", Json::array()))
        count += task.value("state", "") == "TASK_RUNNING" ? 1 : 0;
    return count;
}

QStringList Daemon::deployments()
{
    QStringList ids;
    for (const Json& deployment : get("/v2/deployments").json())
        ids += QString::fromStdString(deployment.value("id", ""));
    return ids;
}

QByteArray Daemon::sandboxFile(const std::string& task, const QString& name)
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
