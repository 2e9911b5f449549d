// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/run_spec.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace pacer {

/// A folder of the tree of definitions. A value; definitions are shared, so copying a tree copies no app.
struct Group {
    PathId id;
    std::map<PathId, AppPtr> apps;  ///< direct children
    std::map<PathId, PodPtr> pods;  ///< direct children
    std::map<PathId, Group> groups; ///< direct children
    std::set<PathId> dependencies;  ///< absolute
    bool enforceRole = false;       ///< top-level groups only
    Timestamp version{}; ///< time of the last change anywhere in the tree: equal in all groups of a tree

    bool isEmpty() const { return apps.empty() && pods.empty() && groups.empty(); }
};

/// The whole tree at one moment. Shared and constant: holding one keeps a snapshot.
using RootGroup = std::shared_ptr<const Group>;

const Group* findGroup(const Group& root, const PathId& id);
AppPtr findApp(const Group& root, const PathId& id);
PodPtr findPod(const Group& root, const PathId& id);
std::optional<RunSpec> findRunSpec(const Group& root, const PathId& id);

/// All definitions at and below `group`, by id.
std::map<PathId, RunSpec> runSpecsBelow(const Group& group);
std::map<PathId, AppPtr> appsBelow(const Group& group);
std::vector<PathId> groupsBelow(const Group& group); ///< itself included, parents first

/// The group `id` below `root`; missing groups on the way are made.
Group& makeGroup(Group& root, const PathId& id);
/// Puts a definition in its group (made if missing), in the place of one with its id.
void putRunSpec(Group& root, const RunSpec& spec);
/// Removes an app or pod; its group stays, even when empty. False if there was none.
bool removeRunSpec(Group& root, const PathId& id);
bool removeGroup(Group& root, const PathId& id);
/// Stamps `version` on every group of the tree.
void stampVersion(Group& root, Timestamp version);

/// A change of a group as a client sends it (spec/marathon-api.md 12.1). Ids are absolute already; absent
/// lists keep what is there.
struct GroupUpdate {
    PathId id;
    std::optional<std::vector<AppSpec>> apps;
    std::optional<std::vector<GroupUpdate>> groups;
    std::optional<std::set<PathId>> dependencies;
    std::optional<double> scaleBy;
    std::optional<Timestamp> version;
    std::optional<bool> enforceRole;
};

} // namespace pacer
