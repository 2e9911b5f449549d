// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/shared.h"
#include "core/model/instance.h"
#include "core/scheduler/changes.h"
#include "core/scheduler/waiting_line.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pacer::scheduler {

/// The instances of one definition, with what is asked of them too often to be counted each time.
struct SpecInstances {
    std::vector<Shared<Instance>> all; ///< in no order that says anything, see byId()
    std::map<Timestamp, WaitingLine>
        scheduledOf;                    ///< wait for an offer, see Instance::isScheduled; by version
    std::map<std::string, int> waiting; ///< scheduled or provisioned, by role
    int scheduled = 0;
    int provisioned = 0; ///< offer accepted, nothing heard yet
    int starting = 0;    ///< provisioned, staging or starting
    int wanted = 0;      ///< goal Running and not UnreachableInactive: what a scale check counts
    int active = 0;      ///< see isActive

    std::vector<const Instance*> byId() const; ///< all of them
};

/// Every instance the scheduler knows, by definition. A value. Nothing in it asks all instances of a cluster.
/// No instance is changed in place: whoever needs one as it is now keeps it, at no cost.
class Tracker {
public:
    /// Valid until the instance is put again or erased.
    const Instance* find(const InstanceId& id) const;
    /// The same to be kept; absent: not known.
    Shared<Instance> keep(const InstanceId& id) const;
    /// nullptr: no instance of that definition is known.
    const SpecInstances* of(const PathId& spec) const;
    const std::map<PathId, SpecInstances>& specs() const { return m_specs; }
    /// How many instances of all definitions are in `condition`; counted as they change.
    int count(Condition condition) const { return m_counts[static_cast<std::size_t>(condition)]; }

    std::optional<Slot> slotOf(const InstanceId& id) const;
    /// What is kept in a slot that is in use.
    const Shared<Instance>& at(Slot slot) const { return m_known[slot].instance; }

    /// Adds or replaces, and keeps the counts.
    void put(const Shared<Instance>& instance);
    /// The same for whoever knows where it is kept, an instance of the same id and definition.
    void put(const Shared<Instance>& instance, Slot slot);
    void erase(const InstanceId& id);

    /// Told by put() and erase(); whoever changes something else that is shown with a definition tells it.
    Changes changes;

private:
    struct Known {
        Shared<Instance> instance;  ///< absent: the slot is free
        std::uint32_t position = 0; ///< in SpecInstances::all
        std::uint64_t waitsAs = 0;  ///< its number in a WaitingLine, while it waits
    };

    Slot occupy(const Shared<Instance>& instance, SpecInstances& group);
    static void join(SpecInstances& group, Known& known, Slot slot);
    static void part(SpecInstances& group, const Known& known);

    std::map<PathId, SpecInstances> m_specs;
    std::vector<Known> m_known; ///< by slot
    std::vector<Slot> m_free;
    SlotIndex m_slots; ///< by id
    std::array<int, static_cast<std::size_t>(Condition::Unknown) + 1> m_counts{};
};

} // namespace pacer::scheduler
