// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/changes.h"

namespace pacer::scheduler {

namespace {

constexpr std::size_t mostRemembered = 100'000;

} // namespace

void Changes::touch(const PathId& id)
{
    ++m_latest;
    const auto [last, isNew] = m_last.try_emplace(id.text(), m_latest);
    if (!isNew) {
        auto moved = m_order.extract(std::exchange(last->second, m_latest));
        moved.key() = m_latest;
        m_order.insert(m_order.end(), std::move(moved));
        return;
    }
    m_order.emplace_hint(m_order.end(), m_latest, id);
    if (m_order.size() <= mostRemembered)
        return;
    const auto oldest = m_order.begin();
    m_forgotten = oldest->first;
    m_last.erase(oldest->second.text());
    m_order.erase(oldest);
}

std::optional<std::vector<PathId>> Changes::after(std::uint64_t since) const
{
    if (since < m_forgotten || since > m_latest)
        return std::nullopt;
    std::vector<PathId> ids;
    for (auto change = m_order.upper_bound(since); change != m_order.end(); ++change)
        ids.push_back(change->second);
    return ids;
}

} // namespace pacer::scheduler
