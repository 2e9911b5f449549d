// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/dependency_graph.h"

#include <queue>

#include <algorithm>

namespace pacer::deployment {

namespace {

enum class Mark { New, Open, Done };

} // namespace

DependencyGraph::DependencyGraph(const Group& root)
{
    addGroup(root, root, std::nullopt);
}

DependencyGraph::Node DependencyGraph::makeNode(std::optional<PathId> app)
{
    m_names.push_back(std::move(app));
    m_needs.emplace_back();
    return m_names.size() - 1;
}

DependencyGraph::Node DependencyGraph::appNode(const PathId& app)
{
    const auto found = m_apps.find(app);
    return found != m_apps.end() ? found->second : m_apps[app] = makeNode(app);
}

/// Stands for all apps at and below `group`.
DependencyGraph::Node DependencyGraph::membersNode(const Group& group)
{
    if (const auto found = m_members.find(group.id); found != m_members.end())
        return found->second;
    const Node node = makeNode(std::nullopt);
    m_members[group.id] = node;
    for (const auto& [id, app] : group.apps) {
        const Node member = appNode(id);
        m_needs[node].push_back(member);
    }
    for (const auto& [id, child] : group.groups) {
        const Node members = membersNode(child);
        m_needs[node].push_back(members);
    }
    return node;
}

/// `outerNeeds` stands for what the groups around need; the apps below need it too.
void DependencyGraph::addGroup(const Group& root, const Group& group, std::optional<Node> outerNeeds)
{
    const Node needs = makeNode(std::nullopt);
    if (outerNeeds)
        m_needs[needs].push_back(*outerNeeds);
    for (const PathId& needed : group.dependencies) {
        if (const Group* other = findGroup(root, needed)) {
            const Node members = membersNode(*other);
            m_needs[needs].push_back(members);
        }
    }
    for (const auto& [id, app] : group.apps) {
        const Node node = appNode(id);
        m_needs[node].push_back(needs);
        for (const PathId& needed : app->dependencies)
            addDependency(root, node, needed);
    }
    for (const auto& [id, child] : group.groups)
        addGroup(root, child, needs);
}

/// An app may need an app or all apps below a group; anything else is ignored.
void DependencyGraph::addDependency(const Group& root, Node from, const PathId& needed)
{
    std::optional<Node> to;
    if (findApp(root, needed))
        to = appNode(needed);
    else if (const Group* group = findGroup(root, needed))
        to = membersNode(*group);
    if (to)
        m_needs[from].push_back(*to);
}

std::optional<std::vector<PathId>> DependencyGraph::findCycle() const
{
    std::vector<Mark> marks(m_needs.size(), Mark::New);
    for (Node start = 0; start < m_needs.size(); ++start) {
        if (marks[start] != Mark::New)
            continue;
        std::vector<std::pair<Node, std::size_t>> way{{start, 0}}; // node, its next need to look at
        marks[start] = Mark::Open;
        while (!way.empty()) {
            auto& [node, next] = way.back();
            if (next == m_needs[node].size()) {
                marks[node] = Mark::Done;
                way.pop_back();
                continue;
            }
            const Node needed = m_needs[node][next++];
            if (marks[needed] == Mark::Open) {
                const auto from = std::ranges::find(way, needed, &std::pair<Node, std::size_t>::first);
                std::vector<PathId> cycle;
                for (auto at = from; at != way.end(); ++at) {
                    if (m_names[at->first])
                        cycle.push_back(*m_names[at->first]);
                }
                return cycle;
            }
            if (marks[needed] == Mark::New) {
                marks[needed] = Mark::Open;
                way.emplace_back(needed, 0);
            }
        }
    }
    return std::nullopt;
}

std::map<PathId, int> DependencyGraph::layers() const
{
    // Those that are needed come after those that need them; walked backwards every need is known already.
    std::vector<int> level(m_needs.size(), 0);
    std::vector<Node> order;
    std::vector<int> dependents(m_needs.size(), 0);
    for (const std::vector<Node>& needs : m_needs) {
        for (const Node needed : needs)
            ++dependents[needed];
    }
    for (Node node = 0; node < m_needs.size(); ++node) {
        if (dependents[node] == 0)
            order.push_back(node);
    }
    for (std::size_t at = 0; at < order.size(); ++at) {
        for (const Node needed : m_needs[order[at]]) {
            if (--dependents[needed] == 0)
                order.push_back(needed);
        }
    }
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
        for (const Node needed : m_needs[*node])
            level[*node] = std::max(level[*node], level[needed]);
        level[*node] += m_names[*node] ? 1 : 0;
    }

    std::map<PathId, int> layers;
    for (const auto& [id, node] : m_apps)
        layers[id] = std::max(1, level[node]);
    return layers;
}

std::set<std::pair<PathId, PathId>> DependencyGraph::edges() const
{
    std::set<std::pair<PathId, PathId>> edges;
    for (const auto& [id, node] : m_apps) {
        std::vector<bool> seen(m_needs.size(), false);
        std::vector<Node> open(m_needs[node].begin(), m_needs[node].end());
        while (!open.empty()) {
            const Node at = open.back();
            open.pop_back();
            if (m_names[at])
                edges.emplace(id, *m_names[at]);
            else if (!seen[at])
                open.insert(open.end(), m_needs[at].begin(), m_needs[at].end());
            seen[at] = true;
        }
    }
    return edges;
}

} // namespace pacer::deployment
