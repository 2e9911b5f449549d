// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/actions.h"

#include "core/base/overloaded.h"
#include "core/deployment/scaling.h"
#include "core/scheduler/health_watch.h"
#include "core/scheduler/instances.h"
#include "core/scheduler/readiness.h"
#include "core/scheduler/slot_actions.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

using namespace std::chrono_literals;

constexpr Duration firstRecount = 1s;
constexpr Duration laterRecounts = 5s;
constexpr Duration firstArtifactsRetry = 5s;
constexpr Duration longestArtifactsRetry = 60s;

std::vector<const Instance*> all(const State& state, const PathId& id)
{
    const SpecInstances* group = state.instances.of(id);
    return group ? group->byId() : std::vector<const Instance*>{};
}

/// Active or waiting: what a Scale counts.
int present(const State& state, const PathId& id)
{
    const SpecInstances* group = state.instances.of(id);
    return group ? group->active + group->scheduled : 0;
}

bool isCurrent(const ActionRun& run, const Instance& instance)
{
    return instance.version() == run.spec.version();
}

/// A mark that the definition's checks have no say in.
bool isRunningLive(const Instance& instance)
{
    return instance.condition == Condition::Running && instance.goal == Goal::Running;
}

void finishStop(Turn& turn, ActionRun& run)
{
    run.done = true;
    resetDelay(turn, configOf(run.spec));
    turn.publish(AppTerminatedEvent{run.action.id});
}

void beginStop(Turn& turn, ActionRun& run)
{
    unwatchHealth(turn, run.action.id);
    for (const Instance* instance : all(turn.state, run.action.id))
        run.dying.insert(instance->id);
    const std::set<InstanceId> ids = run.dying;
    for (const InstanceId& id : ids) {
        setGoal(turn, id, Goal::Decommissioned);
        const Instance* left = turn.state.instances.find(id);
        if (!left || isConsideredGone(left->condition))
            run.dying.erase(id);
    }
    if (run.dying.empty())
        finishStop(turn, run);
}

void checkScaleDone(Turn& turn, ActionRun& run)
{
    if (run.counting && run.marks.doneCount() >= run.toBecomeReady) {
        run.done = true;
        turn.state.agenda.clear({AlarmKind::ScaleRecount, run.action.id.text()});
    }
}

void beginCounting(Turn& turn, ActionRun& run)
{
    run.counting = true;
    const int missing = std::max(0, run.action.scaleTo - present(turn.state, run.action.id));
    run.toBecomeReady = missing;
    for (const Instance* instance : all(turn.state, run.action.id)) {
        if (!isCurrent(run, *instance) || instance->goal != Goal::Running
            || instance->condition == Condition::UnreachableInactive)
            continue;
        ++run.toBecomeReady; // begun before a restart of the scheduler: still waited for
        if (isRunningLive(*instance)) {
            const auto& rules = run.marks.rules();
            run.marks.restore(instance->id, !rules.healthChecks || healthNow(turn.state, *instance) == true,
                              !rules.readinessChecks);
            startReadiness(turn, *instance);
        }
    }
    addInstances(turn, run.spec, missing);
    turn.state.agenda.set({AlarmKind::ScaleRecount, run.action.id.text()}, turn.now + firstRecount);
    checkScaleDone(turn, run);
}

void beginScale(Turn& turn, ActionRun& run)
{
    run.marks = deployment::ReadinessMachine(deployment::readinessRules(run.spec));
    deployment::ScalingWish wish;
    wish.wanted = run.action.scaleTo;
    wish.sentenced = run.action.toKill;
    wish.killSelection = run.spec.killSelection();
    wish.constraints = run.spec.constraints();
    const deployment::ScalingProposal proposal =
        deployment::proposeScaling(all(turn.state, run.action.id), wish, turn.state.settings.behaviour);
    for (const InstanceId& id : proposal.victims) {
        sentence(turn, id);
        const Instance* left = turn.state.instances.find(id);
        if (left && !isConsideredGone(left->condition))
            run.dying.insert(id);
    }
    if (run.dying.empty())
        beginCounting(turn, run);
}

void carryOut(Turn& turn, ActionRun& run, const deployment::ReplacementOrders& orders)
{
    for (const InstanceId& id : orders.kill)
        sentence(turn, id);
    addInstances(turn, run.spec, orders.launch);
    run.done = run.replacement->isDone();
}

void beginRestart(Turn& turn, ActionRun& run)
{
    run.replacement.emplace(run.spec, turn.state.settings.behaviour);
    std::vector<deployment::InstanceFacts> facts;
    std::vector<Instance> running;
    for (const Instance* instance : all(turn.state, run.action.id)) {
        facts.push_back(factsFor(turn.state, run, *instance));
        if (isCurrent(run, *instance) && isRunningLive(*instance))
            running.push_back(*instance);
    }
    for (const Instance& instance : running)
        startReadiness(turn, instance);
    resetDelay(turn, configOf(run.spec));
    carryOut(turn, run, run.replacement->begin(facts));
}

void beginResolve(Turn& turn, const DeploymentId& id, ActionRun& run)
{
    turn.effects.probes.emplace_back(ResolveArtifacts{id, run.spec});
}

void scaleHeard(Turn& turn, ActionRun& run, const InstanceChange& change)
{
    const Instance& instance = change.any();
    if (change.isGone() && run.dying.erase(instance.id) > 0 && run.dying.empty() && !run.counting)
        beginCounting(turn, run);
    if (!run.counting || !isCurrent(run, instance))
        return;
    const bool ended = !change.after || isTerminal(change.after->condition);
    const bool stopped = instance.goal != Goal::Running;
    if (ended) {
        run.marks.forget(instance.id);
        forgetReadiness(turn, instance.id);
        const bool countedBefore = change.before && !isTerminal(change.before->condition);
        if (stopped && countedBefore)
            recount(turn, run);
        return;
    }
    if (change.became(Condition::Running)) {
        run.marks.running(instance.id);
        if (healthNow(turn.state, instance) == true)
            run.marks.healthTurnedGood(instance.id);
        startReadiness(turn, instance);
    }
    checkScaleDone(turn, run);
}

void restartHeard(Turn& turn, ActionRun& run, const InstanceChange& change)
{
    const Instance& instance = change.any();
    const bool current = isCurrent(run, instance);
    if (current && change.isGone())
        forgetReadiness(turn, instance.id);
    if (!change.after) {
        carryOut(turn, run, run.replacement->instanceForgotten(instance.id));
        return;
    }
    if (current && change.became(Condition::Running))
        startReadiness(turn, instance);
    carryOut(turn, run, run.replacement->instanceChanged(factsFor(turn.state, run, *change.after)));
}

} // namespace

deployment::InstanceFacts factsFor(const State& state, const ActionRun& run, const Instance& instance)
{
    const auto readiness = state.health.readiness.find(instance.id);
    const bool ready = readiness != state.health.readiness.end() && readiness->second.ready;
    return deployment::factsOf(instance, run.spec.version(), healthNow(state, instance), ready,
                               state.settings.behaviour);
}

void beginAction(Turn& turn, const Rollout& rollout, ActionRun& run)
{
    if (run.action.kind != ActionKind::Stop && run.action.kind != ActionKind::ResolveArtifacts)
        watchHealth(turn, run.spec);
    switch (run.action.kind) {
    case ActionKind::Start: run.done = true; return;
    case ActionKind::Stop: beginStop(turn, run); return;
    case ActionKind::Scale: beginScale(turn, run); return;
    case ActionKind::Restart:
        if (isReplacedSlotBySlot(rollout, run))
            beginSlots(turn, rollout, run);
        else
            beginRestart(turn, run);
        return;
    case ActionKind::ResolveArtifacts: beginResolve(turn, rollout.plan.id, run); return;
    }
}

void actionHeard(Turn& turn, ActionRun& run, const InstanceChange& change)
{
    switch (run.action.kind) {
    case ActionKind::Stop:
        if (change.isGone() && run.dying.erase(change.any().id) > 0 && run.dying.empty())
            finishStop(turn, run);
        return;
    case ActionKind::Scale: scaleHeard(turn, run, change); return;
    case ActionKind::Restart:
        if (run.slotReplacement)
            slotsHeard(turn, run, change);
        else
            restartHeard(turn, run, change);
        return;
    case ActionKind::Start:
    case ActionKind::ResolveArtifacts: return;
    }
}

void actionHeard(Turn& turn, ActionRun& run, const HealthChange& change)
{
    const Instance* instance = turn.state.instances.find(change.instance);
    if (!instance)
        return;
    if (run.slotReplacement) {
        slotsHeard(turn, run, change);
    } else if (run.replacement) {
        carryOut(turn, run, run.replacement->healthChanged(change.instance, change.healthy));
    } else if (run.counting && isCurrent(run, *instance) && change.healthy == true) {
        run.marks.healthTurnedGood(change.instance);
        checkScaleDone(turn, run);
    }
}

void actionHeard(Turn& turn, ActionRun& run, const ReadinessReached& change)
{
    const Instance* instance = turn.state.instances.find(change.instance);
    if (!instance || !isCurrent(run, *instance))
        return;
    if (run.slotReplacement) {
        slotsHeard(turn, run, change);
    } else if (run.replacement) {
        carryOut(turn, run, run.replacement->readinessAccepted(change.instance));
    } else if (run.counting) {
        run.marks.readinessAccepted(change.instance);
        checkScaleDone(turn, run);
    }
}

void recount(Turn& turn, ActionRun& run)
{
    if (!run.counting || run.done)
        return;
    addInstances(turn, run.spec, std::max(0, run.action.scaleTo - present(turn.state, run.action.id)));
    turn.state.agenda.set({AlarmKind::ScaleRecount, run.action.id.text()}, turn.now + laterRecounts);
}

void resolveAgain(Turn& turn, const DeploymentId& id, ActionRun& run)
{
    if (run.action.kind == ActionKind::ResolveArtifacts && !run.done)
        beginResolve(turn, id, run);
}

void artifactsResolved(Turn& turn, ActionRun& run, const Errors& problems)
{
    if (run.action.kind != ActionKind::ResolveArtifacts || run.done)
        return;
    run.problems = problems;
    run.done = problems.empty();
    if (run.done)
        return;
    const int doublings = std::min(run.failedAttempts++, 4);
    turn.state.agenda.set({AlarmKind::ArtifactsRetry, run.action.id.text()},
                          turn.now + std::min(firstArtifactsRetry * (1 << doublings), longestArtifactsRetry));
}

} // namespace pacer::scheduler
