// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/engine_cast.h"
#include "core/simulation/rehearsal.h"
#include "core/simulation/world.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::simulation;
using namespace std::chrono_literals;

namespace {

PathId path(const char* id)
{
    return PathId::absolute(id);
}

AppSpec smallApp(const char* id, int instances, double minimum = 1, double over = 1)
{
    AppSpec app;
    app.id = path(id);
    app.cmd = "sleep 100";
    app.instances = instances;
    app.resources.cpus = 0.01;
    app.resources.mem = 16;
    app.upgradeStrategy.minimumHealthCapacity = minimum;
    app.upgradeStrategy.maximumOverCapacity = over;
    return app;
}

/// The pair of the deployment documents; `release` makes it another configuration.
std::vector<AppSpec> shop(bool defaultOverCapacity, const std::string& release = {})
{
    AppSpec db = smallApp("/shop/db", 10, 0.6, defaultOverCapacity ? 1 : 0.2);
    AppSpec app = smallApp("/shop/app", 20, 0.8, defaultOverCapacity ? 1 : 0.6);
    app.dependencies = {db.id};
    std::vector<AppSpec> both{db, app};
    for (AppSpec& each : both) {
        if (!release.empty())
            each.cmd = "sleep " + release;
    }
    return both;
}

WorldSetup worldOf(int agents)
{
    WorldSetup setup;
    setup.cluster.agents = equalAgents(agents);
    return setup;
}

/// One agent with so many cpus.
WorldSetup smallWorld(Milli cpus)
{
    WorldSetup setup = worldOf(1);
    std::vector<OfferedResource> resources = *setup.cluster.agents.front().resources;
    resources.front().amount = cpus;
    setup.cluster.agents.front().resources =
        std::make_shared<const std::vector<OfferedResource>>(std::move(resources));
    return setup;
}

Result<Script> scriptOf(const World& world, CommandBody change, bool force = false)
{
    return makeScript(sceneOf(world.state(), world.now()), std::move(change), force);
}

Cast castIn(const World& world, const Script& script)
{
    Cast cast = castOf(world.state(), script.touched());
    cast.agents.clear();
    const VirtualAgents& agents = world.cluster().agents();
    for (std::uint32_t i = 0; i < agents.size(); ++i) {
        const VirtualAgent& agent = agents[i].agent;
        cast.agents.push_back({agent.info(), agent.total(), agent.free()});
    }
    return cast;
}

std::optional<Rehearsal> rehearse(const World& world, CommandBody change)
{
    const Result<Script> script = scriptOf(world, std::move(change));
    return script ? play(*script, castIn(world, *script)) : std::nullopt;
}

const AppForecast& forecast(const Rehearsal& rehearsal, const char* id)
{
    const auto found = std::ranges::find(rehearsal.apps, path(id), &AppForecast::id);
    return found == rehearsal.apps.end() ? rehearsal.apps.front() : *found;
}

/// What really happens: the most launched instances of each app, and in which order steps begin.
struct Witness {
    explicit Witness(World& world)
    {
        world.watch = [this, &world](const Event&, const Effects& effects) {
            for (const ApiEvent& event : effects.events) {
                const auto* step = std::get_if<DeploymentStepEvent>(&event.body);
                if (step && step->kind == DeploymentStepEvent::Kind::Info)
                    steps.push_back(step->currentStep);
            }
            for (const auto& [id, group] : world.state().instances.specs())
                most[id] = std::max(most[id], group.active);
        };
    }
    std::vector<DeploymentStep> steps;
    std::map<PathId, int> most;
};

} // namespace

class RehearsalTest : public QObject {
    Q_OBJECT
private slots:
    void predictsTheShop_data()
    {
        QTest::addColumn<bool>("defaultOverCapacity");
        QTest::addColumn<int>("dbPeak");
        QTest::addColumn<int>("appPeak");
        QTest::newRow("0.2 and 0.6 over") << false << 12 << 32;
        QTest::newRow("default: 1.0 over") << true << 20 << 40;
    }

    void predictsTheShop()
    {
        QFETCH(const bool, defaultOverCapacity);
        QFETCH(const int, dbPeak);
        QFETCH(const int, appPeak);
        World world(worldOf(3));
        QVERIFY(world.ask(UpdateApps{{}, shop(defaultOverCapacity)}).has_value());
        QVERIFY(world.settles(1min));
        const UpdateApps change{{}, shop(defaultOverCapacity, "200")};

        const std::optional<Rehearsal> rehearsal = rehearse(world, change);
        QVERIFY(rehearsal.has_value());
        QVERIFY(rehearsal->ends);
        const AppForecast& db = forecast(*rehearsal, "/shop/db");
        const AppForecast& app = forecast(*rehearsal, "/shop/app");
        QCOMPARE(db.peak, dbPeak);
        QCOMPARE(app.peak, appPeak);
        QCOMPARE(db.lowestHealthy, 6);
        QCOMPARE(app.lowestHealthy, 16);
        QVERIFY(rehearsal->waits.empty());
        QCOMPARE(db.line.front(), (CountPoint{0s, 10, 0, 10}));
        QCOMPARE(db.line.back().old, 0);
        QCOMPARE(db.line.back().fresh, 10);
        QCOMPARE(db.line.back().healthy, 10);
        QVERIFY(app.line.at(1).at >= db.line.back().at); // the database first
        QCOMPARE(rehearsal->before.cpus, 0.3);
        QVERIFY(rehearsal->peak.cpus >= 0.01 * (10 + appPeak));
        QCOMPARE(rehearsal->total.cpus, 96.0);
        QCOMPARE(rehearsal->available.cpus, 96.0);

        Witness witness(world);
        QVERIFY(world.ask(change).has_value());
        QVERIFY(world.settles(1h));
        QCOMPARE(witness.most.at(db.id), dbPeak);
        QCOMPARE(witness.most.at(app.id), appPeak);
        QCOMPARE(witness.steps.size(), rehearsal->steps.size());
        for (std::size_t i = 0; i < witness.steps.size(); ++i) {
            QVERIFY(witness.steps[i] == rehearsal->steps[i].step);
            QVERIFY(rehearsal->steps[i].begun && rehearsal->steps[i].ended);
        }
    }

    void changesNothingAndIsRepeatable()
    {
        World world(worldOf(2));
        QVERIFY(world.ask(UpdateApps{{}, shop(false)}).has_value());
        QVERIFY(world.settles(1min));
        const RootGroup before = world.state().root;
        const auto first = rehearse(world, UpdateApps{{}, shop(false, "200")});
        const auto second = rehearse(world, UpdateApps{{}, shop(false, "200")});
        QVERIFY(first && second);
        QVERIFY(first->length == second->length);
        QVERIFY(first->apps.front().line == second->apps.front().line);
        QVERIFY(world.state().root == before);
        QVERIFY(world.state().rollouts.empty());
    }

    void waitsForRoomThatComes()
    {
        WorldSetup setup = smallWorld(1000);
        setup.cluster.start = 5s;
        World world(std::move(setup));
        AppSpec app = smallApp("/web", 2, 0.5, 1);
        app.resources.cpus = 0.4;
        QVERIFY(world.ask(CreateApp{app}).has_value());
        QVERIFY(world.settles(1min));
        app.cmd = "sleep 200";
        const auto rehearsal = rehearse(world, UpdateApps{{}, {app}});
        QVERIFY(rehearsal && rehearsal->ends);
        QCOMPARE(forecast(*rehearsal, "/web").peak, 2);
        QCOMPARE(forecast(*rehearsal, "/web").lowestHealthy, 1);
        QVERIFY(!rehearsal->waits.empty());
        const WaitForecast& wait = rehearsal->waits.front();
        QVERIFY(wait.until.has_value());
        QVERIFY(wait.nearest && wait.nearest->lacks.front().reason == Refusal::InsufficientCpus);
        QCOMPARE(rehearsal->available.cpus, 1.0);
    }

    void saysThatItWouldWaitForEver()
    {
        World world(smallWorld(1000));
        AppSpec app = smallApp("/web", 2, 1, 1);
        app.resources.cpus = 0.4;
        QVERIFY(world.ask(CreateApp{app}).has_value());
        QVERIFY(world.settles(1min));
        app.cmd = "sleep 200";
        const auto rehearsal = rehearse(world, UpdateApps{{}, {app}});
        QVERIFY(rehearsal.has_value());
        QVERIFY(!rehearsal->ends);
        QCOMPARE(rehearsal->waits.size(), std::size_t{1});
        QVERIFY(!rehearsal->waits.front().until);
        QCOMPARE(rehearsal->waits.front().instances, 2);
        QCOMPARE(forecast(*rehearsal, "/web").lowestHealthy, 2);
        QVERIFY(!rehearsal->steps.back().ended);
    }

    void assumesWhatWasSeen()
    {
        WorldSetup setup = worldOf(2);
        setup.cluster.start = 7s;
        World world(std::move(setup));
        AppSpec app = smallApp("/web", 3, 0, 0);
        QVERIFY(world.ask(CreateApp{app}).has_value());
        QVERIFY(world.settles(1min));
        app.cmd = "sleep 200";
        const auto rehearsal = rehearse(world, UpdateApps{{}, {app, smallApp("/new", 1)}});
        QVERIFY(rehearsal && rehearsal->ends);
        const Assumed& start = forecast(*rehearsal, "/web").assumed.start;
        QVERIFY(start.from == AssumedFrom::History);
        QCOMPARE(start.samples, 3);
        QVERIFY(start.time == Duration(7s));
        QVERIFY(rehearsal->length >= Duration(7s));
        QVERIFY(forecast(*rehearsal, "/new").assumed.start.from == AssumedFrom::Definition);
        QCOMPARE(forecast(*rehearsal, "/new").lowestHealthy, 0);
    }

    void waitsForHealth()
    {
        World world(worldOf(2));
        AppSpec app = smallApp("/web", 4, 1, 0.5);
        HealthCheck check;
        check.protocol = HealthCheckProtocol::Http;
        check.intervalSeconds = 10;
        app.healthChecks = {check};
        app.portDefinitions = {{10000, "http", PortProtocol::Tcp, {}}};
        QVERIFY(world.ask(CreateApp{app}).has_value());
        QVERIFY(world.settles(5min));
        world.runFor(1min);
        app.cmd = "sleep 200";
        const auto rehearsal = rehearse(world, UpdateApps{{}, {app}});
        QVERIFY(rehearsal && rehearsal->ends);
        const AppForecast& web = forecast(*rehearsal, "/web");
        QCOMPARE(web.peak, 6);
        QCOMPARE(web.lowestHealthy, 4);
        QVERIFY(web.assumed.healthy.has_value());
        QVERIFY(web.assumed.healthy->from == AssumedFrom::History);
        QCOMPARE(rehearsal->before.ports, 4);
        QCOMPARE(rehearsal->peak.ports, 6);
    }

    void waitsForReadiness()
    {
        World world(worldOf(2));
        AppSpec app = smallApp("/web", 2, 1, 0.5);
        app.portDefinitions = {{10000, "http-api", PortProtocol::Tcp, {}}};
        app.readinessChecks = {ReadinessCheck{}};
        QVERIFY(world.ask(CreateApp{app}).has_value());
        QVERIFY(world.settles(5min));
        app.cmd = "sleep 200";
        const auto rehearsal = rehearse(world, UpdateApps{{}, {app}});
        QVERIFY(rehearsal && rehearsal->ends);
        QCOMPARE(forecast(*rehearsal, "/web").peak, 3);
        QVERIFY(rehearsal->length >= Duration(1min)); // one after the other, 30 s each
    }

    void isRefusedAsTheChangeWouldBe()
    {
        World world(worldOf(2));
        AppSpec app = smallApp("/web", 2);
        app.dependencies = {path("/web")};
        const Result<Script> cyclic = scriptOf(world, UpdateApps{{}, {app}});
        QVERIFY(!cyclic);
        QVERIFY(world.ask(CreateApp{smallApp("/web", 2)}).has_value()); // runs still
        const Result<Script> locked = scriptOf(world, UpdateApps{{}, {smallApp("/web", 3)}});
        QVERIFY(!locked && locked.error().front().code == ErrorCode::AppLocked);
        const Result<Script> forced = scriptOf(world, UpdateApps{{}, {smallApp("/web", 3)}}, true);
        QVERIFY(forced.has_value());
        QVERIFY(forced->scene.running.empty());
        const auto rehearsal = play(*forced, castIn(world, *forced));
        QVERIFY(rehearsal && rehearsal->ends);
        QCOMPARE(forecast(*rehearsal, "/web").wanted, 3);
    }

    void goesOnWithWhatRunsBesideIt()
    {
        World world(worldOf(2));
        QVERIFY(world.ask(CreateApp{smallApp("/other", 5)}).has_value());
        QCOMPARE(world.state().rollouts.size(), std::size_t{1});
        const auto rehearsal = rehearse(world, CreateApp{smallApp("/web", 2)});
        QVERIFY(rehearsal && rehearsal->ends);
        QVERIFY(!rehearsal->steps.empty());
        QCOMPARE(rehearsal->apps.size(), std::size_t{2});
        QCOMPARE(forecast(*rehearsal, "/other").line.back().fresh, 5);
    }

    void stopsAndScales()
    {
        World world(worldOf(2));
        QVERIFY(world.ask(CreateApp{smallApp("/web", 5)}).has_value());
        QVERIFY(world.settles(1min));
        const auto stopped = rehearse(world, DeleteApp{path("/web")});
        QVERIFY(stopped && stopped->ends);
        QCOMPARE(stopped->apps.front().lowestHealthy, 0);
        QCOMPARE(stopped->apps.front().line.back(), (CountPoint{1s, 0, 0, 0}));
        const auto scaled = rehearse(world, UpdateApps{{}, {smallApp("/web", 3)}});
        QVERIFY(scaled && scaled->ends);
        QCOMPARE(scaled->apps.front().lowestHealthy, 3);
        QCOMPARE(scaled->apps.front().line.front(), (CountPoint{0s, 0, 5, 5})); // nothing is old
        const auto nothing = rehearse(world, UpdateApps{{}, {smallApp("/web", 5)}});
        QVERIFY(nothing && nothing->ends && nothing->steps.empty());
    }

    void canBeCancelled()
    {
        World world(worldOf(2));
        const Result<Script> script = scriptOf(world, CreateApp{smallApp("/web", 5)});
        QVERIFY(script.has_value());
        QVERIFY(!play(*script, castIn(world, *script), [] { return true; }));
    }
};

QTEST_GUILESS_MAIN(RehearsalTest)
#include "rehearsal_test.moc"
