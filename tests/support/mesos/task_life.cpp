// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/task_life.h"

#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/updates.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

constexpr const char* tooLong = "REASON_MAX_COMPLETION_TIME_REACHED";

std::optional<Duration> graceOf(const Json& policy)
{
    const Json& grace = memberOf(policy, "grace_period");
    if (grace.is_null())
        return std::nullopt;
    return Duration(grace.value("nanoseconds", std::int64_t{0}));
}

/// Runs `work` unless the task's life has changed by then.
void later(World& world, const TaskPtr& task, Duration wait, std::function<void()> work)
{
    world.after(wait, [task, life = task->life, work = std::move(work)] {
        if (task->life == life && !task->over)
            work();
    });
}

void endProcess(World& world, const TaskPtr& task, int code, int signal)
{
    task->over = true;
    ++task->life;
    UpdateFields fields;
    fields.message = signal != 0 ? "Command terminated with signal " + signalName(signal)
                                 : "Command exited with status " + std::to_string(code);
    fields.reason = task->killReason;
    std::string state = signal == 0 && code == 0 ? "TASK_FINISHED" : "TASK_FAILED";
    if (task->killing && task->killReason != tooLong)
        state = "TASK_KILLED";
    if (task->goneInstead) {
        state = "TASK_GONE_BY_OPERATOR";
        fields.message.clear();
    }
    agentUpdate(world, task, state, fields);
    taskEnded(world, task, state != "TASK_FINISHED");
}

void write(World& world, const TaskPtr& task, const std::string& folder, const Writing& writing)
{
    if (Agent* agent = world.agentById(task->agentId))
        agent->files.append(folder + '/' + writing.file, writing.text, world.now);
}

std::string baseName(const std::string& uri)
{
    return uri.substr(uri.rfind('/') + 1);
}

/// The task's own folder with what is in it before it starts.
std::string prepareSandbox(World& world, Agent& agent, const TaskPtr& task, const std::string& run)
{
    std::string folder = run;
    if (task->inPod) {
        const std::string child = task->containerId.substr(task->containerId.find('.') + 1);
        folder = run + "/containers/" + child;
        agent.files.write(folder + "/stdout", {}, world.now);
        agent.files.write(folder + "/stderr", {}, world.now);
        agent.files.link(run + "/tasks/" + task->id, "../containers/" + child, world.now);
    }
    for (const Json& uri : listOf(memberOf(task->info, "command"), "uris")) {
        const std::string name = textOf(uri, "output_file", baseName(textOf(uri, "value")));
        agent.files.write(folder + '/' + name, "from " + textOf(uri, "value") + '\n', world.now);
        if (flagOf(uri, "executable"))
            agent.files.setPermissions(folder + '/' + name, 0755);
    }
    for (const auto& [name, content] : task->script.files)
        agent.files.write(folder + '/' + name, content, world.now);
    for (const auto& [name, target] : task->script.links)
        agent.files.link(folder + '/' + name, target, world.now);
    for (const Resource& resource : task->resources.all()) {
        if (!resource.isVolume())
            continue;
        const Json disk = Json::parse(resource.disk);
        const std::string volume = agent.setup.workDir + "/volumes/roles/" + resource.role() + '/'
                                   + textOf(memberOf(disk, "persistence"), "id");
        if (agent.files.find(volume) == nullptr)
            agent.files.makeFolder(volume, world.now);
        agent.files.link(folder + '/' + textOf(memberOf(disk, "volume"), "container_path"), volume,
                         world.now);
    }
    return folder;
}

/// {"type":"HTTP","http":result}
Json checkStatus(const Json& check, Json result)
{
    const std::string type = textOf(check, "type");
    const char* member = type == "HTTP" ? "http" : type == "TCP" ? "tcp" : "command";
    return {{"type", type}, {member, std::move(result)}};
}

Json goodResult(const std::string& type)
{
    if (type == "HTTP")
        return {{"status_code", 200}};
    return type == "TCP" ? Json{{"succeeded", true}} : Json{{"exit_code", 0}};
}

void probeHealth(World& world, const TaskPtr& task, const Json& check, const Probe& probe)
{
    const UpdateFields fields{{}, "SOURCE_EXECUTOR", "REASON_TASK_HEALTH_CHECK_STATUS_UPDATED", true};
    if (probe.healthy) {
        task->failures = 0;
        if (task->healthy != true) {
            task->healthy = true;
            agentUpdate(world, task, "TASK_RUNNING", fields);
        }
        return;
    }
    const bool early = probe.at < fromSeconds(numberOf(check, "grace_period_seconds", 10));
    if (early && !task->healthy)
        return;
    task->healthy = false;
    ++task->failures;
    agentUpdate(world, task, "TASK_RUNNING", fields);
    if (task->failures >= static_cast<unsigned>(numberOf(check, "consecutive_failures", 3)))
        killTask(world, task, std::nullopt);
}

void probeOnce(World& world, const TaskPtr& task, const Probe& probe)
{
    if (task->killing)
        return;
    const Json& check = memberOf(task->info, "check");
    if (!check.is_null() && !probe.result.is_null()) {
        Json status = checkStatus(check, probe.result);
        if (status == task->check)
            return;
        task->check = std::move(status);
        agentUpdate(world, task, "TASK_RUNNING",
                    {{}, "SOURCE_EXECUTOR", "REASON_TASK_CHECK_STATUS_UPDATED", true});
        return;
    }
    const Json& health = memberOf(task->info, "health_check");
    if (!health.is_null())
        probeHealth(world, task, health, probe);
}

void armProbes(World& world, const TaskPtr& task)
{
    std::vector<Probe> probes = task->script.probes;
    const Json& check = memberOf(task->info, "check");
    const Json& health = memberOf(task->info, "health_check");
    const Json& either = check.is_null() ? health : check;
    if (probes.empty() && !either.is_null()) {
        const double delay = std::max(0.1, std::min(1.0, numberOf(either, "delay_seconds", 15)));
        probes.push_back(
            {fromSeconds(delay), true, check.is_null() ? Json() : goodResult(textOf(check, "type"))});
        if (!check.is_null() && !health.is_null())
            probes.push_back({fromSeconds(delay), true, {}});
    }
    for (const Probe& probe : probes)
        later(world, task, probe.at, [&world, task, probe] { probeOnce(world, task, probe); });
}

void onRunning(World& world, const TaskPtr& task, const std::string& folder)
{
    if (task->killing)
        return;
    agentUpdate(world, task, "TASK_RUNNING");
    armProbes(world, task);
    for (const Writing& writing : task->script.writings)
        later(world, task, writing.at,
              [&world, task, folder, writing] { write(world, task, folder, writing); });
    if (task->script.ends)
        later(world, task, *task->script.ends,
              [&world, task] { endProcess(world, task, task->script.exitCode, task->script.signal); });
}

void onStarting(World& world, const TaskPtr& task, const std::string& folder)
{
    if (task->script.fetchFails) {
        task->over = true;
        ++task->life;
        agentUpdate(world, task, "TASK_FAILED",
                    {"Failed to launch container: Failed to fetch all URIs for container '"
                         + task->containerId + "': exited with status 1",
                     "SOURCE_AGENT", "REASON_CONTAINER_LAUNCH_FAILED", false});
        return taskEnded(world, task, true);
    }
    if (const Json& check = memberOf(task->info, "check"); !check.is_null())
        task->check = checkStatus(check, Json::object());
    agentUpdate(world, task, "TASK_STARTING");
    later(world, task, task->script.running, [&world, task, folder] { onRunning(world, task, folder); });
    const Json& limit = memberOf(task->info, "max_completion_time");
    if (limit.is_null())
        return;
    later(world, task, Duration(limit.value("nanoseconds", std::int64_t{0})), [&world, task] {
        task->killReason = tooLong;
        killTask(world, task, std::nullopt, tooLong);
    });
}

} // namespace

void beginLife(World& world, Agent& agent, const TaskPtr& task, const std::string& runDirectory)
{
    const std::string folder = prepareSandbox(world, agent, task, runDirectory);
    if (!task->script.silent)
        later(world, task, task->script.starting,
              [&world, task, folder] { onStarting(world, task, folder); });
}

void endTask(World& world, const TaskPtr& task, int exitCode)
{
    if (!task->over)
        endProcess(world, task, exitCode, 0);
}

void killTask(World& world, const TaskPtr& task, std::optional<Duration> grace, const std::string& reason)
{
    if (task->over)
        return;
    const bool obeys = task->inPod || world.setup.executorObeysKillPolicy;
    const std::optional<Duration> own = graceOf(memberOf(task->info, "kill_policy"));
    const Duration wait = (obeys && grace ? grace : own).value_or(world.setup.timing.killGrace);
    if (task->state == "TASK_STAGING") {
        task->over = true;
        ++task->life;
        agentUpdate(world, task, "TASK_KILLED",
                    {"The task was killed before it was started", "SOURCE_AGENT",
                     reason.empty() ? "REASON_TASK_KILLED_DURING_LAUNCH" : reason, false});
        return taskEnded(world, task, true);
    }
    const auto dieBy = [&](Duration in, int code, int signal) {
        world.after(in, [&world, task, code, signal] {
            if (!task->over)
                endProcess(world, task, code, signal);
        });
    };
    const bool first = !std::exchange(task->killing, true);
    if (first) {
        ++task->life;
        task->killReason = reason;
        const Framework* framework = world.frameworkById(task->frameworkId);
        const bool says = framework != nullptr && framework->capabilities.taskKilling && reason != tooLong
                          && !task->goneInstead;
        if (says)
            agentUpdate(world, task, "TASK_KILLING", {{}, "SOURCE_EXECUTOR", reason, true});
    }
    if (task->script.onTerm == TaskScript::OnTerm::Ignores)
        return first || obeys ? dieBy(wait, 0, 9) : void();
    if (first)
        dieBy(task->script.dying, task->script.termExitCode,
              task->script.onTerm == TaskScript::OnTerm::Exits ? 0 : 15);
}

} // namespace pacer::mesos_double
