// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/tracker.h"

namespace pacer::scheduler {

namespace {

bool isWanted(const Instance& instance)
{
    return instance.goal == Goal::Running && instance.condition != Condition::UnreachableInactive;
}

void addTo(SpecInstances& group, const Instance& instance)
{
    if (instance.isScheduled()) {
        group.scheduled.insert(instance.id);
        group.scheduledOf[instance.version()].insert(instance.id);
    }
    if (instance.condition == Condition::Provisioned)
        group.provisioned.insert(instance.id);
    group.wanted += isWanted(instance) ? 1 : 0;
    group.active += isActive(instance.condition) ? 1 : 0;
}

void takeFrom(SpecInstances& group, const Instance& instance)
{
    group.scheduled.erase(instance.id);
    if (const auto version = group.scheduledOf.find(instance.version()); version != group.scheduledOf.end()) {
        version->second.erase(instance.id);
        if (version->second.empty())
            group.scheduledOf.erase(version);
    }
    group.provisioned.erase(instance.id);
    group.wanted -= isWanted(instance) ? 1 : 0;
    group.active -= isActive(instance.condition) ? 1 : 0;
}

} // namespace

const Instance* Tracker::find(const InstanceId& id) const
{
    const auto owner = m_owner.find(id);
    if (owner == m_owner.end())
        return nullptr;
    return &m_specs.at(owner->second).all.at(id);
}

const SpecInstances* Tracker::of(const PathId& spec) const
{
    const auto group = m_specs.find(spec);
    return group == m_specs.end() ? nullptr : &group->second;
}

void Tracker::put(Instance instance)
{
    changes.touch(instance.runSpecId());
    SpecInstances& group = m_specs[instance.runSpecId()];
    const auto [known, isNew] = group.all.try_emplace(instance.id, instance);
    if (isNew)
        m_owner.emplace(instance.id, instance.runSpecId());
    else
        leave(group, known->second);
    known->second = std::move(instance);
    enter(group, known->second);
}

void Tracker::erase(const InstanceId& id)
{
    const auto owner = m_owner.find(id);
    if (owner == m_owner.end())
        return;
    changes.touch(owner->second);
    const auto group = m_specs.find(owner->second);
    const auto known = group->second.all.find(id);
    leave(group->second, known->second);
    group->second.all.erase(known);
    if (group->second.all.empty())
        m_specs.erase(group);
    m_owner.erase(owner);
}

void Tracker::enter(SpecInstances& group, const Instance& instance)
{
    addTo(group, instance);
    ++m_counts[static_cast<std::size_t>(instance.condition)];
}

void Tracker::leave(SpecInstances& group, const Instance& instance)
{
    takeFrom(group, instance);
    --m_counts[static_cast<std::size_t>(instance.condition)];
}

} // namespace pacer::scheduler
