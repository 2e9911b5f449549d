// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/tree_change.h"

#include "core/base/text.h"
#include "core/deployment/conflicts.h"
#include "core/scheduler/deployments.h"
#include "core/scheduler/tree_rules.h"

namespace pacer::scheduler {

namespace {

using namespace std::chrono_literals;

Timestamp versionOf(const State& state, const TreeChange& change, Timestamp now)
{
    if (change.undoes && !state.settings.behaviour.revertUsesNow)
        return cutToMilliseconds(state.startedAt);
    return nextVersion(state, now);
}

struct Planned {
    RootGroup target;
    std::vector<DeploymentStep> steps;
};

/// Definitions that `undone` changed stand in `next` exactly as they were before it.
void restoreVersions(const State& state, const DeploymentId& undone, Group& next)
{
    const Rollout* rollout = findRollout(state, undone);
    if (!rollout)
        return;
    for (const SpecDifference& each : specDifferences(*rollout->plan.original, *rollout->plan.target)) {
        if (each.before)
            putRunSpec(next, *each.before);
    }
}

Result<Planned> planChange(const State& state, TreeChange& change, Timestamp version)
{
    const Settings& settings = state.settings;
    if (Result<void> ports = deployment::assignServicePorts(change.next, *state.root, settings.localPortMin,
                                                            settings.localPortMax);
        !ports)
        return fail(std::move(ports.error()));
    Planned planned;
    deployment::applyVersions(change.next, *state.root, change.restarts, version, settings.behaviour);
    if (change.automatic)
        restoreVersions(state, *change.undoes, change.next);
    if (Errors errors = checkTree(*state.root, change.next, change.force); !errors.empty())
        return fail(std::move(errors));
    planned.steps = deployment::planSteps(*state.root, change.next, change.sentenced, settings.behaviour);
    planned.target = std::make_shared<const Group>(std::move(change.next));
    return planned;
}

deployment::Locks locksOf(const State& state)
{
    deployment::Locks locks;
    for (const Rollout& rollout : state.rollouts)
        locks[rollout.plan.id] = rollout.plan.affectedIds();
    return locks;
}

/// The new tree becomes the current one.
void adopt(Turn& turn, const Planned& planned)
{
    turn.state.root = planned.target;
    turn.write(SaveRootVersion{planned.target});
    turn.write(SaveRoot{planned.target});
}

/// The English reason in events: the same text as in the answer where clients read it.
std::string reasonOf(const Errors& errors)
{
    const Error& first = errors.front();
    const std::string subject = first.args.empty() ? std::string() : first.args.front();
    if (first.code == ErrorCode::AppLocked) {
        return "App is locked by one or more deployments. Override with the option '?force=true'. View "
               "details at '/v2/deployments/<DEPLOYMENT_ID>'.";
    }
    if (first.code == ErrorCode::AppNotFound)
        return "App '" + subject + "' does not exist";
    if (first.code == ErrorCode::GroupNotFound)
        return "Group '" + subject + "' does not exist";
    if (first.code == ErrorCode::DependencyCycle)
        return "Validation failed: Dependency graph has cyclic dependencies.";
    if (first.code == ErrorCode::RuleText)
        return "Validation failed: " + subject;
    return "Validation failed" + (first.where.empty() ? std::string() : " at " + first.where);
}

} // namespace

Result<void> checkLimit(const State& state)
{
    const int limit = state.settings.maxRunningDeployments;
    if (static_cast<int>(state.rollouts.size()) >= limit)
        return fail(ErrorCode::TooManyDeployments, {std::to_string(limit)});
    return {};
}

Timestamp nextVersion(const State& state, Timestamp now)
{
    return std::max(cutToMilliseconds(now), state.root->version + 1ms);
}

Result<std::vector<DeploymentStep>> rehearse(const Turn& turn, TreeChange change)
{
    const Timestamp version = versionOf(turn.state, change, turn.now);
    Result<Planned> planned = planChange(turn.state, change, version);
    if (!planned)
        return fail(std::move(planned.error()));
    return std::move(planned->steps);
}

Result<DeploymentResult> applyChange(Turn& turn, TreeChange change)
{
    State& state = turn.state;
    const Timestamp version = versionOf(state, change, turn.now);
    Result<Planned> planned = planChange(state, change, version);
    if (!planned) {
        publishRefusal(turn, change.eventGroup, planned.error());
        return fail(std::move(planned.error()));
    }
    DeploymentPlan plan{
        {randomUuid(state.random)}, version, state.root, planned->target, planned->steps, change.automatic};

    std::vector<DeploymentId> conflicts = deployment::conflicting(plan.affectedIds(), locksOf(state));
    if (!conflicts.empty() && !change.force) {
        std::vector<std::string> ids;
        ids.reserve(conflicts.size());
        for (const DeploymentId& id : conflicts)
            ids.push_back(id.value);
        const Errors errors{Error{ErrorCode::AppLocked, "", ids}};
        if (!state.settings.behaviour.countedLocks) {
            for (const PathId& id : plan.affectedIds())
                state.lostLocks.insert(id);
        }
        turn.publish(DeploymentEndedEvent{summaryOf(plan), false, reasonOf(errors)});
        publishRefusal(turn, change.eventGroup, errors);
        return fail(errors);
    }
    if (change.automatic)
        cancelPlan(turn, *change.undoes, {DeploymentOutcome::RolledBack, plan.id, change.automatic->reason},
                   "rolled back: " + change.automatic->reason);
    for (const DeploymentId& id : conflicts) {
        const bool undone = change.undoes == id;
        cancelPlan(turn, id, {undone ? DeploymentOutcome::RolledBack : DeploymentOutcome::Replaced, plan.id});
    }
    if (change.undoes && state.settings.behaviour.deleteAlwaysCancels)
        cancelPlan(turn, *change.undoes, {DeploymentOutcome::RolledBack, plan.id});

    adopt(turn, *planned);
    turn.publish(GroupChangeEvent{change.eventGroup, version, std::nullopt});
    const DeploymentResult result{version, plan.id};
    launchPlan(turn, std::move(plan));
    return result;
}

void publishRefusal(Turn& turn, const PathId& eventGroup, const Errors& errors)
{
    turn.publish(GroupChangeEvent{eventGroup, cutToMilliseconds(turn.now), reasonOf(errors)});
}

} // namespace pacer::scheduler
