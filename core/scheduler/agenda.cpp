// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/agenda.h"

namespace pacer::scheduler {

void Agenda::set(const Alarm& alarm, Timestamp at)
{
    const auto [known, isNew] = m_times.try_emplace(alarm, at);
    if (!isNew) {
        m_order.erase({known->second, alarm});
        known->second = at;
    }
    m_order.emplace(at, alarm);
}

void Agenda::clear(const Alarm& alarm)
{
    const auto known = m_times.find(alarm);
    if (known == m_times.end())
        return;
    m_order.erase({known->second, alarm});
    m_times.erase(known);
}

std::optional<Timestamp> Agenda::timeOf(const Alarm& alarm) const
{
    const auto known = m_times.find(alarm);
    return known == m_times.end() ? std::nullopt : std::optional(known->second);
}

std::optional<Timestamp> Agenda::next() const
{
    if (m_order.empty())
        return std::nullopt;
    return m_order.begin()->first;
}

std::vector<Alarm> Agenda::takeDue(Timestamp now)
{
    std::vector<Alarm> due;
    while (!m_order.empty() && m_order.begin()->first <= now) {
        due.push_back(m_order.begin()->second);
        m_times.erase(due.back());
        m_order.erase(m_order.begin());
    }
    return due;
}

} // namespace pacer::scheduler
