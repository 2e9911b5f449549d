// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/marathon_client.h"
#include "tests/support/canned_transport.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <optional>

using namespace pacer;
using namespace pacer::api;
using pacer::tests::CannedTransport;

namespace {

const PathId db = PathId::absolute("/shop/db");
const QByteArray accepted = R"({"version":"2026-01-01T00:00:00.000Z","deploymentId":"d1"})";

QString asked(const HttpRequest& request)
{
    return QString::fromLatin1(request.method) + u' ' + request.path + u'?' + request.query.toString();
}

template <class T>
auto into(std::optional<Result<T>>& target)
{
    return [&target](Result<T> result) { target = std::move(result); };
}

} // namespace

class MarathonClientTest : public QObject {
    Q_OBJECT
private slots:
    void changesHaveTheirShapes()
    {
        CannedTransport server;
        MarathonClient client(server);
        const auto ignore = [](const Result<DeploymentResult>&) {};
        client.scale(db, 3, false, this, ignore);
        QCOMPARE(asked(server.last()), QString("PUT /v2/apps/shop/db?force=false"));
        QCOMPARE(server.last().body, QByteArray(R"({"instances":3})"));
        client.restart(db, true, this, ignore);
        QCOMPARE(asked(server.last()), QString("POST /v2/apps/shop/db/restart?force=true"));
        client.destroyApp(db, false, this, ignore);
        QCOMPARE(asked(server.last()), QString("DELETE /v2/apps/shop/db?force=false"));
        client.scaleGroup(PathId::absolute("/shop"), 1.5, false, this, ignore);
        QCOMPARE(asked(server.last()), QString("PUT /v2/groups/shop?force=false"));
        QCOMPARE(server.last().body, QByteArray(R"({"scaleBy":1.5})"));
        client.rollBack(DeploymentId{"d9"}, this, ignore);
        QCOMPARE(asked(server.last()), QString("DELETE /v2/deployments/d9?force=false"));
        client.stop(DeploymentId{"d9"}, this, [](const Result<void>&) {});
        QCOMPARE(asked(server.last()), QString("DELETE /v2/deployments/d9?force=true"));
        client.resetDelay(db, this, [](const Result<void>&) {});
        QCOMPARE(asked(server.last()), QString("DELETE /v2/queue/shop/db/delay?"));
        client.replace(db, "{}", false, this, ignore);
        QCOMPARE(asked(server.last()), QString("PUT /v2/apps/shop/db?force=false&partialUpdate=false"));
    }

    void createKnowsAppsListsAndGroups()
    {
        CannedTransport server;
        MarathonClient client(server);
        const auto ignore = [](const Result<DeploymentResult>&) {};
        client.create(R"({"id":"/a"})", false, this, ignore);
        QCOMPARE(asked(server.last()), QString("POST /v2/apps?force=false"));
        client.create(R"({"id":"/g","apps":[]})", false, this, ignore);
        QCOMPARE(asked(server.last()), QString("POST /v2/groups?force=false"));
        client.create(R"([{"id":"/a"}])", true, this, ignore);
        QCOMPARE(asked(server.last()), QString("PUT /v2/apps?force=true&partialUpdate=false"));

        const std::size_t before = server.requests.size();
        std::optional<Result<DeploymentResult>> result;
        client.create("{", false, this, into(result));
        QVERIFY(!result); // later, as every answer
        QTRY_VERIFY(result);
        QCOMPARE(result->error().front().code, ErrorCode::JsonSyntax);
        QCOMPARE(server.requests.size(), before);
    }

    void aLockNamesItsDeployments()
    {
        CannedTransport server;
        server.on(QStringLiteral("/v2/apps/shop/db"),
                  R"({"message":"App is locked by one or more deployments.","deployments":[{"id":"d7"}]})",
                  409);
        MarathonClient client(server);
        std::optional<Result<DeploymentResult>> result;
        client.scale(db, 3, false, this, into(result));
        QTRY_VERIFY(result);
        QCOMPARE(result->error().front(), (Error{ErrorCode::AppLocked, {}, {"d7"}}));
    }

    void bothAnswersToAChangeAreRead()
    {
        CannedTransport server;
        server.on(QStringLiteral("/v2/apps/shop/db"), accepted);
        server.on(QStringLiteral("/v2/apps"),
                  R"({"id":"/a","version":"2026-01-01T00:00:00.000Z","deployments":[{"id":"d2"}]})", 201);
        MarathonClient client(server);
        std::optional<Result<DeploymentResult>> put;
        std::optional<Result<DeploymentResult>> post;
        client.scale(db, 3, false, this, into(put));
        client.create(R"({"id":"/a"})", false, this, into(post));
        QTRY_VERIFY(put && post);
        QCOMPARE((*put)->deploymentId.value, std::string("d1"));
        QCOMPARE((*post)->deploymentId.value, std::string("d2"));
        QCOMPARE(formatTimestamp((*post)->version), std::string("2026-01-01T00:00:00.000Z"));
    }

    void killWithoutScaleHasNoDeployment()
    {
        CannedTransport server;
        server.on(QStringLiteral("/v2/tasks/delete"), R"({"tasks":[]})");
        MarathonClient client(server);
        std::optional<Result<std::optional<DeploymentResult>>> result;
        client.kill({.tasks = {TaskId{"t1"}}, .wipe = true}, this, into(result));
        QTRY_VERIFY(result);
        QVERIFY(result->has_value() && !result->value());
        QCOMPARE(server.last().body, QByteArray(R"({"ids":["t1"]})"));
        QCOMPARE(asked(server.last()), QString("POST /v2/tasks/delete?force=false&scale=false&wipe=true"));
    }

    void aDefinitionIsReadyForTheEditor()
    {
        CannedTransport server;
        server.on(
            QStringLiteral("/v2/apps/shop/db"),
            R"({"app":{"id":"/shop/db","cpus":0.5,"tasksRunning":1,"unknown":[1],"cmd":null,"version":"2026-01-01T00:00:00.000Z"}})");
        MarathonClient client(server);
        std::optional<Result<std::string>> text;
        client.definition(db, this, into(text));
        QTRY_VERIFY(text);
        const QString shown = QString::fromStdString(text->value()).simplified();
        QVERIFY2(shown.startsWith("{ \"id\": \"/shop/db\", \"cpus\": 0.5, \"unknown\": ["),
                 qPrintable(shown));
        QVERIFY(!shown.contains("tasksRunning") && !shown.contains("version") && !shown.contains("cmd"));
    }

    void aLargeAnswerComesBackToThisThread()
    {
        QByteArray tasks = R"({"tasks":[)";
        for (int i = 0; i < 2000; ++i)
            tasks += QByteArray(i ? "," : "") + "{\"id\":\"a.instance-" + QByteArray::number(i)
                     + "._app.1\",\"appId\":\"/a\",\"host\":\"h\",\"state\":\"TASK_RUNNING\"}";
        CannedTransport server;
        server.on(QStringLiteral("/v2/tasks"), tasks + "]}");
        MarathonClient client(server);
        QThread* where = nullptr;
        std::size_t count = 0;
        client.tasks(this, [&](const Result<std::vector<TaskInfo>>& list) {
            where = QThread::currentThread();
            count = list ? list->size() : 0;
        });
        QTRY_VERIFY(where);
        QCOMPARE(where, thread());
        QCOMPARE(count, std::size_t{2000});
    }

    void infoTellsOursFromOthers()
    {
        CannedTransport server;
        server.on(QStringLiteral("/v2/info"),
                  "{\"name\":\"marathon\",\"version\":\"1.11.24\",\"frameworkId\":\"f\",\"pacer\":{"
                  "\"version\":\"0.1.0\"},"
                  "\"marathon_config\":{\"mesos_leader_ui_url\":\"http://m:5050/\"}}");
        MarathonClient client(server);
        std::optional<Result<ServerInfo>> info;
        client.info(this, into(info));
        QTRY_VERIFY(info);
        QCOMPARE((*info)->pacerVersion.value_or(""), std::string("0.1.0"));
        QCOMPARE((*info)->mesosUrl, std::string("http://m:5050/"));
    }
};

QTEST_GUILESS_MAIN(MarathonClientTest)
#include "marathon_client_test.moc"
