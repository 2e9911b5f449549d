// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/deployment/replacement.h"

#include <QTest>

#include <algorithm>

using namespace pacer;
using namespace pacer::deployment;

namespace {

RunSpec spec(int instances, double minimum, double over, bool healthChecks = true)
{
    auto app = std::make_shared<AppSpec>();
    app->instances = instances;
    app->upgradeStrategy = {minimum, over};
    if (healthChecks)
        app->healthChecks.emplace_back();
    return {AppPtr(std::move(app))};
}

InstanceFacts old(int number, HealthFact health = HealthFact::Good)
{
    return {{"old" + std::to_string(number)}, false, Goal::Running, Condition::Running, health};
}

InstanceFacts fresh(int number, HealthFact health = HealthFact::Unknown)
{
    return {{"new" + std::to_string(number)}, true, Goal::Running, Condition::Running, health};
}

InstanceFacts killed(InstanceFacts facts)
{
    facts.goal = Goal::Decommissioned;
    facts.condition = Condition::Killed;
    return facts;
}

std::vector<InstanceFacts> olds(int count)
{
    std::vector<InstanceFacts> facts;
    facts.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        facts.push_back(old(i));
    return facts;
}

/// A cluster in which anything may happen in any order: see `step`.
struct World {
    int wanted;
    std::vector<InstanceFacts> instances;
    Replacement replacement;
    int named = 0;

    World(const RunSpec& definition, int olds)
        : wanted(definition.instances())
        , instances(::olds(olds))
        , replacement(definition, Behaviour{})
    {
        obey(replacement.begin(instances));
    }

    void obey(const ReplacementOrders& orders)
    {
        for (const InstanceId& id : orders.kill) {
            const auto found = std::ranges::find(instances, id, &InstanceFacts::id);
            if (found != instances.end())
                found->goal = Goal::Decommissioned;
        }
        for (int i = 0; i < orders.launch; ++i) {
            InstanceFacts launched = fresh(named++);
            launched.condition = Condition::Scheduled;
            instances.push_back(launched);
        }
    }

    int serving() const
    {
        return static_cast<int>(std::ranges::count_if(instances, [](const InstanceFacts& facts) {
            return facts.goal == Goal::Running && facts.condition == Condition::Running
                   && facts.health == HealthFact::Good;
        }));
    }

    /// After a restart of the scheduler: nothing but the instances is known, health not yet.
    void restart(const RunSpec& definition)
    {
        std::vector<InstanceFacts> facts = instances;
        for (InstanceFacts& each : facts)
            each.health = HealthFact::Unknown;
        replacement = Replacement(definition, Behaviour{});
        const std::size_t before = instances.size();
        obey(replacement.begin(facts));
        for (std::size_t i = 0; i < before; ++i)
            tellHealth(instances[i].id);
    }

    void tellHealth(const InstanceId& id)
    {
        const auto found = std::ranges::find(instances, id, &InstanceFacts::id);
        if (found != instances.end() && found->condition == Condition::Running)
            obey(replacement.healthChanged(id, found->health == HealthFact::Good));
    }

    void step(Random& random)
    {
        const std::size_t at = random.below(instances.size());
        InstanceFacts& facts = instances[at];
        if (facts.goal == Goal::Decommissioned) {
            const InstanceFacts gone = killed(facts);
            instances.erase(instances.begin() + static_cast<std::ptrdiff_t>(at));
            obey(replacement.instanceChanged(gone));
            obey(replacement.instanceForgotten(gone.id));
        } else if (facts.condition == Condition::Scheduled) {
            facts.condition = Condition::Running;
            const InstanceFacts running = facts;
            obey(replacement.instanceChanged(running));
        } else if (facts.health != HealthFact::Good) {
            facts.health = HealthFact::Good;
            tellHealth(InstanceId(facts.id));
        }
    }
};

} // namespace

class ReplacementTest : public QObject {
    Q_OBJECT
private slots:
    void oneKillForEachReadyInstance()
    {
        for (const bool guarded : {true, false}) {
            Behaviour behaviour = referenceBehaviour();
            behaviour.oneKillPerInstance = guarded;
            Replacement replacement(spec(3, 1, 1, false), behaviour);
            QCOMPARE(replacement.begin(olds(3)).launch, 3);
            QCOMPARE(replacement.instanceChanged(fresh(0, HealthFact::NotChecked)).kill.size(),
                     std::size_t{1});
            const auto again = replacement.instanceChanged(fresh(0, HealthFact::NotChecked));
            QCOMPARE(again.kill.size(), std::size_t{guarded ? 0U : 1U});
        }
    }

    void aStalledReplacementLetsTheSickOneGo()
    {
        const std::vector sick{old(0, HealthFact::Bad)};
        Replacement reference(spec(1, 0, 0), referenceBehaviour());
        QVERIFY(reference.begin(sick) == ReplacementOrders{});
        Replacement ours(spec(1, 0, 0), Behaviour{});
        QCOMPARE(ours.begin(sick).kill.size(), std::size_t{1});
        QCOMPARE(ours.instanceChanged(killed(old(0))).launch, 1);
        ours.healthChanged({"new0"}, true);
        QVERIFY(ours.isDone());
    }

    void unknownIsNotBad()
    {
        const std::vector unknown{old(0, HealthFact::Unknown), old(1, HealthFact::Unknown)};
        Replacement replacement(spec(2, 0.5, 0), Behaviour{});
        QVERIFY(replacement.begin(unknown) == ReplacementOrders{});
        QVERIFY(replacement.healthChanged({"old0"}, true).kill == std::vector<InstanceId>{{"old1"}});
    }

    void equalBoundsAreWidenedOnceHealthIsKnown()
    {
        Replacement replacement(spec(1, 1, 0), Behaviour{});
        const auto orders = replacement.begin({old(0, HealthFact::Unknown)});
        QCOMPARE(orders.launch, 1);
        QVERIFY(orders.kill.empty());
        QCOMPARE(replacement.healthChanged({"new0"}, true).kill.size(), std::size_t{1});
    }

    /// spec/high-availability.md 5: six wanted, never fewer; two new ones must be found healthy again.
    void theMinimumHoldsThroughATakeover()
    {
        std::vector<InstanceFacts> facts;
        facts.reserve(7);
        for (int i = 0; i < 4; ++i)
            facts.push_back(old(i, HealthFact::Unknown));
        facts.push_back(fresh(0));
        facts.push_back(fresh(1));
        InstanceFacts waiting = fresh(2);
        waiting.condition = Condition::Scheduled;
        facts.push_back(waiting);
        Replacement replacement(spec(6, 1, 0.17), Behaviour{});
        QVERIFY(replacement.begin(facts).kill.empty());
        QVERIFY(replacement.healthChanged({"new0"}, true).kill.empty());
        QVERIFY(replacement.healthChanged({"new1"}, true).kill.empty());
        QCOMPARE(replacement.healthChanged({"new2"}, true).kill.size(), std::size_t{1});

        Replacement reference(spec(6, 1, 0.17), referenceBehaviour());
        QCOMPARE(reference.begin(facts).kill.size(), std::size_t{1});
    }

    void aStoppedNewInstanceIsReplaced()
    {
        for (const bool forget : {true, false}) {
            Behaviour behaviour;
            behaviour.forgetReadyOfStopped = forget;
            Replacement replacement(spec(1, 0, 1), behaviour);
            replacement.begin({});
            replacement.healthChanged({"new0"}, true);
            QVERIFY(replacement.isDone());
            const auto orders = replacement.instanceChanged(killed(fresh(0)));
            QCOMPARE(orders.launch, forget ? 1 : 0);
            QVERIFY(replacement.instanceChanged(killed(fresh(0))) == ReplacementOrders{});
            replacement.healthChanged({"new1"}, true);
            QCOMPARE(replacement.isDone(), forget); // the reference counts the dead one, too, for ever
        }
    }

    void oldOnesThatDieAreNotStartedAgain()
    {
        Replacement replacement(spec(2, 1, 0), Behaviour{});
        replacement.begin(olds(2));
        InstanceFacts dead = old(0);
        dead.condition = Condition::Failed;
        const auto orders = replacement.instanceChanged(dead);
        QVERIFY(orders.kill == std::vector<InstanceId>{dead.id});
        QCOMPARE(orders.launch, 1);
        QCOMPARE(replacement.oldLeft(), 1);
        QVERIFY(replacement.instanceForgotten(dead.id) == ReplacementOrders{});
    }

    /// What was told to stop before a restart of the scheduler says nothing about new ones and keeps its
    /// room.
    void endingOnesKeepTheirRoom()
    {
        InstanceFacts ending = old(0);
        ending.goal = Goal::Decommissioned;
        Replacement replacement(spec(2, 0.5, 0), Behaviour{});
        QCOMPARE(replacement.begin({ending, old(1)}).launch, 0);
        QVERIFY(replacement.healthChanged(ending.id, true) == ReplacementOrders{});
        QCOMPARE(replacement.readiness().doneCount(), 0);
        QCOMPARE(replacement.instanceForgotten(ending.id).launch, 1);
    }

    void judgesInstancesByTheirOwnChecks()
    {
        Instance instance{.id = {"i"}, .spec = spec(1, 1, 1)};
        instance.condition = Condition::Running;
        const Behaviour ours;
        QVERIFY(factsOf(instance, {}, std::nullopt, false, ours).health == HealthFact::Unknown);
        QVERIFY(factsOf(instance, {}, false, false, ours).health == HealthFact::Bad);
        QVERIFY(factsOf(instance, {}, true, false, ours).current);

        auto readinessOnly = std::make_shared<AppSpec>();
        readinessOnly->readinessChecks.emplace_back();
        instance.spec = AppPtr(readinessOnly);
        QVERIFY(factsOf(instance, {}, std::nullopt, false, ours).health == HealthFact::NotChecked);
        QVERIFY(factsOf(instance, {}, std::nullopt, false, referenceBehaviour()).health
                == HealthFact::Unknown);
    }

    /// Events in any order, restarts of the scheduler at any moment: the bounds hold, and it ends.
    void keepsItsPromisesWhateverTheOrder()
    {
        Random random{11};
        for (int round = 0; round < 400; ++round) {
            const int wanted = 1 + static_cast<int>(random.below(8));
            const double minimum = static_cast<double>(random.below(11)) / 10;
            const double over = static_cast<double>(random.below(11)) / 10;
            const RunSpec definition = spec(wanted, minimum, over);
            World world(definition, wanted);
            const int floor = std::min(minHealthy(wanted, minimum), wanted);
            const int ceiling = std::max(maxCapacity(wanted, over), wanted) + 1;
            for (int steps = 0; steps < 5000 && !world.replacement.isDone(); ++steps) {
                world.step(random);
                if (random.below(40) == 0)
                    world.restart(definition);
                QVERIFY(world.serving() >= floor);
                QVERIFY(static_cast<int>(world.instances.size()) <= ceiling);
            }
            QVERIFY(world.replacement.isDone());
            QCOMPARE(world.serving(), wanted);
        }
    }
};

QTEST_GUILESS_MAIN(ReplacementTest)
#include "replacement_test.moc"
