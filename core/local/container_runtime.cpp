// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/container_runtime.h"

#include "core/base/text.h"

#include <cmath>

namespace pacer::local {

namespace {

using namespace std::chrono_literals;

constexpr const char* sandboxTarget = "/mnt/mesos/sandbox";
constexpr Duration shortTime = 20s;
constexpr Duration pullTime = 15min;

/// Raising limits is often forbidden, and then every start fails: name limits that any machine grants.
void addUlimits(std::vector<std::string>& argv)
{
    argv.insert(argv.end(), {"--ulimit", "nofile=1024:1024", "--ulimit", "nproc=4096:4096"});
}

void addNetwork(std::vector<std::string>& argv, const ImagePlan& image)
{
    if (image.hostNetwork) {
        argv.insert(argv.end(), {"--network", "host"});
        return;
    }
    if (!image.network.empty())
        argv.insert(argv.end(), {"--network", image.network});
    for (const PortForward& port : image.ports) {
        const std::string pair = std::to_string(port.hostPort) + ':' + std::to_string(port.containerPort);
        if (port.tcp)
            argv.insert(argv.end(), {"-p", pair + "/tcp"});
        if (port.udp)
            argv.insert(argv.end(), {"-p", pair + "/udp"});
    }
}

std::vector<std::string> runArguments(const std::string& engine, const TaskPlan& plan, const TaskPlace& place)
{
    const ImagePlan& image = *plan.image;
    std::vector<std::string> argv{engine, "run", "--rm", "--init", "--name", place.containerName};
    addUlimits(argv);
    addNetwork(argv, image);
    if (plan.resources.mem > 0)
        argv.insert(argv.end(), {"--memory", std::to_string(std::llround(plan.resources.mem)) + "m"});
    if (plan.resources.cpus > 0) {
        const long long shares = std::max(2LL, std::llround(plan.resources.cpus * 1024));
        argv.insert(argv.end(), {"--cpu-shares", std::to_string(shares)});
    }
    if (image.privileged)
        argv.emplace_back("--privileged");
    if (plan.user)
        argv.insert(argv.end(), {"--user", *plan.user});
    argv.insert(argv.end(), {"-v", place.sandbox.string() + ':' + sandboxTarget});
    for (const Mount& mount : plan.mounts) {
        const std::string target =
            mount.target.starts_with('/') ? mount.target : std::string(sandboxTarget) + '/' + mount.target;
        argv.insert(argv.end(), {"-v", mount.source.string() + ':' + target + (mount.readOnly ? ":ro" : "")});
    }
    // PATH of this machine means nothing in the image.
    for (const auto& [name, value] : plan.environment) {
        if (name != "PATH")
            argv.insert(argv.end(), {"--env", name + '=' + value});
    }
    argv.insert(argv.end(), {"--label", "MESOS_TASK_ID=" + plan.task.value});
    for (const DockerParameter& parameter : image.parameters)
        argv.push_back("--" + parameter.key + '=' + parameter.value);
    argv.push_back(image.image);
    if (plan.command)
        argv.insert(argv.end(), {"/bin/sh", "-c", *plan.command});
    else
        argv.insert(argv.end(), plan.arguments.begin(), plan.arguments.end());
    return argv;
}

tl::unexpected<Errors> noEngine()
{
    return fail(ErrorCode::LaunchFailed, {"There is no working container runtime (podman or docker) here"});
}

} // namespace

CommandOutcome ContainerRuntime::run(const std::vector<std::string>& argv, Duration timeout) const
{
    return runCommand(argv, commandEnvironment(), timeout, &m_stopping);
}

/// Starts a container of whatever image is here. Exit code 127 says that the image has no `true`: the engine
/// itself came as far as looking for it.
bool ContainerRuntime::works(const std::string& engine) const
{
    const CommandOutcome listed = run({engine, "images", "-q"}, shortTime);
    if (!listed.started || listed.exitCode != 0)
        return false;
    const std::string image(trimmed(listed.output.substr(0, listed.output.find('\n'))));
    if (image.empty())
        return run({engine, "info"}, shortTime).exitCode == 0;
    std::vector<std::string> argv{engine, "run", "--rm", "--init", "--network", "none"};
    addUlimits(argv);
    argv.insert(argv.end(), {"--entrypoint", "true", image});
    const int exitCode = run(argv, shortTime).exitCode;
    return exitCode == 0 || exitCode == 127;
}

std::optional<std::string> ContainerRuntime::engine()
{
    const std::lock_guard lock(m_mutex);
    if (!m_looked) {
        for (const char* const candidate : {"podman", "docker"}) {
            if (!m_engine && works(candidate))
                m_engine = candidate;
        }
        m_looked = true;
    }
    return m_engine;
}

std::string ContainerRuntime::sandboxInside(const TaskPlace&) const
{
    return sandboxTarget;
}

Result<void> ContainerRuntime::ensureImage(const std::string& image, bool forcePull)
{
    const std::optional<std::string> program = engine();
    if (!program)
        return noEngine();
    if (!forcePull && run({*program, "image", "inspect", image}, shortTime).exitCode == 0)
        return {};
    const CommandOutcome pulled = run({*program, "pull", image}, pullTime);
    if (pulled.exitCode == 0)
        return {};
    const std::string output(trimmed(pulled.output));
    return fail(ErrorCode::FetchFailed, {image, output.substr(output.rfind('\n') + 1)});
}

Result<ShimSpec> ContainerRuntime::prepare(const TaskPlan& plan, const TaskPlace& place)
{
    const std::optional<std::string> program = engine();
    if (!program || !plan.image)
        return noEngine();
    if (const Result<void> image = ensureImage(plan.image->image, plan.image->forcePull); !image)
        return fail(image.error());
    ShimSpec spec;
    spec.argv = runArguments(*program, plan, place);
    spec.environment = commandEnvironment();
    spec.directory = place.sandbox;
    spec.signalMainOnly = true; // the engine's client passes the signal on to the container
    return spec;
}

Result<std::vector<std::string>> ContainerRuntime::checkCommand(const std::vector<std::string>& argv,
                                                                const std::string&, const ShimSpec&,
                                                                const TaskPlace& place)
{
    const std::optional<std::string> program = engine();
    if (!program)
        return noEngine();
    std::vector<std::string> inside{*program, "exec", place.containerName};
    inside.insert(inside.end(), argv.begin(), argv.end());
    return inside;
}

void ContainerRuntime::cleanUp(const std::string& containerName)
{
    if (const std::optional<std::string> program = engine(); program && !containerName.empty())
        run({*program, "rm", "-f", containerName}, shortTime);
}

} // namespace pacer::local
