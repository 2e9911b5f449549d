// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/virtual_agents.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace pacer::simulation {

namespace {

/// 10.0.0.1 for the first one; names that are addresses, or mean this machine, keep their own.
std::string addressOf(const std::string& host, std::uint32_t index)
{
    if (host == "localhost")
        return "127.0.0.1";
    if (!host.empty() && host.find_first_not_of("0123456789.") == std::string::npos)
        return host;
    const std::uint32_t number = index + 1;
    return "10." + std::to_string(number >> 16U & 255U) + '.' + std::to_string(number >> 8U & 255U) + '.'
           + std::to_string(number & 255U);
}

} // namespace

VirtualAgents::VirtualAgents(std::vector<AgentSetup> setups)
{
    m_entries.reserve(setups.size());
    for (AgentSetup& setup : setups) {
        const auto index = static_cast<std::uint32_t>(m_entries.size());
        m_byId.emplace(setup.info.id.value, index);
        std::string ip = addressOf(setup.info.host, index);
        m_entries.push_back({VirtualAgent(std::move(setup)), std::move(ip), {}, true, false, {}});
        line(index);
    }
}

std::optional<std::uint32_t> VirtualAgents::find(const AgentId& id) const
{
    const auto known = m_byId.find(id.value);
    return known == m_byId.end() ? std::nullopt : std::optional(known->second);
}

void VirtualAgents::line(std::uint32_t index)
{
    Entry& entry = m_entries[index];
    if (entry.isListed || entry.offer || !entry.isUp)
        return;
    entry.isListed = true;
    m_line.push_back(index);
}

std::vector<std::uint32_t> VirtualAgents::takeLine(std::size_t most)
{
    if (m_round.empty()) {
        m_round = std::exchange(m_line, {});
        std::ranges::sort(m_round, std::ranges::greater{});
    }
    std::vector<std::uint32_t> taken;
    taken.reserve(std::min(most, m_round.size()));
    while (taken.size() < most && !m_round.empty()) {
        taken.push_back(m_round.back());
        m_round.pop_back();
        m_entries[taken.back()].isListed = false;
    }
    return taken;
}

} // namespace pacer::simulation
