// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/executors.h"

#include "tests/support/mesos/agents.h"
#include "tests/support/mesos/task_life.h"
#include "tests/support/mesos/updates.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

constexpr std::size_t keptExecutors = 150;

using Key = std::pair<std::string, std::string>;

Executor* executorOf(Agent& agent, const Task& task)
{
    const auto found = agent.executors.find({task.frameworkId, task.executorId});
    return found == agent.executors.end() ? nullptr : &found->second;
}

void makeFolder(World& world, Agent& agent, const Executor& executor)
{
    const std::string directory = executor.directory;
    for (const char* name : {"/stdout", "/stderr"})
        agent.files.write(directory + name, {}, world.now);
    const std::string runs = directory.substr(0, directory.rfind('/'));
    agent.files.remove(runs + "/latest");
    agent.files.link(runs + "/latest", executor.containerId, world.now);
}

Executor& executorFor(World& world, Agent& agent, const Task& task, const Json& info, const Resources& own)
{
    const auto [found, added] = agent.executors.try_emplace({task.frameworkId, task.executorId});
    Executor& executor = found->second;
    if (!added)
        return executor;
    executor.id = task.executorId;
    executor.frameworkId = task.frameworkId;
    executor.containerId = world.drawUuid();
    executor.pid = world.nextPid++;
    executor.isPod = textOf(info, "type") == "DEFAULT";
    executor.isCustom = !info.is_null() && !executor.isPod;
    executor.info = info;
    executor.resources = own;
    executor.started = world.now;
    executor.directory = runDirectory(agent, executor);
    makeFolder(world, agent, executor);
    return executor;
}

/// Resources of its own are free again, and frameworks with a visible executor hear of its end.
void endExecutor(World& world, Agent& agent, const Key& key, int status)
{
    const auto found = agent.executors.find(key);
    if (found == agent.executors.end())
        return;
    Executor executor = std::move(found->second);
    agent.executors.erase(found);
    agent.free.add(executor.resources.unallocated());
    const Framework* framework = world.frameworkById(key.first);
    if ((executor.isPod || executor.isCustom) && framework != nullptr && agent.registered && agent.connected)
        world.sendTo(
            *framework,
            {{"type", "FAILURE"},
             {"failure",
              {{"agent_id", idJson(agent.id)}, {"executor_id", idJson(executor.id)}, {"status", status}}}});
    for (TaskPtr& task : executor.tasks)
        executor.completed.push_back(std::move(task));
    executor.tasks.clear();
    agent.ended.push_back(std::move(executor));
    if (agent.ended.size() > keptExecutors)
        agent.ended.erase(agent.ended.begin());
}

/// An executor leaves when the end of its last task is acknowledged; that of a pod takes a moment.
void leaveIfIdle(World& world, Agent& agent, Executor& executor)
{
    if (!executor.tasks.empty() || executor.leaving)
        return;
    if (!executor.isPod && !executor.isCustom)
        return endExecutor(world, agent, {executor.frameworkId, executor.id}, 0);
    executor.leaving = true;
    const Key key{executor.frameworkId, executor.id};
    world.after(world.setup.timing.podExit, [&world, id = agent.id, key, container = executor.containerId] {
        Agent* there = world.agentById(id);
        if (there == nullptr)
            return;
        const auto found = there->executors.find(key);
        if (found == there->executors.end() || found->second.containerId != container)
            return;
        found->second.leaving = false;
        if (found->second.tasks.empty())
            endExecutor(world, *there, key, 0);
    });
}

} // namespace

std::string runDirectory(const Agent& agent, const Executor& executor)
{
    return agent.setup.workDir + "/slaves/" + agent.id + "/frameworks/" + executor.frameworkId + "/executors/"
           + executor.id + "/runs/" + executor.containerId;
}

std::string virtualDirectory(const Executor& executor)
{
    return "/frameworks/" + executor.frameworkId + "/executors/" + executor.id + "/runs/latest";
}

TaskPtr launchTask(World& world, Agent& agent, Framework& framework, const Json& info, const Json& executor,
                   const Resources& own)
{
    auto task = std::make_shared<Task>();
    task->id = idOf(info, "task_id");
    task->name = textOf(info, "name");
    task->frameworkId = framework.id;
    task->agentId = agent.id;
    task->executorId = executor.is_null() ? task->id : idOf(executor, "executor_id");
    task->checkpointed = framework.checkpoint();
    task->info = info;
    task->resources = resourcesFrom(listOf(info, "resources"));
    task->role = task->resources.isEmpty() ? "*" : task->resources.all().front().allocatedTo;
    task->script = world.setup.scripts.scriptFor(info);
    Executor& runner = executorFor(world, agent, *task, executor, own);
    task->inPod = runner.isPod;
    task->pid = runner.pid;
    task->containerId = runner.isPod ? runner.containerId + '.' + world.drawUuid() : runner.containerId;
    runner.tasks.push_back(task);
    framework.tasks[task->id] = task;
    world.launched.push_back(task->id);
    Json added{{"name", task->name},
               {"task_id", idJson(task->id)},
               {"framework_id", idJson(framework.id)},
               {"agent_id", idJson(agent.id)},
               {"state", "TASK_STAGING"},
               {"resources", toJson(task->resources)}};
    if (task->inPod)
        added["executor_id"] = idJson(task->executorId);
    for (const char* name : {"labels", "discovery", "container", "health_check", "kill_policy"})
        if (const Json& member = memberOf(info, name); !member.is_null())
            added[name] = member;
    world.tellOperators({{"type", "TASK_ADDED"}, {"task_added", {{"task", std::move(added)}}}});
    beginLife(world, agent, task, runner.directory);
    return task;
}

void leaveExecutor(World& world, Agent& agent, const TaskPtr& task)
{
    Executor* executor = executorOf(agent, *task);
    if (executor == nullptr)
        return;
    std::erase(executor->tasks, task);
    executor->completed.push_back(task);
    leaveIfIdle(world, agent, *executor);
}

void taskEnded(World& world, const TaskPtr& task, bool badly)
{
    Agent* agent = world.agentById(task->agentId);
    Executor* executor = agent == nullptr ? nullptr : executorOf(*agent, *task);
    if (executor == nullptr)
        return;
    if (!badly || !executor->isPod)
        return;
    const std::vector<TaskPtr> others = executor->tasks;
    for (const TaskPtr& other : others)
        if (!other->over && !other->killing)
            killTask(world, other, std::nullopt);
}

void killExecutor(World& world, Agent& agent, const std::string& frameworkId, const std::string& executorId)
{
    const auto found = agent.executors.find({frameworkId, executorId});
    if (found == agent.executors.end())
        return;
    const std::vector<TaskPtr> tasks = found->second.tasks;
    for (const TaskPtr& task : tasks) {
        if (task->over)
            continue;
        task->over = true;
        ++task->life;
        agentUpdate(world, task, "TASK_FAILED",
                    {"Executor terminated", "SOURCE_AGENT", "REASON_EXECUTOR_TERMINATED", false});
    }
    if (const auto left = agent.executors.find({frameworkId, executorId});
        left != agent.executors.end() && (left->second.isPod || left->second.isCustom))
        endExecutor(world, agent, {frameworkId, executorId}, 9);
}

void stopSilently(World& world, Agent& agent, const std::string& frameworkId)
{
    std::vector<Key> keys;
    for (const auto& [key, executor] : agent.executors)
        if (frameworkId.empty() || key.first == frameworkId)
            keys.push_back(key);
    for (const Key& key : keys) {
        Executor& executor = agent.executors.at(key);
        for (const TaskPtr& task : executor.tasks) {
            task->over = true;
            ++task->life;
            ++task->retry;
            task->pending.clear();
            release(world, *task);
        }
        executor.isPod = false; // nobody is told
        executor.isCustom = false;
        endExecutor(world, agent, key, 0);
    }
}

Resources usedOn(const Agent& agent)
{
    Resources used;
    for (const auto& [key, executor] : agent.executors) {
        used.add(executor.resources);
        for (const TaskPtr& task : executor.tasks)
            if (!task->released)
                used.add(task->resources);
    }
    return used;
}

} // namespace pacer::mesos_double
