// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/instance.h"
#include "core/scheduler/changes.h"

#include <array>
#include <map>
#include <optional>
#include <set>

namespace pacer::scheduler {

/// The instances of one definition, with what is asked of them too often to be counted each time.
struct SpecInstances {
    std::map<InstanceId, Instance> all;
    std::set<InstanceId> scheduled;                        ///< wait for an offer, see Instance::isScheduled
    std::map<Timestamp, std::set<InstanceId>> scheduledOf; ///< the same by version
    std::set<InstanceId> provisioned;                      ///< offer accepted, nothing heard yet
    int wanted = 0; ///< goal Running and not UnreachableInactive: what a scale check counts
    int active = 0; ///< see isActive
};

/// Every instance the scheduler knows, by definition. A value. Nothing in it asks all instances of a cluster.
class Tracker {
public:
    const Instance* find(const InstanceId& id) const;
    /// nullptr: no instance of that definition is known.
    const SpecInstances* of(const PathId& spec) const;
    const std::map<PathId, SpecInstances>& specs() const { return m_specs; }
    /// How many instances of all definitions are in `condition`; counted as they change.
    int count(Condition condition) const { return m_counts[static_cast<std::size_t>(condition)]; }

    /// Adds or replaces, and keeps the counts.
    void put(Instance instance);
    void erase(const InstanceId& id);

    /// Told by put() and erase(); whoever changes something else that is shown with a definition tells it.
    Changes changes;

private:
    void enter(SpecInstances& group, const Instance& instance);
    void leave(SpecInstances& group, const Instance& instance);

    std::map<PathId, SpecInstances> m_specs;
    std::map<InstanceId, PathId> m_owner;
    std::array<int, static_cast<std::size_t>(Condition::Unknown) + 1> m_counts{};
};

} // namespace pacer::scheduler
