// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace pacer {

/// Both ends included.
struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool operator==(const Range&) const = default;
};
using Ranges = std::vector<Range>;

/// TEXT, SCALAR, RANGES or SET (spec/constraints.md 2).
using AttributeValue = std::variant<std::string, double, Ranges, std::set<std::string>>;

struct Attribute {
    std::string name;
    AttributeValue value;
    bool operator==(const Attribute&) const = default;
};

/// Where an instance runs, as the offer said when it was launched: a snapshot that later changes do not
/// touch.
struct AgentInfo {
    AgentId id;
    std::string host;
    std::optional<std::string> region;
    std::optional<std::string> zone;
    std::vector<Attribute> attributes;
    bool operator==(const AgentInfo&) const = default;
};

} // namespace pacer
