// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/event_recorder.h"

#include <QTest>

#include <map>
#include <set>

using namespace pacer::test;

/// The pair of the deployment documents: db (10 at 0.6) and app (20 at 0.8, depends on db), both changed at
/// once.
class ShopTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_daemon = std::make_unique<Daemon>();
        QVERIFY(m_daemon->start());
    }
    void cleanup() { m_daemon.reset(); }

    void replacesDbBeforeAppWithinBothBounds_data()
    {
        QTest::addColumn<bool>("defaultOverCapacity");
        QTest::addColumn<int>("dbPeak");
        QTest::addColumn<int>("appPeak");
        QTest::newRow("0.2 and 0.6 over") << false << 12 << 32;
        QTest::newRow("default: 1.0 over") << true << 20 << 40;
    }

    void replacesDbBeforeAppWithinBothBounds()
    {
        QFETCH(const bool, defaultOverCapacity);
        QFETCH(const int, dbPeak);
        QFETCH(const int, appPeak);
        Json shop = example("shop");
        if (defaultOverCapacity) {
            for (Json& app : shop["apps"])
                app["upgradeStrategy"]["maximumOverCapacity"] = 1.0;
        }
        QCOMPARE(m_daemon->put("/v2/groups", shop).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->running("shop/app"), 20, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon->deployments().isEmpty(), 20'000);
        const auto oldDb = instances("shop/db");
        const auto oldApp = instances("shop/app");
        QCOMPARE(oldDb.size(), 10U);

        EventRecorder recorder(*m_daemon);
        QTRY_VERIFY(recorder.isAttached());
        for (Json& app : shop["apps"])
            app["env"]["RELEASE"] = "2";
        const auto rehearsal = m_daemon->post("/v2/deployments/rehearsal", shop);
        QCOMPARE(rehearsal.status, 200);
        const Json predicted = rehearsal.json();
        QVERIFY(recorder.ofType("deployment_step_success").empty()); // nothing has happened
        QCOMPARE(m_daemon->put("/v2/groups", shop).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(!recorder.ofType("deployment_success").empty(), 90'000);

        const Peaks db = peaksOf(recorder.events(), "/shop/db", oldDb);
        const Peaks app = peaksOf(recorder.events(), "/shop/app", oldApp);
        qInfo("db: at most %d, at least %d running; app: at most %d, at least %d running", db.most,
              db.fewestRunning, app.most, app.fewestRunning);
        QCOMPARE(db.most, dbPeak);
        QVERIFY(db.fewestRunning >= 6);
        QCOMPARE(app.most, appPeak);
        QVERIFY(app.fewestRunning >= 16);
        QVERIFY(lastChangeOf(recorder.events(), "/shop/db", oldDb)
                < firstChangeOf(recorder.events(), "/shop/app"));

        QVERIFY(predicted.at("ends").get<bool>());
        std::map<std::string, Json> apps;
        for (const Json& each : predicted.at("apps"))
            apps[each.at("id")] = each;
        QCOMPARE(apps.at("/shop/db").at("peakInstances").get<int>(), db.most);
        QCOMPARE(apps.at("/shop/app").at("peakInstances").get<int>(), app.most);
        QCOMPARE(apps.at("/shop/db").at("lowestHealthy").get<int>(), 6);
        QCOMPARE(apps.at("/shop/app").at("lowestHealthy").get<int>(), 16);
        QCOMPARE(actionsOf(predicted.at("steps")), stepsSeen(recorder));
        QVERIFY(predicted.at("waits").empty());

        const Json history = m_daemon->get("/v2/deployments/history?app=/shop/db&limit=1").json();
        const Json& newest = history.at("history").at(0);
        QCOMPARE(newest.at("outcome").get<std::string>(), std::string("succeeded"));
        QCOMPARE(actionsOf(newest.at("steps")), stepsSeen(recorder));
    }

private:
    /// The actions of each step, without its times.
    static std::vector<std::string> actionsOf(const Json& steps)
    {
        std::vector<std::string> actions;
        for (const Json& step : steps)
            actions.push_back(step.at("actions").dump());
        return actions;
    }

    /// The steps that were begun, in their order.
    static std::vector<std::string> stepsSeen(const EventRecorder& recorder)
    {
        std::vector<std::string> seen;
        for (const Json& event : recorder.ofType("deployment_info"))
            seen.push_back(event.at("currentStep").at("actions").dump());
        return seen;
    }

    std::set<std::string> instances(const QString& app)
    {
        std::set<std::string> ids;
        const Json tasks = m_daemon->get("/v2/apps/" + app + "/tasks").json().at("tasks");
        for (const Json& task : tasks) {
            const std::string id = task.at("id");
            ids.insert(id.substr(0, id.find("._app")));
        }
        return ids;
    }

    static bool concerns(const Json& event, const std::string& app)
    {
        return event.value("eventType", "") == "instance_changed_event"
               && event.value("runSpecId", "") == app;
    }

    static std::size_t firstChangeOf(const std::vector<Json>& events, const std::string& app)
    {
        std::size_t at = 0;
        while (at < events.size() && !concerns(events[at], app))
            ++at;
        return at;
    }

    /// Where the last of the old instances ended.
    static std::size_t lastChangeOf(const std::vector<Json>& events, const std::string& app,
                                    const std::set<std::string>& old)
    {
        std::size_t last = 0;
        for (std::size_t at = 0; at < events.size(); ++at) {
            if (concerns(events[at], app) && old.contains(events[at].at("instanceId")))
                last = at;
        }
        return last;
    }

    std::unique_ptr<Daemon> m_daemon;
};

QTEST_GUILESS_MAIN(ShopTest)
#include "shop_test.moc"
