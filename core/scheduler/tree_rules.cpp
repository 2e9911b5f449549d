// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/tree_rules.h"

#include "core/deployment/dependency_graph.h"
#include "core/validation/app_rules.h"
#include "core/validation/group_rules.h"
#include "core/validation/pod_rules.h"
#include "core/validation/update_rules.h"

#include <algorithm>
#include <iterator>

namespace pacer::scheduler {

namespace {

const Group* topGroupOf(const Group& root, const PathId& id)
{
    const std::vector<std::string_view> segments = id.segments();
    return segments.size() < 2 ? nullptr : findGroup(root, PathId().child(segments.front()));
}

/// Of a group that is yet to be made, as it will be.
bool enforcesRole(const Group& root, const PathId& id, const Settings& settings)
{
    if (id.segments().size() < 2)
        return false;
    const Group* top = topGroupOf(root, id);
    return top ? top->enforceRole : settings.newGroupEnforceRole;
}

validation::Settings rulesFor(const PathId& id, std::optional<std::string> presentRole, const Group& root,
                              const Settings& settings)
{
    validation::Settings rules;
    rules.enabledFeatures = settings.enabledFeatures;
    rules.roles = validation::RoleRules{.defaultRole = settings.defaultRole,
                                        .groupEnforcesRole = enforcesRole(root, id, settings),
                                        .presentRole = std::move(presentRole)};
    rules.refuseOneCharacterCommands = !settings.behaviour.keepDroppedFields;
    return rules;
}

bool sharesIds(const Group& group)
{
    const auto isApp = [&](const auto& entry) { return group.apps.contains(entry.first); };
    const auto isPod = [&](const auto& entry) { return group.pods.contains(entry.first); };
    return std::ranges::any_of(group.pods, isApp) || std::ranges::any_of(group.groups, isApp)
           || std::ranges::any_of(group.groups, isPod);
}

/// Spares most changes a look at every app: an id is taken twice only in a group that is not as it was.
bool mayShareIds(const Group& original, const Group& next)
{
    return std::ranges::any_of(groupDifferences(original, next), [](const GroupDifference& each) {
        return each.after && sharesIds(*each.after);
    });
}

/// Whether an app at that place needs something because of the groups around it.
bool isBelowDependencies(const Group& root, PathId id)
{
    while (!id.isRoot()) {
        id = id.parent();
        if (const Group* group = findGroup(root, id); group && !group->dependencies.empty())
            return true;
    }
    return false;
}

/// Spares most changes a look at every app: a cycle is new only if something needs more than before, and an
/// app that needs nothing is on none.
bool mayCloseCycle(const Group& original, const Group& next, const std::vector<SpecDifference>& differences)
{
    const bool groupsNeedMore =
        std::ranges::any_of(groupDifferences(original, next), [](const GroupDifference& each) {
            return each.after && !each.after->dependencies.empty()
                   && (!each.before || each.before->dependencies != each.after->dependencies);
        });
    return groupsNeedMore || std::ranges::any_of(differences, [&](const SpecDifference& each) {
               const AppSpec* before = each.before ? each.before->app() : nullptr;
               const AppSpec* after = each.after ? each.after->app() : nullptr;
               if (!after || (before && before->dependencies == after->dependencies))
                   return false;
               return !after->dependencies.empty() || isBelowDependencies(next, each.id);
           });
}

} // namespace

std::string defaultRole(const Group& root, const PathId& id, const Settings& settings)
{
    return enforcesRole(root, id, settings) ? std::string(id.segments().front()) : settings.defaultRole;
}

AppSpec withRole(AppSpec app, const Group& root, const Settings& settings)
{
    if (app.role.empty())
        app.role = defaultRole(root, app.id, settings);
    return app;
}

Group& groupAt(Group& root, const PathId& id, const Settings& settings)
{
    const PathId top = id.isRoot() ? id : PathId().child(id.segments().front());
    if (!findGroup(root, top)) {
        Group& made = makeGroup(root, top);
        made.enforceRole = settings.newGroupEnforceRole;
        made.isMadeByTheWay = true;
    }
    return makeGroup(root, id);
}

void place(Group& root, const RunSpec& spec, const Settings& settings)
{
    groupAt(root, spec.id().parent(), settings);
    putRunSpec(root, spec);
}

Errors checkApp(const AppSpec& app, const AppSpec* stored, const Group& root, const Settings& settings,
                SentIn sentIn)
{
    validation::Settings rules =
        rulesFor(app.id, stored ? std::optional(stored->role) : std::nullopt, root, settings);
    rules.roles->inGroupBody = sentIn == SentIn::GroupBody;
    return validation::validateApp(app, rules);
}

Errors checkPod(const PodSpec& pod, const PodSpec* stored, const Group& root, const Settings& settings)
{
    return validation::validatePod(
        pod, rulesFor(pod.id, stored ? std::optional(stored->role) : std::nullopt, root, settings));
}

namespace {

bool hasExternalVolume(const AppSpec* app)
{
    return app && app->container && std::ranges::any_of(app->container->volumes, [](const Volume& volume) {
               return std::holds_alternative<ExternalVolume>(volume.kind);
           });
}

Errors checkDifference(const SpecDifference& each, bool force)
{
    if (!each.before || !each.after || each.before->isPod() != each.after->isPod())
        return {};
    return each.after->isPod() ? validation::validateChange(*each.before->pod(), *each.after->pod(), force)
                               : validation::validateChange(*each.before->app(), *each.after->app(), force);
}

} // namespace

Errors checkTree(const Group& original, const Group& next, bool force)
{
    const std::vector<SpecDifference> differences = specDifferences(original, next);
    Errors errors = mayShareIds(original, next) ? validation::validateRoot(next) : Errors{};
    if (errors.empty() && mayCloseCycle(original, next, differences)
        && deployment::DependencyGraph(next).findCycle())
        errors.push_back(Error{ErrorCode::DependencyCycle, "", {}});
    const auto hasVolume = [](const SpecDifference& each) {
        return each.after && hasExternalVolume(each.after->app());
    };
    if (std::ranges::any_of(differences, hasVolume))
        std::ranges::move(validation::validateExternalVolumes(next), std::back_inserter(errors));
    for (const SpecDifference& each : differences)
        std::ranges::move(checkDifference(each, force), std::back_inserter(errors));
    return errors;
}

} // namespace pacer::scheduler
