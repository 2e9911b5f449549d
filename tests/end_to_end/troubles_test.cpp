// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/event_recorder.h"

#include <QTest>

using namespace pacer::test;

/// What an operator sees when things do not go well.
class TroublesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_daemon.start()); }

    void anAppThatExitsIsDelayedAndSaysWhy()
    {
        Json app = smallApp("/crashing", "exit 1");
        app["backoffSeconds"] = 30;
        QCOMPARE(m_daemon.post("/v2/apps", app).status, 201);
        QTRY_VERIFY_WITH_TIMEOUT(queueItem("/crashing").value("/delay/timeLeftSeconds"_json_pointer, 0) > 0,
                                 15'000);
        QCOMPARE(queueItem("/crashing").at("delay").at("overdue").get<bool>(), false);
        const Json failure = m_daemon.get("/v2/apps/crashing").json().at("app").at("lastTaskFailure");
        QCOMPARE(failure.at("state").get<std::string>(), std::string("TASK_FAILED"));
        QVERIFY(failure.at("message").get<std::string>().find("status 1") != std::string::npos);

        QCOMPARE(m_daemon.remove("/v2/queue/crashing/delay").status, 204);
        QCOMPARE(m_daemon.remove("/v2/apps/crashing").status, 200);
    }

    void anImpossibleConstraintWaitsWithTheReasonOfEveryAgent()
    {
        Json app = smallApp("/nowhere", "sleep 100");
        app["constraints"] = {{"rack", "CLUSTER", "r9"}};
        QCOMPARE(m_daemon.post("/v2/apps", app).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(queueItem("/nowhere").value("lastUnusedOffers", Json::array()).size(), 3U,
                                  15'000);
        const Json offers = queueItem("/nowhere").at("lastUnusedOffers");
        for (const Json& offer : offers)
            QVERIFY(offer.at("reason") == Json::array({"UnfulfilledConstraint"}));
        QCOMPARE(queueItem("/nowhere").at("delay").at("overdue").get<bool>(), true);
    }

    void aConflictIsRefusedAndForceTakesOver()
    {
        // "/nowhere" still waits: its deployment holds the lock.
        const Answer refused = m_daemon.put("/v2/apps/nowhere", {{"instances", 2}});
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.json().at("deployments").size(), 1U);

        const Answer forced =
            m_daemon.put("/v2/apps/nowhere?force=true", {{"constraints", {{"rack", "CLUSTER", "r2"}}}});
        QCOMPARE(forced.status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("nowhere"), 1, 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 15'000);
        QCOMPARE(
            m_daemon.get("/v2/apps/nowhere/tasks").json().at("tasks").at(0).at("zone").get<std::string>(),
            std::string("z2"));
    }

    void aRollbackRestoresTheDefinition()
    {
        const Json before = m_daemon.get("/v2/apps/nowhere").json().at("app");
        const Answer changed =
            m_daemon.put("/v2/apps/nowhere", {{"constraints", {{"rack", "CLUSTER", "r9"}}}});
        QCOMPARE(changed.status, 200);
        const QString deployment = QString::fromStdString(changed.json().at("deploymentId"));
        QCOMPARE(m_daemon.remove("/v2/deployments/" + deployment).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 20'000);
        const Json after = m_daemon.get("/v2/apps/nowhere").json().at("app");
        QVERIFY(after.at("constraints") == before.at("constraints"));
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("nowhere"), 1, 15'000);
    }

private:
    Json queueItem(const std::string& app)
    {
        const Json queue = m_daemon.get("/v2/queue?embed=lastUnusedOffers").json().at("queue");
        for (const Json& item : queue) {
            if (item.at("app").at("id") == app)
                return item;
        }
        return Json::object();
    }

    Daemon m_daemon;
};

QTEST_GUILESS_MAIN(TroublesTest)
#include "troubles_test.moc"
