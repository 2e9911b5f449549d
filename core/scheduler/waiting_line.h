// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/slot_index.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace pacer::scheduler {

/// Instances in the order in which they began to wait. Anybody may leave at any time. A value.
class WaitingLine {
public:
    /// The number to leave with.
    std::uint64_t enter(Slot slot)
    {
        m_slots.emplace_back(slot);
        ++m_size;
        return m_left + m_slots.size() - 1;
    }

    void leave(std::uint64_t number)
    {
        m_slots[number - m_left].reset();
        --m_size;
        for (; !m_slots.empty() && !m_slots.front(); ++m_left)
            m_slots.pop_front();
    }

    Slot front() const { return *m_slots.front(); } ///< only if anybody is there
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    std::vector<Slot> all() const ///< in their order
    {
        std::vector<Slot> waiting;
        for (const std::optional<Slot>& slot : m_slots) {
            if (slot)
                waiting.push_back(*slot);
        }
        return waiting;
    }

private:
    std::deque<std::optional<Slot>> m_slots; ///< absent: has left; the first one never has
    std::uint64_t m_left = 0;                ///< how many were in front of the first one
    std::size_t m_size = 0;
};

} // namespace pacer::scheduler
