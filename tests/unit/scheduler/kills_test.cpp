// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/kills.h"
#include "tests/unit/scheduler/specimens.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

namespace {

std::vector<KillTask> killsIn(const Turn& turn)
{
    std::vector<KillTask> kills;
    for (const ClusterCall& call : turn.effects.calls) {
        if (const auto* kill = std::get_if<KillTask>(&call))
            kills.push_back(*kill);
    }
    return kills;
}

Instance sentenced(Instance instance)
{
    instance.goal = Goal::Decommissioned;
    return instance;
}

/// The instance ended.
void ends(Turn& turn, const Instance& instance)
{
    const Instance ended = after(instance, Condition::Killed);
    turn.state.instances.put(ended);
    killsHeard(turn, {instance, ended});
}

} // namespace

class KillsTest : public QObject {
    Q_OBJECT
private slots:
    void killsOnceWithTheGraceOfTheApp();
    void asksAgainUntilItIsConfirmed();
    void onlySoManyAreOnTheirWay();
    void skipsWaitingOnesThatEnded();
    void sparesTasksThatEnded();
    void podContainersHaveTheirOwnGrace();
    void forgetsWhatWasNeverLaunched();
    void givesUpWhatCannotAnswer();
    void keepsWhatHoldsAReservation();
    void killsWhatComesBack();
};

void KillsTest::killsOnceWithTheGraceOfTheApp()
{
    AppSpec app = plainApp("/web");
    app.taskKillGracePeriodSeconds = 7;
    const Instance one = instanceOf(specOf(app), "1", Condition::Running);
    State state = stateWith({one});
    Turn turn{state, t0};
    requestKill(turn, one.id);
    requestKill(turn, one.id);
    QCOMPARE(killsIn(turn).size(), std::size_t{1});
    QCOMPARE(killsIn(turn).front().task, one.tasks.front().id);
    QCOMPARE(killsIn(turn).front().agent, std::optional(AgentId{"a-1"}));
    QCOMPARE(killsIn(turn).front().grace, std::optional<Duration>(7s));
    requestKill(turn, InstanceId{"web.instance-none"});
    QCOMPARE(killsIn(turn).size(), std::size_t{1});
}

void KillsTest::asksAgainUntilItIsConfirmed()
{
    const Instance one = instanceOf(specOf(plainApp("/web")), "1", Condition::Running);
    const Alarm retry{AlarmKind::KillRetry, one.id.value};
    State state = stateWith({one});
    Turn turn{state, t0};
    requestKill(turn, one.id);
    QVERIFY(state.agenda.has(retry));
    onKillRetry(turn, one.id);
    QCOMPARE(killsIn(turn).size(), std::size_t{2});

    ends(turn, one);
    QVERIFY(!state.agenda.has(retry));
    QVERIFY(state.kills.known.empty() && state.kills.inFlight.empty());
    onKillRetry(turn, one.id);
    QCOMPARE(killsIn(turn).size(), std::size_t{2});
}

void KillsTest::onlySoManyAreOnTheirWay()
{
    Settings settings;
    settings.killChunkSize = 2;
    const RunSpec web = specOf(plainApp("/web"));
    std::vector<Instance> instances;
    for (const char* name : {"1", "2", "3", "4"})
        instances.push_back(instanceOf(web, name, Condition::Running));
    State state = stateWith(instances, settings);
    Turn turn{state, t0};
    for (const Instance& each : instances)
        requestKill(turn, each.id);
    QCOMPARE(killsIn(turn).size(), std::size_t{2});
    ends(turn, instances[1]);
    QCOMPARE(killsIn(turn).size(), std::size_t{3});
    QCOMPARE(killsIn(turn).back().task, instances[2].tasks.front().id);
}

void KillsTest::skipsWaitingOnesThatEnded()
{
    Settings settings;
    settings.killChunkSize = 1;
    const RunSpec web = specOf(plainApp("/web"));
    const Instance one = instanceOf(web, "1", Condition::Running);
    const Instance two = instanceOf(web, "2", Condition::Running);
    const Instance three = instanceOf(web, "3", Condition::Running);
    State state = stateWith({one, two, three}, settings);
    Turn turn{state, t0};
    for (const Instance& each : {one, two, three})
        requestKill(turn, each.id);
    ends(turn, two); // by itself
    ends(turn, one);
    QCOMPARE(killsIn(turn).size(), std::size_t{2});
    QCOMPARE(killsIn(turn).back().task, three.tasks.front().id);
}

void KillsTest::sparesTasksThatEnded()
{
    PodSpec pod;
    pod.id = PathId::absolute("/pod");
    Instance one = instanceOf(std::make_shared<const PodSpec>(pod), "1", Condition::Running);
    Task ended = one.tasks.front();
    ended.id = makeTaskId(one.id, "side", 1);
    ended.condition = Condition::Finished;
    one.tasks.push_back(ended);
    State state = stateWith({one});
    Turn turn{state, t0};
    requestKill(turn, one.id);
    QCOMPARE(killsIn(turn).size(), std::size_t{1});
    QCOMPARE(killsIn(turn).front().task, one.tasks.front().id);
}

void KillsTest::podContainersHaveTheirOwnGrace()
{
    PodSpec pod;
    pod.id = PathId::absolute("/pod");
    pod.containers.resize(2);
    pod.containers[0].name = "main";
    pod.containers[0].killGracePeriodSeconds = 1.5;
    pod.containers[1].name = "side";
    Instance one = instanceOf(std::make_shared<const PodSpec>(pod), "1", Condition::Running);
    one.tasks.push_back(one.tasks.front());
    one.tasks[0].container = "main";
    one.tasks[1].container = "side";
    State state = stateWith({one});
    Turn turn{state, t0};
    requestKill(turn, one.id);
    QCOMPARE(killsIn(turn).size(), std::size_t{2});
    QCOMPARE(killsIn(turn)[0].grace, std::optional<Duration>(1500ms));
    QCOMPARE(killsIn(turn)[1].grace, std::optional<Duration>());
}

void KillsTest::forgetsWhatWasNeverLaunched()
{
    const RunSpec web = specOf(plainApp("/web"));
    const Instance waiting = instanceOf(web, "1", Condition::Scheduled);
    const Instance surplus = sentenced(instanceOf(web, "2", Condition::Scheduled));
    State state = stateWith({waiting, surplus});
    Turn turn{state, t0};
    requestKill(turn, waiting.id);
    requestKill(turn, surplus.id);
    QVERIFY(killsIn(turn).empty());
    QVERIFY(state.instances.find(waiting.id));
    QVERIFY(!state.instances.find(surplus.id));
}

void KillsTest::givesUpWhatCannotAnswer()
{
    const Instance one = instanceOf(specOf(plainApp("/web")), "1", Condition::Unreachable);
    State state = stateWith({one});
    Turn turn{state, t0};
    requestKill(turn, one.id);
    QCOMPARE(state.instances.find(one.id)->goal, Goal::Decommissioned);
    QVERIFY(state.kills.known.empty()); // nothing waits for a confirmation
    QVERIFY(!state.agenda.has({AlarmKind::KillRetry, one.id.value}));
}

void KillsTest::keepsWhatHoldsAReservation()
{
    Instance one = instanceOf(specOf(plainApp("/db")), "1", Condition::Unreachable);
    one.reserved = true;
    State state = stateWith({one});
    Turn turn{state, t0};
    requestKill(turn, one.id);
    QCOMPARE(state.instances.find(one.id)->goal, Goal::Running);
    QVERIFY(killsIn(turn).empty());
}

void KillsTest::killsWhatComesBack()
{
    const RunSpec web = specOf(plainApp("/web"));
    const Instance lost = sentenced(instanceOf(web, "1", Condition::Unreachable));
    const Instance back = after(lost, Condition::Running);
    State state = stateWith({back});
    Turn turn{state, t0};
    killsHeard(turn, {lost, back});
    QCOMPARE(killsIn(turn).size(), std::size_t{1});
    QVERIFY(state.kills.inFlight.contains(back.id));
}

QTEST_GUILESS_MAIN(KillsTest)
#include "kills_test.moc"
