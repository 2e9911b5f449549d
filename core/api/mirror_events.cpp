// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/mirror_private.h"
#include "core/base/overloaded.h"
#include "core/wire/event_json.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::api {

namespace {

constexpr std::size_t longestJournal = 20'000;
constexpr std::size_t rememberedEnds = 200;

/// The app or pod an event is about; nullopt if it is about more or about none.
std::optional<PathId> appOf(const ApiEventBody& body)
{
    return std::visit(
        Overloaded{
            [](const ApiPostEvent& event) -> std::optional<PathId> {
                return event.appDefinition ? std::optional(event.appDefinition->id) : std::nullopt;
            },
            [](const StatusUpdateEvent& event) -> std::optional<PathId> { return event.appId; },
            [](const AppTerminatedEvent& event) -> std::optional<PathId> { return event.appId; },
            [](const InstanceChangedEvent& event) -> std::optional<PathId> { return event.runSpecId; },
            [](const InstanceHealthChangedEvent& event) -> std::optional<PathId> { return event.runSpecId; },
            [](const UnknownInstanceTerminatedEvent& event) -> std::optional<PathId> {
                return event.runSpecId;
            },
            [](const HealthStatusChangedEvent& event) -> std::optional<PathId> { return event.appId; },
            [](const auto&) -> std::optional<PathId> { return std::nullopt; }},
        body);
}

/// A failure worth showing as an app's last one: not what somebody asked for.
bool isFailure(TaskState state)
{
    return isTerminal(state) && state != TaskState::Finished && state != TaskState::Killed;
}

DeploymentInfo deploymentOf(const PlanSummary& plan)
{
    DeploymentInfo deployment;
    deployment.id = plan.id;
    deployment.version = plan.version;
    deployment.steps = plan.steps;
    std::set<PathId> apps;
    std::set<PathId> pods;
    for (const DeploymentStep& step : plan.steps) {
        for (const DeploymentAction& action : step.actions)
            (action.pod ? pods : apps).insert(action.id);
    }
    deployment.affectedApps.assign(apps.begin(), apps.end());
    deployment.affectedPods.assign(pods.begin(), pods.end());
    return deployment;
}

/// Where a step stands in its plan, from 1; equal steps are told apart by the one that was current before.
int stepNumber(const DeploymentInfo& deployment, const DeploymentStep& step, int before)
{
    const auto same = [&step](const DeploymentStep& other) {
        return std::equal(step.actions.begin(), step.actions.end(), other.actions.begin(),
                          other.actions.end(), [](const DeploymentAction& a, const DeploymentAction& b) {
                              return a.kind == b.kind && a.id == b.id;
                          });
    };
    const auto& steps = deployment.steps;
    const auto from = steps.begin() + std::clamp(before - 1, 0, static_cast<int>(steps.size()));
    auto found = std::find_if(from, steps.end(), same);
    if (found == steps.end())
        found = std::find_if(steps.begin(), steps.end(), same);
    return found == steps.end() ? before : static_cast<int>(found - steps.begin()) + 1;
}

} // namespace

void Mirror::Private::received(const StreamEvent& event)
{
    const std::string_view text(event.data.constData(), static_cast<std::size_t>(event.data.size()));
    const Result<ApiEvent> read = wire::parseJson(text).and_then(wire::readEvent);
    if (!read)
        return; // of a kind that carries nothing for us
    keepForReadings(*read);
    if (q.m_hasSnapshot)
        apply(*read);
    emit q.eventReceived(*read);
}

void Mirror::Private::keepForReadings(const ApiEvent& event)
{
    if (loading) {
        if (loading->journal.size() >= longestJournal) {
            loadSnapshot(); // too long ago to be mended by events
            return;
        }
        loading->journal.push_back(event);
    }
    if (const auto app = appOf(event.body)) {
        if (const auto journal = journals.find(*app); journal != journals.end())
            journal->second.push_back(event);
    }
}

void Mirror::Private::replay(const std::deque<ApiEvent>& journal)
{
    for (const ApiEvent& event : journal)
        apply(event);
}

void Mirror::Private::apply(const ApiEvent& event)
{
    std::visit(Overloaded{
                   [this](const ApiPostEvent& post) {
                       if (post.appDefinition)
                           rereads.want(post.appDefinition->id);
                   },
                   [this, &event](const StatusUpdateEvent& status) { applyStatus(status, event.timestamp); },
                   [this](const InstanceChangedEvent& instance) { applyInstance(instance); },
                   [this](const InstanceHealthChangedEvent& health) {
                       applyHealth(health.runSpecId, health.instanceId, health.healthy);
                   },
                   [this](const HealthStatusChangedEvent& health) {
                       applyHealth(health.appId, health.instanceId, health.alive);
                   },
                   [this](const UnknownInstanceTerminatedEvent& gone) {
                       if (tasks.removeInstance(gone.runSpecId, gone.instanceId))
                           touchTasks(gone.runSpecId);
                   },
                   [this](const AppTerminatedEvent& ended) {
                       if (q.m_apps.contains(ended.appId))
                           rereads.want(ended.appId);
                   },
                   [this](const GroupChangeEvent& group) {
                       if (!group.failure)
                           wantTree(group.groupId);
                   },
                   [this](const PodEvent&) { wantTree(PathId{}); },
                   [this](const DeploymentStepEvent& step) { applyStep(step); },
                   [this](const DeploymentEndedEvent& end) { applyEnd(end); },
                   [this](const SlotUpdateEvent&) { pollDeployments(); },
                   [this](const UnhealthyInstanceKillEvent& kill) {
                       if (q.m_apps.contains(kill.appId))
                           rereads.want(kill.appId);
                   },
                   [](const auto&) {},
               },
               event.body);
}

void Mirror::Private::applyStatus(const StatusUpdateEvent& event, Timestamp when)
{
    if (pods.contains(event.appId))
        return;
    if (!q.m_apps.contains(event.appId) && !isTerminal(event.taskStatus))
        rereads.want(event.appId);
    const bool isNew = !tasks.knowsInstance(event.appId, instanceOf(event.taskId).value_or(InstanceId{}));
    if (tasks.apply(event))
        touchTasks(event.appId);
    if (isNew && !isTerminal(event.taskStatus))
        rereads.want(event.appId); // times, zone and service ports are not in the event
    if (isFailure(event.taskStatus)) {
        noteFailure({.appId = event.appId,
                     .host = event.host,
                     .message = event.message,
                     .state = event.taskStatus,
                     .taskId = event.taskId,
                     .timestamp = when,
                     .version = event.version,
                     .agentId = event.agentId});
        rereads.want(event.appId);
    }
}

void Mirror::Private::applyInstance(const InstanceChangedEvent& event)
{
    if (pods.contains(event.runSpecId))
        return;
    if (tasks.apply(event))
        touchTasks(event.runSpecId);
    const bool launched = event.condition == Condition::Provisioned || event.condition == Condition::Staging;
    if (launched && !tasks.knowsInstance(event.runSpecId, event.instanceId))
        rereads.want(event.runSpecId);
    if (event.condition == Condition::Scheduled)
        QTimer::singleShot(0, &q, [this] { pollQueue(); });
}

void Mirror::Private::applyHealth(const PathId& app, const InstanceId& instance, std::optional<bool> healthy)
{
    if (tasks.setHealth(app, instance, healthy))
        touchTasks(app);
    if (focus == app)
        rereads.want(app); // which check it was is not in the event
}

void Mirror::Private::applyStep(const DeploymentStepEvent& event)
{
    if (std::find(ended.begin(), ended.end(), event.plan.id) != ended.end())
        return;
    const auto known = q.m_deployments.find(event.plan.id);
    const bool isNew = known == q.m_deployments.end();
    DeploymentInfo deployment = isNew ? deploymentOf(event.plan) : known->second;
    deployment.currentStep = stepNumber(deployment, event.currentStep, deployment.currentStep);
    putDeployment(deployment);
    if (isNew) {
        for (const PathId& app : deployment.affectedApps)
            rereads.want(app);
    }
    pollDeployments(); // readiness and reasons are not in the event
    pace();
}

void Mirror::Private::applyEnd(const DeploymentEndedEvent& event)
{
    const DeploymentInfo deployment = deploymentOf(event.plan);
    const bool known = q.m_deployments.contains(event.plan.id);
    ended.push_back(event.plan.id);
    if (ended.size() > rememberedEnds)
        ended.pop_front();
    if (known)
        removeDeployment(event.plan.id, event.success, QString::fromStdString(event.reason.value_or("")));
    // A failure of something that never began is a refused request (decision 38).
    if (known || event.success) {
        for (const PathId& app : deployment.affectedApps)
            rereads.want(app);
    }
    pace();
}

} // namespace pacer::api
