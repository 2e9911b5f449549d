// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/agent_book.h"

namespace pacer::local {

AgentBook::AgentBook(std::filesystem::path agentsFolder)
    : m_agentsFolder(std::move(agentsFolder))
{}

void AgentBook::setAgent(const std::string& name, const scheduler::AgentSnapshot& agent)
{
    const std::lock_guard lock(m_mutex);
    m_agents[name].agent = agent;
}

void AgentBook::setTask(const AgentId& agent, const scheduler::SandboxTask& task)
{
    const std::lock_guard lock(m_mutex);
    for (auto& [name, entry] : m_agents) {
        if (entry.agent.info.id == agent)
            entry.tasks[task.id] = task;
    }
}

void AgentBook::forgetTask(const AgentId& agent, const TaskId& task)
{
    const std::lock_guard lock(m_mutex);
    for (auto& [name, entry] : m_agents) {
        if (entry.agent.info.id == agent)
            entry.tasks.erase(task);
    }
}

void AgentBook::setContainers(bool works)
{
    const std::lock_guard lock(m_mutex);
    m_containers = works;
}

std::vector<scheduler::AgentSnapshot> AgentBook::agents() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<scheduler::AgentSnapshot> agents;
    for (const auto& [name, entry] : m_agents) {
        scheduler::AgentSnapshot snapshot = entry.agent;
        snapshot.containers = m_containers;
        for (const auto& [id, task] : entry.tasks)
            snapshot.tasks.push_back(task);
        agents.push_back(std::move(snapshot));
    }
    return agents;
}

std::vector<std::string> AgentBook::names() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> names;
    for (const auto& [name, entry] : m_agents)
        names.push_back(name);
    return names;
}

} // namespace pacer::local
