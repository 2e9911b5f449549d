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

struct Group;

/// A group inside its parent, shared by all trees that have it unchanged: a new tree costs the way to what
/// changed and no more.
class SharedGroup {
public:
    SharedGroup();            ///< an empty one
    SharedGroup(Group group); // NOLINT(google-explicit-constructor): a group is a group

    const Group& operator*() const { return *m_group; }
    const Group* operator->() const { return m_group.get(); }
    operator const Group&() const
    {
        return *m_group;
    } // NOLINT(google-explicit-constructor): to read, it is one
    /// To change it; becomes a copy of its own first if another tree holds it too.
    Group& own();
    /// The same object, hence equal at all depths. False says nothing.
    bool isSame(const SharedGroup& other) const { return m_group == other.m_group; }

private:
    std::shared_ptr<Group> m_group;
};

/// A folder of the tree of definitions. A value.
struct Group {
    PathId id;
    PathMap<AppPtr> apps;          ///< direct children
    PathMap<PodPtr> pods;          ///< direct children
    PathMap<SharedGroup> groups;   ///< direct children
    std::set<PathId> dependencies; ///< absolute
    bool enforceRole = false;      ///< top-level groups only
    bool isMadeByTheWay = false;   ///< top-level groups only: there since something was put into it
    Timestamp version{}; ///< of the root: time of the last change anywhere in the tree. Not kept below it

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

/// A definition that is not the same object in two trees; absent: not there.
struct SpecDifference {
    PathId id;
    std::optional<RunSpec> before;
    std::optional<RunSpec> after;
};
/// Every one, by id. Costs what differs, not what there is: what both trees share is not looked into.
std::vector<SpecDifference> specDifferences(const Group& before, const Group& after);

/// A group that is not the same object in two trees; nullptr: not there. Its definitions may be the same.
struct GroupDifference {
    const Group* before = nullptr;
    const Group* after = nullptr;
};
/// Every one, parents first.
std::vector<GroupDifference> groupDifferences(const Group& before, const Group& after);

/// The group `id` below `root`; missing groups on the way are made.
Group& makeGroup(Group& root, const PathId& id);
/// Puts a definition in its group (made if missing), in the place of one with its id.
void putRunSpec(Group& root, const RunSpec& spec);
/// Removes an app or pod; its group stays, even when empty. False if there was none.
bool removeRunSpec(Group& root, const PathId& id);
bool removeGroup(Group& root, const PathId& id);

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
    bool hasId = false; ///< the body names the group, not only the path of the request
};

} // namespace pacer
