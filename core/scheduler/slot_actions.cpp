// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/slot_actions.h"

#include "core/scheduler/actions.h"
#include "core/scheduler/instances.h"
#include "core/scheduler/readiness.h"

#include <algorithm>
#include <cmath>

namespace pacer::scheduler {

namespace {

using deployment::SlotReplacement;
using deployment::SlotUpdateState;

/// The definition as it is now, if only what replaces nothing was changed since the plan was made.
RunSpec latest(const State& state, const ActionRun& run)
{
    const std::optional<RunSpec> current = findRunSpec(*state.root, run.action.id);
    return current && current->version() == run.spec.version() ? *current : run.spec;
}

/// `rolling` of the definition before or behind the change; a roll back goes by what is being left.
std::optional<SlotUpdateSettings> rollbackSettings(const Rollout& rollout, const ActionRun& run,
                                                   RollbackConfig from)
{
    const std::optional<RunSpec> left = findRunSpec(*rollout.plan.original, run.action.id);
    if (!left || !left->app() || !left->upgradeStrategy().rolling)
        return std::nullopt;
    const UpgradeStrategy& strategy =
        from == RollbackConfig::Leaving ? left->upgradeStrategy() : run.spec.upgradeStrategy();
    return strategy.rollback.value_or(SlotUpdateSettings{});
}

std::optional<SlotUpdateSettings> settingsFor(const State& state, const Rollout& rollout,
                                              const ActionRun& run)
{
    if (rollout.plan.undoes)
        return rollbackSettings(rollout, run, state.settings.behaviour.rollbackConfigFrom);
    return latest(state, run).upgradeStrategy().rolling;
}

void orderSlots(Turn& turn, ActionRun& run, const deployment::ReplacementOrders& orders)
{
    for (const InstanceId& id : orders.kill)
        sentence(turn, id);
    addInstances(turn, run.spec, orders.launch);
    run.done = run.slotReplacement->isDone();
    const Alarm alarm{AlarmKind::SlotUpdate, run.action.id.text()};
    if (const auto next = run.slotReplacement->nextDeadline(); next && !run.done)
        turn.state.agenda.set(alarm, *next);
    else
        turn.state.agenda.clear(alarm);
}

/// All instances, those that have run longest first.
std::vector<Shared<Instance>> oldestFirst(const State& state, const PathId& id)
{
    std::vector<Shared<Instance>> instances;
    if (const SpecInstances* group = state.instances.of(id))
        instances.assign(group->all.begin(), group->all.end());
    const auto key = [](const Shared<Instance>& instance) {
        return std::pair(instance->activeSince.value_or(Timestamp::max()), instance->id.value);
    };
    std::ranges::sort(instances, {}, key);
    return instances;
}

/// What is known of an instance that made trouble.
std::string detailOf(const State& state, const InstanceId& id)
{
    const Instance* instance = state.instances.find(id);
    if (!instance || instance->tasks.empty())
        return {};
    if (const auto failure = state.taskFailures.find(instance->runSpecId());
        failure != state.taskFailures.end() && failure->second.taskId == instance->tasks.front().id)
        return failure->second.message;
    return instance->tasks.front().message;
}

/// An end that says nothing about the new version: a launch that never arrived, a drained agent.
bool isExcused(const InstanceChange& change)
{
    const bool heardOf = !change.before || change.before->condition != Condition::Provisioned;
    const Condition end = change.after->condition;
    const bool byItself = end == Condition::Failed || end == Condition::Finished || end == Condition::Error;
    return change.draining || (!heardOf && !byItself);
}

UpdatePause pauseOf(const Turn& turn, const SlotReplacement& slots)
{
    const InstanceId instance = slots.troubledInstance();
    return {slots.trouble().kind, instance, detailOf(turn.state, instance), turn.now};
}

} // namespace

bool isReplacedSlotBySlot(const Rollout& rollout, const ActionRun& run)
{
    if (!run.spec.app())
        return false;
    if (rollout.plan.undoes)
        return rollbackSettings(rollout, run, RollbackConfig::Leaving).has_value();
    return run.spec.upgradeStrategy().rolling.has_value();
}

void beginSlots(Turn& turn, const Rollout& rollout, ActionRun& run)
{
    const SlotUpdateSettings settings = settingsFor(turn.state, rollout, run).value_or(SlotUpdateSettings{});
    run.slotReplacement.emplace(run.spec, settings, rollout.plan.undoes.has_value());
    run.slotsSince = turn.now;
    std::vector<deployment::InstanceFacts> facts;
    for (const Shared<Instance>& instance : oldestFirst(turn.state, run.action.id)) {
        facts.push_back(factsFor(turn.state, run, *instance));
        const bool lives = instance->condition == Condition::Running && instance->goal == Goal::Running;
        if (lives && instance->version() == run.spec.version())
            startReadiness(turn, *instance);
    }
    std::optional<deployment::SlotTrouble> trouble;
    if (const auto paused = rollout.pauses.find(run.action.id); paused != rollout.pauses.end())
        trouble = deployment::SlotTrouble{paused->second.trouble, -1};
    resetDelay(turn, configOf(run.spec));
    orderSlots(turn, run, run.slotReplacement->begin(facts, trouble, turn.now));
}

void slotsHeard(Turn& turn, ActionRun& run, const InstanceChange& change)
{
    const Instance& instance = change.any();
    const bool current = instance.version() == run.spec.version();
    if (current && change.isGone())
        forgetReadiness(turn, instance.id);
    if (!change.after) {
        orderSlots(turn, run, run.slotReplacement->instanceForgotten(instance.id, turn.now));
        return;
    }
    if (current && change.became(Condition::Running))
        startReadiness(turn, instance);
    const deployment::InstanceFacts facts = factsFor(turn.state, run, *change.after);
    orderSlots(turn, run, run.slotReplacement->instanceChanged(facts, isExcused(change), turn.now));
}

void slotsHeard(Turn& turn, ActionRun& run, const HealthChange& change)
{
    orderSlots(turn, run, run.slotReplacement->healthChanged(change.instance, change.healthy, turn.now));
}

void slotsHeard(Turn& turn, ActionRun& run, const ReadinessReached& change)
{
    orderSlots(turn, run, run.slotReplacement->readinessAccepted(change.instance, turn.now));
}

void slotsTimePassed(Turn& turn, ActionRun& run)
{
    orderSlots(turn, run, run.slotReplacement->timePassed(turn.now));
}

void resumeSlots(Turn& turn, Rollout& rollout, ActionRun& run)
{
    rollout.pauses.erase(run.action.id);
    run.slotsSince = turn.now;
    orderSlots(turn, run, run.slotReplacement->resume(turn.now));
    turn.publish(SlotUpdateEvent{SlotUpdateEvent::Kind::Resumed, rollout.plan.id, run.action.id, ""});
    saveRollout(turn, rollout);
}

SlotsWish noteSlots(Turn& turn, Rollout& rollout, ActionRun& run)
{
    if (run.slotReplacement->state() == SlotUpdateState::RollBack)
        return SlotsWish::RollBack;
    if (run.slotReplacement->state() != SlotUpdateState::Paused || rollout.pauses.contains(run.action.id))
        return SlotsWish::None;
    rollout.pauses.emplace(run.action.id, pauseOf(turn, *run.slotReplacement));
    turn.publish(
        SlotUpdateEvent{SlotUpdateEvent::Kind::Paused, rollout.plan.id, run.action.id, slotsReason(run)});
    saveRollout(turn, rollout);
    return SlotsWish::None;
}

std::string slotsReason(const ActionRun& run)
{
    UpdatePause pause;
    pause.trouble = run.slotReplacement->trouble().kind;
    pause.instance = run.slotReplacement->troubledInstance();
    return slotsReason(pause, run.slotReplacement->settings().stuckAfterSeconds);
}

std::string slotsReason(const UpdatePause& pause, double stuckAfterSeconds)
{
    switch (pause.trouble) {
    case UpdateTrouble::Failed: return "failure or early termination of instance " + pause.instance.value;
    case UpdateTrouble::Stuck: {
        const std::string limit = std::to_string(std::llround(stuckAfterSeconds));
        return "instance " + pause.instance.value + " was not ready within " + limit + " seconds";
    }
    case UpdateTrouble::Operator: return "paused on request";
    }
    return {};
}

void saveRollout(Turn& turn, const Rollout& rollout)
{
    turn.write(SaveDeployment{
        StoredDeployment{rollout.plan, rollout.currentStep, rollout.pauses, rollout.by, rollout.times}});
}

} // namespace pacer::scheduler
