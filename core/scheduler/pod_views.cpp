// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/pod_views.h"

#include "core/base/overloaded.h"
#include "core/scheduler/instances.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

constexpr const char* unreachableMessage = "pod instance has become unreachable";
constexpr const char* unhealthyMessage = "at least one container is not healthy";

const PodContainer* containerOf(const PodSpec& pod, const Task& task)
{
    const auto found = std::ranges::find(pod.containers, task.container, &PodContainer::name);
    return found == pod.containers.end() ? nullptr : &*found;
}

/// The endpoint that the health check asks; nullptr if there is no check, or a command.
const std::string* checkedEndpoint(const PodContainer& container)
{
    if (!container.healthCheck)
        return nullptr;
    const auto nameOf = [](const std::optional<std::string>& name) { return name ? &*name : nullptr; };
    return std::visit(Overloaded{
                          [&](const HttpCheck& check) { return nameOf(check.endpoint); },
                          [&](const TcpCheck& check) { return nameOf(check.endpoint); },
                          [](const ExecCheck&) -> const std::string* { return nullptr; },
                      },
                      container.healthCheck->kind);
}

std::vector<PodEndpointStatus> endpointsOf(const PodContainer& container, const Task& task)
{
    const std::string* const checked = checkedEndpoint(container);
    std::vector<PodEndpointStatus> endpoints;
    for (std::size_t i = 0; i < container.endpoints.size(); ++i) {
        PodEndpointStatus& endpoint = endpoints.emplace_back();
        endpoint.name = container.endpoints[i].name;
        if (i < task.hostPorts.size())
            endpoint.allocatedHostPort = task.hostPorts[i];
        if (checked && *checked == endpoint.name)
            endpoint.healthy = task.healthy;
    }
    return endpoints;
}

/// Nothing is said about a container that has not run yet.
std::vector<PodCondition> conditionsOf(const PodContainer& container, const Task& task, Timestamp since)
{
    const bool tooEarly = task.condition == Condition::Scheduled || task.condition == Condition::Provisioned
                          || task.condition == Condition::Staging || task.condition == Condition::Starting;
    if (!container.healthCheck || tooEarly)
        return {};
    const std::optional<bool> reported = isActive(task.condition) ? task.healthy : std::nullopt;
    return {{"healthy", reported.value_or(false) ? "true" : "false",
             reported ? "health-reported-by-mesos" : "health-unreported-by-mesos", since}};
}

PodContainerStatus containerStatus(const PodSpec& pod, const Task& task)
{
    PodContainerStatus status;
    status.name = task.container;
    status.status = taskStateOf(task.condition).value_or(TaskState::Staging);
    status.since = task.startedAt.value_or(task.stagedAt);
    const PodContainer* const container = containerOf(pod, task);
    if (!container)
        return status;
    status.conditions = conditionsOf(*container, task, status.since);
    if (isActive(task.condition)) {
        status.containerId = task.id;
        status.endpoints = endpointsOf(*container, task);
        status.resources = container->resources;
    }
    return status;
}

/// The executor counts with the amounts that every executor has, whatever the pod gives it.
Resources resourcesOf(const std::vector<PodContainerStatus>& containers)
{
    const ExecutorResources executor;
    Resources sum{executor.cpus, executor.mem, executor.disk, 0};
    for (const PodContainerStatus& container : containers) {
        if (!container.resources)
            continue;
        sum.cpus += container.resources->cpus;
        sum.mem += container.resources->mem;
        sum.disk += container.resources->disk;
        sum.gpus += container.resources->gpus;
    }
    return sum;
}

std::vector<PodNetworkStatus> networksOf(const PodSpec& pod, const std::vector<Task>& tasks)
{
    PodNetworkStatus network;
    for (const Task& task : tasks) {
        if (!isActive(task.condition))
            continue;
        for (const IpAddress& address : task.ipAddresses) {
            if (std::ranges::find(network.addresses, address.address) == network.addresses.end())
                network.addresses.push_back(address.address);
        }
    }
    if (network.addresses.empty())
        return {};
    if (!pod.networks.empty() && pod.networks.front().mode == NetworkMode::Container)
        network.name = pod.networks.front().name;
    return {network};
}

bool anyUnhealthy(const std::vector<PodContainerStatus>& containers)
{
    return std::ranges::any_of(containers, [](const PodContainerStatus& container) {
        return std::ranges::any_of(container.conditions,
                                   [](const PodCondition& condition) { return condition.value == "false"; });
    });
}

void judge(PodInstanceStatus& status, const Instance& instance)
{
    switch (instance.condition) {
    case Condition::Scheduled:
    case Condition::Provisioned: status.status = PodInstanceState::Pending; return;
    case Condition::Staging:
    case Condition::Starting: status.status = PodInstanceState::Staging; return;
    case Condition::Running:
        status.status = PodInstanceState::Stable;
        if (anyUnhealthy(status.containers)) {
            status.status = PodInstanceState::Degraded;
            status.message = unhealthyMessage;
        }
        return;
    case Condition::Unreachable:
    case Condition::UnreachableInactive:
        status.status = PodInstanceState::Degraded;
        status.message = unreachableMessage;
        return;
    case Condition::Killing:
    case Condition::Finished:
    case Condition::Failed:
    case Condition::Killed:
    case Condition::Error:
    case Condition::Gone:
    case Condition::Dropped:
    case Condition::Unknown:
        // One that shall run on waits for its next launch.
        status.status = instance.isScheduled() ? PodInstanceState::Pending : PodInstanceState::Terminal;
        return;
    }
}

PodInstanceStatus instanceStatus(const Instance& instance)
{
    const PodSpec& pod = *instance.spec.pod();
    PodInstanceStatus status;
    status.id = instance.id;
    status.since = instance.since;
    for (const Task& task : instance.tasks)
        status.containers.push_back(containerStatus(pod, task));
    judge(status, instance);
    if (instance.agent) {
        status.agentHostname = instance.agent->host;
        status.agentId = instance.agent->id;
        status.agentRegion = instance.agent->region;
        status.agentZone = instance.agent->zone;
    }
    status.resources = resourcesOf(status.containers);
    status.networks = networksOf(pod, instance.tasks);
    status.specReference = "/v2/pods" + pod.id.text() + "::versions/" + formatTimestamp(instance.version());
    status.role = instance.role;
    return status;
}

bool hasFailed(const Task& task)
{
    return isTerminal(task.condition) && task.condition != Condition::Finished
           && task.condition != Condition::Killed;
}

std::optional<PodTermination> terminationOf(const Instance& instance)
{
    PodTermination end;
    for (const Task& task : instance.tasks) {
        if (!hasFailed(task))
            continue;
        if (end.containers.empty()) {
            end.startedAt = task.startedAt.value_or(task.stagedAt);
            end.message = task.message;
        }
        end.containers.push_back({task.id, taskStateOf(task.condition).value_or(TaskState::Failed)});
    }
    if (end.containers.empty())
        return std::nullopt;
    end.instance = instance.id;
    end.terminatedAt = instance.since;
    return end;
}

void addStatuses(const State& state, const Group& group, Timestamp now, std::map<PathId, PodStatus>& statuses)
{
    for (const auto& [id, pod] : group.pods)
        statuses.emplace(id, podStatus(state, pod, now));
    for (const auto& [id, child] : group.groups)
        addStatuses(state, child, now, statuses);
}

} // namespace

PodStatus podStatus(const State& state, const PodPtr& pod, Timestamp now)
{
    PodStatus status;
    status.spec = pod;
    status.lastUpdated = now;
    if (const SpecInstances* group = state.instances.of(pod->id)) {
        for (const Instance* known : group->byId()) {
            const Instance& instance = *known;
            if (!instance.spec.isPod() || !instance.agent)
                continue;
            status.instances.push_back(instanceStatus(instance));
            if (std::optional<PodTermination> end = terminationOf(instance))
                status.terminations.push_back(std::move(*end));
        }
    }
    const auto stable =
        std::ranges::count(status.instances, PodInstanceState::Stable, &PodInstanceStatus::status);
    status.status = stable >= pod->instances ? PodState::Stable : PodState::Degraded;
    status.statusSince =
        status.instances.empty()
            ? now
            : std::ranges::max_element(status.instances, {}, &PodInstanceStatus::since)->since;
    return status;
}

std::map<PathId, PodStatus> podStatusesBelow(const State& state, const Group& group, Timestamp now)
{
    std::map<PathId, PodStatus> statuses;
    addStatuses(state, group, now, statuses);
    return statuses;
}

} // namespace pacer::scheduler
