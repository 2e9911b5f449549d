// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/local_agent.h"

namespace pacer::local {

LocalAgent::LocalAgent(AgentConfig config, AgentId id, AgentFolders folders)
    : m_config(std::move(config))
    , m_info{std::move(id), m_config.hostname, m_config.region, m_config.zone, m_config.attributes}
    , m_folders(std::move(folders))
{
    m_total = {
        toMilli(m_config.cpus), toMilli(m_config.mem), toMilli(m_config.disk), toMilli(m_config.gpus), {}};
    for (const Range& range : m_config.ports) {
        for (std::uint64_t port = range.begin; port <= range.end; ++port)
            m_total.ports.insert(port);
    }
}

std::optional<Offer> LocalAgent::offer(const OfferId& id, const std::string& allocationRole,
                                       Clock::time_point now)
{
    Amounts free = m_total;
    free -= m_used;
    for (const auto& [other, amounts] : m_offered)
        free -= amounts;
    if (!free.isWorthOffering())
        return std::nullopt;
    if (m_refusal && now < m_refusal->until && m_refusal->amounts.contains(free))
        return std::nullopt;
    m_refusal.reset();
    Offer offer;
    offer.id = id;
    offer.agent = m_info;
    offer.allocationRole = allocationRole;
    offer.resources = resourcesOf(free, m_config.role);
    m_offered.emplace(id, std::move(free));
    return offer;
}

std::optional<Amounts> LocalAgent::takeBack(const OfferId& id)
{
    const auto offered = m_offered.find(id);
    if (offered == m_offered.end())
        return std::nullopt;
    Amounts amounts = std::move(offered->second);
    m_offered.erase(offered);
    return amounts;
}

void LocalAgent::refuse(const Amounts& amounts, Clock::time_point until)
{
    m_refusal = Refusal{amounts, until};
}

std::optional<LocalAgent::Clock::time_point> LocalAgent::refusedUntil() const
{
    return m_refusal ? std::optional(m_refusal->until) : std::nullopt;
}

} // namespace pacer::local
