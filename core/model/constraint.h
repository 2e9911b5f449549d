// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <optional>
#include <string>

namespace pacer {

enum class ConstraintOperator { Unique, Cluster, GroupBy, Like, Unlike, MaxPer, Is };

/// One placement rule of a definition (spec/constraints.md 1). An absent value and "" mean the same to the
/// engine, but not to validation nor to the writer.
struct Constraint {
    std::string field;
    ConstraintOperator op{};
    std::optional<std::string> value;

    auto operator<=>(const Constraint&) const = default;
};

} // namespace pacer
