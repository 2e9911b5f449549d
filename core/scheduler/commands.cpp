// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/commands.h"

#include "core/base/overloaded.h"
#include "core/deployment/reverter.h"
#include "core/model/app_defaults.h"
#include "core/scheduler/deployments.h"
#include "core/scheduler/group_commands.h"
#include "core/scheduler/kill_command.h"
#include "core/scheduler/tree_change.h"
#include "core/scheduler/tree_rules.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

using Answer = Result<Outcome>;

AppPtr shared(AppSpec app)
{
    return std::make_shared<const AppSpec>(std::move(app));
}

/// What came of a change, as an outcome.
Answer accepted(Result<DeploymentResult> result, AppPtr created = nullptr)
{
    if (!result)
        return fail(std::move(result.error()));
    return Outcome{Accepted{*result, std::move(created), nullptr}};
}

/// Refused before it came to a tree; listeners are told.
Answer refused(Turn& turn, const PathId& eventGroup, Errors errors)
{
    publishRefusal(turn, eventGroup, errors);
    return fail(std::move(errors));
}

void post(Turn& turn, const Command& command, AppPtr app)
{
    turn.publish(ApiPostEvent{command.by.address, command.uri, std::move(app)});
}

/// A new app as its creator and listeners are shown it: with its version, before service ports were given.
AppPtr asCreated(AppSpec app, Timestamp version)
{
    app.versionInfo.version = version;
    return shared(std::move(app));
}

TreeChange changeOf(const Turn& turn, const Command& command, PathId eventGroup)
{
    TreeChange change;
    change.next = *turn.state.root;
    change.eventGroup = std::move(eventGroup);
    change.force = command.force;
    return change;
}

Answer carryOut(Turn& turn, const Command& command, const CreateApp& create)
{
    const Group& root = *turn.state.root;
    if (findApp(root, create.app.id))
        return fail(ErrorCode::AppExists, {create.app.id.text()});
    AppSpec app = withRole(create.app, root, turn.state.settings);
    if (Errors errors = checkApp(app, nullptr, root, turn.state.settings); !errors.empty())
        return fail(std::move(errors));
    TreeChange change = changeOf(turn, command, app.id.parent());
    place(change.next, shared(app), turn.state.settings);
    Result<DeploymentResult> result = applyChange(turn, std::move(change));
    if (!result)
        return fail(std::move(result.error()));
    const AppPtr created = asCreated(std::move(app), result->version);
    post(turn, command, created);
    return accepted(result, created);
}

/// An app as one entry of an update wants it.
Result<AppSpec> wantedBy(const State& state, const Recalled& recalled, const AppUpdate& update,
                         const AppSpec& stored)
{
    if (update.version) {
        const auto old = std::ranges::find_if(recalled.specs, [&](const RunSpec& spec) {
            return spec.app() && spec.id() == update.id && spec.version() == *update.version;
        });
        if (old == recalled.specs.end())
            return fail(ErrorCode::AppVersionNotFound, {update.id.text(), formatTimestamp(*update.version)});
        return *old->app();
    }
    AppSpec app = withDefaults(merged(stored, update));
    if (!state.settings.behaviour.keepDroppedFields) {
        if (!update.present.contains(AppField::ExecutorResources))
            app.executorResources.reset();
        if (!update.present.contains(AppField::ResourceLimits))
            app.resourceLimits.reset();
    }
    return app;
}

/// The apps that an UpdateApps leads to, in order.
Result<std::vector<AppSpec>> wantedApps(const State& state, const Recalled& recalled,
                                        const UpdateApps& update)
{
    std::vector<AppSpec> wanted;
    std::set<PathId> merges;
    const Group& root = *state.root;
    for (const AppUpdate& one : update.updates) {
        const AppPtr stored = findApp(root, one.id);
        if (!stored) {
            const bool complete = std::ranges::any_of(update.replacements,
                                                      [&](const AppSpec& app) { return app.id == one.id; });
            if (!complete || !update.createMissing)
                return fail(ErrorCode::AppNotFound, {one.id.text()});
            continue;
        }
        Result<AppSpec> app = wantedBy(state, recalled, one, *stored);
        if (!app)
            return fail(std::move(app.error()));
        merges.insert(one.id);
        wanted.push_back(std::move(*app));
    }
    for (const AppSpec& app : update.replacements) {
        if (merges.contains(app.id))
            continue;
        if (!update.createMissing && !findApp(root, app.id))
            return fail(ErrorCode::AppNotFound, {app.id.text()});
        wanted.push_back(app);
    }
    return wanted;
}

Answer carryOut(Turn& turn, const Command& command, const UpdateApps& update)
{
    const Group& root = *turn.state.root;
    Result<std::vector<AppSpec>> wanted = wantedApps(turn.state, command.recalled, update);
    const bool single =
        update.updates.size() + update.replacements.size() <= 2 && wanted && wanted->size() == 1;
    if (!wanted)
        return refused(turn, PathId(), std::move(wanted.error()));
    TreeChange change = changeOf(turn, command, single ? wanted->front().id.parent() : PathId());
    AppPtr created;
    PathId last;
    Errors errors;
    for (AppSpec& app : *wanted) {
        const AppPtr stored = findApp(root, app.id);
        const AppPtr next = shared(withRole(std::move(app), root, turn.state.settings));
        std::ranges::move(checkApp(*next, stored.get(), root, turn.state.settings),
                          std::back_inserter(errors));
        place(change.next, next, turn.state.settings);
        last = next->id;
        if (single && !stored)
            created = next;
    }
    if (!errors.empty())
        return fail(std::move(errors));
    Result<DeploymentResult> result = applyChange(turn, std::move(change));
    if (!result)
        return fail(std::move(result.error()));
    if (created)
        created = asCreated(*created, result->version);
    if (single && !command.uri.ends_with("/v2/apps"))
        post(turn, command, created ? created : findApp(*turn.state.root, last));
    return accepted(result, created);
}

Answer carryOut(Turn& turn, const Command& command, const RestartApp& restart)
{
    if (!findApp(*turn.state.root, restart.id))
        return fail(ErrorCode::AppNotFound, {restart.id.text()});
    TreeChange change = changeOf(turn, command, restart.id.parent());
    change.restarts.insert(restart.id);
    return accepted(applyChange(turn, std::move(change)));
}

Answer carryOut(Turn& turn, const Command& command, const DeleteApp& remove)
{
    if (!findApp(*turn.state.root, remove.id))
        return refused(turn, remove.id.parent(), {Error{ErrorCode::AppNotFound, "", {remove.id.text()}}});
    TreeChange change = changeOf(turn, command, remove.id.parent());
    removeRunSpec(change.next, remove.id);
    return accepted(applyChange(turn, std::move(change)));
}

Answer changeGroup(Turn& turn, const Command& command, const GroupUpdate& update)
{
    Result<Group> next = updatedGroup(turn.state, update, command.recalled.root, turn.now);
    if (!next)
        return refused(turn, update.id.parent(), std::move(next.error()));
    TreeChange change = changeOf(turn, command, update.id.parent());
    change.next = std::move(*next);
    return accepted(applyChange(turn, std::move(change)));
}

Answer carryOut(Turn& turn, const Command& command, const CreateGroup& create)
{
    const Group& root = *turn.state.root;
    if (findApp(root, create.update.id))
        return fail(ErrorCode::AppInPlaceOfGroup, {create.update.id.text()});
    if (findGroup(root, create.update.id) || findRunSpec(root, create.update.id))
        return fail(ErrorCode::GroupExists, {create.update.id.text()});
    return changeGroup(turn, command, create.update);
}

Answer carryOut(Turn& turn, const Command& command, const UpdateGroup& update)
{
    if (!update.dryRun)
        return changeGroup(turn, command, update.update);
    Result<Group> next = updatedGroup(turn.state, update.update, command.recalled.root, turn.now);
    if (!next)
        return fail(std::move(next.error()));
    TreeChange change = changeOf(turn, command, update.update.id.parent());
    change.next = std::move(*next);
    Result<std::vector<DeploymentStep>> steps = rehearse(turn, std::move(change));
    if (!steps)
        return fail(std::move(steps.error()));
    return Outcome{PlannedSteps{std::move(*steps)}};
}

Answer carryOut(Turn& turn, const Command& command, const DeleteGroup& remove)
{
    if (!findGroup(*turn.state.root, remove.id))
        return refused(turn, remove.id.parent(), {Error{ErrorCode::GroupNotFound, "", {remove.id.text()}}});
    TreeChange change = changeOf(turn, command, remove.id.parent());
    if (remove.id.isRoot())
        change.next = Group{};
    else
        removeGroup(change.next, remove.id);
    return accepted(applyChange(turn, std::move(change)));
}

Answer carryOut(Turn& turn, const Command&, const EnforceGroupRole& wish)
{
    if (!findGroup(*turn.state.root, wish.id))
        return fail(ErrorCode::GroupNotFound, {wish.id.text()});
    Group next = *turn.state.root;
    Group& group = makeGroup(next, wish.id);
    group.enforceRole = wish.enforce;
    group.isMadeByTheWay = false;
    const RootGroup root = std::make_shared<const Group>(std::move(next));
    turn.state.root = root;
    turn.write(SaveRoot{root});
    return Outcome{Done{}};
}

Answer putPod(Turn& turn, const Command& command, const PodSpec& wanted, PodEvent::Kind kind)
{
    const Group& root = *turn.state.root;
    PodSpec pod = wanted;
    if (pod.role.empty())
        pod.role = defaultRole(root, pod.id, turn.state.settings);
    const PodPtr stored = findPod(root, pod.id);
    if (Errors errors = checkPod(pod, stored.get(), root, turn.state.settings); !errors.empty())
        return fail(std::move(errors));
    TreeChange change = changeOf(turn, command, pod.id.parent());
    place(change.next, PodPtr(std::make_shared<const PodSpec>(std::move(pod))), turn.state.settings);
    Result<DeploymentResult> result = applyChange(turn, std::move(change));
    if (!result)
        return fail(std::move(result.error()));
    turn.publish(PodEvent{kind, command.by.address, command.uri});
    return Outcome{Accepted{*result, nullptr, findPod(*turn.state.root, wanted.id)}};
}

Answer carryOut(Turn& turn, const Command& command, const CreatePod& create)
{
    if (findPod(*turn.state.root, create.pod.id))
        return fail(ErrorCode::PodExists, {create.pod.id.text()});
    return putPod(turn, command, create.pod, PodEvent::Kind::Created);
}

Answer carryOut(Turn& turn, const Command& command, const UpdatePod& update)
{
    const bool known = findPod(*turn.state.root, update.pod.id) != nullptr;
    return putPod(turn, command, update.pod, known ? PodEvent::Kind::Updated : PodEvent::Kind::Created);
}

Answer carryOut(Turn& turn, const Command& command, const DeletePod& remove)
{
    if (!findPod(*turn.state.root, remove.id))
        return fail(ErrorCode::PodNotFound, {remove.id.text()});
    TreeChange change = changeOf(turn, command, remove.id.parent());
    removeRunSpec(change.next, remove.id);
    Answer answer = accepted(applyChange(turn, std::move(change)));
    if (answer)
        turn.publish(PodEvent{PodEvent::Kind::Deleted, command.by.address, command.uri});
    return answer;
}

Answer carryOut(Turn& turn, const Command& command, const KillInstances& kill)
{
    return killInstances(turn, command, kill);
}

Answer carryOut(Turn& turn, const Command& command, const CancelDeployment& cancel)
{
    const Rollout* rollout = findRollout(turn.state, cancel.id);
    if (!rollout)
        return fail(ErrorCode::DeploymentNotFound, {cancel.id.value});
    if (command.force) {
        cancelPlan(turn, cancel.id, {DeploymentOutcome::Stopped});
        return Outcome{Done{}};
    }
    TreeChange change = changeOf(turn, command, PathId());
    change.next = deployment::revertedRoot(*rollout->plan.original, *rollout->plan.target, *turn.state.root);
    change.force = true;
    change.undoes = cancel.id;
    return accepted(applyChange(turn, std::move(change)));
}

Answer carryOut(Turn& turn, const Command&, const PauseDeployment& pause)
{
    if (!findRollout(turn.state, pause.id))
        return fail(ErrorCode::DeploymentNotFound, {pause.id.value});
    if (Result<void> done = pausePlan(turn, pause.id); !done)
        return fail(std::move(done.error()));
    return Outcome{Done{}};
}

Answer carryOut(Turn& turn, const Command&, const ResumeDeployment& resume)
{
    if (!findRollout(turn.state, resume.id))
        return fail(ErrorCode::DeploymentNotFound, {resume.id.value});
    if (Result<void> done = continuePlan(turn, resume.id); !done)
        return fail(std::move(done.error()));
    return Outcome{Done{}};
}

Answer carryOut(Turn& turn, const Command&, const ResetDelay& reset)
{
    const auto first = turn.state.queue.lower_bound({reset.id, {}});
    if (first == turn.state.queue.end() || first->first.id != reset.id)
        return fail(ErrorCode::NotInQueue, {reset.id.text()});
    resetDelay(turn, configOf(first->second.spec));
    return Outcome{Done{}};
}

/// Whether it makes a deployment and so is subject to their limit.
bool changesTree(const CommandBody& body)
{
    return std::visit(Overloaded{
                          [](const EnforceGroupRole&) { return false; },
                          [](const KillInstances& kill) { return kill.scale; },
                          [](const CancelDeployment&) { return false; },
                          [](const PauseDeployment&) { return false; },
                          [](const ResumeDeployment&) { return false; },
                          [](const ResetDelay&) { return false; },
                          [](const UpdateGroup& update) { return !update.dryRun; },
                          [](const auto&) { return true; },
                      },
                      body);
}

Answer carryOut(Turn& turn, const Command& command)
{
    const auto* cancel = std::get_if<CancelDeployment>(&command.body);
    if (changesTree(command.body) || (cancel && !command.force && findRollout(turn.state, cancel->id))) {
        if (Result<void> free = checkLimit(turn.state); !free)
            return fail(std::move(free.error()));
    }
    return std::visit([&](const auto& body) { return carryOut(turn, command, body); }, command.body);
}

} // namespace

void onCommand(Turn& turn, const Command& command)
{
    turn.by = command.by;
    Answer answer = carryOut(turn, command);
    turn.effects.replies.push_back({command.request, std::move(answer)});
}

} // namespace pacer::scheduler
