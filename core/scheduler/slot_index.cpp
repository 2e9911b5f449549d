// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/slot_index.h"

#include <algorithm>
#include <utility>

namespace pacer::scheduler {

void SlotIndex::add(std::uint32_t hash, Slot slot)
{
    if ((m_used + 1) * 4 > m_entries.size() * 3)
        grow();
    place({hash, slot});
    ++m_used;
}

void SlotIndex::remove(std::uint32_t hash, Slot slot)
{
    std::size_t gap = homeOf(hash);
    while (m_entries[gap].slot != slot)
        gap = next(gap);
    // Whoever stands behind the gap and may stand in it moves up.
    for (std::size_t at = next(gap); m_entries[at].isUsed(); at = next(at)) {
        const std::size_t home = homeOf(m_entries[at].hash);
        const std::size_t mask = m_entries.size() - 1;
        if (((at - home) & mask) >= ((at - gap) & mask))
            m_entries[std::exchange(gap, at)] = m_entries[at];
    }
    m_entries[gap] = {};
    --m_used;
}

void SlotIndex::place(const Entry& entry)
{
    std::size_t at = homeOf(entry.hash);
    while (m_entries[at].isUsed())
        at = next(at);
    m_entries[at] = entry;
}

void SlotIndex::grow()
{
    constexpr std::size_t smallest = 16;
    std::vector<Entry> before(std::max(smallest, m_entries.size() * 2));
    before.swap(m_entries);
    for (const Entry& entry : before) {
        if (entry.isUsed())
            place(entry);
    }
}

} // namespace pacer::scheduler
