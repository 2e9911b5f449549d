// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace pacer::scheduler {

/// Where a tracker keeps an instance; the same for as long as it knows it.
using Slot = std::uint32_t;

/// Slots by the hash of a name that stands in the slot itself: a table of eight bytes an entry, at most three
/// quarters full, without gaps between an entry and where its hash wants it. A value.
class SlotIndex {
public:
    /// The slot with this hash that `isWanted`.
    template <class IsWanted>
    std::optional<Slot> find(std::uint32_t hash, IsWanted isWanted) const
    {
        if (m_entries.empty())
            return std::nullopt;
        for (std::size_t at = homeOf(hash); m_entries[at].isUsed(); at = next(at)) {
            if (m_entries[at].hash == hash && isWanted(m_entries[at].slot))
                return m_entries[at].slot;
        }
        return std::nullopt;
    }

    /// It must not be there yet.
    void add(std::uint32_t hash, Slot slot);
    /// It must be there.
    void remove(std::uint32_t hash, Slot slot);

private:
    static constexpr Slot none = UINT32_MAX;
    struct Entry {
        std::uint32_t hash = 0;
        Slot slot = none;
        bool isUsed() const { return slot != none; }
    };

    std::size_t homeOf(std::uint32_t hash) const { return hash & (m_entries.size() - 1); }
    std::size_t next(std::size_t at) const { return (at + 1) & (m_entries.size() - 1); }
    void place(const Entry& entry);
    void grow();

    std::vector<Entry> m_entries; ///< a power of two, or none
    std::size_t m_used = 0;
};

} // namespace pacer::scheduler
