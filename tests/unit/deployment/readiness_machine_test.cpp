// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/readiness_machine.h"

#include <QTest>

using namespace pacer;
using namespace pacer::deployment;

class ReadinessMachineTest : public QObject {
    Q_OBJECT

    const InstanceId id{"i"};

private slots:
    void withoutChecksRunningIsEnough()
    {
        ReadinessMachine machine(ReadinessRules{});
        QVERIFY(machine.running(id));
        QVERIFY(machine.isDone(id));
        QVERIFY(machine.running(id)); // every report is such a moment
        QCOMPARE(machine.doneCount(), 1);
        QVERIFY(!machine.readinessAccepted(id));
    }

    void healthCountsTheFirstTime()
    {
        ReadinessMachine machine(ReadinessRules{.healthChecks = true});
        QVERIFY(!machine.running(id));
        QVERIFY(machine.healthTurnedGood(id));
        QVERIFY(!machine.healthTurnedGood(id));
        machine.forget(id);
        QVERIFY(!machine.isDone(id));
        QVERIFY(machine.healthTurnedGood(id));
    }

    void readinessIsAskedWhenItRuns()
    {
        ReadinessMachine machine(ReadinessRules{.readinessChecks = true});
        QVERIFY(!machine.running(id));
        QVERIFY(machine.readinessAccepted(id));
        QVERIFY(!machine.running(id));
        QVERIFY(machine.readinessAccepted(id));
    }

    void bothMarksInEitherOrder()
    {
        ReadinessMachine one(ReadinessRules{true, true});
        QVERIFY(!one.healthTurnedGood(id));
        QVERIFY(one.readinessAccepted(id));
        ReadinessMachine other(ReadinessRules{true, true});
        QVERIFY(!other.readinessAccepted(id));
        QVERIFY(other.healthTurnedGood(id));
        QCOMPARE(other.healthyCount(), 1);
        QCOMPARE(other.readyCount(), 1);
    }

    void whatWasKnownIsNoMoment()
    {
        ReadinessMachine machine(ReadinessRules{true, true});
        machine.restore(id, true, false);
        QVERIFY(!machine.isDone(id));
        QVERIFY(machine.readinessAccepted(id));
    }

    void readsTheRulesOfADefinition()
    {
        auto app = std::make_shared<AppSpec>();
        app->readinessChecks.emplace_back();
        app->check.emplace();
        QVERIFY(!readinessRules(AppPtr(app)).healthChecks);
        QVERIFY(readinessRules(AppPtr(app)).readinessChecks);
        auto pod = std::make_shared<PodSpec>();
        pod->containers.resize(2);
        QVERIFY(!readinessRules(PodPtr(pod)).healthChecks);
        pod->containers[1].healthCheck.emplace();
        QVERIFY(readinessRules(PodPtr(pod)).healthChecks);
    }
};

QTEST_GUILESS_MAIN(ReadinessMachineTest)
#include "readiness_machine_test.moc"
