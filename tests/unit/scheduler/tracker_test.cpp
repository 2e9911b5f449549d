// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/tracker.h"
#include "tests/unit/scheduler/specimens.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

class TrackerTest : public QObject {
    Q_OBJECT
private slots:
    void findsWhatWasPut();
    void countsFollowEachChange_data();
    void countsFollowEachChange();
    void sortsTheWaitingByVersion();
    void forgetsADefinitionWithItsLastInstance();
    void erasingTheUnknownIsHarmless();
};

void TrackerTest::findsWhatWasPut()
{
    Tracker tracker;
    const RunSpec web = specOf(plainApp("/web"));
    const Instance one = instanceOf(web, "1", Condition::Running);
    tracker.put(one);
    QVERIFY(tracker.find(one.id));
    QVERIFY(*tracker.find(one.id) == one);
    QVERIFY(!tracker.find(InstanceId{"web.instance-2"}));
    QVERIFY(tracker.of(web.id()));
    QVERIFY(!tracker.of(PathId::absolute("/db")));
}

void TrackerTest::countsFollowEachChange_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<Goal>("goal");
    QTest::addColumn<int>("scheduled");
    QTest::addColumn<int>("provisioned");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<int>("active");
    QTest::newRow("waits") << Condition::Scheduled << Goal::Running << 1 << 0 << 1 << 0;
    QTest::newRow("offer taken") << Condition::Provisioned << Goal::Running << 0 << 1 << 1 << 1;
    QTest::newRow("runs") << Condition::Running << Goal::Running << 0 << 0 << 1 << 1;
    QTest::newRow("told to end") << Condition::Running << Goal::Decommissioned << 0 << 0 << 0 << 1;
    QTest::newRow("failed, comes again") << Condition::Failed << Goal::Running << 1 << 0 << 1 << 0;
    QTest::newRow("ended for good") << Condition::Killed << Goal::Decommissioned << 0 << 0 << 0 << 0;
    QTest::newRow("kept for its data") << Condition::Finished << Goal::Stopped << 0 << 0 << 0 << 0;
    QTest::newRow("unreachable") << Condition::Unreachable << Goal::Running << 0 << 0 << 1 << 1;
    QTest::newRow("given up") << Condition::UnreachableInactive << Goal::Running << 0 << 0 << 0 << 0;
}

void TrackerTest::countsFollowEachChange()
{
    QFETCH(const Condition, condition);
    QFETCH(const Goal, goal);
    const RunSpec web = specOf(plainApp("/web"));
    for (const Condition before : {Condition::Scheduled, Condition::Provisioned, Condition::Running,
                                   Condition::UnreachableInactive, Condition::Failed}) {
        Tracker tracker;
        tracker.put(instanceOf(web, "1", before));
        Instance next = instanceOf(web, "1", condition);
        next.goal = goal;
        tracker.put(next);
        const SpecInstances& group = *tracker.of(web.id());
        QTEST(group.scheduled, "scheduled");
        QTEST(static_cast<int>(group.scheduledOf.size()), "scheduled");
        QTEST(group.provisioned, "provisioned");
        QTEST(group.wanted, "wanted");
        QTEST(group.active, "active");
    }
}

void TrackerTest::sortsTheWaitingByVersion()
{
    Tracker tracker;
    const RunSpec old = specOf(plainApp("/web", t0));
    const RunSpec young = specOf(plainApp("/web", t0 + 1s));
    tracker.put(instanceOf(old, "1", Condition::Scheduled));
    tracker.put(instanceOf(young, "2", Condition::Scheduled));
    const SpecInstances& group = *tracker.of(old.id());
    QCOMPARE(group.scheduledOf.size(), std::size_t{2});

    tracker.put(instanceOf(young, "1", Condition::Scheduled)); // moves to the new definition
    QCOMPARE(group.scheduledOf.size(), std::size_t{1});
    QCOMPARE(group.scheduledOf.at(t0 + 1s).size(), std::size_t{2});
    QCOMPARE(group.wanted, 2);
}

void TrackerTest::forgetsADefinitionWithItsLastInstance()
{
    Tracker tracker;
    const RunSpec web = specOf(plainApp("/web"));
    const Instance one = instanceOf(web, "1", Condition::Running);
    const Instance two = instanceOf(web, "2", Condition::Provisioned);
    tracker.put(one);
    tracker.put(two);
    tracker.erase(one.id);
    QCOMPARE(tracker.of(web.id())->active, 1);
    QVERIFY(!tracker.find(one.id));
    tracker.erase(two.id);
    QVERIFY(!tracker.of(web.id()));
    QVERIFY(tracker.specs().empty());
}

void TrackerTest::erasingTheUnknownIsHarmless()
{
    Tracker tracker;
    tracker.erase(InstanceId{"web.instance-1"});
    QVERIFY(tracker.specs().empty());
}

QTEST_GUILESS_MAIN(TrackerTest)
#include "tracker_test.moc"
