// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/invariants.h"
#include "core/scheduler/task_info.h"
#include "core/scheduler/views.h"
#include "tests/support/fake_cluster.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

namespace {

/// Every task of every app ends with `state` a moment after its launch.
void letsAllFail(FakeCluster& cluster)
{
    cluster.launches = [&cluster](const Launch& launch) {
        cluster.later(500ms, [&cluster, id = launch.instance->tasks.front().id] {
            cluster.report(id, TaskState::Failed, "Command exited with status 1");
        });
    };
}

} // namespace

class WaitingTest : public QObject {
    Q_OBJECT
private slots:
    void namesWhatIsMissing();
    void namesTheConstraint();
    void waitsLongerAfterEachCrash();
    void launchesAtOnceAfterResetOfTheDelay();
    void keepsOnePerHost();
    void givesPortsFromTheOffer();
    void givesUpOnWhatNeverStarts();
    void asksAgainForAKill();
    void waitsForNothingWithoutWork();
};

void WaitingTest::namesWhatIsMissing()
{
    FakeCluster cluster;
    cluster.addAgent("a", 1, 512);
    AppSpec big = smallApp("/big");
    big.resources.cpus = 4;
    big.resources.mem = 4096;
    cluster.change(CreateApp{big});
    cluster.runFor(1s);
    const std::vector<QueueItem> items = queue(cluster.state(), true, cluster.now());
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items.front().count, 1);
    QVERIFY(items.front().overdue);
    QCOMPARE(items.front().lastUnused.size(), std::size_t{1});
    const std::vector<Refusal> expected{Refusal::InsufficientCpus, Refusal::InsufficientMemory};
    QCOMPARE(items.front().lastUnused.front().reasons, expected);
    const auto& funnel = items.front().offers.lastOffers;
    QCOMPARE(funnel.at(static_cast<std::size_t>(Refusal::InsufficientCpus)).declined, 1);
    QCOMPARE(funnel.at(static_cast<std::size_t>(Refusal::InsufficientMemory)).processed, 0);

    cluster.addAgent("b", 8, 8192); // somebody brings a machine
    QVERIFY(cluster.settles());
    QVERIFY(queue(cluster.state(), true, cluster.now()).empty());
}

void WaitingTest::namesTheConstraint()
{
    FakeCluster cluster;
    cluster.addAgent("a", 8, 8192, {{"rack", std::string("r1")}});
    AppSpec web = smallApp("/web");
    web.constraints = {{"rack", ConstraintOperator::Cluster, "r9"}};
    cluster.change(CreateApp{web});
    cluster.runFor(5min);
    const std::vector<QueueItem> items = queue(cluster.state(), true, cluster.now());
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items.front().lastUnused.front().reasons, std::vector<Refusal>{Refusal::UnfulfilledConstraint});
    QVERIFY(!cluster.state().rollouts.empty());
}

void WaitingTest::waitsLongerAfterEachCrash()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    letsAllFail(cluster);
    AppSpec web = smallApp("/web");
    web.backoff = {10, 2.0, 300};
    cluster.change(CreateApp{web});
    cluster.runFor(5s);
    const std::vector<QueueItem> items = queue(cluster.state(), false, cluster.now());
    QCOMPARE(items.size(), std::size_t{1});
    QVERIFY(!items.front().overdue);
    QVERIFY(items.front().timeLeftSeconds > 0);
    QCOMPARE(cluster.launched.size(), std::size_t{1});
    cluster.runFor(7s); // 10 s after the crash
    QCOMPARE(cluster.launched.size(), std::size_t{2});
    cluster.runFor(18s);
    QCOMPARE(cluster.launched.size(), std::size_t{2});
    cluster.runFor(5s); // 20 s after the second
    QCOMPARE(cluster.launched.size(), std::size_t{3});
    const AppPtr app = findApp(*cluster.state().root, web.id);
    const AppInfo info = appInfo(cluster.state(), app, {.lastTaskFailure = true}, cluster.now());
    QCOMPARE(info.lastTaskFailure->message, std::string("Command exited with status 1"));
}

void WaitingTest::launchesAtOnceAfterResetOfTheDelay()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    letsAllFail(cluster);
    AppSpec web = smallApp("/web");
    web.backoff = {100, 2.0, 300};
    cluster.change(CreateApp{web});
    cluster.runFor(5s);
    QCOMPARE(cluster.launched.size(), std::size_t{1});
    QVERIFY(cluster.ask(ResetDelay{web.id}).has_value());
    cluster.runFor(5s);
    QCOMPARE(cluster.launched.size(), std::size_t{2});
    QCOMPARE(cluster.ask(ResetDelay{PathId::absolute("/other")}).error().front().code, ErrorCode::NotInQueue);
}

void WaitingTest::keepsOnePerHost()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.addAgent("b");
    AppSpec web = smallApp("/web", 3);
    web.constraints = {{"hostname", ConstraintOperator::Unique, std::nullopt}};
    cluster.change(CreateApp{web});
    cluster.runFor(1min);
    QCOMPARE(cluster.running("/web"), 2);
    std::set<std::string> hosts;
    for (const TaskInfo& task : tasksOf(cluster.state(), web.id))
        hosts.insert(task.host);
    QCOMPARE(hosts.size(), std::size_t{2});
    cluster.addAgent("c");
    QVERIFY(cluster.settles());
}

void WaitingTest::givesPortsFromTheOffer()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    AppSpec web = smallApp("/web", 20);
    web.portDefinitions = {PortDefinition{}, PortDefinition{}};
    std::vector<std::map<std::string, std::string>> environments;
    cluster.launches = [&](const Launch& launch) {
        environments.push_back(environmentsOf(launch).front());
        cluster.later(1s, [&cluster, id = launch.instance->tasks.front().id] {
            cluster.report(id, TaskState::Running);
        });
    };
    cluster.change(CreateApp{web});
    QVERIFY(cluster.settles());
    std::set<int> ports;
    for (const TaskInfo& task : tasksOf(cluster.state(), web.id)) {
        QCOMPARE(task.ports.size(), std::size_t{2});
        ports.insert(task.ports.begin(), task.ports.end());
        const std::vector<int> service{10000, 10001};
        QCOMPARE(task.servicePorts, service);
    }
    QCOMPARE(ports.size(), std::size_t{40});
    const auto& first = environments.front();
    QCOMPARE(first.at("HOST"), std::string("a"));
    QCOMPARE(first.at("PORTS"), first.at("PORT0") + "," + first.at("PORT1"));
    QCOMPARE(first.at("PORT_10000"), first.at("PORT0"));
    QCOMPARE(first.at("MARATHON_APP_ID"), std::string("/web"));
    QCOMPARE(first.at("MARATHON_APP_RESOURCE_MEM"), std::string("32.0"));
    QCOMPARE(first.at("MARATHON_APP_LABELS"), std::string());
}

void WaitingTest::givesUpOnWhatNeverStarts()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    int launches = 0;
    cluster.launches = [&](const Launch& launch) {
        if (++launches > 1)
            cluster.later(1s, [&cluster, id = launch.instance->tasks.front().id] {
                cluster.report(id, TaskState::Running);
            });
    };
    cluster.change(CreateApp{smallApp("/web")});
    cluster.runFor(4min);
    QCOMPARE(launches, 1);
    cluster.runFor(2min);
    QCOMPARE(launches, 2);
    QCOMPARE(cluster.running("/web"), 1);
}

void WaitingTest::asksAgainForAKill()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.change(CreateApp{smallApp("/web")});
    QVERIFY(cluster.settles());
    cluster.lostMessages.insert("/web");
    cluster.change(DeleteApp{PathId::absolute("/web")}, true);
    cluster.runFor(2min);
    QCOMPARE(cluster.live("/web"), 1);
    cluster.lostMessages.clear();
    QVERIFY(cluster.settles(1min));
    QCOMPARE(cluster.live("/web"), 0);
}

void WaitingTest::waitsForNothingWithoutWork()
{
    FakeCluster cluster;
    cluster.addAgent("a");
    cluster.change(CreateApp{smallApp("/web", 3)});
    QVERIFY(cluster.settles());
    cluster.runFor(1min);
    int events = 0;
    cluster.afterEach = [&] { ++events; };
    const int revives = cluster.revives;
    cluster.runFor(1h);
    QCOMPARE(cluster.revives, revives);
    QVERIFY2(events < 60, qPrintable(QString::number(events)));
}

QTEST_GUILESS_MAIN(WaitingTest)
#include "waiting_test.moc"
