// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regex.h"
#include "core/constraints/spread_ledger.h"
#include "core/model/behaviour.h"
#include "core/model/constraint.h"

#include <optional>
#include <string>
#include <vector>

namespace pacer::constraints {

/// A 32-bit decimal integer as constraints write it ("3", "+3", "-1"); nullopt for anything else.
std::optional<int> parseCount(std::string_view text);

/// One constraint, ready to be asked many times: its expression compiled, its number read.
class CompiledConstraint {
public:
    explicit CompiledConstraint(Constraint constraint);

    const Constraint& constraint() const { return m_constraint; }

    /// May an instance go where the field has the value `offered` (nullopt: no value), next to what `placed`
    /// counts (spec/constraints.md 4 and 6)? What validation refuses is met by nothing.
    bool accepts(const std::optional<std::string>& offered, const SpreadLedger& placed,
                 GroupByRule rule) const;

private:
    bool acceptsGroup(const std::string& offered, const SpreadLedger& placed, GroupByRule rule) const;

    Constraint m_constraint;
    std::string m_value;          ///< "" if absent; for IS in the spelling of a rendered scalar
    std::optional<int> m_number;  ///< MAX_PER, GROUP_BY
    std::optional<Regex> m_regex; ///< LIKE, UNLIKE
};

/// All constraints of a definition. A value; compile once per configuration.
class ConstraintSet {
public:
    ConstraintSet() = default;
    explicit ConstraintSet(const std::vector<Constraint>& constraints);

    /// The first constraint that keeps an instance away from `agent`; nullptr: all of them hold.
    const Constraint* firstUnmet(const AgentInfo& agent, const SpreadLedger& placed, GroupByRule rule) const;

    /// Whether agents of the region of `agent` may be used at all (spec/constraints.md 5): those of other
    /// regions only if a constraint names @region or @zone. localRegion: the master's, nullopt = unknown.
    bool allowsRegion(const AgentInfo& agent, const std::optional<std::string>& localRegion) const;

private:
    std::vector<CompiledConstraint> m_constraints;
    bool m_namesRegion = false;
};

} // namespace pacer::constraints
