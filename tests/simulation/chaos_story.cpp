// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/chaos_story.h"

#include "core/base/ids.h"
#include "core/model/app_defaults.h"

namespace pacer::chaos {

using namespace std::chrono_literals;
using simulation::Fault;
using simulation::FaultKind;

namespace {

constexpr std::uint64_t deedCount = 25;
constexpr int agentMilliCpus = 2000;
constexpr int agentMilliMem = 2'048'000;
constexpr double longest = 30; ///< seconds of a slot update's times

/// Chance that makes a story.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_random(seed)
    {}
    bool oneIn(std::uint64_t of) { return m_random.below(of) == 0; }
    int below(int bound) { return static_cast<int>(m_random.below(static_cast<std::uint64_t>(bound))); }
    Duration upTo(Duration longestTime)
    {
        const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(longestTime).count();
        return std::chrono::milliseconds{below(static_cast<int>(milliseconds) + 1)};
    }
    template <class T>
    const T& of(const std::vector<T>& list)
    {
        return list.at(static_cast<std::size_t>(below(static_cast<int>(list.size()))));
    }

private:
    Random m_random;
};

std::vector<simulation::AgentSetup> agents()
{
    const auto resources = std::make_shared<const std::vector<OfferedResource>>(
        std::vector<OfferedResource>{{"cpus", "*", Milli{agentMilliCpus}, std::nullopt, std::nullopt},
                                     {"mem", "*", Milli{agentMilliMem}, std::nullopt, std::nullopt},
                                     {"ports", "*", Ranges{{31000, 31019}}, std::nullopt, std::nullopt}});
    std::vector<simulation::AgentSetup> setups;
    for (const std::string& name : agentNames())
        setups.push_back({{{name}, name, std::nullopt, std::nullopt, {}}, resources});
    return setups;
}

SlotUpdateSettings anySlots(Dice& dice)
{
    SlotUpdateSettings settings;
    settings.parallelism = dice.below(4);
    settings.delaySeconds = dice.below(2) * longest / 2;
    settings.monitorSeconds = dice.below(3) * longest / 2;
    settings.failureAction = static_cast<FailureAction>(dice.below(3));
    settings.maxFailureRatio = dice.below(3) / 4.0;
    settings.order = static_cast<UpdateOrder>(dice.below(2));
    settings.stuckAfterSeconds = dice.oneIn(2) ? longest : 0;
    return settings;
}

void addChecks(AppSpec& app, Dice& dice)
{
    constexpr int interval = 10;
    if (dice.oneIn(2)) {
        HealthCheck check;
        check.protocol = dice.oneIn(2) ? HealthCheckProtocol::Http : HealthCheckProtocol::MesosHttp;
        check.path = "/";
        check.portIndex = 0;
        check.intervalSeconds = interval;
        check.timeoutSeconds = interval / 2;
        check.gracePeriodSeconds = interval * (1 + dice.below(2)); // as long as any may need to become well
        check.maxConsecutiveFailures = check.runsBesideTask() ? 0 : dice.below(3);
        app.healthChecks = {check};
    }
    if (dice.oneIn(3)) {
        ReadinessCheck check;
        check.portName = "web";
        check.intervalSeconds = interval / 2;
        check.timeoutSeconds = interval / 5;
        app.readinessChecks = {check};
    }
}

AppSpec anyApp(const PathId& id, Dice& dice)
{
    AppSpec app;
    app.id = id;
    app.cmd = "version " + std::to_string(dice.below(3));
    app.instances = dice.below(5);
    app.resources.cpus = 0.1;
    app.resources.mem = 32;
    app.upgradeStrategy.minimumHealthCapacity = dice.below(3) / 2.0;
    app.upgradeStrategy.maximumOverCapacity = dice.below(3) / 2.0;
    if (dice.oneIn(3))
        app.upgradeStrategy = {openCapacity, openCapacity, anySlots(dice), std::nullopt};
    if (app.upgradeStrategy.rolling && dice.oneIn(2)) {
        app.upgradeStrategy.rollback = anySlots(dice);
        if (app.upgradeStrategy.rollback->failureAction == FailureAction::Rollback)
            app.upgradeStrategy.rollback->failureAction = FailureAction::Pause;
    }
    if (dice.oneIn(2)) {
        PortDefinition port;
        port.name = "web";
        app.portDefinitions = {port};
        addChecks(app, dice);
    }
    if (id == appIds().at(1) && dice.oneIn(2))
        app.dependencies.insert(appIds().at(0));
    if (app.instances <= 2 && dice.oneIn(3))
        app.constraints.insert({"hostname", ConstraintOperator::Unique, std::nullopt});
    if (dice.oneIn(3)) {
        const int patience = 20 * dice.below(3);
        app.unreachableStrategy = UnreachableEnabled{patience, patience * 2};
    }
    constexpr int longestBackoff = 60;
    app.backoff.maxLaunchDelaySeconds = longestBackoff;
    return withDefaults(app);
}

Fault anyFault(Dice& dice)
{
    Fault fault;
    fault.kind = static_cast<FaultKind>(dice.below(static_cast<int>(FaultKind::NotReady) + 1));
    fault.status = dice.below(2);
    fault.signal = "Killed";
    return fault;
}

Deed anyDeed(Dice& dice)
{
    using Kind = Deed::Kind;
    static const std::vector<Kind> kinds{
        Kind::Put,
        Kind::Put,
        Kind::Put,
        Kind::Put,
        Kind::Restart,
        Kind::Delete,
        Kind::Kill,
        Kind::Cancel,
        Kind::Pause,
        Kind::Resume,
        Kind::ResetDelay,
        Kind::Befall,
        Kind::LoseAgent,
        Kind::RegainAgent,
        Kind::Kill,
        Kind::Befall,
        Kind::RestartScheduler,
        Kind::CrashScheduler,
    };
    Deed deed;
    deed.kind = dice.of(kinds);
    deed.app = dice.of(appIds());
    deed.agent = dice.of(agentNames());
    deed.pick = static_cast<std::uint64_t>(dice.below(12));
    deed.force = dice.oneIn(2);
    deed.scale = dice.oneIn(3);
    deed.wipe = !deed.scale && dice.oneIn(3);
    deed.effects = dice.below(8);
    deed.fault = anyFault(dice);
    if (deed.kind == Kind::Put) {
        const bool alone = !dice.oneIn(4);
        for (const PathId& id : appIds()) {
            if (alone ? id == deed.app : dice.oneIn(2))
                deed.apps.push_back(anyApp(id, dice));
        }
    }
    deed.then = dice.oneIn(4) ? dice.upTo(40s) : dice.upTo(4s);
    return deed;
}

simulation::FaultRule anyRule(Dice& dice)
{
    simulation::FaultRule rule;
    rule.app = dice.of(appIds()).text();
    rule.version = 1 + dice.below(4);
    if (dice.oneIn(2))
        rule.instance = 1 + dice.below(3);
    rule.after = dice.upTo(20s);
    rule.then = anyFault(dice);
    return rule;
}

simulation::ClusterSetup anyCluster(std::uint64_t seed, Dice& dice)
{
    simulation::ClusterSetup cluster;
    cluster.seed = seed;
    cluster.agents = agents();
    cluster.offers = 1s;
    std::vector<simulation::FaultRule> rules;
    for (int count = dice.below(4); count > 0; --count)
        rules.push_back(anyRule(dice));
    cluster.faults = simulation::FaultPlan(std::move(rules));
    if (dice.oneIn(2))
        cluster.messages = {dice.below(15), dice.below(15), dice.below(30), 5s};
    for (const PathId& id : appIds())
        cluster.paces[id] = {100ms + dice.upTo(3s), 100ms + dice.upTo(3s), 100ms, dice.upTo(8s),
                             dice.upTo(8s)};
    cluster.tellsKilling = dice.oneIn(3);
    return cluster;
}

std::string inSeconds(Duration time)
{
    constexpr int thousand = 1000;
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    std::string rest = std::to_string(ms % thousand + thousand).substr(1);
    return std::to_string(ms / thousand) + '.' + rest + " s";
}

std::string number(double value)
{
    std::string text = std::to_string(value);
    return text.substr(0, text.find('.') + 2);
}

std::string told(const Fault& fault)
{
    switch (fault.kind) {
    case FaultKind::Exit: return "exit " + std::to_string(fault.status);
    case FaultKind::Signal: return "signal " + fault.signal;
    case FaultKind::Lost: return "lost";
    case FaultKind::Unreachable: return "unreachable";
    case FaultKind::Healthy: return "healthy";
    case FaultKind::Unhealthy: return "unhealthy";
    case FaultKind::NoVerdict: return "no verdict";
    case FaultKind::Ready: return "ready";
    case FaultKind::NotReady: return "not ready";
    }
    return {};
}

std::string told(const SlotUpdateSettings& slots)
{
    static const std::vector<std::string> actions{"pause", "continue", "rollback"};
    return "{parallelism " + std::to_string(slots.parallelism) + ", delay " + number(slots.delaySeconds)
           + ", monitor " + number(slots.monitorSeconds) + ", "
           + actions.at(static_cast<std::size_t>(slots.failureAction)) + " above "
           + number(slots.maxFailureRatio) + ", "
           + (slots.order == UpdateOrder::StartFirst ? "start-first" : "stop-first") + ", stuck after "
           + number(slots.stuckAfterSeconds) + '}';
}

std::string told(const AppSpec& app)
{
    std::string text = app.id.text() + ": " + std::to_string(app.instances) + " x " + *app.cmd + ", "
                       + number(app.upgradeStrategy.minimumHealthCapacity) + '/'
                       + number(app.upgradeStrategy.maximumOverCapacity);
    if (app.upgradeStrategy.rolling)
        text += " rolling " + told(*app.upgradeStrategy.rolling);
    if (app.upgradeStrategy.rollback)
        text += " rollback " + told(*app.upgradeStrategy.rollback);
    for (const HealthCheck& check : app.healthChecks)
        text += std::string(check.runsBesideTask() ? ", MESOS_HTTP" : ", HTTP") + " check, grace "
                + std::to_string(check.gracePeriodSeconds) + ", failures "
                + std::to_string(check.maxConsecutiveFailures);
    if (!app.readinessChecks.empty())
        text += ", readiness check";
    else if (!app.portDefinitions.empty())
        text += ", a port";
    if (!app.constraints.empty())
        text += ", hostname UNIQUE";
    for (const PathId& id : app.dependencies)
        text += ", needs " + id.text();
    if (const auto* patience = std::get_if<UnreachableEnabled>(&app.unreachableStrategy);
        patience && patience->expungeAfterSeconds > 0)
        text += ", inactive after " + std::to_string(patience->inactiveAfterSeconds);
    return text;
}

std::string what(const Deed& deed)
{
    const std::string force = deed.force ? " (force)" : "";
    switch (deed.kind) {
    case Deed::Kind::Put: {
        std::string text = "put" + force;
        for (const AppSpec& app : deed.apps)
            text += "\n        " + told(app);
        return text;
    }
    case Deed::Kind::Restart: return "restart " + deed.app.text() + force;
    case Deed::Kind::Delete: return "delete " + deed.app.text() + force;
    case Deed::Kind::Kill:
        return "kill task " + std::to_string(deed.pick) + " of " + deed.app.text()
               + (deed.scale ? ", scale" : "") + (deed.wipe ? ", wipe" : "") + force;
    case Deed::Kind::Cancel: return std::string(deed.force ? "stop" : "undo") + " the oldest deployment";
    case Deed::Kind::Pause: return "pause the oldest deployment";
    case Deed::Kind::Resume: return "resume the oldest deployment";
    case Deed::Kind::ResetDelay: return "reset the delay of " + deed.app.text();
    case Deed::Kind::Befall:
        return "task " + std::to_string(deed.pick) + " of " + deed.app.text() + ": " + told(deed.fault);
    case Deed::Kind::LoseAgent: return "agent " + deed.agent + " is lost";
    case Deed::Kind::RegainAgent: return "agent " + deed.agent + " is back";
    case Deed::Kind::RestartScheduler: return "the scheduler restarts";
    case Deed::Kind::CrashScheduler:
        return "the scheduler crashes after " + std::to_string(deed.effects) + " more effects";
    }
    return {};
}

} // namespace

const std::vector<std::string>& agentNames()
{
    static const std::vector<std::string> names{"agent-a", "agent-b", "agent-c"};
    return names;
}

const std::vector<PathId>& appIds()
{
    static const std::vector<PathId> ids{PathId::absolute("/x/a"), PathId::absolute("/x/b"),
                                         PathId::absolute("/c")};
    return ids;
}

Story storyOf(std::uint64_t seed)
{
    Dice dice(seed);
    Story story;
    story.seed = seed;
    story.settings.reconciliationInterval = 2min;
    story.settings.scaleAppsInterval = 1min;
    story.settings.behaviour.throttles = dice.oneIn(8);
    story.cluster = anyCluster(seed, dice);
    story.lostCallsPercent = dice.oneIn(3) ? dice.below(20) : 0;
    for (std::uint64_t i = 0; i < deedCount; ++i)
        story.deeds.push_back(anyDeed(dice));
    return story;
}

std::string told(const Deed& deed)
{
    return what(deed) + "; then " + inSeconds(deed.then);
}

std::string told(const simulation::FaultRule& rule)
{
    return rule.app + (rule.version ? ", version " + std::to_string(*rule.version) : std::string())
           + (rule.instance ? ", instance " + std::to_string(*rule.instance) : std::string()) + ", after "
           + inSeconds(rule.after) + ": " + told(rule.then);
}

} // namespace pacer::chaos
