// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/any_scenario.h"

#include <rapidcheck.h>

namespace pacer::testing {

using namespace scheduler;  // NOLINT(google-build-using-namespace)
using namespace simulation; // NOLINT(google-build-using-namespace)
using namespace std::chrono_literals;

namespace {

/// The smallest one is what a failure is reduced to. From the first case on everything may come.
int draw(int from, int to)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to + 1));
}

template <class T>
T oneOf(const std::vector<T>& choices)
{
    return choices[static_cast<std::size_t>(draw(0, static_cast<int>(choices.size()) - 1))];
}

AgentSetup anyAgent(int number)
{
    const std::string name = "agent-" + std::to_string(number);
    AgentSetup setup{{{name}, name, "home", "z" + std::to_string(draw(1, 2)), {}}, nullptr};
    if (number > 1 && draw(0, 9) == 9)
        setup.info.region = "far";
    if (const int rack = draw(0, 3); rack < 3)
        setup.info.attributes.push_back({"rack", "r" + std::to_string(rack)});
    if (draw(0, 1) == 1)
        setup.info.attributes.push_back({"speed", oneOf<double>({1, 2.5})});

    const std::string role = draw(0, 9) == 9 ? "other" : "*";
    std::vector<OfferedResource> resources;
    const auto add = [&](const char* kind, auto amount) {
        resources.push_back({kind, role, std::move(amount), std::nullopt, std::nullopt});
    };
    add("cpus", Milli{500} * draw(1, 8));
    add("mem", Milli{256'000} * draw(1, 8));
    if (draw(0, 4) == 4)
        add("gpus", Milli{1000} * draw(1, 2));
    const auto first = static_cast<std::uint64_t>(31000);
    add("ports", Ranges{{first, first + static_cast<std::uint64_t>(draw(0, 3))}, {31010, 31016}});
    setup.resources = std::make_shared<const std::vector<OfferedResource>>(std::move(resources));
    return setup;
}

/// A field, a value it may have and a pattern for some of its values.
struct Field {
    std::string name;
    std::string value;
    std::string pattern;
};

Constraint anyConstraint()
{
    using enum ConstraintOperator;
    const Field field = oneOf<Field>({{"hostname", "agent-1", "agent-[12]"},
                                      {"rack", "r1", "r[01]"},
                                      {"@zone", "z1", "z1|z3"},
                                      {"speed", "2.50", "1|2.*"}});
    switch (oneOf<ConstraintOperator>({Unique, Cluster, GroupBy, Like, Unlike, MaxPer, Is})) {
    case Unique: return {field.name, Unique, std::nullopt};
    case Cluster: return {field.name, Cluster, draw(0, 1) == 0 ? std::nullopt : std::optional(field.value)};
    case GroupBy:
        return {field.name, GroupBy, draw(0, 1) == 0 ? std::nullopt : std::optional<std::string>("2")};
    case Like: return {field.name, Like, field.pattern};
    case Unlike: return {field.name, Unlike, field.pattern};
    case MaxPer: return {field.name, MaxPer, std::to_string(draw(1, 3))};
    case Is: return {field.name, Is, field.value};
    }
    return {};
}

AppSpec anyApp(int number)
{
    AppSpec app;
    app.id = PathId::absolute("/app-" + std::to_string(number));
    app.cmd = "serve";
    app.instances = draw(1, 6);
    app.resources.cpus = 0.125 * draw(1, 8);
    app.resources.mem = 32 * draw(1, 8);
    app.resources.gpus = draw(0, 9) == 9 ? 1 : 0;
    app.backoff = {0, 1.0, 300};
    for (int count = draw(0, 3); count > 1; --count)
        app.constraints.insert(anyConstraint());
    app.requirePorts = draw(0, 4) == 4;
    for (int port = 0, count = draw(0, 2); port < count; ++port)
        app.portDefinitions.push_back({.port = app.requirePorts ? 31000 + port : 0});
    return app;
}

} // namespace

Scenario anyScenario()
{
    Scenario scenario;
    for (int number = 1, count = draw(1, 5); number <= count; ++number)
        scenario.agents.push_back(anyAgent(number));
    for (int number = 1, count = draw(1, 4); number <= count; ++number)
        scenario.apps.push_back(anyApp(number));
    for (int count = draw(0, 3); count > 0; --count) {
        scenario.faults.push_back({"/app-" + std::to_string(draw(1, 4)),
                                   std::nullopt,
                                   draw(1, 6),
                                   draw(0, 20) * 100ms,
                                   {FaultKind::Exit, 1}});
    }
    scenario.seed = static_cast<std::uint64_t>(draw(1, 1000));
    return scenario;
}

WorldSetup setupOf(const Scenario& scenario)
{
    WorldSetup setup;
    setup.cluster.agents = scenario.agents;
    setup.cluster.faults = FaultPlan(scenario.faults);
    setup.cluster.seed = scenario.seed;
    setup.cluster.offers = 500ms;
    setup.seed = scenario.seed;
    return setup;
}

void play(const Scenario& scenario, World& world)
{
    for (const AppSpec& app : scenario.apps) {
        [[maybe_unused]] const auto created = world.ask(CreateApp{app});
        world.runFor(500ms);
    }
    AppUpdate scaled;
    scaled.id = scenario.apps.front().id;
    scaled.values.instances = static_cast<int>(scenario.seed % 7);
    scaled.present = {AppField::Instances};
    [[maybe_unused]] const auto changed = world.ask(UpdateApps{{scaled}, {}}, true);
    world.runFor(1s);
    [[maybe_unused]] const auto restarted = world.ask(RestartApp{scenario.apps.back().id}, true);
    world.runFor(2s);
    if (scenario.apps.size() > 2) [[maybe_unused]]
        const auto destroyed = world.ask(DeleteApp{scenario.apps[1].id}, true);
    world.runFor(30s);
}

} // namespace pacer::testing
