// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/tracker.h"

namespace pacer::scheduler {

namespace {

bool isWanted(const Instance& instance)
{
    return instance.goal == Goal::Running && instance.condition != Condition::UnreachableInactive;
}

/// Counts `instance` in (`by` = 1) or out (-1).
void tally(SpecInstances& group, const Instance& instance, int by)
{
    const bool provisioned = instance.condition == Condition::Provisioned;
    if (instance.isScheduled() || provisioned) {
        const auto waiting = group.waiting.try_emplace(instance.role).first;
        waiting->second += by;
        if (waiting->second == 0)
            group.waiting.erase(waiting);
    }
    group.scheduled += instance.isScheduled() ? by : 0;
    group.provisioned += provisioned ? by : 0;
    group.starting += isStarting(instance.condition) ? by : 0;
    group.wanted += isWanted(instance) ? by : 0;
    group.active += isActive(instance.condition) ? by : 0;
}

/// Puts `next` in the place of an element that is equal in the order of the set.
template <class Set>
void replace(Set& set, typename Set::const_iterator known, const Shared<Instance>& next)
{
    const auto behind = std::next(known);
    auto node = set.extract(known);
    node.value() = next;
    set.insert(behind, std::move(node));
}

} // namespace

const Instance* Tracker::find(const InstanceId& id) const
{
    const auto known = m_known.find(id);
    return known == m_known.end() ? nullptr : &**known;
}

Shared<Instance> Tracker::keep(const InstanceId& id) const
{
    const auto known = m_known.find(id);
    return known == m_known.end() ? Shared<Instance>() : *known;
}

const SpecInstances* Tracker::of(const PathId& spec) const
{
    const auto group = m_specs.find(spec);
    return group == m_specs.end() ? nullptr : &group->second;
}

void Tracker::put(Shared<Instance> instance)
{
    changes.touch(instance->runSpecId());
    SpecInstances& group = m_specs[instance->runSpecId()];
    if (const auto known = m_known.find(instance); known == m_known.end()) {
        group.all.insert(instance);
        m_known.insert(instance);
    } else {
        leave(group, *known);
        replace(group.all, group.all.find(instance), instance);
        replace(m_known, known, instance);
    }
    enter(group, instance);
}

void Tracker::erase(const InstanceId& id)
{
    const auto known = m_known.find(id);
    if (known == m_known.end())
        return;
    const Shared<Instance> instance = *known;
    changes.touch(instance->runSpecId());
    const auto group = m_specs.find(instance->runSpecId());
    leave(group->second, instance);
    group->second.all.erase(instance);
    if (group->second.all.empty())
        m_specs.erase(group);
    m_known.erase(known);
}

void Tracker::enter(SpecInstances& group, const Shared<Instance>& instance)
{
    tally(group, *instance, 1);
    if (instance->isScheduled())
        group.scheduledOf[instance->version()].insert(instance);
    ++m_counts[static_cast<std::size_t>(instance->condition)];
}

void Tracker::leave(SpecInstances& group, const Shared<Instance>& instance)
{
    tally(group, *instance, -1);
    if (instance->isScheduled()) {
        const auto version = group.scheduledOf.find(instance->version());
        InstanceSet& instances = version->second;
        const bool isFirst = instances.begin()->isSame(instance); // as a rule: it is launched first
        instances.erase(isFirst ? instances.begin() : instances.find(instance));
        if (version->second.empty())
            group.scheduledOf.erase(version);
    }
    --m_counts[static_cast<std::size_t>(instance->condition)];
}

} // namespace pacer::scheduler
