// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/simulation/virtual_agent.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pacer::simulation {

/// All agents of a cluster, named by their place in the list, with their open offers and what runs on them.
class VirtualAgents {
public:
    struct Entry {
        VirtualAgent agent;
        std::string ip;
        std::optional<std::uint64_t> offer;  ///< the number of the open one
        bool isUp = true;                    ///< the master hears of it
        bool isListed = false;               ///< in line
        std::vector<std::uint32_t> launches; ///< slots of those that hold a part of it
    };

    explicit VirtualAgents(std::vector<AgentSetup> setups);

    std::size_t size() const { return m_entries.size(); }
    const Entry& operator[](std::uint32_t index) const { return m_entries[index]; }
    Entry& operator[](std::uint32_t index) { return m_entries[index]; }
    std::optional<std::uint32_t> find(const AgentId& id) const;

    /// It has, or may have, something to offer.
    void line(std::uint32_t index);
    /// The next ones in line, at most so many. Who is in line when a round begins is taken in the order of
    /// the list before anybody who came later.
    std::vector<std::uint32_t> takeLine(std::size_t most);
    bool isRoundOver() const { return m_round.empty(); }

private:
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::uint32_t> m_byId; ///< never iterated
    std::vector<std::uint32_t> m_line;                     ///< wait for the next round
    std::vector<std::uint32_t> m_round;                    ///< are still to be taken, the next one last
};

} // namespace pacer::simulation
