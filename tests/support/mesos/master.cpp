// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/master.h"

#include "tests/support/mesos/agent_api.h"
#include "tests/support/mesos/agents.h"
#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/frameworks.h"
#include "tests/support/mesos/master_routes.h"
#include "tests/support/mesos/offers.h"
#include "tests/support/mesos/task_life.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

/// The newest task of that id, over or not.
TaskPtr taskNamed(World& world, const std::string& id)
{
    for (auto& [frameworkId, framework] : world.frameworks)
        if (const auto found = framework.tasks.find(id); found != framework.tasks.end())
            return found->second;
    for (auto& [agentId, agent] : world.agents)
        for (auto& [key, executor] : agent.executors)
            for (const TaskPtr& task : executor.tasks)
                if (task->id == id)
                    return task;
    return nullptr;
}

Executor* runnerOf(World& world, const Task& task, Agent*& agent)
{
    agent = world.agentById(task.agentId);
    if (agent == nullptr)
        return nullptr;
    const auto found = agent->executors.find({task.frameworkId, task.executorId});
    return found == agent->executors.end() ? nullptr : &found->second;
}

} // namespace

Master::Master(ClusterSetup setup, Timestamp now)
    : m_world(std::make_unique<World>(std::move(setup), now))
{
    const std::vector<AgentSetup> agents = m_world->setup.agents;
    for (const AgentSetup& agent : agents)
        mesos_double::addAgent(*m_world, agent);
    startAllocator(*m_world);
}

Master::~Master() = default;

Reply Master::handle(std::uint16_t port, const Request& request, Timestamp now)
{
    World& world = *m_world;
    world.advance(now);
    const auto& masters = world.setup.masters;
    if (std::find(masters.begin(), masters.end(), port) != masters.end()) {
        if (world.deadMasters.contains(port))
            return {0, {}, {}, 0};
        return world.faults.hangs ? Reply{-1, {}, {}, 0} : masterRequest(world, port, request);
    }
    std::vector<Agent*> there;
    for (auto& [id, agent] : world.agents)
        if (agent.setup.port == port && agent.up)
            there.push_back(&agent);
    return there.empty() ? Reply{0, {}, {}, 0} : agentRequest(world, there, request);
}

void Master::closed(StreamId stream, Timestamp now)
{
    World& world = *m_world;
    world.advance(now);
    world.operators.erase(stream);
    const auto found = world.schedulers.find(stream);
    if (found == world.schedulers.end())
        return;
    Framework* framework = world.frameworkById(found->second);
    world.schedulers.erase(found);
    if (framework != nullptr && framework->stream == stream)
        disconnect(world, *framework);
}

void Master::advance(Timestamp now)
{
    m_world->advance(now);
}

std::optional<Timestamp> Master::nextTimer() const
{
    return m_world->nextTimer();
}

std::vector<Output> Master::takeOutputs()
{
    if (m_world->faults.hangs)
        return {};
    return std::exchange(m_world->outputs, {});
}

std::set<std::uint16_t> Master::ports() const
{
    std::set<std::uint16_t> out;
    for (const std::uint16_t port : m_world->setup.masters)
        if (!m_world->deadMasters.contains(port))
            out.insert(port);
    for (const auto& [id, agent] : m_world->agents)
        if (agent.up)
            out.insert(agent.setup.port);
    return out;
}

std::uint16_t Master::leader() const
{
    return m_world->leader;
}

std::string Master::addAgent(const AgentSetup& setup)
{
    return mesos_double::addAgent(*m_world, setup).id;
}

bool Master::killAgent(const std::string& hostname)
{
    Agent* agent = m_world->agentByName(hostname);
    if (agent != nullptr)
        agentDies(*m_world, *agent);
    return agent != nullptr;
}

bool Master::startAgent(const std::string& hostname)
{
    Agent* agent = m_world->agentByName(hostname);
    if (agent != nullptr)
        agentStarts(*m_world, *agent);
    return agent != nullptr;
}

bool Master::unregisterAgent(const std::string& hostname)
{
    Agent* agent = m_world->agentByName(hostname);
    if (agent != nullptr)
        agentLeaves(*m_world, *agent);
    return agent != nullptr;
}

bool Master::partitionAgent(const std::string& hostname, bool broken)
{
    Agent* agent = m_world->agentByName(hostname);
    if (agent != nullptr)
        partition(*m_world, *agent, broken);
    return agent != nullptr;
}

bool Master::reregisterAgent(const std::string& hostname)
{
    Agent* agent = m_world->agentByName(hostname);
    if (agent != nullptr)
        reregister(*m_world, *agent);
    return agent != nullptr;
}

std::string Master::agentId(const std::string& hostname) const
{
    const Agent* agent = m_world->agentByName(hostname);
    return agent == nullptr ? "" : agent->id;
}

bool Master::killExecutor(const std::string& frameworkId, const std::string& executorId)
{
    for (auto& [id, agent] : m_world->agents) {
        const auto found =
            std::find_if(agent.executors.begin(), agent.executors.end(), [&](const auto& entry) {
                return entry.first.second == executorId
                       && (frameworkId.empty() || entry.first.first == frameworkId);
            });
        if (found == agent.executors.end())
            continue;
        const auto key = found->first;
        mesos_double::killExecutor(*m_world, agent, key.first, key.second);
        return true;
    }
    return false;
}

bool Master::finishTask(const std::string& taskId, int exitCode)
{
    const TaskPtr task = taskNamed(*m_world, taskId);
    if (task)
        endTask(*m_world, task, exitCode);
    return task != nullptr;
}

bool Master::appendToSandbox(const std::string& taskId, const std::string& file, const std::string& text)
{
    const TaskPtr task = taskNamed(*m_world, taskId);
    Agent* agent = nullptr;
    const Executor* executor = task ? runnerOf(*m_world, *task, agent) : nullptr;
    if (executor == nullptr)
        return false;
    const std::string own = task->inPod ? "/tasks/" + task->id : "";
    agent->files.append(agent->files.realPath(executor->directory + own + '/' + file), text, m_world->now);
    return true;
}

void Master::addScript(ScriptBook::Rule rule)
{
    m_world->setup.scripts.prefer(std::move(rule));
}

std::map<std::string, std::string> Master::taskStates() const
{
    std::map<std::string, std::string> out;
    for (const auto& [agentId, agent] : m_world->agents)
        for (const auto& [key, executor] : agent.executors)
            for (const TaskPtr& task : executor.tasks)
                if (!task->over)
                    out[task->id] = task->state;
    return out;
}

const std::vector<std::string>& Master::launched() const
{
    return m_world->launched;
}

std::size_t Master::connectedFrameworks() const
{
    return static_cast<std::size_t>(std::count_if(m_world->frameworks.begin(), m_world->frameworks.end(),
                                                  [](const auto& entry) { return entry.second.connected; }));
}

Traffic Master::takeTraffic()
{
    return std::exchange(m_world->traffic, {});
}

void Master::killMaster()
{
    World& world = *m_world;
    if (world.leader == 0)
        return;
    world.deadMasters.insert(world.leader);
    world.leader = 0;
    for (const auto& [stream, framework] : world.schedulers)
        world.outputs.push_back({stream, Output::Kind::Cut, {}});
    for (const StreamId stream : world.operators)
        world.outputs.push_back({stream, Output::Kind::Cut, {}});
    world.schedulers.clear();
    world.operators.clear();
    world.frameworks.clear();
    world.completedFrameworks.clear();
    world.offers.clear();
    world.inverseOffers.clear();
    world.inverseAnswers.clear();
    for (auto& [id, agent] : world.agents)
        forgetByMaster(agent);
}

void Master::elect(std::uint16_t port, std::optional<Duration> agentsAfter)
{
    World& world = *m_world;
    killMaster();
    if (world.leader != port)
        world.deadMasters.erase(port);
    world.leader = port;
    world.announced = port;
    world.masterId = world.drawUuid();
    world.nextFramework = 0;
    world.nextOffer = 0;
    world.startedAt = world.now;
    world.electedAt = world.now;
    if (!agentsAfter)
        return;
    for (const auto& [id, agent] : world.agents)
        world.after(*agentsAfter, [&world, agentId = id] {
            if (Agent* there = world.agentById(agentId))
                reregister(world, *there);
        });
}

void Master::announce(std::uint16_t port)
{
    m_world->announced = port;
}

Faults& Master::faults()
{
    return m_world->faults;
}

void Master::cutStreams(std::string_view bytes)
{
    World& world = *m_world;
    const auto streams = std::exchange(world.schedulers, {});
    for (const auto& [stream, id] : streams) {
        world.outputs.push_back({stream, Output::Kind::Part, std::string(bytes)});
        world.outputs.push_back({stream, Output::Kind::Cut, {}});
        if (Framework* framework = world.frameworkById(id))
            disconnect(world, *framework);
    }
}

} // namespace pacer::mesos_double
