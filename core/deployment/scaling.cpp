// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/scaling.h"

#include "core/constraints/scale_down.h"

#include <algorithm>
#include <optional>
#include <set>

namespace pacer::deployment {

namespace {

/// Lower goes first.
int classOf(const Instance& instance, bool waitingFirst)
{
    if (waitingFirst && instance.isScheduled())
        return 0;
    switch (instance.condition) {
    case Condition::Unreachable: return 1;
    case Condition::Provisioned: return waitingFirst ? 2 : 6;
    case Condition::Staging: return 3;
    case Condition::Starting: return 4;
    case Condition::Running: return 5;
    case Condition::Scheduled:
    case Condition::Killing:
    case Condition::UnreachableInactive:
    case Condition::Finished:
    case Condition::Failed:
    case Condition::Killed:
    case Condition::Error:
    case Condition::Gone:
    case Condition::Dropped:
    case Condition::Unknown: return 6;
    }
    return 6;
}

/// The time that decides inside a class; nullopt goes before every time.
std::optional<Timestamp> ageOf(const Instance& instance)
{
    if (instance.condition == Condition::Starting)
        return instance.since;
    if (instance.condition != Condition::Staging)
        return instance.activeSince;
    const auto latest = std::ranges::max_element(instance.tasks, {}, &Task::stagedAt);
    return latest == instance.tasks.end() ? std::nullopt : std::optional(latest->stagedAt);
}

bool isPresent(const Instance& instance)
{
    return instance.goal == Goal::Running && instance.condition != Condition::UnreachableInactive;
}

/// The named ones that are among `present`, in the order they were named in.
std::vector<const Instance*> sentencedOf(const std::vector<const Instance*>& present,
                                         const std::vector<InstanceId>& named)
{
    std::vector<const Instance*> sentenced;
    for (const InstanceId& id : named) {
        const auto found = std::ranges::find(present, id, &Instance::id);
        if (found != present.end() && std::ranges::find(sentenced, *found) == sentenced.end())
            sentenced.push_back(*found);
    }
    return sentenced;
}

std::vector<const Instance*> without(const std::vector<const Instance*>& all,
                                     const std::vector<const Instance*>& taken)
{
    const std::set<const Instance*> out(taken.begin(), taken.end());
    std::vector<const Instance*> rest;
    std::ranges::copy_if(all, std::back_inserter(rest),
                         [&out](const Instance* instance) { return !out.contains(instance); });
    return rest;
}

} // namespace

std::vector<const Instance*> killOrder(std::vector<const Instance*> instances, KillSelection selection,
                                       const Behaviour& behaviour)
{
    const bool youngest = selection == KillSelection::YoungestFirst;
    const bool waitingFirst = behaviour.waitingDiesFirst;
    std::ranges::stable_sort(instances, [youngest, waitingFirst](const Instance* a, const Instance* b) {
        const int classA = classOf(*a, waitingFirst);
        const int classB = classOf(*b, waitingFirst);
        if (classA != classB)
            return classA < classB;
        const auto ageA = ageOf(*a);
        const auto ageB = ageOf(*b);
        if (!ageA || !ageB)
            return !ageA && ageB;
        return youngest ? *ageA > *ageB : *ageA < *ageB;
    });
    return instances;
}

ScalingProposal proposeScaling(const std::vector<const Instance*>& instances, const ScalingWish& wish,
                               const Behaviour& behaviour)
{
    std::vector<const Instance*> present;
    std::ranges::copy_if(instances, std::back_inserter(present),
                         [](const Instance* instance) { return isPresent(*instance); });

    std::vector<const Instance*> victims = sentencedOf(present, wish.sentenced);
    const int there = static_cast<int>(present.size());
    const int named = static_cast<int>(victims.size());
    const int down = std::max(there - wish.wanted, named);

    std::vector<const Instance*> candidates = without(present, victims);
    if (behaviour.repeatableScaleDown)
        candidates = killOrder(std::move(candidates), wish.killSelection, behaviour);
    const auto chosen = constraints::chooseByConstraints(candidates, wish.constraints, down - named);
    victims.insert(victims.end(), chosen.begin(), chosen.end());
    const auto rest = killOrder(without(present, victims), wish.killSelection, behaviour);
    victims.insert(victims.end(), rest.begin(), rest.end());

    ScalingProposal proposal;
    proposal.toStart = wish.wanted - there + down;
    for (int i = 0; i < down; ++i)
        proposal.victims.push_back(victims[static_cast<std::size_t>(i)]->id);
    return proposal;
}

} // namespace pacer::deployment
