// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/reverter.h"

#include <set>

namespace pacer::deployment {

namespace {

using Ids = std::set<PathId>;

Ids minus(Ids from, const Ids& taken)
{
    for (const PathId& id : taken)
        from.erase(id);
    return from;
}

void revertRunSpecs(const Group& original, const Group& target, Group& current)
{
    for (const auto& [id, before, after] : specDifferences(original, target)) {
        if (before && after && *before == *after)
            continue;
        removeRunSpec(current, id);
        if (before)
            putRunSpec(current, *before);
    }
}

/// The deployment removed the group.
void revertRemoval(const Group& was, Group& current)
{
    const bool missing = findGroup(current, was.id) == nullptr;
    Group& group = makeGroup(current, was.id);
    group.dependencies.insert(was.dependencies.begin(), was.dependencies.end());
    if (missing) {
        group.enforceRole = was.enforceRole;
        group.isMadeByTheWay = was.isMadeByTheWay;
    }
}

/// The group was there before and after. It comes back, empty, if it is gone by now.
void revertChange(const Group& was, const Group& became, Group& current)
{
    Group& group = makeGroup(current, was.id);
    Ids dependencies = group.dependencies;
    for (const PathId& removed : minus(was.dependencies, became.dependencies))
        dependencies.insert(removed);
    group.dependencies = minus(std::move(dependencies), minus(became.dependencies, was.dependencies));
}

/// The deployment added the group.
void revertAddition(const Group& became, Group& current)
{
    const Group* group = findGroup(current, became.id);
    if (group && group->isEmpty() && group->dependencies == became.dependencies) {
        removeGroup(current, became.id);
    } else if (!became.dependencies.empty()) {
        Group& kept = makeGroup(current, became.id);
        kept.dependencies = minus(kept.dependencies, became.dependencies);
    }
}

} // namespace

Group revertedRoot(const Group& original, const Group& target, Group current)
{
    revertRunSpecs(original, target, current);

    Ids groups;
    for (const Group* root : {&original, &target}) {
        for (const PathId& id : groupsBelow(*root))
            groups.insert(id);
    }
    for (auto id = groups.rbegin(); id != groups.rend(); ++id) { // children before parents
        const Group* was = findGroup(original, *id);
        const Group* became = findGroup(target, *id);
        if (was && became)
            revertChange(*was, *became, current);
        else if (was)
            revertRemoval(*was, current);
        else
            revertAddition(*became, current);
    }
    return current;
}

} // namespace pacer::deployment
