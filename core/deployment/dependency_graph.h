// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/group.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pacer::deployment {

/// Which app needs which, in one tree (spec/deployments.md 4). Dependencies between groups count for all apps
/// below them; pods take no part. Cost is linear in apps, groups and written dependencies.
class DependencyGraph {
public:
    explicit DependencyGraph(const Group& root);

    /// The apps of one cycle, each needing the next and the last the first; nullopt if there is none.
    std::optional<std::vector<PathId>> findCycle() const;

    /// For each app the number of apps on the longest way that starts in it: 1 needs nothing. Apps that are
    /// not listed (and pods) are in layer 1. Only for graphs without cycles.
    std::map<PathId, int> layers() const;

    /// Every single (dependent, needed) pair once. May be large: for pictures and tests.
    std::set<std::pair<PathId, PathId>> edges() const;

private:
    using Node = std::size_t;
    Node makeNode(AppPtr app);
    Node appNode(const AppPtr& app);
    Node membersNode(const Group& group);
    void addGroup(const Group& root, const Group& group, std::optional<Node> outerNeeds);
    void addDependency(const Group& root, Node from, const PathId& needed);
    std::span<const Node> needs(Node node) const;

    /// Only apps that need something or are needed have a node.
    std::unordered_map<const AppSpec*, Node> m_apps;
    std::unordered_map<const Group*, Node> m_members;
    std::vector<AppPtr> m_names;                ///< by node; nullptr: stands for what groups hold or need
    std::vector<std::pair<Node, Node>> m_edges; ///< (who needs, what), in the order of who
    std::vector<std::size_t> m_first;           ///< by node its first edge; one more at the end
    std::vector<Node> m_needs;                  ///< the second halves of m_edges
};

} // namespace pacer::deployment
