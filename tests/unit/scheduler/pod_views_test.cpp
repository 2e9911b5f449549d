// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/pod_views.h"
#include "tests/unit/scheduler/specimens.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

namespace {

/// Two containers; the first has an endpoint that its health check asks.
PodPtr checkedPod(int instances = 1)
{
    PodSpec pod;
    pod.id = PathId::absolute("/pod");
    pod.instances = instances;
    pod.versionInfo = {t0, t0, t0};
    PodContainer main;
    main.name = "main";
    main.resources = {0.5, 32, 0, 0};
    main.endpoints = {{.name = "http", .hostPort = 0}, {.name = "admin", .hostPort = 0}};
    PodHealthCheck check;
    check.kind = HttpCheck{.endpoint = "http"};
    main.healthCheck = check;
    PodContainer side;
    side.name = "side";
    side.resources = {0.5, 16, 0, 0};
    pod.containers = {main, side};
    return std::make_shared<const PodSpec>(pod);
}

Instance podInstance(const PodPtr& pod, Condition condition, std::optional<bool> healthy = std::nullopt)
{
    Instance one = instanceOf(pod, "1", condition);
    one.tasks.push_back(one.tasks.front());
    one.tasks[0].container = "main";
    one.tasks[0].hostPorts = {31000, 31001};
    one.tasks[0].healthy = healthy;
    one.tasks[1].container = "side";
    return one;
}

PodInstanceStatus onlyInstance(const PodPtr& pod, const Instance& instance)
{
    return podStatus(stateWith({instance}), pod, t0).instances.front();
}

} // namespace

class PodViewsTest : public QObject {
    Q_OBJECT
private slots:
    void saysHowAnInstanceIs_data()
    {
        QTest::addColumn<Condition>("condition");
        QTest::addColumn<PodInstanceState>("state");
        QTest::addColumn<QString>("message");
        const QString lost = "pod instance has become unreachable";
        QTest::newRow("provisioned") << Condition::Provisioned << PodInstanceState::Pending << QString();
        QTest::newRow("staging") << Condition::Staging << PodInstanceState::Staging << QString();
        QTest::newRow("starting") << Condition::Starting << PodInstanceState::Staging << QString();
        QTest::newRow("running") << Condition::Running << PodInstanceState::Stable << QString();
        QTest::newRow("unreachable") << Condition::Unreachable << PodInstanceState::Degraded << lost;
        QTest::newRow("killing") << Condition::Killing << PodInstanceState::Terminal << QString();
        QTest::newRow("failed") << Condition::Failed << PodInstanceState::Pending << QString();
    }
    void saysHowAnInstanceIs()
    {
        QFETCH(const Condition, condition);
        const PodPtr pod = checkedPod();
        const PodInstanceStatus status = onlyInstance(pod, podInstance(pod, condition, true));
        QTEST(status.status, "state");
        QTEST(QString::fromStdString(status.message), "message");
    }

    void oneThatIsToGoIsTerminal()
    {
        const PodPtr pod = checkedPod();
        Instance ended = podInstance(pod, Condition::Killed);
        ended.goal = Goal::Decommissioned;
        QCOMPARE(onlyInstance(pod, ended).status, PodInstanceState::Terminal);
    }

    void healthIsThatOfTheEndpointThatIsAsked()
    {
        const PodPtr pod = checkedPod();
        const PodInstanceStatus ill = onlyInstance(pod, podInstance(pod, Condition::Running, false));
        QCOMPARE(ill.status, PodInstanceState::Degraded);
        QCOMPARE(ill.message, std::string("at least one container is not healthy"));
        const auto& endpoints = ill.containers.front().endpoints;
        QCOMPARE(endpoints.front().healthy, std::optional(false));
        QCOMPARE(endpoints.back().healthy, std::optional<bool>());
        QCOMPARE(endpoints.back().allocatedHostPort, std::optional(31001));

        const PodInstanceStatus unknown = onlyInstance(pod, podInstance(pod, Condition::Running));
        QCOMPARE(unknown.status, PodInstanceState::Degraded);
        QCOMPARE(unknown.containers.front().conditions.front().reason,
                 std::string("health-unreported-by-mesos"));
        QVERIFY(unknown.containers.back().conditions.empty());
        QVERIFY(onlyInstance(pod, podInstance(pod, Condition::Starting)).containers[0].conditions.empty());
    }

    void countsWhatRunsAndTheExecutor()
    {
        const PodPtr pod = checkedPod();
        QCOMPARE(onlyInstance(pod, podInstance(pod, Condition::Running, true)).resources,
                 (Resources{1.1, 80, 10, 0}));
        QCOMPARE(onlyInstance(pod, podInstance(pod, Condition::Killed)).resources,
                 (Resources{0.1, 32, 10, 0}));
    }

    void leavesOutWhatWasNeverPlaced()
    {
        const PodPtr pod = checkedPod(2);
        const Instance waiting = instanceOf(pod, "2", Condition::Scheduled);
        const State state = stateWith({podInstance(pod, Condition::Running, true), waiting});
        const PodStatus status = podStatus(state, pod, t0 + 5s);
        QCOMPARE(status.instances.size(), std::size_t{1});
        QCOMPARE(status.status, PodState::Degraded);
        QCOMPARE(status.statusSince, t0);
        QCOMPARE(status.lastUpdated, t0 + 5s);
        QCOMPARE(podStatus(state, checkedPod(1), t0).status, PodState::Stable);
        QCOMPARE(podStatus(stateWith({}), pod, t0 + 5s).statusSince, t0 + 5s);
    }

    void remembersOnlyFailures()
    {
        const PodPtr pod = checkedPod();
        Instance ended = podInstance(pod, Condition::Failed);
        ended.tasks[0].condition = Condition::Killed;
        ended.tasks[1].message = "exit 1";
        const PodStatus status = podStatus(stateWith({ended}), pod, t0);
        QCOMPARE(status.terminations.size(), std::size_t{1});
        QCOMPARE(status.terminations.front().containers.size(), std::size_t{1});
        QCOMPARE(status.terminations.front().message, std::string("exit 1"));
        QVERIFY(podStatus(stateWith({podInstance(pod, Condition::Killed)}), pod, t0).terminations.empty());
    }
};

QTEST_GUILESS_MAIN(PodViewsTest)
#include "pod_views_test.moc"
