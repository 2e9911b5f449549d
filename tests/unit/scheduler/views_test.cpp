// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/views.h"
#include "tests/unit/scheduler/specimens.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

namespace {

AppPtr shared(AppSpec app)
{
    return std::make_shared<const AppSpec>(std::move(app));
}

HealthResult result(bool alive)
{
    HealthResult made;
    made.alive = alive;
    return made;
}

AppInfo infoOf(const State& state, const AppPtr& app, Timestamp now = t0)
{
    AppEmbeds embeds;
    embeds.counts = embeds.deployments = embeds.tasks = embeds.taskStats = true;
    return appInfo(state, app, embeds, now);
}

} // namespace

class ViewsTest : public QObject {
    Q_OBJECT
private slots:
    void countsByCondition_data();
    void countsByCondition();
    void countsHealthOnceAllIsKnown();
    void addsOnlyWhatIsAsked();
    void namesTheDeploymentThatHoldsTheApp();
    void hidesWhereAndWhenOfEndedTasks();
    void showsHostAndServicePorts();
    void sortsStatisticsByVersion();
    void queueCountsAndSaysHowLong();
};

void ViewsTest::countsByCondition_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<int>("staged");
    QTest::addColumn<int>("running");
    QTest::newRow("Scheduled") << Condition::Scheduled << 0 << 0;
    QTest::newRow("Provisioned") << Condition::Provisioned << 1 << 0;
    QTest::newRow("Staging") << Condition::Staging << 1 << 0;
    QTest::newRow("Starting") << Condition::Starting << 0 << 0;
    QTest::newRow("Running") << Condition::Running << 0 << 1;
    QTest::newRow("Killing") << Condition::Killing << 0 << 0;
    QTest::newRow("Unreachable") << Condition::Unreachable << 0 << 0;
    QTest::newRow("Failed") << Condition::Failed << 0 << 0;
}

void ViewsTest::countsByCondition()
{
    QFETCH(const Condition, condition);
    const AppPtr app = shared(plainApp("/web"));
    const State state = stateWith({instanceOf(app, "1", condition)});
    const TaskCounts counts = infoOf(state, app).counts.value();
    QTEST(counts.staged, "staged");
    QTEST(counts.running, "running");
    QCOMPARE(counts.healthy + counts.unhealthy, 0);
}

void ViewsTest::countsHealthOnceAllIsKnown()
{
    const AppPtr app = shared(plainApp("/web"));
    std::vector<Instance> instances;
    for (const char* name : {"1", "2", "3", "4"})
        instances.push_back(instanceOf(app, name, Condition::Running));
    State state = stateWith(instances);
    state.health.results[instances[0].id] = {result(true), result(true)};
    state.health.results[instances[1].id] = {result(true), result(false)};
    state.health.results[instances[2].id] = {std::nullopt, std::nullopt};
    const TaskCounts counts = infoOf(state, app).counts.value();
    QCOMPARE(counts.running, 4);
    QCOMPARE(counts.healthy, 1);
    QCOMPARE(counts.unhealthy, 1);
}

void ViewsTest::addsOnlyWhatIsAsked()
{
    const AppPtr app = shared(plainApp("/web"));
    const State state = stateWith({instanceOf(app, "1", Condition::Running)});
    const AppInfo bare = appInfo(state, app, {}, t0);
    QVERIFY(bare.app == app);
    QVERIFY(!bare.counts && !bare.deployments && !bare.tasks && !bare.lastTaskFailure && !bare.readiness
            && !bare.taskStats);
    const AppInfo full = infoOf(state, app);
    QVERIFY(full.counts && full.deployments && full.tasks && full.taskStats);
    QCOMPARE(full.tasks->size(), std::size_t{1});
}

void ViewsTest::namesTheDeploymentThatHoldsTheApp()
{
    const AppPtr app = shared(plainApp("/web"));
    State state = stateWith({});
    QVERIFY(infoOf(state, app).deployments->empty());
    state.locks[app->id] = DeploymentId{"d-1"};
    QCOMPARE(*infoOf(state, app).deployments, std::vector<DeploymentId>{DeploymentId{"d-1"}});
}

void ViewsTest::hidesWhereAndWhenOfEndedTasks()
{
    const AppPtr app = shared(plainApp("/web"));
    Instance one = instanceOf(app, "1", Condition::Running);
    one.tasks.front().startedAt = t0 + 1s;
    one.tasks.front().hostPorts = {31000, std::nullopt};
    const State state = stateWith({});
    const TaskInfo running = taskInfo(state, one).value();
    QCOMPARE(running.startedAt, std::optional(t0 + 1s));
    QCOMPARE(running.version, std::optional(t0));
    QCOMPARE(running.ports, std::vector<int>{31000});
    QCOMPARE(running.host, std::string("host-1"));
    QCOMPARE(running.zone, std::optional<std::string>("z1"));

    const TaskInfo failed = taskInfo(state, after(one, Condition::Failed)).value();
    QCOMPARE(failed.state, TaskState::Failed);
    QVERIFY(!failed.stagedAt && !failed.startedAt && !failed.version && failed.ports.empty());

    QVERIFY(!taskInfo(state, instanceOf(app, "2", Condition::Scheduled)));
}

void ViewsTest::showsHostAndServicePorts()
{
    AppSpec host = plainApp("/web");
    host.portDefinitions = {{10001, std::nullopt, PortProtocol::Tcp, {}}};
    const State state = stateWith({});
    const auto servicePorts = [&](const AppSpec& app) {
        return taskInfo(state, instanceOf(specOf(app), "1", Condition::Running)).value().servicePorts;
    };
    QCOMPARE(servicePorts(host), std::vector<int>{10001});

    AppSpec bridge = plainApp("/web");
    bridge.networks = {{NetworkMode::Bridge, std::nullopt, {}}};
    bridge.container.emplace();
    bridge.container->portMappings.emplace(1).front().servicePort = 10002;
    QCOMPARE(servicePorts(bridge), std::vector<int>{10002});
}

void ViewsTest::sortsStatisticsByVersion()
{
    AppSpec spec = plainApp("/web", t0 + 20s);
    spec.versionInfo.lastConfigChangeAt = t0 + 10s; // scaled at 20
    const AppPtr app = shared(spec);
    const RunSpec old = specOf(plainApp("/web", t0));
    const RunSpec current = specOf(plainApp("/web", t0 + 10s));
    State state =
        stateWith({instanceOf(old, "1", Condition::Running), instanceOf(current, "2", Condition::Running),
                   instanceOf(current, "3", Condition::Staging)});
    const AppTaskStats stats = infoOf(state, app, t0 + 30s).taskStats.value();
    QVERIFY(!stats.startedAfterLastScaling);
    QCOMPARE(stats.withLatestConfig->counts.running, 1);
    QCOMPARE(stats.withLatestConfig->counts.staged, 1);
    QCOMPARE(stats.withOutdatedConfig->counts.running, 1);
    QCOMPARE(stats.totalSummary->counts.running, 2);
    QCOMPARE(stats.totalSummary->averageSeconds, std::optional(30.0));
    QCOMPARE(stats.totalSummary->medianSeconds, std::optional(30.0));
}

void ViewsTest::queueCountsAndSaysHowLong()
{
    const RunSpec web = specOf(plainApp("/web"));
    State state =
        stateWith({instanceOf(web, "1", Condition::Scheduled), instanceOf(web, "2", Condition::Provisioned),
                   instanceOf(web, "3", Condition::Running)});
    state.queue.emplace(QueueKey{web.id(), "*"}, QueueEntry{web, t0, {}});
    QCOMPARE(queue(state, false, t0).size(), std::size_t{1});
    QCOMPARE(queue(state, false, t0).front().count, 2);
    QVERIFY(queue(state, false, t0).front().overdue);

    state.delays.became(configOf(web), Condition::Failed, false, {10, 2, 300}, t0);
    QCOMPARE(queue(state, false, t0 + 1500ms).front().timeLeftSeconds, 8);
    QVERIFY(!queue(state, false, t0 + 1500ms).front().overdue);
    QCOMPARE(queue(state, false, t0 + 1min).front().timeLeftSeconds, 0);
    QVERIFY(queue(state, false, t0 + 1min).front().overdue);
}

QTEST_GUILESS_MAIN(ViewsTest)
#include "views_test.moc"
