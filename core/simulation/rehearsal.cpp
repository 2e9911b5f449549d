// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/rehearsal.h"

#include "core/constraints/resource_match.h"
#include "core/simulation/habits.h"
#include "core/simulation/rehearsal_recorder.h"
#include "core/simulation/world.h"

#include <algorithm>

namespace pacer::simulation {

using namespace scheduler; // NOLINT(google-build-using-namespace): the language of these functions

namespace {

using namespace std::chrono_literals;

constexpr Duration never = 24h * 365;
constexpr Duration longestRehearsal = 24h * 7;
constexpr Duration roundOfOffers = 1s;
constexpr Duration leastPatience = 90s;
constexpr int momentsBetweenQuestions = 16;

/// Definitions as far as they matter here. What tasks are told is left out, a health check that the scheduler
/// would have to make again and again becomes one beside the task, which speaks only once, and all have one
/// role, because the agents of a rehearsal offer to one.
class Costumes {
public:
    explicit Costumes(const Script& script)
        : m_touched(script.touched())
        , m_settings(script.scene.settings)
    {}

    RunSpec of(const RunSpec& spec)
    {
        if (const auto* pod = std::get_if<PodPtr>(&spec.ptr())) {
            PodPtr& made = m_pods[*pod];
            if (!made) {
                PodSpec copy = **pod;
                copy.acceptedResourceRoles = rolesOf(spec);
                copy.role = m_settings.defaultRole;
                made = std::make_shared<const PodSpec>(std::move(copy));
            }
            return made;
        }
        const AppPtr& app = std::get<AppPtr>(spec.ptr());
        AppPtr& made = m_apps[app];
        if (!made) {
            AppSpec copy = *app;
            copy.env.clear();
            copy.acceptedResourceRoles = rolesOf(spec);
            copy.role = m_settings.defaultRole;
            if (m_settings.behaviour.healthLedger && !copy.healthChecks.empty()) {
                HealthCheck check;
                check.protocol = HealthCheckProtocol::MesosTcp;
                check.maxConsecutiveFailures = 0;
                copy.healthChecks = {check};
            }
            made = std::make_shared<const AppSpec>(std::move(copy));
        }
        return made;
    }

    RootGroup of(const RootGroup& root)
    {
        RootGroup& made = m_roots[root];
        if (!made) {
            Group copy = *root;
            for (const PathId& id : m_touched) {
                if (const std::optional<RunSpec> spec = findRunSpec(copy, id))
                    putRunSpec(copy, of(*spec));
            }
            made = std::make_shared<const Group>(std::move(copy));
        }
        return made;
    }

    StoredDeployment of(StoredDeployment deployment)
    {
        deployment.plan.original = of(deployment.plan.original);
        deployment.plan.target = of(deployment.plan.target);
        return deployment;
    }

    const std::set<PathId>& touched() const { return m_touched; }
    bool asksForHealth(const RunSpec& spec) const
    {
        return !m_settings.behaviour.healthLedger && spec.app()
               && std::ranges::any_of(spec.app()->healthChecks,
                                      [](const HealthCheck& one) { return !one.runsBesideTask(); });
    }

private:
    /// As the scheduler understands the definition while it has its own role.
    std::set<std::string> rolesOf(const RunSpec& spec) const
    {
        std::set<std::string> roles = spec.acceptedResourceRoles();
        if (!roles.empty())
            return roles;
        switch (m_settings.acceptedRolesDefault) {
        case AcceptedRolesDefault::Any: return {spec.role(), "*"};
        case AcceptedRolesDefault::Unreserved: return {"*"};
        case AcceptedRolesDefault::Reserved: return {spec.role()};
        }
        return roles;
    }

    std::set<PathId> m_touched;
    Settings m_settings;
    std::map<AppPtr, AppPtr> m_apps;
    std::map<PodPtr, PodPtr> m_pods;
    std::map<RootGroup, RootGroup> m_roots;
};

Settings quiet(Settings settings)
{
    settings.scaleAppsInitialDelay = never; // what is not on stage is not missed
    settings.reconciliationInitialDelay = never;
    settings.taskLaunchTimeout = never;
    settings.taskLaunchConfirmTimeout = never;
    return settings;
}

/// Adds to what an agent has; `name` may be there in several parts, of which the first common one grows.
template <class Amount, class Grow>
void addTo(std::vector<OfferedResource>& resources, const char* name, Grow grow)
{
    const auto part = std::ranges::find_if(resources, [&](const OfferedResource& one) {
        return one.name == name && !one.reservation && !one.disk
               && std::holds_alternative<Amount>(one.amount);
    });
    if (part != resources.end()) {
        grow(std::get<Amount>(part->amount));
        return;
    }
    OfferedResource made;
    made.name = name;
    made.amount = Amount{};
    grow(std::get<Amount>(made.amount));
    resources.push_back(std::move(made));
}

void addInstance(std::vector<OfferedResource>& resources, const Instance& instance)
{
    const constraints::Amounts amounts = constraints::amountsOf(instance.spec.totalResources());
    const std::pair<const char*, Milli> scalars[] = {
        {"cpus", amounts.cpus}, {"mem", amounts.mem}, {"disk", amounts.disk}, {"gpus", amounts.gpus}};
    for (const auto& [name, amount] : scalars) {
        if (amount > 0)
            addTo<Milli>(resources, name, [more = amount](Milli& sum) { sum += more; });
    }
    for (const Task& task : instance.tasks) {
        for (const std::optional<int>& port : task.hostPorts) {
            if (!port)
                continue;
            const auto number = static_cast<std::uint64_t>(*port);
            addTo<Ranges>(resources, "ports", [number](Ranges& ranges) {
                ranges.push_back({number, number});
            });
        }
    }
}

/// Of agents that nobody knows.
std::vector<OfferedResource> plenty()
{
    constexpr Milli amount = 1'000'000'000'000;
    constexpr Range ports{1025, 65535};
    std::vector<OfferedResource> resources;
    for (const char* name : {"cpus", "mem", "disk", "gpus"})
        resources.push_back({name, "*", amount, std::nullopt, std::nullopt});
    resources.push_back({"ports", "*", Ranges{ports}, std::nullopt, std::nullopt});
    return resources;
}

/// Agents with room for those who are there and for what is free beside them.
std::vector<AgentSetup> stageOf(const Cast& cast)
{
    std::map<AgentId, AgentRoom> rooms;
    std::vector<AgentId> order;
    const auto room = [&](const AgentInfo& info) -> AgentRoom& {
        const auto [known, isNew] = rooms.try_emplace(info.id, AgentRoom{info, {}, {}});
        if (isNew)
            order.push_back(info.id);
        return known->second;
    };
    for (const AgentRoom& one : cast.agents)
        room(one.info) = one;
    if (cast.agents.empty())
        room({AgentId{"?"}, "?", {}, {}, {}}).free = plenty();
    for (const Actor& actor : cast.actors) {
        if (actor.instance->agent && isActive(actor.instance->condition))
            addInstance(room(*actor.instance->agent).free, *actor.instance);
    }
    std::vector<AgentSetup> setups;
    for (const AgentId& id : order) {
        AgentRoom& one = rooms.at(id);
        setups.push_back(
            {std::move(one.info), std::make_shared<const std::vector<OfferedResource>>(std::move(one.free))});
    }
    return setups;
}

/// Assumptions of everything that takes part.
std::map<PathId, Assumptions> assumedFor(const Script& script, const Cast& cast)
{
    std::map<PathId, std::vector<const Actor*>> actors;
    for (const Actor& actor : cast.actors)
        actors[actor.instance->runSpecId()].push_back(&actor);
    std::map<PathId, Assumptions> all;
    for (const PathId& id : script.touched()) {
        std::optional<RunSpec> spec = findRunSpec(*script.scene.root, id);
        if (!spec && !actors[id].empty())
            spec = actors[id].front()->instance->spec;
        if (spec)
            all.emplace(id, assumptionsFor(*spec, actors[id]));
    }
    return all;
}

HealthLedger ledgerOf(const Cast& cast, Costumes& costumes)
{
    HealthLedger ledger;
    for (const Actor& actor : cast.actors) {
        const RunSpec spec = costumes.of(actor.instance->spec);
        if (!actor.healthy || !spec.app() || spec.app()->healthChecks.empty())
            continue;
        HealthResult result;
        result.alive = *actor.healthy;
        result.instanceId = actor.instance->id;
        result.consecutiveFailures = *actor.healthy ? 0 : 1;
        ledger.results[actor.instance->id].assign(spec.app()->healthChecks.size(), result);
        ledger.aggregate[actor.instance->id] = actor.healthy;
    }
    return ledger;
}

WorldSetup setupOf(const Script& script, const Cast& cast, const std::map<PathId, Assumptions>& assumed)
{
    Costumes costumes(script);
    WorldSetup setup;
    setup.settings = quiet(script.scene.settings);
    if (cast.agents.empty())
        setup.settings.gpuRestricted = false; // GPUs are not scarce where there is plenty of everything
    setup.begin = script.scene.now;
    setup.cluster.agents = stageOf(cast);
    setup.cluster.role = script.scene.settings.defaultRole;
    setup.cluster.offers = roundOfOffers;
    for (const auto& [id, each] : assumed) {
        const std::optional<RunSpec> spec = findRunSpec(*script.scene.root, id);
        setup.cluster.paces.emplace(id, paceOf(each, spec && costumes.asksForHealth(*spec)));
    }
    setup.running = ledgerOf(cast, costumes);
    setup.stored.root = costumes.of(script.scene.root);
    for (const Actor& actor : cast.actors) {
        Instance instance = *actor.instance;
        instance.spec = costumes.of(instance.spec);
        instance.role = setup.settings.defaultRole;
        if (actor.healthy && !instance.tasks.empty() && instance.spec.app()
            && !instance.spec.app()->healthChecks.empty())
            instance.tasks.front().healthy = actor.healthy;
        setup.stored.instances.push_back(std::move(instance));
    }
    for (const StoredDeployment& other : script.scene.running)
        setup.stored.deployments.push_back(costumes.of(other));
    setup.stored.deployments.push_back(costumes.of(StoredDeployment{script.plan, 0}));
    setup.stored.delays = cast.delays;
    return setup;
}

/// How long a slot update may do nothing but watch and wait.
Duration pausesOf(const UpgradeStrategy& strategy)
{
    if (!strategy.rolling)
        return Duration{0};
    const std::chrono::duration<double> time(strategy.rolling->delaySeconds
                                             + strategy.rolling->monitorSeconds);
    return std::chrono::duration_cast<Duration>(time);
}

/// When nothing has moved for so long, nothing will.
Duration patienceFor(const Script& script, const Cast& cast, const std::map<PathId, Assumptions>& assumed)
{
    Duration longest{};
    for (const auto& [id, each] : assumed) {
        const Duration healthy = each.healthy ? each.healthy->time : Duration{0};
        const Duration ready = each.ready ? each.ready->time : Duration{0};
        const std::optional<RunSpec> spec = findRunSpec(*script.scene.root, id);
        const Duration watched = spec ? pausesOf(spec->upgradeStrategy()) : Duration{0};
        longest = std::max(longest, each.start.time + each.stop + 2 * healthy + 2 * ready + watched);
    }
    for (const LaunchDelay& delay : cast.delays)
        longest = std::max(longest, delay.reference + delay.current - script.scene.now);
    return longest + leastPatience;
}

} // namespace

std::optional<Rehearsal> play(const Script& script, const Cast& cast,
                              const std::function<bool()>& isCancelled)
{
    RehearsalRecorder recorder(script, cast);
    const std::map<PathId, Assumptions> assumed = assumedFor(script, cast);
    Timestamp now = script.scene.now;
    if (!script.plan.steps.empty()) {
        WorldSetup setup = setupOf(script, cast, assumed);
        const World* stage = nullptr;
        setup.watch = [&](const Event&, const Effects& effects) {
            recorder.hear(effects, stage ? stage->now() : script.scene.now);
        };
        World world(std::move(setup));
        stage = &world;
        recorder.endMoment(world.state(), world.now());
        const Duration patience = patienceFor(script, cast, assumed);
        const Timestamp end = now + longestRehearsal;
        for (int moments = 0; !recorder.isOver() && world.runNext(end); ++moments) {
            recorder.endMoment(world.state(), world.now());
            if (world.now() - script.scene.now - recorder.lastChange() > patience)
                break;
            if (isCancelled && moments % momentsBetweenQuestions == 0 && isCancelled())
                return std::nullopt;
        }
        now = world.now();
    }
    Rehearsal result = std::move(recorder).finish(now);
    for (AppForecast& app : result.apps) {
        if (const auto known = assumed.find(app.id); known != assumed.end())
            app.assumed = known->second;
    }
    return result;
}

} // namespace pacer::simulation
