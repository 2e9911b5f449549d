// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/task_plan.h"

#include "core/base/overloaded.h"
#include "core/scheduler/task_info.h"

#include <algorithm>

namespace pacer::local {

namespace {

Duration seconds(int count)
{
    return std::chrono::seconds{count};
}

std::optional<int> hostPortAt(const Task& task, std::size_t index)
{
    return index < task.hostPorts.size() ? task.hostPorts[index] : std::nullopt;
}

const std::vector<PortMapping>* mappingsOf(const AppSpec& app)
{
    return app.container && app.container->portMappings && !app.container->portMappings->empty()
               ? &*app.container->portMappings
               : nullptr;
}

/// The port to reach from this machine: a check names the port inside, we stand outside.
int portOf(const AppSpec& app, const Task& task, std::optional<int> port, std::optional<int> index)
{
    const std::vector<PortMapping>* const mappings = mappingsOf(app);
    if (port) {
        for (std::size_t i = 0; mappings && i < mappings->size(); ++i) {
            if ((*mappings)[i].containerPort == *port)
                return hostPortAt(task, i).value_or(*port);
        }
        return *port;
    }
    const auto at = static_cast<std::size_t>(std::max(index.value_or(0), 0));
    if (const std::optional<int> hostPort = hostPortAt(task, at))
        return *hostPort;
    return mappings && at < mappings->size() ? (*mappings)[at].containerPort : 0;
}

int portOf(const PodContainer& container, const Task& task, std::optional<int> port,
           const std::optional<std::string>& endpoint)
{
    for (std::size_t i = 0; i < container.endpoints.size(); ++i) {
        const PodEndpoint& candidate = container.endpoints[i];
        if (endpoint ? candidate.name == *endpoint : candidate.containerPort == port && port.has_value())
            return hostPortAt(task, i).value_or(candidate.containerPort.value_or(0));
    }
    return port.value_or(0);
}

std::string urlOf(HttpScheme scheme, const std::string& host, int port,
                  const std::optional<std::string>& path)
{
    const std::string place = path.value_or("/");
    return std::string(scheme == HttpScheme::Https ? "https://" : "http://") + host + ':'
           + std::to_string(port) + (place.starts_with('/') ? "" : "/") + place;
}

std::vector<std::string> argvOf(const std::variant<ShellCommand, ArgvCommand>& command)
{
    return std::visit(Overloaded{
                          [](const ShellCommand& shell) {
                              return std::vector<std::string>{"/bin/sh", "-c", shell.shell};
                          },
                          [](const ArgvCommand& argv) { return argv.argv; },
                      },
                      command);
}

/// `portFor(port, portIndex, endpoint)` knows which port is meant.
template <class Kind, class PortFor>
void aim(CheckPlan& plan, const Kind& kind, const std::string& host, const PortFor& portFor)
{
    std::visit(Overloaded{
                   [&](const HttpCheck& http) {
                       plan.kind = CheckPlan::Kind::Http;
                       plan.url = urlOf(http.scheme, host, portFor(http.port, http.portIndex, http.endpoint),
                                        http.path);
                   },
                   [&](const TcpCheck& tcp) {
                       plan.kind = CheckPlan::Kind::Tcp;
                       plan.host = host;
                       plan.port = portFor(tcp.port, tcp.portIndex, tcp.endpoint);
                   },
                   [&](const ExecCheck& exec) {
                       plan.kind = CheckPlan::Kind::Command;
                       plan.argv = argvOf(exec.command);
                   },
               },
               kind);
}

template <class PortFor>
CheckPlan planOf(const GeneralCheck& check, const std::string& host, const PortFor& portFor)
{
    CheckPlan plan;
    plan.health = false;
    plan.delay = seconds(check.delaySeconds);
    plan.interval = seconds(check.intervalSeconds);
    plan.timeout = seconds(check.timeoutSeconds);
    aim(plan, check.kind, host, portFor);
    return plan;
}

/// Timing has the same names in both kinds of health check.
template <class Check>
CheckPlan healthTiming(const Check& check)
{
    CheckPlan plan;
    plan.delay = seconds(check.delaySeconds);
    plan.interval = seconds(check.intervalSeconds);
    plan.timeout = seconds(check.timeoutSeconds);
    plan.grace = seconds(check.gracePeriodSeconds);
    plan.maxFailures = check.maxConsecutiveFailures;
    return plan;
}

CheckPlan planOf(const HealthCheck& check, const AppSpec& app, const Task& task, const std::string& host)
{
    CheckPlan plan = healthTiming(check);
    const int port = portOf(app, task, check.port, check.portIndex);
    switch (check.protocol) {
    case HealthCheckProtocol::Command: plan.argv = {"/bin/sh", "-c", check.command.value_or("")}; break;
    case HealthCheckProtocol::Http:
    case HealthCheckProtocol::MesosHttp:
        plan.kind = CheckPlan::Kind::Http;
        plan.url = urlOf(HttpScheme::Http, host, port, check.path);
        break;
    case HealthCheckProtocol::Https:
    case HealthCheckProtocol::MesosHttps:
        plan.kind = CheckPlan::Kind::Http;
        plan.url = urlOf(HttpScheme::Https, host, port, check.path);
        break;
    case HealthCheckProtocol::Tcp:
    case HealthCheckProtocol::MesosTcp:
        plan.kind = CheckPlan::Kind::Tcp;
        plan.host = host;
        plan.port = port;
        break;
    }
    return plan;
}

std::vector<CheckPlan> checksOf(const AppSpec& app, const Task& task, const std::string& host)
{
    std::vector<CheckPlan> plans;
    // At most one counts; older definitions may hold several COMMAND checks.
    const auto beside = std::ranges::find_if(app.healthChecks, &HealthCheck::runsBesideTask);
    if (beside != app.healthChecks.end())
        plans.push_back(planOf(*beside, app, task, host));
    if (app.check) {
        plans.push_back(
            planOf(*app.check, host, [&](std::optional<int> port, std::optional<int> index, const auto&) {
                return portOf(app, task, port, index);
            }));
    }
    return plans;
}

std::vector<CheckPlan> checksOf(const PodContainer& container, const Task& task, const std::string& host)
{
    const auto portFor = [&](std::optional<int> port, std::optional<int>, const auto& endpoint) {
        return portOf(container, task, port, endpoint);
    };
    std::vector<CheckPlan> plans;
    if (container.healthCheck) {
        CheckPlan plan = healthTiming(*container.healthCheck);
        aim(plan, container.healthCheck->kind, host, portFor);
        plans.push_back(std::move(plan));
    }
    if (container.check)
        plans.push_back(planOf(*container.check, host, portFor));
    return plans;
}

PortForward forwardOf(const PortMapping& mapping, int hostPort)
{
    const int inside = mapping.containerPort == 0 ? hostPort : mapping.containerPort;
    return {hostPort, inside, mapping.protocol != PortProtocol::Udp, mapping.protocol != PortProtocol::Tcp};
}

std::optional<ImagePlan> imageOf(const AppSpec& app, const Task& task)
{
    if (!app.container || !app.container->docker)
        return std::nullopt;
    const DockerImage& docker = *app.container->docker;
    ImagePlan plan;
    plan.image = docker.image;
    plan.forcePull = docker.forcePullImage;
    plan.privileged = docker.privileged;
    plan.parameters = docker.parameters;
    plan.hostNetwork = usesHostNetwork(app);
    if (!plan.hostNetwork && !app.networks.empty())
        plan.network = app.networks.front().name.value_or("");
    const std::vector<PortMapping>* const mappings = mappingsOf(app);
    for (std::size_t i = 0; mappings && i < mappings->size(); ++i) {
        if (const std::optional<int> hostPort = hostPortAt(task, i))
            plan.ports.push_back(forwardOf((*mappings)[i], *hostPort));
    }
    return plan;
}

/// A name for the folder of a volume: its path with '/' made harmless.
std::string folderName(std::string path)
{
    std::ranges::replace(path, '/', '_');
    return path;
}

void addMounts(TaskPlan& plan, const AppSpec& app, const InstanceId& instance, const PlanFolders& folders)
{
    if (!app.container)
        return;
    for (const Volume& volume : app.container->volumes) {
        Mount mount{{}, volume.containerPath, volume.mode == AccessMode::ReadOnly};
        if (const auto* const host = std::get_if<HostVolume>(&volume.kind)) {
            mount.source = host->hostPath;
        } else if (std::holds_alternative<PersistentVolume>(volume.kind)) {
            mount.source = folders.volumes / instance.value / folderName(volume.containerPath);
            plan.folders.push_back(mount.source);
        } else {
            continue; // external and secret volumes need a provider, and no local agent has one
        }
        plan.mounts.push_back(std::move(mount));
    }
}

void addMounts(TaskPlan& plan, const PodSpec& pod, const PodContainer& container, const InstanceId& instance,
               const PlanFolders& folders)
{
    for (const VolumeMount& wanted : container.volumeMounts) {
        const auto volume = std::ranges::find(pod.volumes, wanted.name, &PodVolume::name);
        if (volume == pod.volumes.end())
            continue;
        Mount mount{{}, wanted.mountPath, wanted.readOnly.value_or(false)};
        if (const auto* const host = std::get_if<HostVolume>(&volume->kind)) {
            mount.source = host->hostPath;
        } else if (std::holds_alternative<EphemeralVolume>(volume->kind)) {
            mount.source = folders.run / "volumes" / folderName(wanted.name);
            plan.folders.push_back(mount.source);
        } else if (std::holds_alternative<PersistentVolume>(volume->kind)) {
            mount.source = folders.volumes / instance.value / folderName(wanted.name);
            plan.folders.push_back(mount.source);
        } else {
            continue;
        }
        plan.mounts.push_back(std::move(mount));
    }
}

TaskPlan planOf(const AppSpec& app, const Task& task, const scheduler::Launch& launch,
                const PlanFolders& folders)
{
    TaskPlan plan;
    plan.command = app.cmd;
    plan.arguments = app.args;
    plan.user = app.user;
    plan.artifacts = app.fetch;
    plan.image = imageOf(app, task);
    plan.checks = checksOf(app, task, launch.instance->agent->host);
    plan.resources = app.resources;
    if (app.taskKillGracePeriodSeconds)
        plan.killGrace = seconds(*app.taskKillGracePeriodSeconds);
    addMounts(plan, app, launch.instance->id, folders);
    return plan;
}

TaskPlan planOf(const PodSpec& pod, const PodContainer& container, const Task& task,
                const scheduler::Launch& launch, const PlanFolders& folders)
{
    TaskPlan plan;
    if (container.exec) {
        if (const auto* const shell = std::get_if<ShellCommand>(&container.exec->command))
            plan.command = shell->shell;
        else
            plan.arguments = argvOf(container.exec->command);
    }
    plan.user = container.user ? container.user : pod.user;
    plan.artifacts = container.artifacts;
    if (container.image) {
        ImagePlan image;
        image.image = container.image->id;
        image.forcePull = container.image->forcePull;
        image.hostNetwork = pod.networks.empty() || pod.networks.front().mode == NetworkMode::Host;
        for (std::size_t i = 0; !image.hostNetwork && i < container.endpoints.size(); ++i) {
            const std::optional<int> hostPort = hostPortAt(task, i);
            if (hostPort)
                image.ports.push_back(
                    {*hostPort, container.endpoints[i].containerPort.value_or(*hostPort), true, false});
        }
        plan.image = std::move(image);
    }
    plan.checks = checksOf(container, task, launch.instance->agent->host);
    plan.resources = container.resources;
    if (container.killGracePeriodSeconds)
        plan.killGrace = std::chrono::duration_cast<Duration>(
            std::chrono::duration<double>(*container.killGracePeriodSeconds));
    addMounts(plan, pod, container, launch.instance->id, folders);
    return plan;
}

} // namespace

std::vector<TaskPlan> plansOf(const scheduler::Launch& launch, const PlanFolders& folders)
{
    std::vector<scheduler::Variables> environments = scheduler::environmentsOf(launch);
    std::vector<TaskPlan> plans;
    for (std::size_t i = 0; i < launch.instance->tasks.size(); ++i) {
        const Task& task = launch.instance->tasks[i];
        TaskPlan plan;
        if (const AppSpec* const app = launch.instance->spec.app()) {
            plan = planOf(*app, task, launch, folders);
        } else if (const PodSpec* const pod = launch.instance->spec.pod()) {
            const auto container = std::ranges::find(pod->containers, task.container, &PodContainer::name);
            if (container != pod->containers.end())
                plan = planOf(*pod, *container, task, launch, folders);
        }
        plan.task = task.id;
        plan.environment = std::move(environments[i]);
        plans.push_back(std::move(plan));
    }
    return plans;
}

std::string executorOf(const scheduler::Launch& launch)
{
    return launch.instance->spec.isPod() || launch.instance->tasks.empty()
               ? launch.instance->id.value
               : launch.instance->tasks.front().id.value;
}

} // namespace pacer::local
