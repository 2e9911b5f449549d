// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/mesos_cluster.h"
#include "tests/end_to_end/support/zookeeper.h"

#include <QTest>

using namespace pacer::test;
namespace mesos_double = pacer::mesos_double;
using mesos_double::Master;

/// Two masters that a real ZooKeeper elects, and a scheduler that is told only where that is. Each step goes
/// on from the one before.
class MesosZooKeeperTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_zooKeeper.start(), "ZooKeeper does not start; is the package zookeeper installed?");
        const QString address =
            QStringLiteral("zk://%1@%2/mesos").arg(MasterSeat::credentials, m_zooKeeper.hosts());
        QVERIFY(m_daemon.start(m_cluster.options(address)));
    }
    void cleanup() { QVERIFY(allDifferent(m_cluster.launched(""))); }

    void waitsForTheFirstMaster()
    {
        QCOMPARE(connected(), std::size_t{0});
        m_first = std::make_unique<MasterSeat>(m_zooKeeper, portOf(0));
        QVERIFY(m_first->isTaken());
        QTRY_COMPARE_WITH_TIMEOUT(connected(), std::size_t{1}, 10'000);
        m_second = std::make_unique<MasterSeat>(m_zooKeeper, portOf(1));
        QVERIFY(m_second->isTaken());
        Json app = smallApp("/web", "sleep 1000", 4);
        app["upgradeStrategy"] = {{"minimumHealthCapacity", 1.0}, {"maximumOverCapacity", 0.25}};
        QCOMPARE(m_daemon.post("/v2/apps", app).status, 201);
        QVERIFY(ends());
        QCOMPARE(leaderUrl(), m_cluster.masterUrl(0).toStdString() + '/');
    }

    void followsTheLeaderInARollout()
    {
        QCOMPARE(m_daemon.put("/v2/apps/web", {{"env", {{"RELEASE", "2"}}}}).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster.launched("web.").size() >= 5, 10'000);
        lead(1);
        m_first.reset();
        QVERIFY(ends());
        QCOMPARE(m_cluster.running("web.").size(), std::size_t{4});
        QCOMPARE(m_cluster.launched("web.").size(), std::size_t{8});
        QCOMPARE(leaderUrl(), m_cluster.masterUrl(1).toStdString() + '/');
    }

    void goesOnWhileZooKeeperIsAway()
    {
        m_zooKeeper.kill();
        QCOMPARE(m_daemon.put("/v2/apps/web", {{"instances", 5}}).status, 200);
        QVERIFY(ends());
        QCOMPARE(m_cluster.launched("web.").size(), std::size_t{9});
        QVERIFY(m_zooKeeper.start());
        lead(0);
        m_first = std::make_unique<MasterSeat>(m_zooKeeper, portOf(0));
        QVERIFY(m_first->isTaken());
        m_second.reset();
        QTRY_COMPARE_WITH_TIMEOUT(leaderUrl(), m_cluster.masterUrl(0).toStdString() + '/', 20'000);
        QCOMPARE(m_daemon.put("/v2/apps/web", {{"instances", 6}}).status, 200);
        QVERIFY(ends());
        QCOMPARE(m_cluster.running("web.").size(), std::size_t{6});
        QCOMPARE(m_cluster.launched("web.").size(), std::size_t{10});
    }

private:
    std::uint16_t portOf(std::size_t master) const { return m_cluster.setup().masters.at(master); }

    std::size_t connected()
    {
        return m_cluster.with([](Master& master) { return master.connectedFrameworks(); });
    }

    /// The one that leads dies, this one takes over.
    void lead(std::size_t index)
    {
        m_cluster.with([port = portOf(index)](Master& master) {
            master.killMaster();
            master.elect(port);
        });
    }

    std::string leaderUrl()
    {
        const Json info = m_daemon.get("/v2/info").json();
        const Json config = info.value("marathon_config", Json::object());
        const auto url = config.find("mesos_leader_ui_url");
        return url != config.end() && url->is_string() ? url->get<std::string>() : std::string();
    }

    bool ends()
    {
        return QTest::qWaitFor([this] { return m_daemon.deployments().isEmpty(); }, 20'000);
    }

    ZooKeeper m_zooKeeper;
    MesosCluster m_cluster;
    std::unique_ptr<MasterSeat> m_first;
    std::unique_ptr<MasterSeat> m_second;
    Daemon m_daemon;
};

QTEST_GUILESS_MAIN(MesosZooKeeperTest)
#include "mesos_zookeeper_test.moc"
