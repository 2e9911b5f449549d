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

AppSpec upgradable(int instances, const std::string& cmd)
{
    AppSpec app = smallApp("/db", instances);
    app.cmd = cmd;
    app.upgradeStrategy = {0.6, 0.2};
    return app;
}

bool launchedTwice(const FakeCluster& cluster)
{
    const std::set<std::string> distinct(cluster.launched.begin(), cluster.launched.end());
    return distinct.size() != cluster.launched.size();
}

/// Asks until the change is in the tree: a request that died with the process is sent again.
void insist(FakeCluster& cluster, const AppSpec& app)
{
    for (int attempt = 0; attempt < 5; ++attempt) {
        const AppPtr stored = findApp(*cluster.state().root, app.id);
        if (stored && stored->cmd == app.cmd)
            return;
        (void)cluster.ask(UpdateApps{{}, {app}, true});
        cluster.runFor(100ms);
    }
}

} // namespace

class RecoveryTest : public QObject {
    Q_OBJECT
private slots:
    void leavesWhatRunsAlone();
    void goesOnWithAnUpgrade();
    void survivesACrashBetweenAnyTwoEffects();
    void keepsTheDelay();
    void killsAgain();
    void waitsForTheRestOfAScale();
    void keepsVersions();
};

void RecoveryTest::leavesWhatRunsAlone()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.change(CreateApp{smallApp("/web", 3)});
    QVERIFY(cluster.settles());
    const std::vector<TaskId> before = cluster.tasksOf("/web");
    cluster.restart();
    cluster.runFor(20min);
    QCOMPARE(cluster.tasksOf("/web"), before);
    QCOMPARE(cluster.launched.size(), std::size_t{3});
    QVERIFY(brokenInvariants(cluster.state()).empty());
}

void RecoveryTest::goesOnWithAnUpgrade()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.change(CreateApp{upgradable(10, "v1")});
    QVERIFY(cluster.settles());
    int most = 0;
    int fewest = 100;
    cluster.afterEach = [&] {
        most = std::max(most, cluster.live("/db"));
        fewest = std::min(fewest, cluster.running("/db"));
    };
    const DeploymentResult upgrade = cluster.change(UpdateApps{{}, {upgradable(10, "v2")}, true});
    for (int i = 0; i < 20 && !cluster.state().rollouts.empty(); ++i) {
        cluster.runFor(700ms);
        cluster.restart();
        if (!cluster.state().rollouts.empty())
            QCOMPARE(deployments(cluster.state()).front().id, upgrade.deploymentId);
    }
    QVERIFY(cluster.settles());
    QCOMPARE(cluster.running("/db"), 10);
    QVERIFY2(most <= 12, qPrintable(QString::number(most)));
    QVERIFY2(fewest >= 6, qPrintable(QString::number(fewest)));
    QVERIFY(!launchedTwice(cluster));
    for (const Instance* instance : instancesOf(cluster.state(), PathId::absolute("/db")))
        QCOMPARE(*instance->spec.app()->cmd, std::string("v2"));
}

void RecoveryTest::survivesACrashBetweenAnyTwoEffects()
{
    for (int effects = 0; effects < 60; ++effects) {
        FakeCluster cluster({}, static_cast<std::uint64_t>(effects));
        cluster.addAgent("a");
        cluster.change(CreateApp{upgradable(4, "v1")});
        QVERIFY(cluster.settles());
        std::string broken;
        cluster.afterEach = [&] {
            const std::vector<std::string> found = brokenInvariants(cluster.state());
            if (broken.empty() && !found.empty())
                broken = found.front();
        };
        cluster.crashAfter(effects);
        insist(cluster, upgradable(4, "v2"));
        QVERIFY2(cluster.settles(), qPrintable(QString::number(effects)));
        cluster.runFor(5min);
        QVERIFY2(broken.empty(), broken.c_str());
        QVERIFY2(!launchedTwice(cluster), qPrintable(QString::number(effects)));
        QVERIFY2(cluster.running("/db") == 4 && cluster.live("/db") == 4,
                 qPrintable(QString::number(effects)));
        for (const Instance* instance : instancesOf(cluster.state(), PathId::absolute("/db")))
            QCOMPARE(*instance->spec.app()->cmd, std::string("v2"));
    }
}

void RecoveryTest::keepsTheDelay()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.launches = [&](const Launch& launch) {
        cluster.later(500ms, [&cluster, id = launch.instance->tasks.front().id] {
            cluster.report(id, TaskState::Failed);
        });
    };
    AppSpec web = smallApp("/web");
    web.backoff = {60, 2.0, 300};
    cluster.change(CreateApp{web});
    cluster.runFor(10s);
    QCOMPARE(cluster.launched.size(), std::size_t{1});
    cluster.restart();
    cluster.runFor(40s);
    QCOMPARE(cluster.launched.size(), std::size_t{1});
    QVERIFY(queue(cluster.state(), false, cluster.now()).front().timeLeftSeconds > 0);
    cluster.runFor(30s);
    QCOMPARE(cluster.launched.size(), std::size_t{2});
}

void RecoveryTest::killsAgain()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.change(CreateApp{smallApp("/web")});
    QVERIFY(cluster.settles());
    cluster.lostMessages.insert("/web");
    cluster.change(DeleteApp{PathId::absolute("/web")}, true);
    cluster.runFor(1s);
    cluster.lostMessages.clear();
    cluster.restart();
    QVERIFY(cluster.settles(5s));
    QCOMPARE(cluster.live("/web"), 0);
}

void RecoveryTest::waitsForTheRestOfAScale()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.startDelay = 30s;
    AppSpec db = smallApp("/shop/db", 2);
    AppSpec app = smallApp("/shop/app", 1);
    app.dependencies.insert(db.id);
    GroupUpdate group;
    group.id = PathId::absolute("/shop");
    group.apps = {db, app};
    cluster.change(CreateGroup{group});
    cluster.runFor(5s);
    bool early = false;
    cluster.afterEach = [&] {
        early = early || (cluster.live("/shop/app") > 0 && cluster.running("/shop/db") < 2);
    };
    cluster.restart();
    QVERIFY(cluster.settles());
    QVERIFY(!early);
    QCOMPARE(cluster.running("/shop/app"), 1);
    QCOMPARE(cluster.launched.size(), std::size_t{3});
}

void RecoveryTest::keepsVersions()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    const DeploymentResult first = cluster.change(CreateApp{upgradable(1, "v1")});
    QVERIFY(cluster.settles());
    cluster.change(UpdateApps{{}, {upgradable(1, "v2")}, true});
    QVERIFY(cluster.settles());
    cluster.restart();
    const PathId id = PathId::absolute("/db");
    QCOMPARE(cluster.archive().specVersions(id, SpecKind::App)->size(), std::size_t{2});
    QCOMPARE(*(*cluster.archive().specAt(id, first.version))->app()->cmd, std::string("v1"));
    AppUpdate back;
    back.id = id;
    back.version = first.version;
    cluster.change(UpdateApps{{back}, {}, false});
    QVERIFY(cluster.settles());
    QCOMPARE(*findApp(*cluster.state().root, id)->cmd, std::string("v1"));
    QVERIFY(cluster.state().root->version > first.version);
}

QTEST_GUILESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
