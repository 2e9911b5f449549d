// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/constraint.h"
#include "core/model/instance.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pacer::constraints {

/// True if `instance` takes part in the counting of UNIQUE, CLUSTER, GROUP_BY and MAX_PER for a definition
/// whose configuration dates from `lastConfigChangeAt` (spec/constraints.md 3).
bool isPlaced(const Instance& instance, Timestamp lastConfigChangeAt);

/// How the placed instances spread over the values of one field. nullopt is the value of those without one.
class FieldSpread {
public:
    using Value = std::optional<std::string>;
    using Group = std::size_t; ///< stands for a value; the same as long as the spread exists

    Group groupOf(const Value& value);
    const Value& valueOf(Group group) const { return m_values[group]; }
    void add(Group group) { resize(group, 1); }
    void remove(Group group) { resize(group, -1); }

    int sizeOf(const Value& value) const;
    int groups() const { return m_groups; } ///< those that hold anything
    int smallest() const;                   ///< of the same; 0 without groups
    int largest() const;
    /// Sum over all groups of what they hold beyond `quota`.
    long long beyond(int quota) const;

private:
    void resize(Group group, int change);

    std::map<Value, Group> m_known;
    std::vector<Value> m_values; ///< by group
    std::vector<int> m_sizes;    ///< by group
    int m_groups = 0;
    std::map<int, int> m_groupsOfSize; ///< sizes from 1
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

    int size() const { return static_cast<int>(m_entries.size()); }
    const FieldSpread& spread(const std::string& field) const; ///< of a field that the constraints count
    /// The value of the first placed instance; nullopt if it has none or nothing is placed.
    std::optional<std::string> firstValue(const std::string& field) const;
    /// `instances` of the definition that the first placed instance was started with; 1 if none is placed.
    int wantedOfFirst() const;

private:
    struct Entry {
        int wanted = 1;
        std::vector<FieldSpread::Group> groups; ///< by field
        bool operator==(const Entry&) const = default;
    };
    struct Field {
        std::string name;
        FieldSpread spread;
    };

    const Field* find(const std::string& field) const;
    void count(const Entry& entry, bool in);

    Timestamp m_lastConfigChangeAt{};
    std::vector<Field> m_fields;
    std::map<std::uint64_t, Entry> m_entries;                ///< in the order of placement
    std::unordered_map<std::string, std::uint64_t> m_orders; ///< by instance
    std::uint64_t m_next = 0;
};

} // namespace pacer::constraints
