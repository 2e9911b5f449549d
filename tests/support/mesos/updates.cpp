// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/updates.h"

#include "tests/support/mesos/agents.h"
#include "tests/support/mesos/executors.h"

namespace pacer::mesos_double {
namespace {

constexpr std::size_t keptTasks = 1000;

/// What the master writes down about an update that it passes on.
void record(World& world, Task& task, const Json& status)
{
    const std::string uuid = textOf(status, "uuid");
    if (uuid.empty() || uuid != task.updateUuid)
        task.statuses.push_back(status);
    if (!uuid.empty()) {
        task.updateState = textOf(status, "state");
        task.updateUuid = uuid;
    }
    task.knownState = uuid.empty() ? textOf(status, "state") : task.state;
    world.tellOperators(
        {{"type", "TASK_UPDATED"},
         {"task_updated",
          {{"framework_id", idJson(task.frameworkId)}, {"status", status}, {"state", task.knownState}}}});
}

/// Sends the first pending update and arms its repetition.
void forward(World& world, const TaskPtr& task, bool again)
{
    if (task->pending.empty())
        return;
    if (!again)
        task->retryAfter = world.setup.timing.retryFirst;
    const std::uint64_t round = ++task->retry;
    world.after(task->retryAfter, [&world, task, round] {
        if (task->retry != round)
            return;
        task->retryAfter = std::min(task->retryAfter * 2, world.setup.timing.retryLast);
        forward(world, task, true);
    });
    const Agent* agent = world.agentById(task->agentId);
    Framework* framework = world.frameworkById(task->frameworkId);
    if (agent == nullptr || !agent->registered || !agent->connected || framework == nullptr)
        return;
    const Json& status = task->pending.front();
    if (textOf(status, "uuid") != task->updateUuid)
        record(world, *task, status);
    task->knownState = task->state;
    if (isTerminal(task->state))
        release(world, *task);
    const Json event{{"type", "UPDATE"}, {"update", {{"status", status}}}};
    world.sendTo(*framework, event);
    ++world.traffic.updates;
    if (!again)
        task->sentAt = world.now;
    if (world.faults.repeatUpdates > 0) {
        --world.faults.repeatUpdates;
        world.sendTo(*framework, event);
    }
}

void addHealth(Json& status, const Task& task)
{
    if (task.healthy)
        status["healthy"] = *task.healthy;
    if (!task.check.is_null())
        status["check_status"] = task.check;
}

/// The last container_status that was forwarded: reconciliation repeats it.
void addLastContainer(Json& status, const Task& task)
{
    for (auto last = task.statuses.rbegin(); last != task.statuses.rend(); ++last)
        if (last->contains("container_status")) {
            status["container_status"] = (*last)["container_status"];
            return;
        }
}

/// The last health and check that the master was told.
void addLastHealth(Json& status, const Task& task)
{
    if (task.statuses.empty())
        return;
    for (const char* name : {"healthy", "check_status"})
        if (const Json& last = memberOf(task.statuses.back(), name); !last.is_null())
            status[name] = last;
}

void reconcileKnown(World& world, const Framework& framework, const Task& task)
{
    const std::string state = task.updateState.empty() ? "TASK_STAGING" : task.updateState;
    Json status = bareStatus(world, task.id, task.agentId, state, "Reconciliation: Latest task state",
                             "REASON_RECONCILIATION");
    addLastHealth(status, task);
    addLastContainer(status, task);
    sendStatus(world, framework, std::move(status));
}

void reconcileOne(World& world, Framework& framework, const std::string& taskId, const std::string& agentId)
{
    const auto answer = [&](const char* aware, const char* message) {
        Json status =
            bareStatus(world, taskId, agentId, framework.capabilities.partitionAware ? aware : "TASK_LOST",
                       std::string("Reconciliation: ") + message, "REASON_RECONCILIATION");
        const Agent* agent = world.agentById(agentId);
        if (agent != nullptr && agent->unreachable)
            status["unreachable_time"] = nanosecondsJson(agent->unreachableSince);
        sendStatus(world, framework, std::move(status));
    };
    if (const auto found = framework.tasks.find(taskId); found != framework.tasks.end())
        return reconcileKnown(world, framework, *found->second);
    const Agent* agent = world.agentById(agentId);
    const bool anyRecovering = std::any_of(world.agents.begin(), world.agents.end(),
                                           [](const auto& entry) { return entry.second.recovering; });
    if (agentId.empty() ? anyRecovering : agent != nullptr && agent->recovering)
        return;
    if (agent != nullptr && agent->registered)
        return answer("TASK_GONE", "Task is unknown to the agent");
    if (agent != nullptr && agent->gone)
        return answer("TASK_GONE_BY_OPERATOR", "Task is gone");
    if (agent != nullptr && agent->unreachable)
        return answer("TASK_UNREACHABLE", "Task is unreachable");
    answer("TASK_UNKNOWN", "Task is unknown");
}

} // namespace

Json containerStatus(const Task& task)
{
    Json id = idJson(task.containerId);
    const std::size_t dot = task.containerId.find('.');
    if (dot != std::string::npos)
        id = {{"value", task.containerId.substr(dot + 1)},
              {"parent", idJson(task.containerId.substr(0, dot))}};
    const Json address{{"protocol", "IPv4"}, {"ip_address", "127.0.0.1"}};
    return {{"container_id", std::move(id)},
            {"network_infos", Json::array({{{"ip_addresses", Json::array({address})}}})},
            {"executor_pid", task.pid}};
}

Json bareStatus(const World& world, const std::string& taskId, const std::string& agentId,
                const std::string& state, const std::string& message, const std::string& reason)
{
    Json status{{"task_id", idJson(taskId)}, {"state", state}};
    if (!message.empty())
        status["message"] = message;
    status["source"] = "SOURCE_MASTER";
    status["reason"] = reason;
    if (!agentId.empty())
        status["agent_id"] = idJson(agentId);
    status["timestamp"] = world.seconds();
    return status;
}

void sendStatus(World& world, const Framework& framework, Json status)
{
    world.sendTo(framework, {{"type", "UPDATE"}, {"update", {{"status", std::move(status)}}}});
}

void agentUpdate(World& world, const TaskPtr& task, const std::string& state, const UpdateFields& fields)
{
    task->state = state;
    Json status{{"task_id", idJson(task->id)}, {"state", state}};
    if (!fields.message.empty())
        status["message"] = fields.message;
    status["source"] = fields.source;
    if (!fields.reason.empty())
        status["reason"] = fields.reason;
    status["agent_id"] = idJson(task->agentId);
    status["executor_id"] = idJson(task->executorId);
    status["timestamp"] = world.seconds();
    status["uuid"] = uuidInBase64(world.drawUuid());
    if (fields.container && state != "TASK_KILLING")
        addHealth(status, *task);
    else if (fields.container && !task->check.is_null())
        status["check_status"] = task->check;
    if (fields.container)
        status["container_status"] = containerStatus(*task);
    task->pending.push_back(std::move(status));
    if (task->pending.size() == 1)
        forward(world, task, false);
}

void masterUpdate(World& world, Framework& framework, const TaskPtr& task, const std::string& state,
                  const std::string& message, const std::string& reason)
{
    Json status = bareStatus(world, task->id, task->agentId, state, message, reason);
    if (state == "TASK_UNREACHABLE")
        status["unreachable_time"] = nanosecondsJson(task->unreachableSince);
    if (!isTerminal(state) && state != "TASK_UNREACHABLE") {
        addLastHealth(status, *task);
        addLastContainer(status, *task);
    }
    record(world, *task, status);
    sendStatus(world, framework, std::move(status));
}

void acknowledge(World& world, Framework& framework, const Json& body)
{
    if (world.faults.dropAcknowledges > 0) {
        --world.faults.dropAcknowledges;
        return;
    }
    const Agent* agent = world.agentById(idOf(body, "agent_id"));
    if (agent == nullptr || !agent->registered || !agent->connected)
        return;
    const TaskPtr task = world.taskOf(framework.id, idOf(body, "task_id"));
    if (!task || task->agentId != agent->id || task->pending.empty())
        return;
    if (fromBase64(textOf(task->pending.front(), "uuid")).bytes != fromBase64(textOf(body, "uuid")).bytes)
        return;
    world.traffic.acknowledged.push_back(world.now - task->sentAt);
    const bool last = isTerminal(textOf(task->pending.front(), "state"));
    task->pending.pop_front();
    ++task->retry;
    if (!last)
        return forward(world, task, false);
    complete(world, framework, task);
}

void flushUpdates(World& world, const std::string& frameworkId, const std::string& agentId)
{
    std::vector<TaskPtr> waiting;
    if (const Framework* framework = world.frameworkById(frameworkId))
        for (const auto& [id, task] : framework->tasks)
            if (!task->pending.empty() && (agentId.empty() || task->agentId == agentId))
                waiting.push_back(task);
    for (const TaskPtr& task : waiting)
        forward(world, task, false);
}

void reconcile(World& world, Framework& framework, const Json& tasks)
{
    if (tasks.empty()) {
        for (const auto& [id, task] : framework.tasks)
            reconcileKnown(world, framework, *task);
        return;
    }
    for (const Json& query : tasks)
        reconcileOne(world, framework, idOf(query, "task_id"), idOf(query, "agent_id"));
}

void release(World& world, Task& task)
{
    if (std::exchange(task.released, true))
        return;
    if (Agent* agent = world.agentById(task.agentId); agent != nullptr && agent->registered)
        agent->free.add(task.resources.unallocated());
}

void complete(World& world, Framework& framework, const TaskPtr& task)
{
    release(world, *task);
    ++task->life;
    ++task->retry;
    framework.tasks.erase(task->id);
    framework.completed.push_back(task);
    if (framework.completed.size() > keptTasks)
        framework.completed.pop_front();
    if (Agent* agent = world.agentById(task->agentId)) {
        leaveExecutor(world, *agent, task);
        finishDrain(world, *agent);
    }
}

} // namespace pacer::mesos_double
