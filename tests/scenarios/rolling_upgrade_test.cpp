// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/invariants.h"
#include "core/scheduler/views.h"
#include "tests/support/fake_cluster.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

namespace {

AppSpec bounded(const std::string& id, int instances, double minimum, double over)
{
    AppSpec app = smallApp(id, instances);
    app.upgradeStrategy = {minimum, over};
    return app;
}

/// The most and the fewest instances of an app that were seen.
struct Extent {
    int most = 0;
    int fewest = 1000;

    void see(const FakeCluster& cluster, const std::string& app)
    {
        most = std::max(most, cluster.live(app));
        fewest = std::min(fewest, cluster.running(app));
    }
};

GroupUpdate shop(std::vector<AppSpec> apps, const std::string& cmd)
{
    GroupUpdate group;
    group.id = PathId::absolute("/shop");
    for (AppSpec& app : apps)
        app.cmd = cmd;
    group.apps = std::move(apps);
    return group;
}

HealthCheck httpCheck()
{
    HealthCheck check;
    check.path = "/health";
    check.port = 8080;
    check.intervalSeconds = 2;
    check.gracePeriodSeconds = 10;
    check.maxConsecutiveFailures = 2;
    return check;
}

} // namespace

class RollingUpgradeTest : public QObject {
    Q_OBJECT
private slots:
    void staysWithinTheBounds_data();
    void staysWithinTheBounds();
    void waitsForHealth();
    void replacesAnUnhealthyApp();
    void waitsForReadiness();
    void killsWhatStaysUnhealthy();
    void replacesOneByOneWithoutSpare();
    void checksArtifactsFirst();
    void stopsInReverseOrder();
};

void RollingUpgradeTest::staysWithinTheBounds_data()
{
    QTest::addColumn<double>("dbOver");
    QTest::addColumn<double>("appOver");
    QTest::addColumn<int>("dbMost");
    QTest::addColumn<int>("appMost");
    QTest::newRow("limited") << 0.2 << 0.6 << 12 << 32;
    QTest::newRow("default") << 1.0 << 1.0 << 20 << 40;
}

void RollingUpgradeTest::staysWithinTheBounds()
{
    QFETCH(double, dbOver);
    QFETCH(double, appOver);
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.addAgent("b");
    AppSpec db = bounded("/shop/db", 10, 0.6, dbOver);
    AppSpec app = bounded("/shop/app", 20, 0.8, appOver);
    app.dependencies.insert(db.id);
    cluster.change(CreateGroup{shop({db, app}, "v1")});
    QVERIFY(cluster.settles());

    Extent dbs;
    Extent apps;
    bool inOrder = true;
    const Timestamp before = cluster.state().root->version;
    cluster.afterEach = [&] {
        dbs.see(cluster, "/shop/db");
        apps.see(cluster, "/shop/app");
        const bool appBegun =
            std::ranges::any_of(instancesOf(cluster.state(), app.id),
                                [&](const Instance* one) { return one->version() > before; });
        const bool dbDone = std::ranges::all_of(instancesOf(cluster.state(), db.id),
                                                [&](const Instance* one) { return one->version() > before; });
        inOrder = inOrder && (!appBegun || dbDone);
        const std::vector<std::string> broken = brokenInvariants(cluster.state());
        if (!broken.empty())
            QFAIL(broken.front().c_str());
    };
    cluster.change(UpdateGroup{shop({db, app}, "v2"), false});
    QVERIFY(cluster.settles());
    QTEST(dbs.most, "dbMost");
    QTEST(apps.most, "appMost");
    QCOMPARE(dbs.fewest, 6);
    QCOMPARE(apps.fewest, 16);
    QVERIFY(inOrder);
    QCOMPARE(cluster.running("/shop/db"), 10);
    QCOMPARE(cluster.running("/shop/app"), 20);
}

void RollingUpgradeTest::waitsForHealth()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    AppSpec web = bounded("/web", 4, 1, 0.5);
    web.healthChecks = {httpCheck()};
    cluster.change(CreateApp{web});
    QVERIFY(cluster.settles());
    const AppPtr app = findApp(*cluster.state().root, web.id);
    QCOMPARE(appInfo(cluster.state(), app, {.counts = true}, cluster.now()).counts->healthy, 4);

    web.cmd = "v2";
    Extent extent;
    cluster.afterEach = [&] { extent.see(cluster, "/web"); };
    cluster.change(UpdateApps{{}, {web}, true});
    QVERIFY(cluster.settles());
    QCOMPARE(extent.most, 6);
    QVERIFY(extent.fewest >= 4);
}

void RollingUpgradeTest::replacesAnUnhealthyApp()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    AppSpec web = bounded("/web", 2, 1, 1);
    web.cmd = "v1";
    web.healthChecks = {httpCheck()};
    web.healthChecks.front().maxConsecutiveFailures = 0;
    cluster.answers = [](const SendProbe&) { return ProbeOutcome{500}; };
    const DeploymentResult sick = cluster.change(CreateApp{web});
    cluster.runFor(1min);
    QVERIFY(!cluster.state().rollouts.empty());
    QVERIFY(std::ranges::any_of(cluster.published, [](const ApiEvent& event) {
        return std::holds_alternative<FailedHealthCheckEvent>(event.body);
    }));
    cluster.answers = [](const SendProbe&) { return ProbeOutcome{200}; };
    web.cmd = "v2";
    cluster.change(UpdateApps{{}, {web}, true}, true);
    QVERIFY(cluster.settles());
    QCOMPARE(cluster.live("/web"), 2);
}

void RollingUpgradeTest::waitsForReadiness()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    AppSpec web = bounded("/web", 2, 1, 1);
    PortDefinition port;
    port.name = "http-api";
    web.portDefinitions = {port};
    ReadinessCheck check;
    check.intervalSeconds = 5;
    check.timeoutSeconds = 2;
    web.readinessChecks = {check};
    bool ready = false;
    cluster.answers = [&](const SendProbe&) { return ProbeOutcome{ready ? 200 : 503}; };
    cluster.change(CreateApp{web});
    cluster.runFor(30s);
    QCOMPARE(cluster.running("/web"), 2);
    QCOMPARE(deployments(cluster.state()).front().readiness.size(), std::size_t{2});
    QVERIFY(!deployments(cluster.state()).front().readiness.front().ready);
    ready = true;
    QVERIFY(cluster.settles(10s));
}

void RollingUpgradeTest::killsWhatStaysUnhealthy()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    AppSpec web = smallApp("/web", 1);
    web.healthChecks = {httpCheck()};
    cluster.change(CreateApp{web});
    QVERIFY(cluster.settles());
    const TaskId first = cluster.tasksOf("/web").front();
    cluster.answers = [&](const SendProbe&) { return ProbeOutcome{500}; };
    cluster.runFor(7s); // failures 1 to 3
    cluster.answers = [](const SendProbe&) { return ProbeOutcome{200}; };
    cluster.runFor(10s);
    QVERIFY(cluster.tasksOf("/web").front() != first);
    QCOMPARE(cluster.running("/web"), 1);
    const auto kill = std::ranges::find_if(cluster.published, [](const ApiEvent& event) {
        return std::holds_alternative<UnhealthyInstanceKillEvent>(event.body);
    });
    QVERIFY(kill != cluster.published.end());
    QCOMPARE(std::get<UnhealthyInstanceKillEvent>(kill->body).reason,
             std::string("500 Internal Server Error"));
    QVERIFY(!cluster.state().delays.find(configOf(RunSpec(findApp(*cluster.state().root, web.id)))));
}

void RollingUpgradeTest::replacesOneByOneWithoutSpare()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    AppSpec web = bounded("/web", 1, 0, 0);
    cluster.change(CreateApp{web});
    QVERIFY(cluster.settles());
    Extent extent;
    cluster.afterEach = [&] { extent.see(cluster, "/web"); };
    cluster.change(RestartApp{web.id});
    QVERIFY(cluster.settles());
    QCOMPARE(extent.most, 1);
    QCOMPARE(cluster.running("/web"), 1);
}

void RollingUpgradeTest::checksArtifactsFirst()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    AppSpec web = smallApp("/web", 2);
    cluster.change(CreateApp{web});
    QVERIFY(cluster.settles());
    web.fetch = {Artifact{"http://files/web.tgz"}};
    bool reachable = false;
    cluster.resolves = [&](const ResolveArtifacts&) {
        return reachable ? Errors{}
                         : Errors{Error{ErrorCode::FetchFailed, "", {"http://files/web.tgz", "404"}}};
    };
    const std::vector<TaskId> before = cluster.tasksOf("/web");
    cluster.change(UpdateApps{{}, {web}, true});
    cluster.runFor(1min);
    QCOMPARE(cluster.tasksOf("/web"), before);
    QCOMPARE(deployments(cluster.state()).front().waitReasons,
             std::vector<std::string>{"http://files/web.tgz: 404"});
    reachable = true;
    QVERIFY(cluster.settles());
    QVERIFY(cluster.tasksOf("/web") != before);
}

void RollingUpgradeTest::stopsInReverseOrder()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    AppSpec db = smallApp("/shop/db", 2);
    AppSpec app = smallApp("/shop/app", 2);
    app.dependencies.insert(db.id);
    cluster.change(CreateGroup{shop({db, app}, "v1")});
    QVERIFY(cluster.settles());
    bool early = false;
    cluster.afterEach = [&] {
        early = early || (cluster.live("/shop/db") < 2 && cluster.live("/shop/app") > 0);
    };
    cluster.change(DeleteGroup{PathId::absolute("/shop")});
    QVERIFY(cluster.settles());
    QVERIFY(!early);
    QCOMPARE(cluster.live("/shop/db"), 0);
}

QTEST_GUILESS_MAIN(RollingUpgradeTest)
#include "rolling_upgrade_test.moc"
