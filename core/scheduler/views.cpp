// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/views.h"

#include "core/base/text.h"
#include "core/scheduler/health_watch.h"
#include "core/scheduler/instances.h"
#include "core/scheduler/nearest_miss.h"
#include "core/scheduler/progress.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

/// The API shows nothing of where and when for a task that is no more.
bool isShownInactive(const Instance& instance)
{
    return !isActive(instance.condition) && instance.condition != Condition::UnreachableInactive;
}

std::vector<HealthResult> healthResults(const State& state, const InstanceId& id)
{
    std::vector<HealthResult> shown;
    const auto results = state.health.results.find(id);
    if (results == state.health.results.end())
        return shown;
    for (const std::optional<HealthResult>& result : results->second) {
        if (!result)
            continue;
        shown.push_back(*result);
        if (!state.settings.behaviour.keepDroppedFields) // the reference's spelling (decision 19)
            shown.back().instanceId.value = "instance [" + id.value + ']';
    }
    return shown;
}

std::vector<int> servicePorts(const AppSpec& app)
{
    std::vector<int> ports;
    if (app.container && app.container->portMappings && !usesHostNetwork(app)) {
        for (const PortMapping& mapping : *app.container->portMappings)
            ports.push_back(mapping.servicePort);
    } else {
        for (const PortDefinition& definition : app.portDefinitions)
            ports.push_back(definition.port);
    }
    return ports;
}

void countIn(TaskCounts& counts, const State& state, const Instance& instance)
{
    if (instance.tasks.empty() || isTerminal(instance.condition))
        return;
    const bool running = instance.condition == Condition::Running;
    const bool staged =
        instance.condition == Condition::Provisioned || instance.condition == Condition::Staging;
    counts.staged += staged ? 1 : 0;
    counts.running += running ? 1 : 0;
    const std::vector<HealthResult> results = healthResults(state, instance.id);
    if (results.empty())
        return;
    const bool healthy = std::ranges::all_of(results, &HealthResult::alive);
    ++(healthy ? counts.healthy : counts.unhealthy);
}

template <class Wanted>
std::optional<TaskStats> statsOf(const State& state, const PathId& app, Timestamp now, Wanted wanted)
{
    TaskStats stats;
    std::vector<double> lifetimes;
    bool any = false;
    for (const Instance* instance : instancesOf(state, app)) {
        if (instance->tasks.empty() || isTerminal(instance->condition) || !wanted(*instance))
            continue;
        any = true;
        countIn(stats.counts, state, *instance);
        if (instance->activeSince)
            lifetimes.push_back(std::chrono::duration<double>(now - *instance->activeSince).count());
    }
    if (!any)
        return std::nullopt;
    if (!lifetimes.empty()) {
        std::ranges::sort(lifetimes);
        double sum = 0;
        for (const double lifetime : lifetimes)
            sum += lifetime;
        stats.averageSeconds = sum / static_cast<double>(lifetimes.size());
        stats.medianSeconds = lifetimes[lifetimes.size() / 2];
    }
    return stats;
}

AppTaskStats taskStats(const State& state, const AppSpec& app, Timestamp now)
{
    const VersionInfo& info = app.versionInfo;
    AppTaskStats stats;
    stats.startedAfterLastScaling =
        statsOf(state, app.id, now, [&](const Instance& one) { return one.version() >= info.lastScalingAt; });
    stats.withLatestConfig = statsOf(
        state, app.id, now, [&](const Instance& one) { return one.version() >= info.lastConfigChangeAt; });
    stats.withOutdatedConfig = statsOf(
        state, app.id, now, [&](const Instance& one) { return one.version() < info.lastConfigChangeAt; });
    stats.totalSummary = statsOf(state, app.id, now, [](const Instance&) { return true; });
    return stats;
}

std::vector<ReadinessResult> readinessOf(const State& state, const PathId& app)
{
    std::vector<ReadinessResult> shown;
    if (state.health.readiness.empty())
        return shown;
    for (const Instance* instance : instancesOf(state, app)) {
        const auto result = state.health.readiness.find(instance->id);
        if (result != state.health.readiness.end())
            shown.push_back(result->second);
    }
    return shown;
}

DeploymentInfo infoOf(const State& state, const Rollout& rollout)
{
    DeploymentInfo info;
    info.id = rollout.plan.id;
    info.version = rollout.plan.version;
    const std::set<PathId> apps = rollout.plan.affectedApps();
    const std::set<PathId> pods = rollout.plan.affectedPods();
    info.affectedApps.assign(apps.begin(), apps.end());
    info.affectedPods.assign(pods.begin(), pods.end());
    info.steps = rollout.plan.steps;
    info.currentStep = rollout.currentStep;
    for (const auto& [id, run] : rollout.actions) {
        std::ranges::move(readinessOf(state, id), std::back_inserter(info.readiness));
        for (const Error& problem : run.problems)
            info.waitReasons.push_back(join(problem.args, ": "));
        if (std::optional<UpdateStatus> status = updateStatus(rollout, run))
            info.updates.push_back(*std::move(status));
        if (state.settings.behaviour.explainsWaiting && !run.done)
            info.progress.push_back(actionProgress(state, run));
    }
    info.undoes = rollout.plan.undoes;
    return info;
}

void fillFunnel(std::array<RefusalCount, refusalCount>& funnel, const std::array<int, refusalCount>& declined,
                int considered)
{
    int left = considered;
    for (std::size_t i = 0; i < funnel.size(); ++i) {
        funnel[i] = {static_cast<Refusal>(i), declined[i], left};
        left -= declined[i];
    }
}

ProcessedOffers summaryOf(const OfferStatistics& statistics)
{
    ProcessedOffers summary;
    summary.processed = statistics.processed;
    summary.unused = statistics.unused;
    summary.lastUnusedAt = statistics.lastUnusedAt;
    summary.lastUsedAt = statistics.lastUsedAt;
    fillFunnel(summary.launchAttempt, statistics.firstReasons, statistics.processed);
    fillFunnel(summary.lastOffers, statistics.lastReasons, static_cast<int>(statistics.lastUnused.size()));
    return summary;
}

int waitingCount(const SpecInstances& group, const std::string& role)
{
    const auto waiting = group.waiting.find(role);
    return waiting == group.waiting.end() ? 0 : waiting->second;
}

void explain(QueueItem& item, const State& state, const QueueKey& key, const QueueEntry& entry)
{
    item.nearest = nearestMiss(state, key, entry);
    const auto failure = state.taskFailures.find(key.id);
    if (!item.overdue && failure != state.taskFailures.end())
        item.failure = failure->second;
}

} // namespace

AppInfo appInfo(const State& state, const AppPtr& app, const AppEmbeds& embeds, Timestamp now)
{
    AppInfo info;
    info.app = app;
    if (embeds.counts) {
        TaskCounts counts;
        for (const Instance* instance : instancesOf(state, app->id))
            countIn(counts, state, *instance);
        info.counts = counts;
    }
    if (embeds.deployments) {
        const auto lock = state.locks.find(app->id);
        info.deployments.emplace();
        if (lock != state.locks.end())
            info.deployments->push_back(lock->second);
    }
    if (embeds.tasks) {
        info.tasks = tasksOf(state, app->id);
        for (TaskInfo& task : *info.tasks)
            task.servicePorts.clear(); // only the list of all tasks has them
    }
    if (embeds.lastTaskFailure) {
        const auto failure = state.taskFailures.find(app->id);
        if (failure != state.taskFailures.end())
            info.lastTaskFailure = failure->second;
    }
    if (embeds.readiness)
        info.readiness = readinessOf(state, app->id);
    if (embeds.taskStats)
        info.taskStats = taskStats(state, *app, now);
    return info;
}

std::vector<TaskInfo> tasksOf(const State& state, const PathId& app)
{
    std::vector<TaskInfo> tasks;
    for (const Instance* instance : instancesOf(state, app)) {
        if (std::optional<TaskInfo> task = taskInfo(state, *instance))
            tasks.push_back(std::move(*task));
    }
    return tasks;
}

std::optional<TaskInfo> taskInfo(const State& state, const Instance& instance)
{
    if (instance.tasks.empty() || instance.spec.isPod())
        return std::nullopt;
    const Task& task = instance.tasks.front();
    TaskInfo info;
    info.id = task.id;
    info.instanceId = instance.id;
    info.appId = instance.runSpecId();
    info.state = taskStateOf(task.condition).value_or(TaskState::Staging);
    info.ipAddresses = task.ipAddresses;
    info.healthResults = healthResults(state, instance.id);
    info.checkResult = task.checkResult;
    info.servicePorts = servicePorts(*instance.spec.app());
    info.role = instance.role;
    if (instance.agent) {
        info.host = instance.agent->host;
        info.agentId = instance.agent->id;
        info.region = instance.agent->region;
        info.zone = instance.agent->zone;
    }
    if (isShownInactive(instance))
        return info;
    info.stagedAt = task.stagedAt;
    info.startedAt = task.startedAt;
    info.version = instance.version();
    for (const std::optional<int>& port : task.hostPorts) {
        if (port)
            info.ports.push_back(*port);
    }
    return info;
}

std::vector<const Instance*> instancesOf(const State& state, const PathId& app)
{
    const SpecInstances* group = state.instances.of(app);
    return group ? group->byId() : std::vector<const Instance*>{};
}

std::vector<DeploymentInfo> deployments(const State& state)
{
    std::vector<DeploymentInfo> infos;
    for (const Rollout& rollout : state.rollouts)
        infos.push_back(infoOf(state, rollout));
    return infos;
}

std::vector<QueueItem> queue(const State& state, bool withLastUnused, Timestamp now)
{
    std::vector<QueueItem> items;
    items.reserve(state.queue.size());
    for (const auto& [key, entry] : state.queue) {
        const SpecInstances* group = state.instances.of(key.id);
        const int count = group ? waitingCount(*group, key.role) : 0;
        if (count == 0)
            continue;
        // A change of the instance count alone is no reason to launch anew, but it is shown.
        const std::optional<RunSpec> current = findRunSpec(*state.root, key.id);
        const bool sameConfig = current && configOf(*current) == configOf(entry.spec);
        QueueItem item{sameConfig ? *current : entry.spec,
                       count,
                       key.role,
                       entry.since,
                       0,
                       true,
                       summaryOf(entry.offers),
                       {},
                       {},
                       {}};
        if (const LaunchDelay* delay = state.delays.find(configOf(entry.spec))) {
            const auto left =
                std::chrono::floor<std::chrono::seconds>(delay->reference + delay->current - now);
            item.timeLeftSeconds = std::max<std::int64_t>(0, left.count());
            item.overdue = delay->reference + delay->current - now <= -std::chrono::seconds{1};
        }
        if (state.settings.behaviour.explainsWaiting)
            explain(item, state, key, entry);
        if (withLastUnused) {
            for (const auto& [agent, rejection] : entry.offers.lastUnused)
                item.lastUnused.push_back({*rejection.offer, rejection.reasons, rejection.at});
        }
        items.push_back(std::move(item));
    }
    return items;
}

RootGroup root(const State& state)
{
    return state.root;
}

} // namespace pacer::scheduler
