// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/group.h"

#include <type_traits>

namespace pacer {

namespace {

Group* findMutable(Group& root, const PathId& id)
{
    return const_cast<Group*>(findGroup(root, id)); // allowed: the root it lies in is not const
}

void collect(const Group& group, std::map<PathId, RunSpec>& specs)
{
    for (const auto& [id, app] : group.apps)
        specs.emplace(id, app);
    for (const auto& [id, pod] : group.pods)
        specs.emplace(id, pod);
    for (const auto& [id, child] : group.groups)
        collect(child, specs);
}

void collect(const Group& group, std::map<PathId, AppPtr>& apps)
{
    apps.insert(group.apps.begin(), group.apps.end());
    for (const auto& [id, child] : group.groups)
        collect(child, apps);
}

void collect(const Group& group, std::vector<PathId>& ids)
{
    ids.push_back(group.id);
    for (const auto& [id, child] : group.groups)
        collect(child, ids);
}

template <class Pointer>
Pointer findIn(const Group& root, const PathId& id, std::map<PathId, Pointer> Group::*list)
{
    const Group* group = findGroup(root, id.parent());
    if (!group)
        return nullptr;
    const auto found = (group->*list).find(id);
    return found == (group->*list).end() ? nullptr : found->second;
}

} // namespace

const Group* findGroup(const Group& root, const PathId& id)
{
    const Group* group = &root;
    PathId at;
    for (const std::string_view segment : id.segments()) {
        at = at.child(segment);
        const auto child = group->groups.find(at);
        if (child == group->groups.end())
            return nullptr;
        group = &child->second;
    }
    return group;
}

AppPtr findApp(const Group& root, const PathId& id)
{
    return findIn(root, id, &Group::apps);
}

PodPtr findPod(const Group& root, const PathId& id)
{
    return findIn(root, id, &Group::pods);
}

std::optional<RunSpec> findRunSpec(const Group& root, const PathId& id)
{
    if (AppPtr app = findApp(root, id))
        return RunSpec(std::move(app));
    if (PodPtr pod = findPod(root, id))
        return RunSpec(std::move(pod));
    return std::nullopt;
}

std::map<PathId, RunSpec> runSpecsBelow(const Group& group)
{
    std::map<PathId, RunSpec> specs;
    collect(group, specs);
    return specs;
}

std::map<PathId, AppPtr> appsBelow(const Group& group)
{
    std::map<PathId, AppPtr> apps;
    collect(group, apps);
    return apps;
}

std::vector<PathId> groupsBelow(const Group& group)
{
    std::vector<PathId> ids;
    collect(group, ids);
    return ids;
}

Group& makeGroup(Group& root, const PathId& id)
{
    Group* group = &root;
    PathId at;
    for (const std::string_view segment : id.segments()) {
        at = at.child(segment);
        Group& child = group->groups[at];
        child.id = at;
        child.version = root.version;
        group = &child;
    }
    return *group;
}

void putRunSpec(Group& root, const RunSpec& spec)
{
    Group& group = makeGroup(root, spec.id().parent());
    std::visit(
        [&](const auto& inner) {
            if constexpr (std::is_same_v<std::decay_t<decltype(inner)>, AppPtr>)
                group.apps[spec.id()] = inner;
            else
                group.pods[spec.id()] = inner;
        },
        spec.ptr());
}

bool removeRunSpec(Group& root, const PathId& id)
{
    Group* group = findMutable(root, id.parent());
    return group && group->apps.erase(id) + group->pods.erase(id) > 0;
}

bool removeGroup(Group& root, const PathId& id)
{
    Group* group = id.isRoot() ? nullptr : findMutable(root, id.parent());
    return group && group->groups.erase(id) > 0;
}

void stampVersion(Group& root, Timestamp version)
{
    root.version = version;
    for (auto& [id, child] : root.groups)
        stampVersion(child, version);
}

} // namespace pacer
