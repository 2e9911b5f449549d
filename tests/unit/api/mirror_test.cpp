// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/event_source.h"
#include "core/api/mirror.h"
#include "tests/support/canned_transport.h"

#include <QSignalSpy>
#include <QTest>

using namespace pacer;
using namespace pacer::api;
using pacer::tests::CannedTransport;

namespace {

const PathId db = PathId::absolute("/shop/db");
const PathId web = PathId::absolute("/web");
const QByteArray instance = "shop_db.instance-12345678-1234-1234-1234-123456789abc";
const QByteArray task = instance + "._app.1";

/// A stream that says what the test says.
class FakeStream : public EventSource {
public:
    FakeStream()
        : EventSource({})
    {}
    void start() override { emit opened(); }
    void stop() override {}
    void say(const QByteArray& json) { emit received({QString(), json}); }
};

QByteArray appJson(const QByteArray& id, int instances, const QByteArray& more = {})
{
    return R"({"id":")" + id + R"(","cmd":"x","instances":)" + QByteArray::number(instances)
           + R"(,"version":"2026-01-01T00:00:00.000Z")" + more + "}";
}

QByteArray statusEvent(const QByteArray& state)
{
    return R"({"slaveId":"S1","taskId":")" + task + R"(","taskStatus":")" + state
           + R"(","message":"exit 1","appId":"/shop/db","host":"a1","ipAddresses":[],"ports":[31000],)"
             R"("version":"2026-01-01T00:00:00.000Z","eventType":"status_update_event","timestamp":"2026-01-01T00:00:01.000Z"})";
}

QByteArray deploymentEvent(const QByteArray& type, const QByteArray& id, const QByteArray& more = {})
{
    const QByteArray step = R"({"actions":[{"action":"ScaleApplication","app":"/shop/db"}]})";
    const QByteArray plan =
        R"({"id":")" + id + R"(","steps":[)" + step + R"(],"version":"2026-01-01T00:00:00.000Z"})";
    return R"({"id":")" + id + R"(","plan":)" + plan + R"(,"currentStep":)" + step + more
           + R"(,"eventType":")" + type + R"(","timestamp":"2026-01-01T00:00:01.000Z"})";
}

struct World {
    CannedTransport server;
    FakeStream stream;
    MarathonClient client{server};
    Mirror mirror{client, stream};

    World()
    {
        setTree({appJson("/web", 0)}, {appJson("/shop/db", 2)});
        server.on(QStringLiteral("/v2/tasks"), R"({"tasks":[]})");
        server.on(QStringLiteral("/v2/deployments"), "[]");
        server.on(QStringLiteral("/v2/queue"), R"({"queue":[]})");
        server.on(QStringLiteral("/v2/info"), R"({"name":"marathon","version":"1.11.24"})");
        server.on(QStringLiteral("/master/state-summary"), R"({"slaves":[]})");
        setApp("/shop/db", 2);
    }

    void setTree(const QByteArray& rootApps, const QByteArray& shopApps)
    {
        server.on(
            QStringLiteral("/v2/groups"),
            R"({"id":"/","apps":[)" + rootApps
                + R"(],"pods":[],"dependencies":[],"version":"2026-01-01T00:00:00.000Z","groups":[{"id":"/shop","groups":[],"pods":[],"dependencies":[],"version":"2026-01-01T00:00:00.000Z","apps":[)"
                + shopApps + "]}]}");
    }
    void setApp(const QByteArray& id, int instances, const QByteArray& more = R"(,"tasks":[])")
    {
        server.on(QStringLiteral("/v2/apps") + QString::fromLatin1(id),
                  R"({"app":)" + appJson(id, instances, more) + "}");
    }
    bool begin()
    {
        QSignalSpy loaded(&mirror, &Mirror::snapshotLoaded);
        mirror.start();
        return QTest::qWaitFor([&] { return !loaded.empty(); });
    }
    bool nextSnapshot()
    {
        QSignalSpy loaded(&mirror, &Mirror::snapshotLoaded);
        emit stream.lost({});
        stream.start();
        return QTest::qWaitFor([&] { return !loaded.empty(); });
    }
};

} // namespace

class MirrorTest : public QObject {
    Q_OBJECT
private slots:
    void theFirstSnapshotIsOneSignal()
    {
        World world;
        QSignalSpy added(&world.mirror, &Mirror::appAdded);
        QVERIFY(world.begin());
        QCOMPARE(added.size(), 0);
        QCOMPARE(world.mirror.connectionState(), ConnectionState::Live);
        QCOMPARE(world.mirror.apps().size(), std::size_t{2});
        QCOMPARE(world.mirror.app(web)->status, AppStatus::Suspended);
        QCOMPARE(world.mirror.app(db)->status, AppStatus::NotRunning);
        QCOMPARE(world.mirror.app(db)->health.unscheduled, 2);
        QVERIFY(world.mirror.groups().contains(PathId::absolute("/shop")));
    }

    void aTaskThatStartsChangesOneRow()
    {
        World world;
        QVERIFY(world.begin());
        QSignalSpy changed(&world.mirror, &Mirror::appChanged);
        QSignalSpy tasks(&world.mirror, &Mirror::tasksChanged);
        world.setApp(
            "/shop/db", 2,
            R"(,"tasks":[{"id":")" + task
                + R"(","appId":"/shop/db","host":"a1","state":"TASK_RUNNING","stagedAt":"2026-01-01T00:00:00.000Z"}])");
        world.stream.say(statusEvent("TASK_STARTING"));
        world.stream.say(statusEvent("TASK_RUNNING"));
        QCOMPARE(world.mirror.app(db)->status, AppStatus::Running);
        QTRY_COMPARE(changed.size(), 1); // two events in one turn, one repaint
        QCOMPARE(changed[0][0].value<PathId>(), db);
        // What the event did not carry is read afterwards.
        QTRY_VERIFY(world.mirror.tasks(db).front().stagedAt.has_value());
        QVERIFY(!tasks.isEmpty());
        QCOMPARE(world.mirror.app(db)->counts.running, 1);
    }

    void aFailureIsRemembered()
    {
        World world;
        QVERIFY(world.begin());
        world.stream.say(statusEvent("TASK_RUNNING"));
        world.stream.say(statusEvent("TASK_FAILED"));
        QCOMPARE(world.mirror.lastFailure(db)->message, std::string("exit 1"));
        QVERIFY(world.mirror.lastFailure(db)->timestamp > Timestamp{});
        QVERIFY(world.mirror.tasks(db).empty());
    }

    void aDeploymentBeginsAndEnds()
    {
        World world;
        QVERIFY(world.begin());
        QSignalSpy added(&world.mirror, &Mirror::deploymentAdded);
        QSignalSpy removed(&world.mirror, &Mirror::deploymentRemoved);
        world.stream.say(deploymentEvent("deployment_info", "d1"));
        QCOMPARE(added.size(), 1);
        QCOMPARE(world.mirror.app(db)->status, AppStatus::Deploying);
        QCOMPARE(world.mirror.deployments().at(DeploymentId{"d1"}).currentStep, 1);
        world.stream.say(deploymentEvent("deployment_failed", "d1", R"(,"reason":"cancelled")"));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][1].toBool(), false);
        QCOMPARE(removed[0][2].toString(), QString("cancelled"));
        QVERIFY(world.mirror.app(db)->deployments.empty());
    }

    void aRefusalIsNoFailedDeployment()
    {
        World world;
        QVERIFY(world.begin());
        QSignalSpy added(&world.mirror, &Mirror::deploymentAdded);
        QSignalSpy removed(&world.mirror, &Mirror::deploymentRemoved);
        QSignalSpy events(&world.mirror, &Mirror::eventReceived);
        world.stream.say(deploymentEvent("deployment_failed", "d2", R"(,"reason":"App is locked")"));
        QCOMPARE(events.size(), 1);
        QCOMPARE(added.size() + removed.size(), 0);
    }

    void afterAGapOnlyDifferencesAreTold()
    {
        World world;
        QVERIFY(world.begin());
        QSignalSpy added(&world.mirror, &Mirror::appAdded);
        QSignalSpy changed(&world.mirror, &Mirror::appChanged);
        QSignalSpy removed(&world.mirror, &Mirror::appRemoved);
        QVERIFY(world.nextSnapshot());
        QCOMPARE(added.size() + changed.size() + removed.size(), 0);

        world.setTree({appJson("/new", 1)}, {appJson("/shop/db", 5)});
        QVERIFY(world.nextSnapshot());
        QCOMPARE(added.size(), 1);
        QCOMPARE(added[0][0].value<PathId>(), PathId::absolute("/new"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][0].value<PathId>(), web);
    }

    void anAppThatIsGoneLeaves()
    {
        World world;
        QVERIFY(world.begin());
        QSignalSpy removed(&world.mirror, &Mirror::appRemoved);
        world.server.on(QStringLiteral("/v2/apps/shop/db"),
                        R"({"message":"App '/shop/db' does not exist","details":[]})", 404);
        world.stream.say(deploymentEvent("deployment_success", "d3"));
        QTRY_COMPARE(removed.size(), 1);
        QVERIFY(!world.mirror.app(db));
    }

    void waitingComesFromTheQueue()
    {
        World world;
        QVERIFY(world.begin());
        QSignalSpy changed(&world.mirror, &Mirror::queueChanged);
        world.server.on(QStringLiteral("/v2/queue"),
                        R"({"queue":[{"app":)" + appJson("/shop/db", 2)
                            + R"(,"count":2,"delay":{"timeLeftSeconds":9,"overdue":false}}]})");
        world.mirror.setFocus(db);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(world.mirror.app(db)->status, AppStatus::Delayed);
        QCOMPARE(world.mirror.app(db)->delaySeconds, 9);
        QTRY_VERIFY(world.mirror.focusedApp().has_value());
    }

    void tellsWhyItIsRefused()
    {
        World world;
        world.server.on(QStringLiteral("/v2/groups"), R"({"message":"Invalid username or password."})", 401);
        QSignalSpy changed(&world.mirror, &Mirror::connectionChanged);
        world.mirror.start();
        QTRY_COMPARE(world.mirror.connectionState(), ConnectionState::Refused);
        QVERIFY(!world.mirror.connectionProblem().empty());
        QVERIFY(!changed.empty());
    }
};

QTEST_GUILESS_MAIN(MirrorTest)
#include "mirror_test.moc"
