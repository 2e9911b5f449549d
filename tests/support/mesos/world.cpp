// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/world.h"

#include <array>
#include <cmath>

namespace pacer::mesos_double {

World::World(ClusterSetup clusterSetup, Timestamp start)
    : setup(std::move(clusterSetup))
    , now(start)
    , random(setup.seed)
    , startedAt(start)
    , electedAt(start)
{
    masterId = setup.masterId.empty() ? drawUuid() : setup.masterId;
    leader = setup.masters.front();
    announced = leader;
}

std::uint64_t World::after(Duration wait, std::function<void()> work)
{
    const std::uint64_t number = m_nextTimer++;
    m_timers.emplace(now + std::max(wait, Duration{}), Timer{number, std::move(work)});
    return number;
}

void World::advance(Timestamp to)
{
    while (!m_timers.empty() && m_timers.begin()->first <= to) {
        const auto first = m_timers.begin();
        now = std::max(now, first->first);
        const auto work = std::move(first->second.work);
        m_timers.erase(first);
        work();
    }
    now = std::max(now, to);
}

std::optional<Timestamp> World::nextTimer() const
{
    if (m_timers.empty())
        return std::nullopt;
    return m_timers.begin()->first;
}

double World::seconds() const
{
    return secondsOf(now);
}

Agent* World::agentById(const std::string& id)
{
    const auto found = agents.find(id);
    return found == agents.end() ? nullptr : &found->second;
}

Agent* World::agentByName(const std::string& hostname)
{
    for (auto& [id, agent] : agents)
        if (agent.setup.hostname == hostname)
            return &agent;
    return nullptr;
}

Framework* World::frameworkById(const std::string& id)
{
    const auto found = frameworks.find(id);
    return found == frameworks.end() ? nullptr : &found->second;
}

TaskPtr World::taskOf(const std::string& frameworkId, const std::string& taskId)
{
    Framework* framework = frameworkById(frameworkId);
    if (framework == nullptr)
        return nullptr;
    const auto found = framework->tasks.find(taskId);
    return found == framework->tasks.end() ? nullptr : found->second;
}

StreamId World::openStream()
{
    return nextStream++;
}

void World::send(StreamId stream, const Json& event)
{
    if (stream != 0)
        outputs.push_back({stream, Output::Kind::Record,
                           recordOf(event.dump(-1, ' ', false, Json::error_handler_t::replace))});
}

void World::end(StreamId stream)
{
    if (stream != 0)
        outputs.push_back({stream, Output::Kind::End, {}});
    schedulers.erase(stream);
    operators.erase(stream);
}

void World::sendTo(const Framework& framework, const Json& event)
{
    if (framework.connected)
        send(framework.stream, event);
}

void World::tellOperators(const Json& event)
{
    for (const StreamId stream : operators)
        send(stream, event);
}

bool isTerminal(const std::string& state)
{
    static const std::array names{"TASK_FINISHED", "TASK_FAILED", "TASK_KILLED", "TASK_ERROR",
                                  "TASK_DROPPED",  "TASK_GONE",   "TASK_LOST",   "TASK_GONE_BY_OPERATOR"};
    return std::find(names.begin(), names.end(), state) != names.end();
}

double secondsOf(Timestamp time)
{
    const auto micros = std::chrono::floor<std::chrono::microseconds>(time.time_since_epoch()).count();
    return static_cast<double>(micros) / 1e6;
}

Json nanosecondsJson(Timestamp time)
{
    return {{"nanoseconds", time.time_since_epoch().count()}};
}

Json domainJson(const FaultDomain& domain)
{
    return {{"fault_domain", {{"region", {{"name", domain.region}}}, {"zone", {{"name", domain.zone}}}}}};
}

} // namespace pacer::mesos_double
