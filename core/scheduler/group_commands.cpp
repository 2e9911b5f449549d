// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/group_commands.h"

#include "core/scheduler/tree_change.h"
#include "core/scheduler/tree_rules.h"
#include "core/validation/group_rules.h"

#include <algorithm>
#include <cmath>

namespace pacer::scheduler {

namespace {

void putStructure(Group& root, const GroupUpdate& update, const Settings& settings, Timestamp version)
{
    {
        const bool isNew = !findGroup(root, update.id);
        Group& group = groupAt(root, update.id, settings);
        group.isMadeByTheWay = false;
        if (update.dependencies)
            group.dependencies = *update.dependencies;
        if (update.enforceRole)
            group.enforceRole = *update.enforceRole;
        else if (!isNew && !settings.behaviour.keepDroppedFields)
            group.enforceRole = false;
        if (update.apps)
            group.apps.clear();
        if (update.groups) {
            std::erase_if(group.groups, [&](const auto& child) {
                return std::ranges::none_of(*update.groups,
                                            [&](const GroupUpdate& one) { return one.id == child.first; });
            });
        }
    }
    if (update.apps) {
        for (const AppSpec& app : *update.apps) {
            AppSpec placed = withRole(app, root, settings);
            placed.versionInfo = {version, version, version};
            putRunSpec(root, AppPtr(std::make_shared<const AppSpec>(std::move(placed))));
        }
    }
    if (update.groups) {
        for (const GroupUpdate& child : *update.groups)
            putStructure(root, child, settings, version);
    }
}

Result<Group> atVersion(const State& state, const RootGroup& old, const PathId& id, Timestamp version)
{
    const Group* group = old && old->version == version ? findGroup(*old, id) : nullptr;
    if (!group)
        return fail(ErrorCode::GroupVersionNotFound, {id.text(), formatTimestamp(version)});
    Group root = *state.root;
    if (id.isRoot())
        root = *group;
    else
        makeGroup(root, id.parent()).groups.insert_or_assign(id, *group);
    return root;
}

Result<Group> scaled(const State& state, const PathId& id, double factor)
{
    Group root = *state.root;
    const Group* group = findGroup(root, id);
    if (!group)
        return fail(ErrorCode::GroupNotFound, {id.text()});
    for (const auto& [appId, app] : appsBelow(*group)) {
        AppSpec changed = *app;
        changed.instances = static_cast<int>(std::ceil(app->instances * factor));
        putRunSpec(root, AppPtr(std::make_shared<const AppSpec>(std::move(changed))));
    }
    return root;
}

/// The apps of a body by themselves; those that are stored already keep their roles allowed.
void checkApps(const State& state, const Group& next, const GroupUpdate& update, const std::string& at,
               Errors& errors)
{
    for (std::size_t i = 0; update.apps && i < update.apps->size(); ++i) {
        const PathId& id = (*update.apps)[i].id;
        const AppPtr app = findApp(next, id);
        if (!app)
            continue;
        const AppPtr stored = findApp(*state.root, id);
        for (Error& error : checkApp(*app, stored.get(), next, state.settings, SentIn::GroupBody)) {
            error.where = at + "/apps/" + std::to_string(i) + error.where;
            errors.push_back(std::move(error));
        }
    }
    for (std::size_t i = 0; update.groups && i < update.groups->size(); ++i)
        checkApps(state, next, (*update.groups)[i], at + "/groups/" + std::to_string(i), errors);
}

} // namespace

Result<Group> updatedGroup(const State& state, const GroupUpdate& update, const RootGroup& recalled,
                           Timestamp now)
{
    const bool missingMeansOff = !state.settings.behaviour.keepDroppedFields;
    if (Errors errors = validation::checkEnforceRole(update, *state.root, missingMeansOff); !errors.empty())
        return fail(std::move(errors));
    if (update.version)
        return atVersion(state, recalled, update.id, *update.version);
    if (update.scaleBy)
        return scaled(state, update.id, *update.scaleBy);
    Group root = *state.root;
    putStructure(root, update, state.settings, nextVersion(state, now));
    Errors errors;
    checkApps(state, root, update, "", errors);
    if (!errors.empty())
        return fail(std::move(errors));
    return root;
}

} // namespace pacer::scheduler
