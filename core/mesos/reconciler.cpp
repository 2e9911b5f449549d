// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/reconciler.h"

#include <algorithm>

namespace pacer::mesos {

void Reconciler::asked(const Questions& tasks, Timestamp now)
{
    for (const auto& [task, agent] : tasks)
        m_open.insert_or_assign(task, agent);
    m_delay = shortest;
    m_next = now + m_delay;
}

Reconciler::Questions Reconciler::takeDue(Timestamp now)
{
    if (m_open.empty() || now < m_next)
        return {};
    m_delay = std::min(2 * m_delay, longest);
    m_next = now + m_delay;
    return {m_open.begin(), m_open.end()};
}

std::optional<Timestamp> Reconciler::deadline() const
{
    return m_open.empty() ? std::nullopt : std::optional(m_next);
}

} // namespace pacer::mesos
