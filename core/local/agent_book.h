// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/ports.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <vector>

namespace pacer::local {

/// What may be known of the agents outside of the driver's thread. Thread safe.
class AgentBook {
public:
    explicit AgentBook(std::filesystem::path agentsFolder);

    const std::filesystem::path& agentsFolder() const { return m_agentsFolder; }

    void setAgent(const std::string& name, const scheduler::AgentSnapshot& agent); ///< its tasks are kept
    void setTask(const AgentId& agent, const scheduler::SandboxTask& task);
    void forgetTask(const AgentId& agent, const TaskId& task);
    void setContainers(bool works);

    std::vector<scheduler::AgentSnapshot> agents() const; ///< in order of their names
    std::vector<std::string> names() const;

private:
    struct Entry {
        scheduler::AgentSnapshot agent;
        std::map<TaskId, scheduler::SandboxTask> tasks;
    };

    std::filesystem::path m_agentsFolder;
    mutable std::mutex m_mutex; ///< guards all below
    std::map<std::string, Entry> m_agents;
    bool m_containers = false;
};

} // namespace pacer::local
