// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/constraint.h"
#include "core/model/instance.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pacer::constraints {

/// True if `instance` takes part in the counting of UNIQUE, CLUSTER, GROUP_BY and MAX_PER for a definition
/// whose configuration dates from `lastConfigChangeAt` (spec/constraints.md 3).
bool isPlaced(const Instance& instance, Timestamp lastConfigChangeAt);

/// How the placed instances spread over the values of one field. nullopt is the group of those without one.
class FieldSpread {
public:
    using Value = std::optional<std::string>;

    void add(const Value& value);
    void remove(const Value& value);

    int sizeOf(const Value& value) const;
    int groups() const { return static_cast<int>(m_sizes.size()); }
    int smallest() const; ///< 0 without groups
    int largest() const;
    /// Sum over all groups of what they hold beyond `quota`.
    long long beyond(int quota) const;

private:
    void resize(const Value& value, int change);

    std::map<Value, int> m_sizes;
    std::map<int, int> m_groupsOfSize;
};

/// Running counts of the placed instances of one definition, so that one placement decision costs a look-up
/// per constraint and never a scan. Belongs to one configuration: when constraints or lastConfigChangeAt
/// change, make a new one and put all instances in again.
class SpreadLedger {
public:
    SpreadLedger() = default;
    SpreadLedger(const std::vector<Constraint>& constraints, Timestamp lastConfigChangeAt);

    /// To be told of every instance of the definition after every change; it counts, counts anew or stops
    /// counting. The order of first sight is the order of placement.
    void update(const Instance& instance);
    void remove(const InstanceId& id);

    int size() const { return static_cast<int>(m_order.size()); }
    const FieldSpread& spread(const std::string& field) const; ///< of a field that the constraints count
    /// The value of the first placed instance; nullopt if it has none or nothing is placed.
    std::optional<std::string> firstValue(const std::string& field) const;
    /// `instances` of the definition that the first placed instance was started with; 1 if none is placed.
    int wantedOfFirst() const;

private:
    struct Entry {
        std::uint64_t order = 0;
        int wanted = 1;
        std::map<std::string, FieldSpread::Value> values; ///< by field
        bool operator==(const Entry&) const = default;
    };

    Timestamp m_lastConfigChangeAt{};
    std::map<std::string, FieldSpread> m_spreads; ///< by field
    std::map<InstanceId, Entry> m_entries;
    std::map<std::uint64_t, InstanceId> m_order;
    std::uint64_t m_next = 0;
};

} // namespace pacer::constraints
