// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/event_recorder.h"

#include <QDir>
#include <QTest>

#include <csignal>
#include <map>
#include <set>

using namespace pacer::test;

/// The scheduler dies by kill -9 in the middle of a rollout: tasks go on, the next start finds them again.
class CrashTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_daemon.start()); }

    void tasksOutliveTheSchedulerAndTheRolloutGoesOn()
    {
        // Every start of the command adds a line, so a second start of one task would show.
        const QString starts = m_daemon.stateDir() + "/starts";
        QVERIFY(QDir().mkpath(starts));
        Json app =
            smallApp("/web", "echo $$ >> " + starts.toStdString() + "/$MESOS_TASK_ID; exec sleep 1000", 6);
        app["upgradeStrategy"] = {{"minimumHealthCapacity", 1.0}, {"maximumOverCapacity", 0.2}};
        QCOMPARE(m_daemon.post("/v2/apps", app).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("web"), 6, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 10'000);

        const Answer changed = m_daemon.put("/v2/apps/web", {{"env", {{"RELEASE", "2"}}}});
        QCOMPARE(changed.status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(pids(starts).size() >= 8, 20'000);
        m_daemon.crash();
        const std::map<QString, QByteArray> before = pids(starts);
        const std::set<QString> alive = living(before);
        QVERIFY(!alive.empty());

        QVERIFY(m_daemon.start());
        QVERIFY(m_daemon.deployments().contains(QString::fromStdString(changed.json().at("deploymentId")))
                || m_daemon.deployments().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("web"), 6, 20'000);

        const std::map<QString, QByteArray> after = pids(starts);
        for (const auto& [task, pid] : after)
            QVERIFY2(pid.count('\n') == 1, qPrintable(task + " was started more than once"));
        for (const auto& [task, pid] : before)
            QCOMPARE(after.at(task), pid);
        const std::string version = m_daemon.get("/v2/apps/web").json().at("app").at("version");
        const Json tasks = m_daemon.get("/v2/apps/web/tasks").json().at("tasks");
        for (const Json& task : tasks)
            QCOMPARE(task.at("version").get<std::string>(), version);
        QCOMPARE(living(after).size(), 6U);
    }

    void settledTasksKeepTheirProcesses()
    {
        const std::set<QString> before = living(pids(m_daemon.stateDir() + "/starts"));
        m_daemon.crash();
        QVERIFY(m_daemon.start());
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("web"), 6, 20'000);
        QCOMPARE(living(pids(m_daemon.stateDir() + "/starts")), before);
    }

private:
    /// Task id → the lines its starts wrote.
    static std::map<QString, QByteArray> pids(const QString& folder)
    {
        std::map<QString, QByteArray> found;
        for (const QString& name : QDir(folder).entryList(QDir::Files)) {
            QFile file(folder + '/' + name);
            if (file.open(QIODevice::ReadOnly))
                found[name] = file.readAll();
        }
        return found;
    }

    static std::set<QString> living(const std::map<QString, QByteArray>& tasks)
    {
        std::set<QString> ids;
        for (const auto& [task, lines] : tasks) {
            if (::kill(lines.trimmed().toInt(), 0) == 0)
                ids.insert(task);
        }
        return ids;
    }

    Daemon m_daemon;
};

QTEST_GUILESS_MAIN(CrashTest)
#include "crash_test.moc"
