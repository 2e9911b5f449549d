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

/// Names of the published events, those of instances left out.
std::vector<std::string> deploymentEvents(const FakeCluster& cluster)
{
    std::vector<std::string> names;
    for (const ApiEvent& event : cluster.published) {
        if (std::holds_alternative<GroupChangeEvent>(event.body)) {
            names.emplace_back("group_change");
        } else if (const auto* step = std::get_if<DeploymentStepEvent>(&event.body)) {
            names.emplace_back(step->kind == DeploymentStepEvent::Kind::Info ? "info" : "step");
        } else if (const auto* end = std::get_if<DeploymentEndedEvent>(&event.body)) {
            names.emplace_back(end->success ? "success" : "failed");
        }
    }
    return names;
}

AppPtr stored(const FakeCluster& cluster, const std::string& id)
{
    return findApp(*cluster.state().root, PathId::absolute(id));
}

UpdateApps scaleTo(const std::string& id, int instances)
{
    AppUpdate update;
    update.id = PathId::absolute(id);
    update.values.instances = instances;
    update.present = {AppField::Instances};
    return {{update}, {}, false};
}

} // namespace

class DeployTest : public QObject {
    Q_OBJECT
private slots:
    void runsWhatIsCreated();
    void scalesUpAndDown();
    void replacesWhatIsKilled();
    void killsAndScales();
    void refusesWhatIsLocked();
    void takesOverByForce();
    void rollsBack();
    void stopsADeployment();
    void destroys();
    void replacesLostInstances();
    void startsInOrderOfDependency();
};

void DeployTest::runsWhatIsCreated()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    const DeploymentResult result = cluster.change(CreateApp{smallApp("/shop/db", 3)});
    QCOMPARE(deployments(cluster.state()).size(), std::size_t{1});
    QCOMPARE(deployments(cluster.state()).front().id, result.deploymentId);
    QVERIFY(cluster.settles());
    QCOMPARE(cluster.running("/shop/db"), 3);
    const std::vector<std::string> expected{"group_change", "info", "step", "info", "step", "success"};
    QCOMPARE(deploymentEvents(cluster), expected);

    const AppInfo info = appInfo(cluster.state(), stored(cluster, "/shop/db"),
                                 {true, true, true, true, true, true}, cluster.now());
    QCOMPARE(info.counts->running, 3);
    QCOMPARE(info.tasks->size(), std::size_t{3});
    QVERIFY(info.tasks->front().startedAt.has_value());
    QVERIFY(queue(cluster.state(), true, cluster.now()).empty());
    QVERIFY(brokenInvariants(cluster.state()).empty());
}

void DeployTest::scalesUpAndDown()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.change(CreateApp{smallApp("/web", 2)});
    QVERIFY(cluster.settles());
    const Timestamp config = stored(cluster, "/web")->versionInfo.lastConfigChangeAt;
    cluster.change(scaleTo("/web", 5));
    QVERIFY(cluster.settles());
    QCOMPARE(cluster.running("/web"), 5);
    cluster.change(scaleTo("/web", 1));
    QVERIFY(cluster.settles());
    QCOMPARE(cluster.running("/web"), 1);
    QCOMPARE(stored(cluster, "/web")->versionInfo.lastConfigChangeAt, config);
    cluster.change(scaleTo("/web", 0));
    QVERIFY(cluster.settles());
    QCOMPARE(cluster.live("/web"), 0);
    QVERIFY(brokenInvariants(cluster.state()).empty());
}

void DeployTest::replacesWhatIsKilled()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.change(CreateApp{smallApp("/web", 2)});
    QVERIFY(cluster.settles());
    const TaskId victim = cluster.tasksOf("/web").front();
    const Result<Outcome> outcome =
        cluster.ask(KillInstances{{*instanceOf(victim)}, false, false, std::nullopt});
    QVERIFY(outcome.has_value());
    QCOMPARE(std::get<KilledInstances>(*outcome).instances.size(), std::size_t{1});
    cluster.runFor(10s);
    QCOMPARE(cluster.running("/web"), 2);
    const std::vector<TaskId> tasks = cluster.tasksOf("/web");
    QVERIFY(std::ranges::find(tasks, victim) == tasks.end());
    QVERIFY(std::ranges::find(tasks, makeTaskId(*instanceOf(victim), {}, 2)) != tasks.end());

    // Wiped: another instance takes its place.
    cluster.ask(KillInstances{{*instanceOf(victim)}, false, true, std::nullopt});
    cluster.runFor(10s);
    QCOMPARE(cluster.running("/web"), 2);
    QVERIFY(!cluster.state().instances.find(*instanceOf(victim)));
}

void DeployTest::killsAndScales()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.change(CreateApp{smallApp("/web", 3)});
    QVERIFY(cluster.settles());
    const TaskId victim = cluster.tasksOf("/web").at(1);
    cluster.change(KillInstances{{*instanceOf(victim)}, true, false, PathId::absolute("/web")});
    QVERIFY(cluster.settles());
    QCOMPARE(stored(cluster, "/web")->instances, 2);
    const std::vector<TaskId> tasks = cluster.tasksOf("/web");
    QCOMPARE(tasks.size(), std::size_t{2});
    QVERIFY(std::ranges::find(tasks, victim) == tasks.end());
}

void DeployTest::refusesWhatIsLocked()
{
    FakeCluster cluster; // without agents it waits for ever
    const DeploymentResult first = cluster.change(CreateApp{smallApp("/web", 1)});
    const Timestamp version = cluster.state().root->version;
    const Result<Outcome> outcome = cluster.ask(scaleTo("/web", 2));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().front().code, ErrorCode::AppLocked);
    QCOMPARE(outcome.error().front().args, std::vector<std::string>{first.deploymentId.value});
    QCOMPARE(cluster.state().root->version, version);
    QCOMPARE(stored(cluster, "/web")->instances, 1);
    QVERIFY(brokenInvariants(cluster.state()).empty());
}

void DeployTest::takesOverByForce()
{
    FakeCluster cluster;
    const DeploymentResult first = cluster.change(CreateApp{smallApp("/web", 1)});
    const DeploymentResult second = cluster.change(scaleTo("/web", 3), true);
    QCOMPARE(deployments(cluster.state()).size(), std::size_t{1});
    QCOMPARE(deployments(cluster.state()).front().id, second.deploymentId);
    const auto failed = std::ranges::find_if(cluster.published, [&](const ApiEvent& event) {
        const auto* end = std::get_if<DeploymentEndedEvent>(&event.body);
        return end && !end->success && end->plan.id == first.deploymentId;
    });
    QVERIFY(failed != cluster.published.end());
    cluster.addAgent("a");
    QVERIFY(cluster.settles());
    cluster.runFor(10s);
    QCOMPARE(cluster.running("/web"), 3);
}

void DeployTest::rollsBack()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.change(CreateApp{smallApp("/web", 3)});
    QVERIFY(cluster.settles());
    AppSpec broken = smallApp("/web", 3);
    broken.cmd = "exit 1";
    cluster.launches = [&](const Launch& launch) {
        const bool good = launch.instance->spec.app()->cmd != "exit 1";
        const TaskId id = launch.instance->tasks.front().id;
        cluster.later(
            1s, [&cluster, id, good] { cluster.report(id, good ? TaskState::Running : TaskState::Failed); });
    };
    const DeploymentResult bad = cluster.change(UpdateApps{{}, {broken}, true});
    cluster.runFor(30s);
    QCOMPARE(cluster.running("/web"), 3); // the old ones hold the minimum
    QVERIFY(!cluster.settles(1s));
    cluster.change(CancelDeployment{bad.deploymentId});
    QVERIFY(cluster.settles());
    QCOMPARE(cluster.running("/web"), 3);
    QCOMPARE(*stored(cluster, "/web")->cmd, std::string("sleep 1000"));
    QCOMPARE(cluster.live("/web"), 3);
}

void DeployTest::stopsADeployment()
{
    FakeCluster cluster;
    const DeploymentResult first = cluster.change(CreateApp{smallApp("/web", 2)});
    const Result<Outcome> outcome = cluster.ask(CancelDeployment{first.deploymentId}, true);
    QVERIFY(outcome && std::holds_alternative<Done>(*outcome));
    QVERIFY(deployments(cluster.state()).empty());
    cluster.addAgent("a"); // what waits is launched nevertheless
    cluster.runFor(1min);
    QCOMPARE(cluster.running("/web"), 2);
    const Result<Outcome> again = cluster.ask(CancelDeployment{first.deploymentId}, true);
    QCOMPARE(again.error().front().code, ErrorCode::DeploymentNotFound);
}

void DeployTest::destroys()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.change(CreateApp{smallApp("/shop/web", 2)});
    QVERIFY(cluster.settles());
    cluster.change(DeleteApp{PathId::absolute("/shop/web")}, true);
    QVERIFY(cluster.settles());
    QCOMPARE(cluster.live("/shop/web"), 0);
    QVERIFY(!stored(cluster, "/shop/web"));
    QVERIFY(findGroup(*cluster.state().root, PathId::absolute("/shop")));
    QVERIFY(!cluster.state().instances.of(PathId::absolute("/shop/web")));
    QVERIFY(std::ranges::any_of(cluster.published, [](const ApiEvent& event) {
        return std::holds_alternative<AppTerminatedEvent>(event.body);
    }));
}

void DeployTest::replacesLostInstances()
{
    FakeCluster cluster;
    cluster.addAgent("a", 0.25);
    cluster.change(CreateApp{smallApp("/web", 2)});
    QVERIFY(cluster.settles());
    cluster.addAgent("b");
    cluster.losesAgent("a");
    cluster.runFor(10s);
    QCOMPARE(instancesOf(cluster.state(), PathId::absolute("/web")).size(), std::size_t{2});
    for (const Instance* instance : instancesOf(cluster.state(), PathId::absolute("/web")))
        QCOMPARE(instance->agent->host, std::string("b"));
    cluster.regainsAgent("a"); // what comes back unexpected is ended
    cluster.runFor(10s);
    QCOMPARE(cluster.live("/web"), 2);
}

void DeployTest::startsInOrderOfDependency()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    GroupUpdate group;
    group.id = PathId::absolute("/shop");
    AppSpec db = smallApp("/shop/db", 2);
    AppSpec app = smallApp("/shop/app", 2);
    app.dependencies.insert(db.id);
    group.apps = {db, app};
    bool early = false;
    cluster.afterEach = [&] {
        early = early || (cluster.live("/shop/app") > 0 && cluster.running("/shop/db") < 2);
    };
    cluster.change(CreateGroup{group});
    QCOMPARE(deployments(cluster.state()).front().steps.size(), std::size_t{3});
    QVERIFY(cluster.settles());
    QVERIFY(!early);
    QCOMPARE(cluster.running("/shop/app"), 2);
}

QTEST_GUILESS_MAIN(DeployTest)
#include "deploy_test.moc"
