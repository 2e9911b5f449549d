// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/group.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <type_traits>

namespace pacer {

namespace {

/// The group to change, or nullptr; all groups on the way become the tree's own.
Group* findOwn(Group& root, const PathId& id)
{
    if (!findGroup(root, id))
        return nullptr;
    return &makeGroup(root, id);
}

void collect(const Group& group, std::map<PathId, RunSpec>& specs)
{
    for (const auto& [id, app] : group.apps)
        specs.emplace(id, app);
    for (const auto& [id, pod] : group.pods)
        specs.emplace(id, pod);
    for (const auto& [id, child] : group.groups)
        collect(*child, specs);
}

void collect(const Group& group, std::map<PathId, AppPtr>& apps)
{
    apps.insert(group.apps.begin(), group.apps.end());
    for (const auto& [id, child] : group.groups)
        collect(*child, apps);
}

void collect(const Group& group, std::vector<PathId>& ids)
{
    ids.push_back(group.id);
    for (const auto& [id, child] : group.groups)
        collect(*child, ids);
}

/// The group of that path; "" is the root, too.
const Group* groupAt(const Group& root, std::string_view path)
{
    const Group* group = &root;
    for (std::size_t end = 0; end < path.size() && path.size() > 1;) {
        end = std::min(path.find('/', end + 1), path.size());
        const auto child = group->groups.find(path.substr(0, end));
        if (child == group->groups.end())
            return nullptr;
        group = &*child->second;
    }
    return group;
}

template <class Pointer>
Pointer findIn(const Group& root, const PathId& id, PathMap<Pointer> Group::*list)
{
    const std::string_view path = id.text();
    const Group* group = groupAt(root, path.substr(0, path.rfind('/')));
    if (!group)
        return nullptr;
    const auto found = (group->*list).find(id);
    return found == (group->*list).end() ? nullptr : found->second;
}

/// Walks two ordered maps side by side: `use` gets each key with its values, nullptr where one has none.
template <class Map, class Use>
void walkBoth(const Map& before, const Map& after, Use use)
{
    auto left = before.begin();
    auto right = after.begin();
    while (left != before.end() || right != after.end()) {
        const auto order = left == before.end()   ? std::strong_ordering::greater
                           : right == after.end() ? std::strong_ordering::less
                                                  : left->first <=> right->first;
        const auto& key = order <= 0 ? left->first : right->first;
        use(key, order <= 0 ? &left->second : nullptr, order >= 0 ? &right->second : nullptr);
        if (order <= 0)
            ++left;
        if (order >= 0)
            ++right;
    }
}

template <class Pointer>
std::optional<RunSpec> asSpec(const Pointer* pointer)
{
    return pointer ? std::optional<RunSpec>(*pointer) : std::nullopt;
}

void compareSpecs(const Group& before, const Group& after, std::vector<SpecDifference>& differences)
{
    const std::size_t first = differences.size();
    walkBoth(before.apps, after.apps, [&](const PathId& id, const AppPtr* was, const AppPtr* is) {
        if (!was || !is || *was != *is)
            differences.push_back({id, asSpec(was), asSpec(is)});
    });
    const std::size_t apps = differences.size() - first;
    walkBoth(before.pods, after.pods, [&](const PathId& id, const PodPtr* was, const PodPtr* is) {
        if (was && is && *was == *is)
            return;
        const std::span<SpecDifference> others = std::span(differences).subspan(first, apps);
        const auto other = std::ranges::lower_bound(others, id, {}, &SpecDifference::id);
        if (other == others.end() || other->id != id) {
            differences.push_back({id, asSpec(was), asSpec(is)});
            return;
        }
        if (was) // an app has become a pod, or a pod an app
            other->before = *was;
        if (is)
            other->after = *is;
    });
}

void compareGroups(const Group* before, const Group* after, std::vector<GroupDifference>& differences)
{
    static const PathMap<SharedGroup> none;
    differences.push_back({before, after});
    walkBoth(before ? before->groups : none, after ? after->groups : none,
             [&](const PathId&, const SharedGroup* was, const SharedGroup* is) {
                 if (!was || !is || !was->isSame(*is))
                     compareGroups(was ? &**was : nullptr, is ? &**is : nullptr, differences);
             });
}

} // namespace

SharedGroup::SharedGroup()
    : m_group(std::make_shared<Group>())
{}

SharedGroup::SharedGroup(Group group)
    : m_group(std::make_shared<Group>(std::move(group)))
{}

Group& SharedGroup::own()
{
    if (m_group.use_count() > 1)
        m_group = std::make_shared<Group>(*m_group);
    return *m_group;
}

const Group* findGroup(const Group& root, const PathId& id)
{
    return groupAt(root, id.text());
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
    const std::string_view path = id.text();
    Group* group = &root;
    for (std::size_t end = 0; end < path.size() && !id.isRoot();) {
        end = std::min(path.find('/', end + 1), path.size());
        auto child = group->groups.find(path.substr(0, end));
        if (child == group->groups.end()) {
            Group made;
            made.id = PathId::absolute(path.substr(0, end));
            child = group->groups.emplace(made.id, made).first;
        }
        group = &child->second.own();
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
    Group* group = findOwn(root, id.parent());
    return group && group->apps.erase(id) + group->pods.erase(id) > 0;
}

bool removeGroup(Group& root, const PathId& id)
{
    Group* group = id.isRoot() ? nullptr : findOwn(root, id.parent());
    return group && group->groups.erase(id) > 0;
}

std::vector<SpecDifference> specDifferences(const Group& before, const Group& after)
{
    static const Group nothing;
    std::vector<SpecDifference> differences;
    for (const GroupDifference& pair : groupDifferences(before, after))
        compareSpecs(pair.before ? *pair.before : nothing, pair.after ? *pair.after : nothing, differences);
    if (!std::ranges::is_sorted(differences, {}, &SpecDifference::id))
        std::ranges::sort(differences, {}, &SpecDifference::id);
    return differences;
}

std::vector<GroupDifference> groupDifferences(const Group& before, const Group& after)
{
    std::vector<GroupDifference> differences;
    compareGroups(&before, &after, differences);
    return differences;
}

} // namespace pacer
