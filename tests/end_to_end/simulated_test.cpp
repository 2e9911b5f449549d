// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/daemon.h"

#include <QFile>
#include <QTest>

using namespace pacer::test;

/// `pacerd --master simulated`: everything but the processes.
class SimulatedTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString script = m_folder.filePath("script.json");
        QFile file(script);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            RestClient::dump({{{"app", "/shop/*"}, {"instance", 2}, {"afterMs", 200}, {"then", "exit 1"}},
                              {{"app", "/ill"}, {"version", 2}, {"afterMs", 0}, {"then", "unhealthy"}}}));
        file.close();
        QVERIFY(m_daemon.start({"--anonymous", "--master", "simulated", "--simulated-script", script}));
    }

    void whatFailsIsReplaced()
    {
        QCOMPARE(m_daemon.post("/v2/apps", smallApp("/shop/web", "no such program", 3)).status, 201);
        QTRY_VERIFY_WITH_TIMEOUT(app("/shop/web").contains("lastTaskFailure"), 10'000);
        const Json failure = app("/shop/web").at("lastTaskFailure");
        QCOMPARE(failure.at("message").get<std::string>(), std::string("Command exited with status 1"));
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("shop/web"), 3, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 10'000);
    }

    void scalesRestartsAndDestroys()
    {
        QCOMPARE(m_daemon.put("/v2/apps/shop/web", {{"instances", 10}}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("shop/web"), 10, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 10'000);
        const QStringList before = m_daemon.runningTasks("shop/web");

        QCOMPARE(m_daemon.post("/v2/apps/shop/web/restart", Json::object()).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 20'000);
        const QStringList after = m_daemon.runningTasks("shop/web");
        QCOMPARE(after.size(), 10);
        for (const QString& task : after)
            QVERIFY(!before.contains(task));

        QCOMPARE(m_daemon.remove("/v2/apps/shop/web").status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 10'000);
        QCOMPARE(m_daemon.get("/v2/apps/shop/web").status, 404);
    }

    void healthFollowsTheScript()
    {
        Json definition = smallApp("/ill", "serve");
        definition["portDefinitions"] = {{{"port", 0}}};
        definition["healthChecks"] = {{{"protocol", "HTTP"},
                                       {"gracePeriodSeconds", 0},
                                       {"intervalSeconds", 1},
                                       {"maxConsecutiveFailures", 0}}};
        QCOMPARE(m_daemon.post("/v2/apps", definition).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(app("/ill").value("tasksHealthy", 0), 1, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 10'000);
        QCOMPARE(m_daemon.put("/v2/apps/ill", {{"env", {{"RELEASE", "2"}}}}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(app("/ill").value("tasksUnhealthy", 0), 1, 10'000);
        QCOMPARE(app("/ill").value("tasksHealthy", 0), 1);
        QCOMPARE(m_daemon.deployments().size(), 1);
        QCOMPARE(m_daemon.remove("/v2/apps/ill?force=true").status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 10'000);
    }

    void launchesAThousand()
    {
        Json definition = smallApp("/big", "sleep", 1000);
        definition["cpus"] = 0.01;
        definition["mem"] = 4;
        QCOMPARE(m_daemon.post("/v2/apps", definition).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(app("/big").value("tasksRunning", 0), 1000, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 10'000);
    }

    void tasksOutliveATerm()
    {
        const QStringList before = m_daemon.runningTasks("big");
        QCOMPARE(m_daemon.remove("/v2/leader").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.runningTasks("big"), before, 20'000);
    }

    void thereAreAgentsButNoFiles()
    {
        const Json agents = m_daemon.get("/master/slaves").json().at("slaves");
        QCOMPARE(agents.size(), 3U);
        QCOMPARE(m_daemon.get("/files/browse?path=/anything").status, 404);
    }

private:
    Json app(const QString& id) { return m_daemon.get("/v2/apps/" + id).json().value("app", Json::object()); }

    QTemporaryDir m_folder;
    Daemon m_daemon;
};

QTEST_GUILESS_MAIN(SimulatedTest)
#include "simulated_test.moc"
