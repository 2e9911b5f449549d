// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/tracker.h"

#include <algorithm>
#include <functional>

namespace pacer::scheduler {

namespace {

std::uint32_t hashOf(const InstanceId& id)
{
    return static_cast<std::uint32_t>(std::hash<std::string>{}(id.value));
}

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

std::optional<Slot> Tracker::slotOf(const InstanceId& id) const
{
    return m_slots.find(hashOf(id), [&](Slot slot) { return m_known[slot].instance->id == id; });
}

const Instance* Tracker::find(const InstanceId& id) const
{
    const std::optional<Slot> slot = slotOf(id);
    return slot ? &*at(*slot) : nullptr;
}

Shared<Instance> Tracker::keep(const InstanceId& id) const
{
    const std::optional<Slot> slot = slotOf(id);
    return slot ? at(*slot) : Shared<Instance>();
}

const SpecInstances* Tracker::of(const PathId& spec) const
{
    const auto group = m_specs.find(spec);
    return group == m_specs.end() ? nullptr : &group->second;
}

void Tracker::put(const Shared<Instance>& instance)
{
    if (const std::optional<Slot> slot = slotOf(instance->id)) {
        put(instance, *slot);
        return;
    }
    changes.touch(instance->runSpecId());
    SpecInstances& group = m_specs[instance->runSpecId()];
    const Slot slot = occupy(instance, group);
    tally(group, *instance, 1);
    ++m_counts[static_cast<std::size_t>(instance->condition)];
    if (instance->isScheduled())
        join(group, m_known[slot], slot);
}

void Tracker::put(const Shared<Instance>& instance, Slot slot)
{
    changes.touch(instance->runSpecId());
    SpecInstances& group = m_specs.find(instance->runSpecId())->second;
    Known& known = m_known[slot];
    const Instance& before = *known.instance;
    tally(group, before, -1);
    tally(group, *instance, 1);
    --m_counts[static_cast<std::size_t>(before.condition)];
    ++m_counts[static_cast<std::size_t>(instance->condition)];
    const bool goesOnWaiting =
        before.isScheduled() && instance->isScheduled() && before.version() == instance->version();
    if (before.isScheduled() && !goesOnWaiting)
        part(group, known);
    known.instance = instance;
    group.all[known.position] = instance;
    if (instance->isScheduled() && !goesOnWaiting)
        join(group, known, slot);
}

void Tracker::erase(const InstanceId& id)
{
    const std::optional<Slot> slot = slotOf(id);
    if (!slot)
        return;
    Known& known = m_known[*slot];
    const Shared<Instance> instance = known.instance;
    changes.touch(instance->runSpecId());
    const auto group = m_specs.find(instance->runSpecId());
    tally(group->second, *instance, -1);
    --m_counts[static_cast<std::size_t>(instance->condition)];
    if (instance->isScheduled())
        part(group->second, known);
    std::vector<Shared<Instance>>& all = group->second.all;
    m_known[*slotOf(all.back()->id)].position = known.position; // the last one takes the place that is free
    all[known.position] = all.back();
    all.pop_back();
    if (all.empty())
        m_specs.erase(group);
    m_slots.remove(hashOf(instance->id), *slot);
    known = {};
    m_free.push_back(*slot);
}

Slot Tracker::occupy(const Shared<Instance>& instance, SpecInstances& group)
{
    if (m_free.empty()) {
        m_free.push_back(static_cast<Slot>(m_known.size()));
        m_known.emplace_back();
    }
    const Slot slot = m_free.back();
    m_free.pop_back();
    m_known[slot] = {instance, static_cast<std::uint32_t>(group.all.size())};
    group.all.push_back(instance);
    m_slots.add(hashOf(instance->id), slot);
    return slot;
}

void Tracker::join(SpecInstances& group, Known& known, Slot slot)
{
    known.waitsAs = group.scheduledOf[known.instance->version()].enter(slot);
}

void Tracker::part(SpecInstances& group, const Known& known)
{
    const auto version = group.scheduledOf.find(known.instance->version());
    version->second.leave(known.waitsAs);
    if (version->second.empty())
        group.scheduledOf.erase(version);
}

} // namespace pacer::scheduler
