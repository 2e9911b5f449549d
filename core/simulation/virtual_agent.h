// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/constraints/resource_match.h"
#include "core/model/offer.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pacer::simulation {

/// What an agent has; equal agents share one list.
using ResourceList = std::shared_ptr<const std::vector<OfferedResource>>;

/// One agent as it is declared.
struct AgentSetup {
    AgentInfo info;
    ResourceList resources;
};

/// `count` equal agents "agent-1"…, in three zones and one rack each, with room for thousands of small tasks.
std::vector<AgentSetup> equalAgents(int count);

/// A part of one resource of an agent: an amount of a scalar, or the numbers begin to end of ranges.
struct TakenResource {
    std::uint32_t resource = 0; ///< which one of the agent's list
    std::uint64_t begin = 0;    ///< of a scalar the amount in thousandths
    std::uint64_t end = 0;
};

/// What one agent has and what of it is free. Knows amounts only, no tasks.
class VirtualAgent {
public:
    explicit VirtualAgent(AgentSetup setup);

    const AgentInfo& info() const { return m_info; }
    const std::vector<OfferedResource>& total() const { return *m_total; }

    /// Everything that is free, as an offer holds it.
    std::vector<OfferedResource> free() const;
    std::vector<OfferedResource> used() const;
    /// Enough is free for any task: a bit of cpu or memory (spec/mesos.md 4).
    bool isWorthOffering() const;

    /// Takes all of it; nullopt, and nothing is taken, if a part of it is not free.
    std::optional<std::vector<TakenResource>> take(const std::vector<OfferedResource>& wanted);
    /// Takes so much of whichever role it belongs to, and these ports, as far as they are free.
    std::vector<TakenResource> takeAny(const constraints::Amounts& amounts, const std::vector<int>& ports);
    void release(const std::vector<TakenResource>& taken);

private:
    struct Free {
        Milli amount = 0;
        Ranges ranges; ///< ascending, apart from each other
    };

    bool takeOne(const OfferedResource& wanted, std::vector<TakenResource>& taken);
    std::optional<std::uint32_t> find(const OfferedResource& wanted) const;

    AgentInfo m_info;
    ResourceList m_total;
    std::vector<Free> m_free; ///< one for each of the total
};

} // namespace pacer::simulation
