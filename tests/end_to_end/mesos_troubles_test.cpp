// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/mesos_cluster.h"

#include <QTest>

#include <algorithm>

using namespace pacer::test;
using namespace std::chrono_literals;
namespace mesos_double = pacer::mesos_double;
using mesos_double::Master;

/// A Mesos cluster on a bad day, mostly while four instances are being replaced. Whatever happens: nothing is
/// launched twice, nothing is lost, and the deployment ends.
class MesosTroublesTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        mesos_double::ClusterSetup setup = quickCluster();
        setup.timing.heartbeat = 400ms;
        m_cluster = std::make_unique<MesosCluster>(setup);
        m_daemon = std::make_unique<Daemon>();
        QVERIFY(m_daemon->start(m_cluster->options()));
    }

    void cleanup()
    {
        QVERIFY(allDifferent(m_cluster->launched("")));
        m_daemon.reset(); // before the cluster that it empties
        m_cluster.reset();
    }

    void aNewMasterIsElected()
    {
        QVERIFY(beginsARollout());
        m_cluster->with([this](Master& master) {
            master.killMaster();
            master.elect(m_cluster->setup().masters.at(1));
        });
        QVERIFY(endsTheRollout());
    }

    void theSchedulerIsKilled()
    {
        QVERIFY(beginsARollout());
        const std::string framework = frameworkId();
        m_daemon->crash();
        QVERIFY(m_daemon->start(m_cluster->options()));
        QVERIFY(endsTheRollout());
        QCOMPARE(frameworkId(), framework);
    }

    void aTaskEndsWhileTheSchedulerIsAway()
    {
        QVERIFY(deploys({}));
        const std::string victim = m_cluster->running("web.").front();
        m_daemon->crash();
        m_cluster->with([&](Master& master) { return master.finishTask(victim, 1); });
        QVERIFY(m_daemon->start(m_cluster->options()));
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->launched("web.").size(), 5U, 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->running("web.").size(), 4U, 5'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->running("web"), 4, 5'000);
    }

    void updatesComeTwiceAndLate()
    {
        m_cluster->with([](Master& master) {
            master.faults().repeatUpdates = 1000;
            master.faults().dropAcknowledges = 12;
        });
        QVERIFY(beginsARollout());
        QVERIFY(endsTheRollout());
    }

    void theMasterHangs()
    {
        QVERIFY(beginsARollout());
        m_cluster->with([](Master& master) { master.faults().hangs = true; });
        QTRY_VERIFY_WITH_TIMEOUT(!isSubscribed(), 10'000);
        m_cluster->with([](Master& master) { master.faults().hangs = false; });
        QVERIFY(endsTheRollout());
    }

    void theStreamIsCutInARecord()
    {
        QVERIFY(beginsARollout());
        for (const char* part : {"1", "83\n", "83\n{\"type\":\"UPD"}) {
            m_cluster->with([&](Master& master) { master.cutStreams(part); });
            QTRY_VERIFY_WITH_TIMEOUT(isSubscribed(), 10'000);
        }
        QVERIFY(endsTheRollout());
    }

    void anAgentIsAwayForAWhile()
    {
        QVERIFY(
            deploys({{"unreachableStrategy", {{"inactiveAfterSeconds", 60}, {"expungeAfterSeconds", 120}}},
                     {"constraints", {{"hostname", "MAX_PER", "2"}}}}));
        const std::vector<std::string> before = m_cluster->running("web.");
        const std::string host = m_cluster->hostOf(before.front());
        m_cluster->with([&](Master& master) { return master.partitionAgent(host, true); });
        QTRY_VERIFY_WITH_TIMEOUT(unreachable() > 0, 10'000);
        m_cluster->with([&](Master& master) { return master.partitionAgent(host, false); });
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->running("web"), 4, 10'000);
        QCOMPARE(m_cluster->running("web."), before);
        QCOMPARE(m_cluster->launched("web.").size(), 4U);
    }

    void anAgentIsGoneForGoodAndComesBackAllTheSame()
    {
        QVERIFY(deploys({{"unreachableStrategy", {{"inactiveAfterSeconds", 1}, {"expungeAfterSeconds", 2}}},
                         {"constraints", {{"hostname", "MAX_PER", "2"}}}}));
        const std::string host = m_cluster->hostOf(m_cluster->running("web.").front());
        m_cluster->with([&](Master& master) { return master.partitionAgent(host, true); });
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->launched("web.").size() > 4, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->running("web"), 4, 20'000);
        const std::size_t launched = m_cluster->launched("web.").size();
        QVERIFY(m_cluster->running("web.").size() > 4); // those that nobody reaches go on
        m_cluster->with([&](Master& master) { return master.partitionAgent(host, false); });
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->running("web.").size(), 4U, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->running("web"), 4, 10'000);
        QCOMPARE(m_cluster->launched("web.").size(), launched);
    }

private:
    std::string frameworkId() { return m_daemon->get("/v2/info").json().value("frameworkId", ""); }

    bool isSubscribed()
    {
        return m_cluster->with([](Master& master) { return master.connectedFrameworks() == 1; });
    }

    /// Four instances of /web run.
    bool deploys(const Json& more)
    {
        Json app = smallApp("/web", "sleep 1000", 4);
        app["upgradeStrategy"] = {{"minimumHealthCapacity", 1.0}, {"maximumOverCapacity", 0.25}};
        if (more.is_object())
            app.update(more);
        return m_daemon->post("/v2/apps", app).status == 201
               && QTest::qWaitFor(
                   [this] {
                       return m_cluster->running("web.").size() == 4 && m_daemon->deployments().isEmpty();
                   },
                   20'000);
    }

    /// They are replaced one by one; the first new one is there.
    bool beginsARollout()
    {
        return deploys({}) && m_daemon->put("/v2/apps/web", {{"env", {{"RELEASE", "2"}}}}).status == 200
               && QTest::qWaitFor([this] { return m_cluster->launched("web.").size() >= 5; }, 10'000);
    }

    /// Four new ones run, and no more than four were launched.
    bool endsTheRollout()
    {
        if (!QTest::qWaitFor([this] { return m_daemon->deployments().isEmpty(); }, 40'000))
            return false;
        const Json app = m_daemon->get("/v2/apps/web").json().at("app");
        const Json tasks = m_daemon->get("/v2/apps/web/tasks").json().at("tasks");
        const bool areNew = std::all_of(tasks.begin(), tasks.end(), [&](const Json& task) {
            return task.at("version") == app.at("version") && task.at("state") == "TASK_RUNNING";
        });
        qInfo("%zu tasks, %zu run, %zu were launched", tasks.size(), m_cluster->running("web.").size(),
              m_cluster->launched("web.").size());
        return areNew && tasks.size() == 4 && m_cluster->running("web.").size() == 4
               && m_cluster->launched("web.").size() == 8;
    }

    int unreachable()
    {
        int count = 0;
        const Json tasks = m_daemon->get("/v2/apps/web/tasks").json().at("tasks");
        for (const Json& task : tasks)
            count += task.at("state") == "TASK_UNREACHABLE" ? 1 : 0;
        return count;
    }

    std::unique_ptr<MesosCluster> m_cluster;
    std::unique_ptr<Daemon> m_daemon;
};

QTEST_GUILESS_MAIN(MesosTroublesTest)
#include "mesos_troubles_test.moc"
