// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/tracker.h"

#include <algorithm>

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

} // namespace

std::vector<const Instance*> SpecInstances::byId() const
{
    std::vector<const Instance*> sorted;
    sorted.reserve(all.size());
    for (const Shared<Instance>& instance : all)
        sorted.push_back(&*instance);
    std::ranges::sort(sorted, [](const Instance* a, const Instance* b) { return a->id.value < b->id.value; });
    return sorted;
}

const Instance* Tracker::find(const InstanceId& id) const
{
    const auto known = m_known.find(id.value);
    return known == m_known.end() ? nullptr : &*known->second.instance;
}

Shared<Instance> Tracker::keep(const InstanceId& id) const
{
    const auto known = m_known.find(id.value);
    return known == m_known.end() ? Shared<Instance>() : known->second.instance;
}

const SpecInstances* Tracker::of(const PathId& spec) const
{
    const auto group = m_specs.find(spec);
    return group == m_specs.end() ? nullptr : &group->second;
}

void Tracker::put(const Shared<Instance>& instance)
{
    changes.touch(instance->runSpecId());
    SpecInstances& group = m_specs[instance->runSpecId()];
    const auto [place, isNew] = m_known.try_emplace(instance->id.value);
    Known& known = place->second;
    if (isNew) {
        known.position = group.all.size();
        group.all.push_back(instance);
    } else {
        leave(group, known.instance);
        group.all[known.position] = instance;
    }
    known.instance = instance;
    enter(group, instance);
}

void Tracker::erase(const InstanceId& id)
{
    const auto known = m_known.find(id.value);
    if (known == m_known.end())
        return;
    const Shared<Instance>& instance = known->second.instance;
    const std::size_t position = known->second.position;
    changes.touch(instance->runSpecId());
    const auto group = m_specs.find(instance->runSpecId());
    leave(group->second, instance);
    std::vector<Shared<Instance>>& all = group->second.all;
    m_known.at(all.back()->id.value).position = position; // the last one takes its place
    all[position] = all.back();
    all.pop_back();
    if (all.empty())
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
