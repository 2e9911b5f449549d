// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/held_offers.h"

namespace pacer::mesos {

void HeldOffers::add(MesosOffer offer, Timestamp now)
{
    const OfferId id = offer.offer.id;
    const Timestamp until = now + m_patience;
    m_offers.insert_or_assign(id, Held{std::move(offer), until});
    m_order.emplace(until, id);
}

std::optional<MesosOffer> HeldOffers::take(const OfferId& id)
{
    auto held = m_offers.extract(id);
    // What nobody waits for any more is forgotten as time goes by.
    while (!m_order.empty() && !m_offers.contains(m_order.begin()->second))
        m_order.erase(m_order.begin());
    if (held.empty())
        return std::nullopt;
    return std::move(held.mapped().offer);
}

std::vector<OfferId> HeldOffers::takeOverdue(Timestamp now)
{
    std::vector<OfferId> overdue;
    while (!m_order.empty() && m_order.begin()->first <= now) {
        const auto held = m_offers.find(m_order.begin()->second);
        if (held != m_offers.end() && held->second.until <= now) {
            overdue.push_back(held->first);
            m_offers.erase(held);
        }
        m_order.erase(m_order.begin());
    }
    return overdue;
}

std::optional<Timestamp> HeldOffers::deadline() const
{
    return m_offers.empty() || m_order.empty() ? std::nullopt : std::optional(m_order.begin()->first);
}

} // namespace pacer::mesos
