// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/restart_policy.h"
#include "core/deployment/slot_replacement.h"

#include <QTest>

using namespace pacer;
using namespace pacer::deployment;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp{} + 1h;

std::vector<SlotFacts> oldSlots(int count)
{
    return std::vector<SlotFacts>(static_cast<std::size_t>(count),
                                  SlotFacts{true, false, true, false, false});
}

SlotUpdate update(const SlotUpdateSettings& settings, const SlotBounds& bounds = {})
{
    return {settings, bounds, SlotRules{}, false};
}

RunSpec appOf(int instances, double minimum, double over)
{
    auto app = std::make_shared<AppSpec>();
    app->instances = instances;
    app->upgradeStrategy = {minimum, over};
    app->versionInfo.version = start;
    return {AppPtr(std::move(app))};
}

InstanceFacts instance(const std::string& id, bool current, HealthFact health = HealthFact::NotChecked)
{
    return {{id}, current, Goal::Running, Condition::Running, health};
}

std::vector<std::string> namesOf(const std::vector<InstanceId>& ids)
{
    std::vector<std::string> names;
    for (const InstanceId& id : ids)
        names.push_back(id.value);
    return names;
}

using Names = std::vector<std::string>;

} // namespace

class SlotUpdateTest : public QObject {
    Q_OBJECT
private slots:
    void bounds_data()
    {
        QTest::addColumn<int>("wanted");
        QTest::addColumn<double>("minimum");
        QTest::addColumn<double>("over");
        QTest::addColumn<UpdateOrder>("order");
        QTest::addColumn<int>("inFlight");
        QTest::addColumn<int>("minServing");
        QTest::addColumn<int>("maxPresent");
        QTest::newRow("start-first") << 6 << 1.0 << 0.5 << UpdateOrder::StartFirst << 3 << 6 << 9;
        QTest::newRow("stop-first") << 6 << 0.5 << 0.0 << UpdateOrder::StopFirst << 3 << 3 << 6;
        QTest::newRow("a single one") << 1 << 0.5 << 0.0 << UpdateOrder::StopFirst << 1 << 0 << 1;
        QTest::newRow("a single one more") << 1 << 1.0 << 0.5 << UpdateOrder::StartFirst << 1 << 1 << 2;
    }

    void bounds()
    {
        QFETCH(int, wanted);
        QFETCH(double, minimum);
        QFETCH(double, over);
        QFETCH(UpdateOrder, order);
        const SlotBounds bounds = slotBounds(wanted, {minimum, over}, order);
        QTEST(bounds.inFlight, "inFlight");
        QTEST(bounds.minServing, "minServing");
        QTEST(bounds.maxPresent, "maxPresent");
    }

    void judgesAFailureWhenItHappens()
    {
        // Vector swarm-053 with our own rules: the failure counts although the last slot is still in work.
        SlotUpdate both = update({});
        both.begin(oldSlots(2), start);
        both.oldGone(0, start + 1s);
        both.becameReady(0, start + 3s);
        both.oldGone(1, start + 4s);
        both.ended(0, true, start + 7s);
        QCOMPARE(both.state(), SlotUpdateState::Paused);
        QCOMPARE(both.trouble().slot, 0);
        QCOMPARE(both.trouble().kind, UpdateTrouble::Failed);
    }

    void completesOnlyWhenAllAreReady()
    {
        SlotUpdateSettings tolerant;
        tolerant.maxFailureRatio = 1;
        SlotUpdate one = update(tolerant);
        one.begin(oldSlots(1), start);
        one.oldGone(0, start);
        one.ended(0, true, start + 1s);
        QCOMPARE(one.failures(), 1);
        one.timePassed(start + 1min);
        QCOMPARE(one.state(), SlotUpdateState::Running);
        QVERIFY(!one.nextDeadline());
        one.becameReady(0, start + 2min);
        QCOMPARE(one.state(), SlotUpdateState::Completed);
    }

    void stuckCountsAsFailed()
    {
        SlotUpdateSettings settings;
        settings.stuckAfterSeconds = 30;
        settings.failureAction = FailureAction::Rollback;
        SlotUpdate one = update(settings);
        one.begin(oldSlots(1), start);
        one.oldGone(0, start + 10s);
        QCOMPARE(*one.nextDeadline(), start + 40s);
        one.timePassed(start + 39s);
        QCOMPARE(one.state(), SlotUpdateState::Running);
        one.timePassed(start + 40s);
        QCOMPARE(one.state(), SlotUpdateState::RollBack);
        QCOMPARE(one.trouble().kind, UpdateTrouble::Stuck);
        QVERIFY(one.oldGone(0, start + 41s).start.empty());
        one.keepInsteadOfRollBack();
        QCOMPARE(one.state(), SlotUpdateState::Paused);
    }

    void aRollbackIsNeverRolledBack()
    {
        SlotUpdateSettings settings;
        settings.failureAction = FailureAction::Rollback;
        SlotUpdate one(settings, {}, SlotRules{}, true);
        one.begin(oldSlots(1), start);
        one.oldGone(0, start);
        one.ended(0, true, start);
        QCOMPARE(one.state(), SlotUpdateState::Paused);
    }

    void goesOnAfterAPause()
    {
        SlotUpdate three = update({});
        three.begin(oldSlots(3), start);
        three.pause({UpdateTrouble::Operator, -1});
        QVERIFY(three.oldGone(0, start).start == std::vector<int>{0}); // in work: finished
        QVERIFY(three.becameReady(0, start + 1s).stop.empty());
        const SlotOrders orders = three.resume(start + 1min);
        QCOMPARE(orders.stop, std::vector<int>{1});
        QCOMPARE(three.failures(), 0);
    }

    void leavesEnoughServing()
    {
        SlotUpdateSettings all;
        all.parallelism = 0;
        SlotUpdate four = update(all, {4, 3, 4});
        QCOMPARE(four.begin(oldSlots(4), start).stop, std::vector<int>{0});
        QVERIFY(four.oldServes(2, false, start).stop == std::vector<int>{2}); // it serves nobody
        four.oldGone(0, start);
        QVERIFY(four.becameReady(0, start).stop.empty());
        four.oldGone(2, start);
        QCOMPARE(four.becameReady(2, start).stop, std::vector<int>{1});
    }

    void letsTheIdleOneGoInstead()
    {
        SlotUpdateSettings startFirst;
        startFirst.order = UpdateOrder::StartFirst;
        SlotUpdate three = update(startFirst, {1, 3, 4});
        QCOMPARE(three.begin(oldSlots(3), start).start, std::vector<int>{0});
        three.oldServes(2, false, start);
        const SlotOrders orders = three.becameReady(0, start);
        QCOMPARE(orders.swapOld, (std::vector<std::pair<int, int>>{{0, 2}}));
        QCOMPARE(orders.stop, std::vector<int>{0});
    }

    void resumesFromWhatIsThere()
    {
        SlotReplacement three(appOf(3, 1, 0.4), {.order = UpdateOrder::StartFirst}, false);
        InstanceFacts starting = instance("new1", true);
        starting.condition = Condition::Staging;
        const ReplacementOrders orders =
            three.begin({instance("old1", false), instance("old2", false), instance("old3", false), starting},
                        std::nullopt, start);
        QCOMPARE(orders, ReplacementOrders{});
        starting.condition = Condition::Running;
        const ReplacementOrders ready = three.instanceChanged(starting, false, start + 1s);
        QCOMPARE(namesOf(ready.kill), Names{"old3"}); // the others have slots of their own
        QCOMPARE(ready.launch, 0);                    // the old one still takes its place
        InstanceFacts gone = instance("old3", false);
        gone.goal = Goal::Decommissioned;
        gone.condition = Condition::Killed;
        QCOMPARE(three.instanceChanged(gone, false, start + 2s).launch, 1);
    }

    void keepsWhatARollbackFindsInPlace()
    {
        // One slot was replaced and failed; two still hold what is gone back to.
        SlotReplacement back(appOf(3, 0.6, 0), {}, true);
        InstanceFacts failed = instance("bad", false);
        failed.condition = Condition::Failed;
        const ReplacementOrders orders =
            back.begin({instance("a", true), instance("b", true), failed}, std::nullopt, start);
        QCOMPARE(namesOf(orders.kill), Names{"bad"});
        QCOMPARE(orders.launch, 0);
        QCOMPARE(back.instanceForgotten({"bad"}, start).launch, 1);
    }

    void surplusGoesFirst()
    {
        SlotReplacement two(appOf(2, 0.5, 0), {}, false);
        const ReplacementOrders orders =
            two.begin({instance("a", false), instance("b", false), instance("c", false),
                       instance("d", false, HealthFact::Bad)},
                      std::nullopt, start);
        QVERIFY(std::ranges::find(orders.kill, InstanceId{"d"}) != orders.kill.end());
        QCOMPARE(orders.kill.size(), std::size_t{3}); // one of three serves on
    }

    void restartPolicies()
    {
        const RestartPolicy twice{RestartCondition::OnFailure, 2, 2, 60};
        QVERIFY(!restartDelay(twice, EndKind::Clean, {}, start));
        QCOMPARE(*restartDelay(twice, EndKind::Failure, {start - 70s, start - 10s}, start), Duration{2s});
        QVERIFY(!restartDelay(twice, EndKind::Failure, {start - 20s, start - 10s}, start));
    }
};

QTEST_GUILESS_MAIN(SlotUpdateTest)
#include "slot_update_test.moc"
