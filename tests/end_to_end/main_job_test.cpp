// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/event_recorder.h"

#include <QElapsedTimer>
#include <QTest>

#include <set>

using namespace pacer::test;

/// The main job with real processes: deploy, watch, tail, change and destroy.
class MainJobTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_daemon.start()); }

    void basic0RunsWithinTwoSeconds()
    {
        QElapsedTimer clock;
        clock.start();
        const Answer created = m_daemon.post("/v2/apps", example("basic-0"));
        QCOMPARE(created.status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("basic-0"), 1, 2000);
        qInfo("running after %lld ms", clock.elapsed());
    }

    void itsSandboxSaysHello()
    {
        const Json task = onlyTask();
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.sandboxFile(task.at("id"), "stdout").contains("Hello Marathon"),
                                 3000);
    }

    void scalesToTen()
    {
        QCOMPARE(m_daemon.put("/v2/apps/basic-0", {{"instances", 10}}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("basic-0"), 10, 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 10'000);
    }

    void restartReplacesEveryInstanceAndKeepsTen()
    {
        const std::set<std::string> before = taskIds();
        EventRecorder recorder(m_daemon);
        QTRY_VERIFY(recorder.isAttached());
        QCOMPARE(m_daemon.send("POST", "/v2/apps/basic-0/restart").status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(!recorder.ofType("deployment_success").empty(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("basic-0"), 10, 10'000);
        for (const std::string& id : taskIds())
            QVERIFY(!before.contains(id));
    }

    void suspendsAndResumes()
    {
        QCOMPARE(m_daemon.put("/v2/apps/basic-0", {{"instances", 0}}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("basic-0"), 0, 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 10'000);
        QCOMPARE(m_daemon.put("/v2/apps/basic-0", {{"instances", 2}}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("basic-0"), 2, 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 10'000);
    }

    void aKilledInstanceIsReplaced()
    {
        const std::set<std::string> before = taskIds();
        const std::string victim = *before.begin();
        QCOMPARE(m_daemon.remove("/v2/apps/basic-0/tasks/" + QString::fromStdString(victim)).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(!taskIds().contains(victim), 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("basic-0"), 2, 15'000);
    }

    void destroyLeavesNothing()
    {
        QCOMPARE(m_daemon.remove("/v2/apps/basic-0").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.get("/v2/apps/basic-0").status, 404, 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.get("/v2/tasks").json().at("tasks").empty(), 15'000);
    }

private:
    Json onlyTask() { return m_daemon.get("/v2/apps/basic-0/tasks").json().at("tasks").at(0); }

    std::set<std::string> taskIds()
    {
        std::set<std::string> ids;
        const Json tasks = m_daemon.get("/v2/apps/basic-0/tasks").json().at("tasks");
        for (const Json& task : tasks) {
            if (task.at("state") == "TASK_RUNNING")
                ids.insert(task.at("id"));
        }
        return ids;
    }

    Daemon m_daemon;
};

QTEST_GUILESS_MAIN(MainJobTest)
#include "main_job_test.moc"
