// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/launch_queue.h"
#include "tests/unit/scheduler/specimens.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

namespace {

const ConfigRef web{PathId::absolute("/web"), t0};

/// Tells ledger and queue what became of an instance, as step() does.
void becomes(Turn& turn, Shared<Instance> before, Shared<Instance> after)
{
    const InstanceChange change{std::move(before), std::move(after)};
    if (change.after)
        turn.state.instances.put(change.after);
    else
        turn.state.instances.erase(change.before->id);
    delaysHeard(turn, change);
    queueHeard(turn, change);
}

template <class Write>
int countOf(const Turn& turn)
{
    return static_cast<int>(std::ranges::count_if(
        turn.effects.writes, [](const StoreWrite& write) { return std::holds_alternative<Write>(write); }));
}

} // namespace

class LaunchQueueTest : public QObject {
    Q_OBJECT
private slots:
    void firstFailureWaitsForTheBackoff();
    void eachFailureMultipliesUpToTheMaximum();
    void whichConditionsCount_data();
    void whichConditionsCount();
    void everyLaunchBeginsTheDelayAnew();
    void drainingForgetsTheDelay();
    void sweepDropsAfterAStablePeriod();
    void anotherConfigurationHasNoDelay();
    void delaysAreStoredAndWakeUp();
    void referenceKeepsDelaysInMemory();
    void itemComesAndGoesWithWhatWaits();
    void eachRoleHasItsItem();
    void itemShowsTheNewestDefinition();
};

void LaunchQueueTest::firstFailureWaitsForTheBackoff()
{
    DelayLedger ledger;
    QVERIFY(ledger.mayLaunch(web, t0));
    QVERIFY(ledger.became(web, Condition::Failed, false, {5, 2, 300}, t0));
    QVERIFY(!ledger.mayLaunch(web, t0 + 5s - 1ns));
    QVERIFY(ledger.mayLaunch(web, t0 + 5s));
    QVERIFY(ledger.became({PathId::absolute("/slow"), t0}, Condition::Failed, false, {600, 2, 300}, t0));
    QCOMPARE(ledger.find({PathId::absolute("/slow"), t0})->current, Duration{300s});
}

void LaunchQueueTest::eachFailureMultipliesUpToTheMaximum()
{
    DelayLedger ledger;
    std::vector<Duration> delays;
    for (int i = 0; i < 5; ++i) {
        ledger.became(web, Condition::Failed, false, {1, 3, 10}, t0 + i * 1s);
        delays.push_back(ledger.find(web)->current);
    }
    QCOMPARE(delays, (std::vector<Duration>{1s, 3s, 9s, 10s, 10s}));

    DelayLedger off; // a backoff of 0 stays 0, however often it is multiplied
    off.became(web, Condition::Failed, false, {0, 3, 10}, t0);
    off.became(web, Condition::Failed, false, {0, 3, 10}, t0);
    QVERIFY(off.mayLaunch(web, t0));
}

void LaunchQueueTest::whichConditionsCount_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<bool>("delays");
    QTest::newRow("Failed") << Condition::Failed << true;
    QTest::newRow("Error") << Condition::Error << true;
    QTest::newRow("Dropped") << Condition::Dropped << true;
    QTest::newRow("Gone") << Condition::Gone << true;
    QTest::newRow("Finished") << Condition::Finished << true;
    QTest::newRow("Killed") << Condition::Killed << false;
    QTest::newRow("Killing") << Condition::Killing << false;
    QTest::newRow("Unreachable") << Condition::Unreachable << false;
    QTest::newRow("UnreachableInactive") << Condition::UnreachableInactive << false;
    QTest::newRow("Unknown") << Condition::Unknown << false;
    QTest::newRow("Scheduled") << Condition::Scheduled << false;
    QTest::newRow("Running") << Condition::Running << false;
}

void LaunchQueueTest::whichConditionsCount()
{
    QFETCH(const Condition, condition);
    DelayLedger ledger;
    QTEST(ledger.became(web, condition, false, {1, 2, 300}, t0), "delays");
    QTEST(!ledger.isEmpty(), "delays");
}

void LaunchQueueTest::everyLaunchBeginsTheDelayAnew()
{
    DelayLedger ledger;
    ledger.became(web, Condition::Failed, false, {8, 2, 300}, t0);
    QVERIFY(ledger.became(web, Condition::Provisioned, false, {8, 2, 300}, t0 + 8s));
    QVERIFY(!ledger.mayLaunch(web, t0 + 15s));
    QVERIFY(ledger.mayLaunch(web, t0 + 16s));
}

void LaunchQueueTest::drainingForgetsTheDelay()
{
    DelayLedger ledger;
    ledger.became(web, Condition::Failed, false, {8, 2, 300}, t0);
    QVERIFY(ledger.became(web, Condition::Gone, true, {8, 2, 300}, t0));
    QVERIFY(ledger.isEmpty());
    QVERIFY(!ledger.became(web, Condition::Killed, true, {8, 2, 300}, t0));
}

void LaunchQueueTest::sweepDropsAfterAStablePeriod()
{
    DelayLedger ledger;
    ledger.became(web, Condition::Failed, false, {1, 2, 60}, t0);
    QVERIFY(ledger.sweep(t0 + 60s).empty());
    QCOMPARE(ledger.sweep(t0 + 60s + 1ns), std::vector<ConfigRef>{web});
    QVERIFY(ledger.isEmpty());
}

void LaunchQueueTest::anotherConfigurationHasNoDelay()
{
    DelayLedger ledger;
    ledger.became(web, Condition::Failed, false, {60, 2, 300}, t0);
    QVERIFY(ledger.mayLaunch({web.id, t0 + 1s}, t0 + 1s));
    QVERIFY(!ledger.mayLaunch(web, t0 + 1s));
}

void LaunchQueueTest::delaysAreStoredAndWakeUp()
{
    const Instance running = instanceOf(specOf(plainApp("/web")), "1", Condition::Running);
    State state = stateWith({running});
    Turn turn{state, t0 + 1s};
    becomes(turn, running, after(running, Condition::Failed));
    QCOMPARE(countOf<SaveDelay>(turn), 1);
    QVERIFY(state.agenda.has({AlarmKind::LaunchDelay, "/web", t0}));
    QVERIFY(state.agenda.has({AlarmKind::DelaySweep}));

    resetDelay(turn, web);
    QCOMPARE(countOf<ForgetDelay>(turn), 1);
    QVERIFY(!state.agenda.has({AlarmKind::LaunchDelay, "/web", t0}));
}

void LaunchQueueTest::referenceKeepsDelaysInMemory()
{
    Settings settings;
    settings.behaviour.durableBackoff = false;
    const Instance running = instanceOf(specOf(plainApp("/web")), "1", Condition::Running);
    State state = stateWith({running}, settings);
    Turn turn{state, t0 + 1s};
    becomes(turn, running, after(running, Condition::Failed));
    QVERIFY(!state.delays.mayLaunch(web, t0 + 1s));
    QCOMPARE(countOf<SaveDelay>(turn), 0);
}

void LaunchQueueTest::itemComesAndGoesWithWhatWaits()
{
    const Instance waiting = instanceOf(specOf(plainApp("/web")), "1", Condition::Scheduled);
    State state = stateWith({});
    Turn turn{state, t0 + 1s};
    becomes(turn, std::nullopt, waiting);
    QCOMPARE(state.queue.size(), std::size_t{1});
    QCOMPARE(state.queue.begin()->second.since, t0 + 1s);
    QVERIFY(turn.wantsOffers);

    const Instance provisioned = instanceOf(waiting.spec, "1", Condition::Provisioned);
    becomes(turn, waiting, provisioned);
    QCOMPARE(state.queue.size(), std::size_t{1}); // counted until something is heard of it
    const Instance staging = after(provisioned, Condition::Staging);
    becomes(turn, provisioned, staging);
    QVERIFY(state.queue.empty());
    becomes(turn, staging, after(staging, Condition::Failed)); // waits again
    QCOMPARE(state.queue.size(), std::size_t{1});
    becomes(turn, after(staging, Condition::Failed), std::nullopt);
    QVERIFY(state.queue.empty());
}

void LaunchQueueTest::eachRoleHasItsItem()
{
    const RunSpec spec = specOf(plainApp("/web"));
    const Instance one = instanceOf(spec, "1", Condition::Scheduled);
    Instance two = instanceOf(spec, "2", Condition::Scheduled);
    two.role = "dev";
    State state = stateWith({});
    Turn turn{state, t0};
    becomes(turn, std::nullopt, one);
    becomes(turn, std::nullopt, two);
    QCOMPARE(state.queue.size(), std::size_t{2});
    becomes(turn, one, std::nullopt);
    QCOMPARE(state.queue.size(), std::size_t{1});
    QCOMPARE(state.queue.begin()->first.role, std::string("dev"));
}

void LaunchQueueTest::itemShowsTheNewestDefinition()
{
    State state = stateWith({});
    Turn turn{state, t0};
    becomes(turn, std::nullopt, instanceOf(specOf(plainApp("/web", t0 + 5s)), "1", Condition::Scheduled));
    becomes(turn, std::nullopt, instanceOf(specOf(plainApp("/web", t0)), "2", Condition::Scheduled));
    QCOMPARE(state.queue.begin()->second.spec.version(), t0 + 5s);
}

QTEST_GUILESS_MAIN(LaunchQueueTest)
#include "launch_queue_test.moc"
