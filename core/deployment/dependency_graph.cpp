// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/dependency_graph.h"

#include <algorithm>
#include <numeric>

namespace pacer::deployment {

namespace {

enum class Mark { New, Open, Done };

} // namespace

DependencyGraph::DependencyGraph(const Group& root)
{
    addGroup(root, root, std::nullopt);
    m_first.assign(m_names.size() + 1, 0);
    for (const auto& [node, needed] : m_edges)
        ++m_first[node + 1];
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
    m_needs.resize(m_edges.size());
    std::vector<std::size_t> next = m_first;
    for (const auto& [node, needed] : m_edges)
        m_needs[next[node]++] = needed;
}

DependencyGraph::Node DependencyGraph::makeNode(AppPtr app)
{
    m_names.push_back(std::move(app));
    return m_names.size() - 1;
}

DependencyGraph::Node DependencyGraph::appNode(const AppPtr& app)
{
    const auto [found, isNew] = m_apps.try_emplace(app.get(), m_names.size());
    return isNew ? makeNode(app) : found->second;
}

/// Stands for all apps at and below `group`.
DependencyGraph::Node DependencyGraph::membersNode(const Group& group)
{
    if (const auto found = m_members.find(&group); found != m_members.end())
        return found->second;
    const Node node = makeNode(nullptr);
    m_members[&group] = node;
    for (const auto& [id, app] : group.apps)
        m_edges.emplace_back(node, appNode(app));
    for (const auto& [id, child] : group.groups)
        m_edges.emplace_back(node, membersNode(*child));
    return node;
}

/// `outerNeeds` stands for what the groups around need; the apps below need it too.
void DependencyGraph::addGroup(const Group& root, const Group& group, std::optional<Node> outerNeeds)
{
    std::optional<Node> needs = outerNeeds;
    if (!group.dependencies.empty()) {
        needs = makeNode(nullptr);
        if (outerNeeds)
            m_edges.emplace_back(*needs, *outerNeeds);
    }
    for (const PathId& needed : group.dependencies) {
        if (const Group* other = findGroup(root, needed))
            m_edges.emplace_back(*needs, membersNode(*other));
    }
    for (const auto& [id, app] : group.apps) {
        if (!needs && app->dependencies.empty())
            continue;
        const Node node = appNode(app);
        if (needs)
            m_edges.emplace_back(node, *needs);
        for (const PathId& needed : app->dependencies)
            addDependency(root, node, needed);
    }
    for (const auto& [id, child] : group.groups)
        addGroup(root, *child, needs);
}

/// An app may need an app or all apps below a group; anything else is ignored.
void DependencyGraph::addDependency(const Group& root, Node from, const PathId& needed)
{
    if (const AppPtr app = findApp(root, needed))
        m_edges.emplace_back(from, appNode(app));
    else if (const Group* group = findGroup(root, needed))
        m_edges.emplace_back(from, membersNode(*group));
}

std::span<const DependencyGraph::Node> DependencyGraph::needs(Node node) const
{
    return std::span(m_needs).subspan(m_first[node], m_first[node + 1] - m_first[node]);
}

std::optional<std::vector<PathId>> DependencyGraph::findCycle() const
{
    std::vector<Mark> marks(m_names.size(), Mark::New);
    for (Node start = 0; start < m_names.size(); ++start) {
        if (marks[start] != Mark::New)
            continue;
        std::vector<std::pair<Node, std::size_t>> way{{start, 0}}; // node, its next need to look at
        marks[start] = Mark::Open;
        while (!way.empty()) {
            auto& [node, next] = way.back();
            if (next == needs(node).size()) {
                marks[node] = Mark::Done;
                way.pop_back();
                continue;
            }
            const Node needed = needs(node)[next++];
            if (marks[needed] == Mark::Open) {
                const auto from = std::ranges::find(way, needed, &std::pair<Node, std::size_t>::first);
                std::vector<PathId> cycle;
                for (auto at = from; at != way.end(); ++at) {
                    if (m_names[at->first])
                        cycle.push_back(m_names[at->first]->id);
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
    std::vector<int> level(m_names.size(), 0);
    std::vector<Node> order;
    std::vector<int> dependents(m_names.size(), 0);
    for (const Node needed : m_needs)
        ++dependents[needed];
    for (Node node = 0; node < m_names.size(); ++node) {
        if (dependents[node] == 0)
            order.push_back(node);
    }
    for (std::size_t at = 0; at < order.size(); ++at) {
        for (const Node needed : needs(order[at])) {
            if (--dependents[needed] == 0)
                order.push_back(needed);
        }
    }
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
        for (const Node needed : needs(*node))
            level[*node] = std::max(level[*node], level[needed]);
        level[*node] += m_names[*node] ? 1 : 0;
    }

    std::map<PathId, int> layers;
    for (Node node = 0; node < m_names.size(); ++node) {
        if (m_names[node])
            layers[m_names[node]->id] = level[node];
    }
    return layers;
}

std::set<std::pair<PathId, PathId>> DependencyGraph::edges() const
{
    std::set<std::pair<PathId, PathId>> edges;
    for (const auto& [app, node] : m_apps) {
        std::vector<bool> seen(m_names.size(), false);
        std::vector<Node> open(needs(node).begin(), needs(node).end());
        while (!open.empty()) {
            const Node at = open.back();
            open.pop_back();
            if (m_names[at])
                edges.emplace(app->id, m_names[at]->id);
            else if (!seen[at])
                open.insert(open.end(), needs(at).begin(), needs(at).end());
            seen[at] = true;
        }
    }
    return edges;
}

} // namespace pacer::deployment
