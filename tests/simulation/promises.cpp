// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/promises.h"

#include "core/deployment/slot_bounds.h"
#include "core/scheduler/health_watch.h"
#include "core/scheduler/invariants.h"

#include <algorithm>

namespace pacer::chaos {

using namespace scheduler;

namespace {

bool isOutOfReach(Condition condition)
{
    return condition == Condition::Unreachable || condition == Condition::UnreachableInactive;
}

/// Its process is there, as far as anybody can tell.
bool isThere(Condition condition)
{
    return isActive(condition) && condition != Condition::Unreachable;
}

bool isReadyFor(const State& state, const Instance& instance)
{
    const AppSpec* app = instance.spec.app();
    if (!app || app->readinessChecks.empty())
        return true;
    const auto known = state.health.readiness.find(instance.id);
    return known != state.health.readiness.end() && known->second.ready;
}

bool hasHealthChecks(const Instance& instance)
{
    const AppSpec* app = instance.spec.app();
    return app && !app->healthChecks.empty();
}

struct Bounds {
    int floor = 0;
    int ceiling = 0;
};

/// As spec/deployments.md 6.1 and spec/swarm-updates.md B2 say, from the definition alone.
Bounds boundsOf(const ActionRun& run)
{
    const UpgradeStrategy& strategy = run.spec.upgradeStrategy();
    const int wanted = run.spec.instances();
    if (run.slotReplacement) {
        const deployment::SlotBounds slots =
            deployment::slotBounds(wanted, strategy, run.slotReplacement->settings().order);
        return {slots.minServing, slots.maxPresent};
    }
    Bounds bounds{deployment::minHealthy(wanted, strategy.minimumHealthCapacity),
                  deployment::maxCapacity(wanted, strategy.maximumOverCapacity)};
    if (bounds.floor == bounds.ceiling)
        ++bounds.ceiling;
    return bounds;
}

template <class Looks, class Predicate>
int countIf(const Looks& looks, Predicate predicate)
{
    return static_cast<int>(
        std::ranges::count_if(looks, [&](const auto& one) { return predicate(one.second); }));
}

std::string tell(const char* what, const PathId& id, int is, int may)
{
    return id.text() + ": " + what + ' ' + std::to_string(is) + ", promised " + std::to_string(may);
}

} // namespace

std::map<PathId, Promises::Looks> Promises::look(const State& state)
{
    std::map<PathId, Looks> all;
    for (const auto& [id, group] : state.instances.specs()) {
        const std::optional<RunSpec> spec = findRunSpec(*state.root, id);
        for (const Shared<Instance>& shared : group.all) {
            const Instance& instance = *shared;
            Look look{instance.goal, instance.condition};
            look.outdated = !spec || spec->version() != instance.version();
            const bool runs = instance.goal == Goal::Running && instance.condition == Condition::Running;
            const std::optional<bool> health = healthNow(state, instance);
            const bool ready = look.outdated || isReadyFor(state, instance);
            look.good = runs && ready && (health == true || !hasHealthChecks(instance));
            look.living = look.good || (runs && look.outdated && health != false);
            all[id].emplace(instance.id, look);
        }
    }
    return all;
}

void Promises::begins(const State& state)
{
    m_last = look(state);
    m_watched.clear();
    m_steps.clear();
    m_ended.clear();
    for (const StoredDeployment& stored : state.toResume)
        m_steps[stored.plan.id] = std::max(0, stored.currentStep - 1);
    (void)judgeTasks(state);
}

Promises::Watch& Promises::watchOf(const Rollout& rollout, const ActionRun& run)
{
    Watch& watch = m_watched[run.action.id];
    if (watch.deployment == rollout.plan.id && watch.step == rollout.currentStep)
        return watch;
    const Looks& before = m_last[run.action.id];
    watch = {rollout.plan.id, rollout.currentStep};
    // What was new before the change is old now, so that its mark of readiness says nothing any more.
    watch.livingAtBegin = countIf(before, [](const Look& look) { return look.living; });
    watch.presentAtBegin = countIf(before, [](const Look& look) {
        return look.goal == Goal::Running || (isActive(look.condition) && !isOutOfReach(look.condition));
    });
    return watch;
}

std::string Promises::judgeRestart(const Rollout& rollout, const ActionRun& run, bool byOperator,
                                   const std::map<PathId, Looks>& now, bool launches)
{
    const PathId& id = run.action.id;
    Watch& watch = watchOf(rollout, run);
    const Bounds bounds = boundsOf(run);
    const auto found = now.find(id);
    const Looks& after = found == now.end() ? m_last[PathId()] : found->second;
    bool killsGood = false;
    for (const auto& [instance, was] : m_last[id]) {
        const auto is = after.find(instance);
        if (is == after.end())
            continue;
        watch.returned += isOutOfReach(was.condition) && isThere(is->second.condition) ? 1 : 0;
        killsGood =
            killsGood
            || (was.good && is->second.goal != Goal::Running && is->second.condition == Condition::Running);
    }
    const int left = countIf(after, [](const Look& look) { return look.living; });
    const int floor = std::min(bounds.floor, watch.livingAtBegin);
    if (killsGood && !byOperator && left < floor)
        return tell("a kill leaves", id, left, floor);
    const int present = countIf(after, [](const Look& look) { return isThere(look.condition); });
    const int ceiling = std::max(bounds.ceiling, watch.presentAtBegin) + watch.returned;
    if (launches && present > ceiling)
        return tell("launches make", id, present, ceiling);
    return {};
}

std::string Promises::judgeLaunch(const Launch& launch, const State& state) const
{
    const Instance& placed = *launch.instance;
    const AppSpec* app = placed.spec.app();
    const SpecInstances* group = state.instances.of(placed.runSpecId());
    if (!app || app->constraints.empty() || !group)
        return {};
    const auto config = [](const RunSpec& spec) { return spec.versionInfo().lastConfigChangeAt; };
    for (const Shared<Instance>& other : group->all) {
        if (other->id != placed.id && isThere(other->condition) && other->agent
            && other->agent->id == placed.agent->id && config(other->spec) == config(placed.spec))
            return placed.runSpecId().text() + ": two instances on " + placed.agent->host;
    }
    return {};
}

std::string Promises::judgeSteps(const Effects& effects, const State& state)
{
    for (const ApiEvent& event : effects.events) {
        const auto* step = std::get_if<DeploymentStepEvent>(&event.body);
        if (step && step->kind == DeploymentStepEvent::Kind::Success)
            ++m_steps[step->plan.id];
    }
    for (const Rollout& rollout : state.rollouts) {
        if (rollout.currentStep != m_steps[rollout.plan.id] + 1)
            return "deployment " + rollout.plan.id.value + " is in step "
                   + std::to_string(rollout.currentStep) + " after "
                   + std::to_string(m_steps[rollout.plan.id]) + " done";
    }
    return {};
}

std::string Promises::judgeTasks(const State& state)
{
    for (const auto& [id, group] : state.instances.specs()) {
        for (const Shared<Instance>& instance : group.all) {
            for (const Task& task : instance->tasks) {
                if (isTerminal(task.condition))
                    m_ended.insert(task.id);
                else if (m_ended.contains(task.id))
                    return "lives again: " + task.id.value;
            }
        }
    }
    return {};
}

std::string Promises::judge(const Event& event, const Effects& effects, const State& state)
{
    for (const std::string& broken : brokenInvariants(state)) {
        // What a task held may be offered again before its end is heard of: the cluster judges that better.
        if (!broken.starts_with("host port given twice"))
            return broken;
    }
    const auto* received = std::get_if<CommandReceived>(&event);
    const bool byOperator = received && std::holds_alternative<KillInstances>(received->command->body);
    std::set<PathId> launched;
    std::string complaint;
    for (const ClusterCall& call : effects.calls) {
        if (const auto* accept = std::get_if<AcceptOffer>(&call)) {
            for (const Launch& launch : accept->launches) {
                launched.insert(launch.instance->spec.id());
                if (complaint.empty())
                    complaint = judgeLaunch(launch, state);
            }
        }
    }
    std::map<PathId, Looks> now = look(state);
    for (const Rollout& rollout : state.rollouts) {
        for (const auto& [id, run] : rollout.actions) {
            if (complaint.empty() && run.action.kind == ActionKind::Restart && !run.done)
                complaint = judgeRestart(rollout, run, byOperator, now, launched.contains(id));
        }
    }
    if (complaint.empty())
        complaint = judgeSteps(effects, state);
    if (complaint.empty())
        complaint = judgeTasks(state);
    if (!complaint.empty())
        complaint += standing(state);
    m_last = std::move(now);
    return complaint;
}

namespace {

std::string tell(const deployment::SlotUpdate& update)
{
    return " (" + std::to_string(update.waitingSlots()) + " slots wait, " + std::to_string(update.inFlight())
           + " in work, " + std::to_string(update.readyCount()) + " ready, "
           + std::to_string(update.present()) + " present of " + std::to_string(update.bounds().maxPresent)
           + ", " + std::to_string(update.serving()) + " serving above "
           + std::to_string(update.bounds().minServing) + ')';
}

} // namespace

std::string standing(const State& state)
{
    std::string text;
    for (const Rollout& rollout : state.rollouts) {
        text += "\n    deployment " + rollout.plan.id.value + ", step " + std::to_string(rollout.currentStep)
                + ':';
        for (const auto& [id, run] : rollout.actions) {
            const bool paused = rollout.pauses.contains(id);
            text += ' ' + id.text() + (run.done ? " done" : paused ? " paused" : " running");
            text += run.slotReplacement ? tell(run.slotReplacement->update()) : std::string();
        }
    }
    for (const auto& [id, group] : state.instances.specs()) {
        for (const Instance* instance : group.byId()) {
            const std::optional<bool> health = healthNow(state, *instance);
            text += "\n    " + instance->id.value + ", version " + formatTimestamp(instance->version())
                    + (instance->agent ? ", " + instance->agent->host : std::string()) + ", goal "
                    + std::to_string(static_cast<int>(instance->goal)) + ", condition "
                    + std::to_string(static_cast<int>(instance->condition))
                    + (health ? (*health ? ", healthy" : ", ill") : "");
        }
    }
    return text;
}

std::string durablePart(const State& state)
{
    std::string text = "root " + formatTimestamp(state.root->version) + '\n';
    for (const auto& [id, spec] : runSpecsBelow(*state.root))
        text += id.text() + ' ' + formatTimestamp(spec.version()) + '\n';
    std::map<std::string, std::string> lines;
    for (const auto& [id, group] : state.instances.specs()) {
        for (const Shared<Instance>& instance : group.all) {
            lines[instance->id.value] = std::to_string(static_cast<int>(instance->goal)) + ' '
                                        + std::to_string(static_cast<int>(instance->condition)) + ' '
                                        + std::to_string(instance->incarnation);
        }
    }
    for (const Rollout& rollout : state.rollouts)
        lines[rollout.plan.id.value] =
            std::to_string(rollout.currentStep) + ' ' + std::to_string(rollout.pauses.size());
    for (const StoredDeployment& stored : state.toResume)
        lines[stored.plan.id.value] =
            std::to_string(stored.currentStep) + ' ' + std::to_string(stored.pauses.size());
    for (const auto& [name, line] : lines)
        text += name + ' ' + line + '\n';
    return text;
}

} // namespace pacer::chaos
