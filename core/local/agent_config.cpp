// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/agent_config.h"

#include <sys/sysinfo.h>

#include <cmath>
#include <thread>

namespace pacer::local {

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;

} // namespace

MachineFacts machineFacts(const std::filesystem::path& stateDir)
{
    MachineFacts machine;
    machine.cpus = std::max(1U, std::thread::hardware_concurrency());
    struct sysinfo info {};
    if (sysinfo(&info) == 0)
        machine.memMiB = static_cast<double>(info.totalram) * info.mem_unit / mebibyte;

    // The folder may not be there yet: what counts is the file system that it will lie on.
    std::error_code error;
    std::filesystem::path folder = std::filesystem::absolute(stateDir, error);
    while (!std::filesystem::exists(folder, error) && folder.has_relative_path())
        folder = folder.parent_path();
    const auto space = std::filesystem::space(folder, error);
    if (!error)
        machine.freeDiskMiB = static_cast<double>(space.available) / mebibyte;
    return machine;
}

std::vector<AgentConfig> defaultAgents(const MachineFacts& machine)
{
    std::vector<AgentConfig> agents;
    for (unsigned n = 1; n <= 3; ++n) {
        const std::string number = std::to_string(n);
        const std::uint64_t firstPort = 30000 + n * 1000;
        AgentConfig agent;
        agent.name = "agent-" + number;
        agent.attributes = {{"rack", "r" + number}};
        agent.cpus = machine.cpus;
        agent.mem = std::floor(machine.memMiB / 4);
        agent.disk = std::floor(machine.freeDiskMiB / 10);
        agent.ports = {{firstPort, firstPort + 999}};
        agent.region = "local";
        agent.zone = "z" + number;
        agents.push_back(std::move(agent));
    }
    return agents;
}

} // namespace pacer::local
