// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/agents.h"

#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/frameworks.h"
#include "tests/support/mesos/offers.h"
#include "tests/support/mesos/updates.h"
#include "tests/support/mesos/views.h"

namespace pacer::mesos_double {
namespace {

void tellFailure(World& world, const Agent& agent)
{
    for (const auto& [id, framework] : world.frameworks)
        world.sendTo(framework, {{"type", "FAILURE"}, {"failure", {{"agent_id", idJson(agent.id)}}}});
}

std::vector<TaskPtr> tasksOn(World& world, const Agent& agent)
{
    std::vector<TaskPtr> out;
    for (const auto& [id, framework] : world.frameworks)
        for (const auto& [taskId, task] : framework.tasks)
            if (task->agentId == agent.id)
                out.push_back(task);
    return out;
}

/// The tasks of the agent are over for the master, with this state.
void loseTasks(World& world, Agent& agent, const std::string& state, const std::string& message,
               const std::string& reason)
{
    for (const TaskPtr& task : tasksOn(world, agent)) {
        Framework& framework = world.frameworks.at(task->frameworkId);
        task->released = true;
        masterUpdate(world, framework, task, framework.capabilities.partitionAware ? state : "TASK_LOST",
                     message, reason);
        complete(world, framework, task);
    }
}

/// Tasks of frameworks without checkpointing do not outlive the connection to their agent.
void loseUncheckpointed(World& world, Agent& agent)
{
    for (const TaskPtr& task : tasksOn(world, agent)) {
        if (task->checkpointed)
            continue;
        Framework& framework = world.frameworks.at(task->frameworkId);
        masterUpdate(world, framework, task, "TASK_LOST", "Agent " + agent.setup.hostname + " disconnected",
                     "REASON_AGENT_DISCONNECTED");
        task->over = true;
        complete(world, framework, task);
    }
}

void markUnreachable(World& world, Agent& agent)
{
    rescindOffers(world, agent);
    agent.registered = false;
    agent.connected = false;
    agent.unreachable = true;
    agent.unreachableSince = world.now;
    for (const TaskPtr& task : tasksOn(world, agent)) {
        Framework& framework = world.frameworks.at(task->frameworkId);
        task->unreachableSince = world.now;
        const bool aware = framework.capabilities.partitionAware;
        masterUpdate(world, framework, task, aware ? "TASK_UNREACHABLE" : "TASK_LOST",
                     "health check timed out", "REASON_AGENT_REMOVED");
        framework.tasks.erase(task->id);
        if (aware)
            framework.unreachable[task->id] = task;
        else
            framework.completed.push_back(task);
        task->unreachable = true;
    }
    tellFailure(world, agent);
    world.tellOperators({{"type", "AGENT_REMOVED"}, {"agent_removed", {{"agent_id", idJson(agent.id)}}}});
}

void armPings(World& world, Agent& agent)
{
    const std::uint64_t round = ++agent.pings;
    world.after(world.setup.timing.pingTimeout, [&world, id = agent.id, round] {
        Agent* there = world.agentById(id);
        if (there != nullptr && there->pings == round && there->registered)
            markUnreachable(world, *there);
    });
}

/// A framework that only its agents remember after a failover of the master.
Framework& frameworkFor(World& world, const std::string& id)
{
    const auto [found, added] = world.frameworks.try_emplace(id);
    if (added) {
        found->second.id = id;
        found->second.info = world.knownInfos[id];
        found->second.recovered = true;
        found->second.capabilities = capabilitiesOf(found->second.info);
        found->second.roles = rolesOf(found->second.info);
    }
    return found->second;
}

bool isForgotten(const World& world, const std::string& frameworkId)
{
    return std::any_of(world.completedFrameworks.begin(), world.completedFrameworks.end(),
                       [&](const Framework& framework) { return framework.id == frameworkId; });
}

/// What an agent tells about its tasks when it comes back: the master takes them in again.
void takeIn(World& world, const TaskPtr& task)
{
    Framework& framework = frameworkFor(world, task->frameworkId);
    if (framework.tasks.contains(task->id))
        return;
    framework.tasks[task->id] = task;
    if (framework.unreachable.erase(task->id) > 0) {
        task->unreachable = false;
        if (!task->updateState.empty())
            masterUpdate(world, framework, task, task->updateState, "Unreachable agent re-reregistered",
                         "REASON_AGENT_REREGISTERED");
    }
}

void takeInAll(World& world, Agent& agent)
{
    std::set<std::string> frameworks;
    for (const auto& [key, executor] : agent.executors)
        frameworks.insert(key.first);
    for (const std::string& id : frameworks)
        if (isForgotten(world, id))
            stopSilently(world, agent, id);
    std::vector<TaskPtr> tasks;
    for (const auto& [key, executor] : agent.executors)
        for (const TaskPtr& task : executor.tasks)
            tasks.push_back(task);
    for (const TaskPtr& task : tasks) {
        const Framework* framework = world.frameworkById(task->frameworkId);
        const bool lost =
            framework != nullptr && task->unreachable && !framework->capabilities.partitionAware;
        if (lost)
            killExecutor(world, agent, task->frameworkId, task->executorId);
        else if (!task->over || !task->pending.empty())
            takeIn(world, task);
    }
}

void giveId(World& world, Agent& agent)
{
    if (agent.id.empty())
        agent.id = agent.setup.id;
    const auto isTaken = [&](const std::string& id) {
        return std::any_of(world.setup.agents.begin(), world.setup.agents.end(),
                           [&](const AgentSetup& other) { return other.id == id; });
    };
    while (agent.id.empty() || (agent.setup.id.empty() && isTaken(agent.id)))
        agent.id = world.masterId + "-S" + std::to_string(world.nextAgent++);
}

/// Registers, or registers again: its tasks are known, updates that wait go out (twice, as recorded in 56 and
/// 60), and what is free is offered.
void connect(World& world, Agent& agent)
{
    if (agent.gone || agent.down || !agent.up || agent.partitioned || world.leader == 0)
        return;
    const bool fresh = !agent.registered;
    const bool again = agent.registeredAt != Timestamp{};
    agent.registered = true;
    agent.connected = true;
    agent.recovering = false;
    agent.unreachable = false;
    ++agent.pings;
    if (fresh)
        agent.registeredAt = world.now;
    if (again)
        agent.reregisteredAt = world.now;
    takeInAll(world, agent);
    agent.free = agent.total;
    agent.free.take(usedOn(agent).unallocated());
    if (fresh) {
        Json added = agentJson(world, agent);
        added["agent_info"].erase("checkpoint"); // only views name it (59)
        world.tellOperators({{"type", "AGENT_ADDED"}, {"agent_added", {{"agent", std::move(added)}}}});
    }
    std::set<std::string> frameworks;
    for (const auto& [key, executor] : agent.executors)
        frameworks.insert(key.first);
    for (const std::string& id : frameworks) {
        flushUpdates(world, id, agent.id);
        if (again)
            flushUpdates(world, id, agent.id);
    }
    const auto kills = std::exchange(agent.lateKills, {});
    for (const auto& [task, grace] : kills)
        killTask(world, task, grace);
    allocate(world, {agent.id});
}

void remove(World& world, Agent& agent, const std::string& state, const std::string& message,
            const std::string& reason)
{
    agent.registered = false;
    agent.connected = false;
    loseTasks(world, agent, state, message, reason);
    rescindOffers(world, agent);
    agent.reregisteredAt.reset();
    ++agent.pings;
    tellFailure(world, agent);
    world.tellOperators({{"type", "AGENT_REMOVED"}, {"agent_removed", {{"agent_id", idJson(agent.id)}}}});
    stopSilently(world, agent, {});
}

} // namespace

Agent& addAgent(World& world, const AgentSetup& setup)
{
    Agent agent;
    agent.setup = setup;
    agent.total = resourcesFromFlag(setup.resources);
    agent.attributes = attributesFromFlag(setup.attributes);
    giveId(world, agent);
    Agent& placed = world.agents[agent.id] = std::move(agent);
    if (setup.up)
        agentStarts(world, placed);
    return placed;
}

void agentDies(World& world, Agent& agent)
{
    agent.up = false;
    if (!agent.connected)
        return;
    agent.connected = false;
    rescindOffers(world, agent);
    loseUncheckpointed(world, agent);
    armPings(world, agent);
}

void agentStarts(World& world, Agent& agent)
{
    agent.up = true;
    agent.startedAt = world.now;
    connect(world, agent);
}

void reregister(World& world, Agent& agent)
{
    if (!agent.connected)
        connect(world, agent);
}

void forgetByMaster(Agent& agent)
{
    agent.recovering = agent.registered || agent.recovering;
    agent.registered = false;
    agent.connected = false;
    agent.offers.clear();
    ++agent.pings;
}

void agentLeaves(World& world, Agent& agent)
{
    agent.up = false;
    if (agent.registered)
        remove(world, agent, "TASK_LOST",
               "Agent " + agent.setup.hostname + " removed: the agent unregistered", "REASON_AGENT_REMOVED");
}

void partition(World& world, Agent& agent, bool broken)
{
    agent.partitioned = broken;
    if (!broken)
        return connect(world, agent);
    agent.connected = false;
    armPings(world, agent);
}

void drain(World& world, Agent& agent, const Json& call)
{
    Json config = Json::object();
    if (const Json& grace = memberOf(call, "max_grace_period"); !grace.is_null())
        config["max_grace_period"] = {{"nanoseconds", grace.value("seconds", std::int64_t{0}) * 1000000000
                                                          + grace.value("nanos", std::int64_t{0})}};
    config["mark_gone"] = flagOf(call, "mark_gone");
    agent.drain = config;
    agent.drained = false;
    agent.drainStart = world.now;
    deactivate(world, agent);
    const Json& longest = memberOf(config, "max_grace_period");
    std::optional<Duration> grace;
    if (!longest.is_null())
        grace = Duration(longest.value("nanoseconds", std::int64_t{0}));
    for (const TaskPtr& task : tasksOn(world, agent)) {
        task->goneInstead = flagOf(config, "mark_gone");
        killTask(world, task, grace, "REASON_AGENT_DRAINING");
    }
    finishDrain(world, agent);
}

void finishDrain(World& world, Agent& agent)
{
    if (!agent.drain || agent.drained || !tasksOn(world, agent).empty())
        return;
    agent.drained = true;
    if (flagOf(*agent.drain, "mark_gone"))
        markGone(world, agent);
}

void deactivate(World& world, Agent& agent)
{
    agent.deactivated = true;
    rescindOffers(world, agent);
}

void reactivate(World& world, Agent& agent)
{
    (void)world;
    agent.deactivated = false;
    agent.drain.reset();
    agent.drained = false;
}

void markGone(World& world, Agent& agent)
{
    if (std::exchange(agent.gone, true))
        return;
    remove(world, agent, "TASK_GONE_BY_OPERATOR", "Agent has been marked gone",
           "REASON_AGENT_REMOVED_BY_OPERATOR");
    for (auto& [id, framework] : world.frameworks)
        std::erase_if(framework.unreachable,
                      [&](const auto& entry) { return entry.second->agentId == agent.id; });
    agent.unreachable = false;
    agent.up = false;
}

void takeDown(World& world, Agent& agent)
{
    agent.down = true;
    agent.up = false;
    if (agent.registered)
        remove(world, agent, "TASK_LOST",
               "Agent " + agent.setup.hostname + " removed: Operator initiated 'Machine DOWN'",
               "REASON_AGENT_REMOVED");
}

void deliverKill(World& world, const TaskPtr& task, std::optional<Duration> grace)
{
    Agent* agent = world.agentById(task->agentId);
    if (agent == nullptr)
        return;
    if (agent->connected && agent->registered)
        return killTask(world, task, grace);
    agent->lateKills.emplace_back(task, grace);
}

} // namespace pacer::mesos_double
