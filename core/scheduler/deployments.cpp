// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/deployments.h"

#include "core/base/text.h"
#include "core/deployment/reverter.h"
#include "core/deployment/scaling.h"
#include "core/scheduler/actions.h"
#include "core/scheduler/instances.h"
#include "core/scheduler/readiness.h"
#include "core/scheduler/slot_actions.h"
#include "core/scheduler/tree_change.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

Rollout* find(State& state, const DeploymentId& id)
{
    const auto rollout =
        std::ranges::find(state.rollouts, id, [](const Rollout& one) { return one.plan.id; });
    return rollout == state.rollouts.end() ? nullptr : &*rollout;
}

/// The running action for a definition, nullptr if there is none; `rollout` says whose.
ActionRun* actionFor(State& state, const PathId& id, Rollout*& rollout)
{
    const auto lock = state.locks.find(id);
    rollout = lock == state.locks.end() ? nullptr : find(state, lock->second);
    if (!rollout)
        return nullptr;
    const auto action = rollout->actions.find(id);
    return action == rollout->actions.end() || action->second.done ? nullptr : &action->second;
}

void publishStep(Turn& turn, const Rollout& rollout, DeploymentStepEvent::Kind kind)
{
    const auto index = static_cast<std::size_t>(rollout.currentStep - 1);
    turn.publish(DeploymentStepEvent{kind, summaryOf(rollout.plan), rollout.plan.steps.at(index)});
}

/// The definition an action works on.
std::optional<RunSpec> specOf(const DeploymentPlan& plan, const DeploymentAction& action)
{
    const bool stops = action.kind == ActionKind::Stop;
    return findRunSpec(stops ? *plan.original : *plan.target, action.id);
}

/// Ends what only an action of its own keeps going.
void tidyUp(Turn& turn, const Rollout& rollout)
{
    for (const auto& [id, run] : rollout.actions) {
        turn.state.agenda.clear({AlarmKind::ScaleRecount, id.text()});
        turn.state.agenda.clear({AlarmKind::ArtifactsRetry, id.text()});
        turn.state.agenda.clear({AlarmKind::SlotUpdate, id.text()});
    }
}

void endReadiness(Turn& turn, const PathId& id)
{
    const SpecInstances* group = turn.state.instances.of(id);
    if (!group || turn.state.health.readiness.empty())
        return;
    for (const Shared<Instance>& instance : group->all)
        forgetReadiness(turn, instance->id);
}

void removeRollout(Turn& turn, DeploymentId id) // by value: what names it goes away
{
    Rollout* rollout = find(turn.state, id);
    tidyUp(turn, *rollout);
    for (const PathId& affected : rollout->plan.affectedIds()) {
        const auto lock = turn.state.locks.find(affected);
        if (lock != turn.state.locks.end() && lock->second == id)
            turn.state.locks.erase(lock);
        turn.state.instances.changes.touch(affected);
        endReadiness(turn, affected);
    }
    std::erase_if(turn.state.rollouts, [&](const Rollout& one) { return one.plan.id == id; });
    turn.write(ForgetDeployment{id});
}

void beginStep(Turn& turn, Rollout& rollout)
{
    publishStep(turn, rollout, DeploymentStepEvent::Kind::Info);
    const auto index = static_cast<std::size_t>(rollout.currentStep - 1);
    StepTimes& times = rollout.times.at(index);
    times.begun = times.begun.value_or(turn.now);
    saveRollout(turn, rollout);
    rollout.actions.clear();
    for (const DeploymentAction& action : rollout.plan.steps.at(index).actions) {
        const std::optional<RunSpec> spec = specOf(rollout.plan, action);
        if (!spec)
            continue; // a definition that neither tree holds cannot be worked on
        ActionRun& run = rollout.actions.emplace(action.id, ActionRun{action, *spec}).first->second;
        beginAction(turn, rollout, run);
    }
}

bool isStepDone(const Rollout& rollout)
{
    return std::ranges::all_of(rollout.actions, [](const auto& entry) { return entry.second.done; });
}

/// Goes on while steps are done. `id` is a copy: the rollout that it may come from can end in here.
void advance(Turn& turn, DeploymentId id) // NOLINT(performance-unnecessary-value-param)
{
    Rollout* rollout = find(turn.state, id);
    while (rollout && isStepDone(*rollout)) {
        if (rollout->currentStep > 0) {
            publishStep(turn, *rollout, DeploymentStepEvent::Kind::Success);
            rollout->times.at(static_cast<std::size_t>(rollout->currentStep - 1)).ended = turn.now;
        }
        if (rollout->currentStep == static_cast<int>(rollout->plan.steps.size())) {
            const PlanSummary summary = summaryOf(rollout->plan);
            remember(turn, *rollout, {DeploymentOutcome::Succeeded});
            removeRollout(turn, id);
            turn.publish(DeploymentEndedEvent{summary, true, std::nullopt});
            return;
        }
        tidyUp(turn, *rollout);
        rollout->pauses.clear();
        ++rollout->currentStep;
        beginStep(turn, *rollout);
    }
}

/// The deployment failed by itself and is replaced by its own revert (spec/swarm-updates.md B3). False: it
/// cannot be undone and stays.
bool rollBackPlan(Turn& turn, const DeploymentId& id, const PathId& app, const std::string& reason)
{
    const Rollout& rollout = *find(turn.state, id);
    TreeChange change;
    change.next = deployment::revertedRoot(*rollout.plan.original, *rollout.plan.target, *turn.state.root);
    change.force = true;
    change.undoes = id;
    change.automatic = RollbackCause{id, app, reason};
    turn.publish(SlotUpdateEvent{SlotUpdateEvent::Kind::RollbackStarted, id, app, reason});
    return applyChange(turn, std::move(change)).has_value();
}

void rollBackSlots(Turn& turn, const DeploymentId& id, const PathId& app)
{
    const std::string reason = slotsReason(find(turn.state, id)->actions.at(app));
    if (rollBackPlan(turn, id, app, reason))
        return;
    Rollout* kept = find(turn.state, id);
    kept->actions.at(app).slotReplacement->keepInsteadOfRollBack();
    noteSlots(turn, *kept, kept->actions.at(app));
}

/// Decision 27: what cannot be fetched is undone at once if the definition says so.
bool isUndoneWithoutArtifacts(const Rollout& rollout, const ActionRun& run)
{
    if (run.problems.empty() || rollout.plan.undoes || !run.spec.app())
        return false;
    const auto& rolling = run.spec.upgradeStrategy().rolling;
    return rolling && rolling->failureAction == FailureAction::Rollback;
}

void lock(State& state, const DeploymentPlan& plan)
{
    for (const PathId& id : plan.affectedIds()) {
        state.locks.insert_or_assign(id, plan.id);
        state.instances.changes.touch(id);
    }
    for (const PathId& id : plan.affectedIds())
        state.lostLocks.erase(id);
}

/// What follows from an action that heard something. Both may be gone afterwards.
void goOn(Turn& turn, Rollout& rollout, ActionRun& run)
{
    const DeploymentId id = rollout.plan.id;
    if (run.slotReplacement && noteSlots(turn, rollout, run) == SlotsWish::RollBack)
        rollBackSlots(turn, id, PathId(run.action.id));
    else if (run.done)
        advance(turn, id);
}

template <class Change>
void tell(Turn& turn, const PathId& spec, const Change& change)
{
    Rollout* rollout = nullptr;
    ActionRun* run = actionFor(turn.state, spec, rollout);
    if (!run)
        return;
    actionHeard(turn, *run, change);
    goOn(turn, *rollout, *run);
}

} // namespace

PlanSummary summaryOf(const DeploymentPlan& plan)
{
    return {plan.id, plan.steps, plan.version};
}

void launchPlan(Turn& turn, DeploymentPlan plan)
{
    if (plan.steps.empty()) {
        turn.publish(DeploymentEndedEvent{summaryOf(plan), true, std::nullopt});
        return;
    }
    const DeploymentId id = plan.id;
    lock(turn.state, plan);
    std::vector<StepTimes> times(plan.steps.size());
    turn.state.rollouts.push_back({std::move(plan), 0, {}, {}, turn.by, std::move(times)});
    advance(turn, id);
}

void resumePlan(Turn& turn, const StoredDeployment& stored)
{
    const DeploymentId id = stored.plan.id;
    lock(turn.state, stored.plan);
    std::vector<StepTimes> times = stored.times;
    times.resize(stored.plan.steps.size());
    turn.state.rollouts.push_back(
        {stored.plan, std::max(stored.currentStep, 1), {}, stored.pauses, stored.by, std::move(times)});
    beginStep(turn, turn.state.rollouts.back());
    advance(turn, id);
}

bool cancelPlan(Turn& turn, const DeploymentId& id, Ending ending, const std::string& reason)
{
    const Rollout* rollout = find(turn.state, id);
    if (!rollout)
        return false;
    const PlanSummary summary = summaryOf(rollout->plan);
    remember(turn, *rollout, std::move(ending));
    removeRollout(turn, id);
    turn.publish(DeploymentEndedEvent{summary, false, reason});
    return true;
}

Result<void> pausePlan(Turn& turn, const DeploymentId& id)
{
    Rollout* rollout = find(turn.state, id);
    bool any = false;
    for (auto& [app, run] : rollout->actions) {
        if (!run.slotReplacement || run.done
            || run.slotReplacement->state() != deployment::SlotUpdateState::Running)
            continue;
        any = true;
        run.slotReplacement->pause();
        noteSlots(turn, *rollout, run);
    }
    if (!any)
        return fail(ErrorCode::InvalidArgument, {"No slot update of this deployment is running"});
    return {};
}

Result<void> continuePlan(Turn& turn, const DeploymentId& id)
{
    std::vector<PathId> apps;
    for (const auto& [app, pause] : find(turn.state, id)->pauses)
        apps.push_back(app);
    if (apps.empty())
        return fail(ErrorCode::InvalidArgument, {"No slot update of this deployment is paused"});
    for (const PathId& app : apps) {
        Rollout* rollout = find(turn.state, id);
        if (!rollout) // the first one was its end
            return {};
        ActionRun& run = rollout->actions.at(app);
        resumeSlots(turn, *rollout, run);
        goOn(turn, *rollout, run);
    }
    return {};
}

const Rollout* findRollout(const State& state, const DeploymentId& id)
{
    const auto rollout =
        std::ranges::find(state.rollouts, id, [](const Rollout& one) { return one.plan.id; });
    return rollout == state.rollouts.end() ? nullptr : &*rollout;
}

bool isLocked(const State& state, const PathId& id)
{
    return state.locks.contains(id) && !state.lostLocks.contains(id);
}

void rolloutsHeard(Turn& turn, const InstanceChange& change)
{
    tell(turn, change.any().runSpecId(), change);
}

void rolloutsHeard(Turn& turn, const HealthChange& change)
{
    if (const Instance* instance = turn.state.instances.find(change.instance))
        tell(turn, PathId(instance->runSpecId()), change);
}

void rolloutsHeard(Turn& turn, const ReadinessReached& change)
{
    if (const Instance* instance = turn.state.instances.find(change.instance))
        tell(turn, PathId(instance->runSpecId()), change);
}

void onArtifacts(Turn& turn, const ArtifactsResolved& resolved)
{
    Rollout* rollout = find(turn.state, resolved.deployment);
    if (!rollout)
        return;
    const auto run = rollout->actions.find(resolved.id);
    if (run == rollout->actions.end())
        return;
    artifactsResolved(turn, run->second, resolved.problems);
    if (isUndoneWithoutArtifacts(*rollout, run->second)) {
        const std::string reason = "not to be had: " + join(run->second.problems.front().args, ": ");
        rollBackPlan(turn, resolved.deployment, resolved.id, reason);
        return;
    }
    advance(turn, resolved.deployment);
}

void onScaleRecount(Turn& turn, const PathId& id)
{
    Rollout* rollout = nullptr;
    if (ActionRun* run = actionFor(turn.state, id, rollout))
        recount(turn, *run);
}

void onArtifactsRetry(Turn& turn, const PathId& id)
{
    Rollout* rollout = nullptr;
    if (ActionRun* run = actionFor(turn.state, id, rollout))
        resolveAgain(turn, rollout->plan.id, *run);
}

void onSlotUpdateAlarm(Turn& turn, const PathId& id)
{
    Rollout* rollout = nullptr;
    ActionRun* run = actionFor(turn.state, id, rollout);
    if (!run || !run->slotReplacement)
        return;
    slotsTimePassed(turn, *run);
    goOn(turn, *rollout, *run);
}

void noteMiscount(Turn& turn, const InstanceChange& change)
{
    const PathId& id = change.any().runSpecId();
    const bool ended = !change.after
                       || (change.conditionChanged()
                           && (isTerminal(change.after->condition)
                               || change.after->condition == Condition::UnreachableInactive));
    if (ended && !isLocked(turn.state, id))
        turn.miscounted.insert(id);
}

void checkScale(Turn& turn, const PathId& id)
{
    if (isLocked(turn.state, id))
        return;
    const SpecInstances* group = turn.state.instances.of(id);
    const std::optional<RunSpec> spec = findRunSpec(*turn.state.root, id);
    const int present = group ? group->wanted : 0;
    const int wanted = spec ? spec->instances() : 0;
    if (present < wanted) {
        addInstances(turn, *spec, wanted - present);
        return;
    }
    if (!group || (present == wanted && spec))
        return;

    const std::vector<const Instance*> instances = group->byId();
    if (!spec) {
        std::vector<InstanceId> orphans;
        orphans.reserve(instances.size());
        for (const Instance* instance : instances)
            orphans.push_back(instance->id);
        for (const InstanceId& orphan : orphans)
            setGoal(turn, orphan, Goal::Decommissioned);
        return;
    }
    deployment::ScalingWish wish{wanted, {}, spec->killSelection(), spec->constraints()};
    for (const InstanceId& victim :
         deployment::proposeScaling(instances, wish, turn.state.settings.behaviour).victims)
        sentence(turn, victim);
}

} // namespace pacer::scheduler
