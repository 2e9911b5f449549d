// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/invariants.h"
#include "core/simulation/world.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::simulation;
using namespace std::chrono_literals;

namespace {

AppSpec smallApp(int instances)
{
    AppSpec app;
    app.id = PathId::absolute("/web");
    app.cmd = "sleep 100";
    app.instances = instances;
    app.resources.cpus = 0.01;
    app.resources.mem = 16;
    return app;
}

WorldSetup worldOf(int agents, std::vector<FaultRule> rules = {})
{
    WorldSetup setup;
    setup.cluster.agents = equalAgents(agents);
    setup.cluster.faults = FaultPlan(std::move(rules));
    return setup;
}

std::size_t running(const World& world)
{
    std::size_t count = 0;
    world.cluster().forEachTask([&](const VirtualTask& task, const VirtualLaunch&) {
        count += task.state == TaskState::Running ? 1U : 0U;
    });
    return count;
}

/// Everything that is published, in short.
std::string traceOf(World& world)
{
    std::string trace;
    world.watch = [&trace](const Event& event, const Effects& effects) {
        trace += std::to_string(event.index()) + ':' + std::to_string(effects.calls.size()) + ' ';
        for (const ClusterCall& call : effects.calls) {
            if (const auto* accept = std::get_if<AcceptOffer>(&call)) {
                for (const Launch& launch : accept->launches)
                    trace += launch.instance->tasks.front().id.value + ' ';
            }
        }
    };
    [[maybe_unused]] const auto created = world.ask(CreateApp{smallApp(20)});
    world.runFor(10min);
    world.watch = {};
    return trace;
}

} // namespace

class WorldTest : public QObject {
    Q_OBJECT
private slots:
    void deploysScalesAndDestroys()
    {
        World world(worldOf(3));
        QVERIFY(world.ask(CreateApp{smallApp(5)}).has_value());
        QVERIFY(world.settles(10s));
        QCOMPARE(running(world), std::size_t{5});
        QVERIFY(world.ask(RestartApp{PathId::absolute("/web")}).has_value());
        QVERIFY(world.settles(1min));
        QCOMPARE(running(world), std::size_t{5});
        QVERIFY(world.ask(DeleteApp{PathId::absolute("/web")}).has_value());
        QVERIFY(world.settles(10s));
        QCOMPARE(world.cluster().liveTasks(), std::size_t{0});
    }

    void launchesAThousand()
    {
        World world(worldOf(20));
        QVERIFY(world.ask(CreateApp{smallApp(1000)}).has_value());
        QVERIFY(world.settles(10s));
        QCOMPARE(running(world), std::size_t{1000});
        QCOMPARE(brokenInvariants(world.state()), std::vector<std::string>{});
    }

    void replacesWhatFailsAndWhatIsLost()
    {
        World world(worldOf(3, {{"/web", {}, 2, 200ms, {FaultKind::Exit, 1}},
                                {"/web", {}, 3, 300ms, {FaultKind::Unreachable, 0}}}));
        QVERIFY(world.ask(CreateApp{smallApp(4)}).has_value());
        world.runFor(1h);
        QCOMPARE(brokenInvariants(world.state()), std::vector<std::string>{});
        std::size_t reachable = 0;
        world.cluster().forEachTask([&](const VirtualTask&, const VirtualLaunch& launch) {
            reachable += launch.isUnreachable ? 0U : 1U;
        });
        QCOMPARE(reachable, std::size_t{4});
    }

    void movesFromALostAgent()
    {
        World world(worldOf(2));
        QVERIFY(world.ask(CreateApp{smallApp(4)}).has_value());
        QVERIFY(world.settles(10s));
        world.loseAgent({"agent-1"});
        world.runFor(1h);
        std::size_t elsewhere = 0;
        world.cluster().forEachTask([&](const VirtualTask&, const VirtualLaunch& launch) {
            elsewhere += launch.agent == 1 ? 1U : 0U;
        });
        QCOMPARE(elsewhere, std::size_t{4});
        world.regainAgent({"agent-1"});
        world.runFor(1h);
        QCOMPARE(world.cluster().liveTasks(), std::size_t{4});
    }

    void goesTheSameWayAgain()
    {
        WorldSetup setup = worldOf(3, {{"*", {}, 3, 1s, {FaultKind::Lost, 0}}});
        setup.cluster.messages = {20, 10, 20, 3s};
        World first(setup);
        World second(setup);
        const std::string trace = traceOf(first);
        QVERIFY(trace.size() > 1000);
        QCOMPARE(traceOf(second), trace);
    }
};

QTEST_GUILESS_MAIN(WorldTest)
#include "world_test.moc"
