// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/scaling.h"

#include <QTest>

using namespace pacer;
using namespace pacer::deployment;

namespace {

Instance instance(const std::string& id, Condition condition, std::optional<int> active = {},
                  Goal goal = Goal::Running)
{
    Instance made{.id = {id}, .spec = AppPtr(std::make_shared<AppSpec>())};
    made.condition = condition;
    made.goal = goal;
    if (active)
        made.activeSince = Timestamp{std::chrono::seconds{*active}};
    return made;
}

std::vector<const Instance*> pointersTo(const std::vector<Instance>& instances)
{
    std::vector<const Instance*> all;
    all.reserve(instances.size());
    for (const Instance& each : instances)
        all.push_back(&each);
    return all;
}

std::string victims(const std::vector<Instance>& instances, const ScalingWish& wish,
                    const Behaviour& behaviour = {})
{
    std::string text;
    for (const InstanceId& id : proposeScaling(pointersTo(instances), wish, behaviour).victims)
        text += id.value;
    return text;
}

int toStart(const std::vector<Instance>& instances, const ScalingWish& wish)
{
    return proposeScaling(pointersTo(instances), wish, {}).toStart;
}

using enum Condition;

} // namespace

class ScalingTest : public QObject {
    Q_OBJECT
private slots:
    void waitingOnesGoBeforeRunningOnes()
    {
        const std::vector<Instance> all{instance("r", Running, 1), instance("s", Running, 2),
                                        instance("w", Scheduled), instance("f", Failed, 1),
                                        instance("p", Provisioned)};
        QCOMPARE(victims(all, {.wanted = 2}), std::string("wfp"));
        QCOMPARE(victims(all, {.wanted = 3}, referenceBehaviour()), std::string("sr"));
    }

    void killSelectionDecidesAmongEquals()
    {
        const std::vector<Instance> all{instance("a", Running, 1), instance("b", Running, 3),
                                        instance("c", Running, 2)};
        QCOMPARE(victims(all, {.wanted = 1}), std::string("bc"));
        QCOMPARE(victims(all, {.wanted = 1, .killSelection = KillSelection::OldestFirst}), std::string("ac"));
    }

    void namedOnesGoEvenBelowTheCount()
    {
        const std::vector<Instance> all{instance("a", Running, 1), instance("b", Running, 2),
                                        instance("c", Running, 3, Goal::Decommissioned)};
        const ScalingWish wish{.wanted = 2, .sentenced = {{"a"}, {"c"}, {"x"}, {"a"}}};
        QCOMPARE(victims(all, wish), std::string("a"));
        QCOMPARE(toStart(all, wish), 1);
    }

    void goneOnesAreNeitherThereNorVictims()
    {
        const std::vector<Instance> all{instance("a", Running, 1), instance("u", UnreachableInactive, 1),
                                        instance("d", Running, 1, Goal::Stopped)};
        QCOMPARE(victims(all, {.wanted = 2}), std::string());
        QCOMPARE(toStart(all, {.wanted = 2}), 1);
        QCOMPARE(victims(all, {.wanted = 0}), std::string("a"));
    }
};

QTEST_GUILESS_MAIN(ScalingTest)
#include "scaling_test.moc"
