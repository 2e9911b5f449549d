// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/group_rules.h"

#include "core/base/json_pointer.h"
#include "core/validation/app_rules.h"
#include "core/validation/path_rules.h"

#include <algorithm>

namespace pacer::validation {

namespace {

/// Appends `from` with `at` before each pointer.
void appendAt(Errors& to, const std::string& at, Errors from)
{
    for (Error& error : from) {
        error.where.insert(0, at);
        to.push_back(std::move(error));
    }
}

void checkStandsAlone(const GroupUpdate& update, const std::string& at, Errors& errors)
{
    const bool structure = update.apps || update.groups || update.dependencies || update.enforceRole;
    const auto refuse = [&](const char* name) {
        errors.push_back({ErrorCode::NotAllowedWithOthers, at + name, {}});
    };
    if (update.version && (structure || update.scaleBy))
        refuse("/version");
    if (update.scaleBy && (structure || update.version))
        refuse("/scaleBy");
}

void checkApps(const GroupUpdate& update, const std::string& at, const Settings& settings, Errors& errors)
{
    for (std::size_t i = 0; update.apps && i < update.apps->size(); ++i) {
        const AppSpec& app = (*update.apps)[i];
        const std::string where = childPointer(at + "/apps", i);
        if (!app.id.isChildOf(update.id))
            errors.push_back({ErrorCode::IdNotChild, where + "/id", {update.id.text()}});
        appendAt(errors, where, validateApp(app, settings));
    }
}

void checkUpdate(const GroupUpdate& update, const std::string& at, Settings settings, Errors& errors)
{
    const bool topLevel = !update.id.isRoot() && update.id.parent().isRoot();
    if (settings.roles)
        settings.roles->inGroupBody = true;
    if (topLevel && update.enforceRole && settings.roles)
        settings.roles->groupEnforcesRole = *update.enforceRole;
    for (Error& error : checkGroupId(update.id, at + "/id"))
        errors.push_back(std::move(error));
    if (update.enforceRole && !topLevel && *update.enforceRole)
        errors.push_back({ErrorCode::RuleText,
                          at + "/enforceRole",
                          {"enforceRole can only be set for top-level groups, and " + update.id.text()
                           + " is not top-level"}});
    checkStandsAlone(update, at, errors);
    checkApps(update, at, settings, errors);
    for (std::size_t i = 0; update.groups && i < update.groups->size(); ++i) {
        const GroupUpdate& child = (*update.groups)[i];
        const std::string where = childPointer(at + "/groups", i);
        if (!child.id.isChildOf(update.id))
            errors.push_back({ErrorCode::IdNotChild, where + "/id", {update.id.text()}});
        checkUpdate(child, where, settings, errors);
    }
}

bool touchesServices(const GroupUpdate& update)
{
    return update.version || update.scaleBy || update.apps
           || (update.groups && std::ranges::any_of(*update.groups, touchesServices));
}

void checkEnforceRole(const GroupUpdate& update, const Group& root, bool missingMeansOff,
                      const std::string& at, Errors& errors)
{
    const Group* stored = update.hasId ? findGroup(root, update.id) : nullptr;
    const bool unsaid = !update.enforceRole && !missingMeansOff;
    // To the reference "off" is not the same as what nobody has ever chosen.
    const bool choosesFirst = stored && missingMeansOff && stored->isMadeByTheWay;
    if (stored && !unsaid && (update.enforceRole.value_or(false) != stored->enforceRole || choosesFirst))
        errors.push_back({ErrorCode::RuleText,
                          at + "/enforceRole",
                          {"enforceRole cannot be modified in a request that adds, removes or modifies "
                           "services; please make these changes in separate requests."}});
    for (std::size_t i = 0; update.groups && i < update.groups->size(); ++i)
        checkEnforceRole((*update.groups)[i], root, missingMeansOff, childPointer(at + "/groups", i), errors);
}

/// True if an app and a pod anywhere below share an id: every group above says so, too.
bool checkTree(const Group& group, const std::string& at, Errors& errors)
{
    bool shared =
        std::ranges::any_of(group.apps, [&](const auto& entry) { return group.pods.contains(entry.first); });
    std::size_t index = 0;
    for (const auto& [id, child] : group.groups) {
        if (group.apps.contains(id))
            appendNew(errors, {Error{ErrorCode::GroupAndAppShareId, at, {}}});
        if (group.pods.contains(id))
            appendNew(errors, {Error{ErrorCode::GroupAndPodShareId, at, {}}});
        shared = checkTree(*child, childPointer(at + "/groups", index++), errors) || shared;
    }
    if (shared)
        appendNew(errors, {Error{ErrorCode::AppAndPodShareId, at, {}}});
    return shared;
}

/// An external volume belongs to one app, unless it is shared.
void checkExternalVolumes(const AppSpec& app, std::map<std::string, PathId>& owners, Errors& errors)
{
    for (const Volume& volume : app.container->volumes) {
        const auto* external = std::get_if<ExternalVolume>(&volume.kind);
        if (!external || !external->name || external->shared)
            continue;
        const auto [owner, isFirst] = owners.emplace(*external->name, app.id);
        if (!isFirst && owner->second != app.id)
            errors.push_back({ErrorCode::RuleText,
                              "",
                              {"The external volume " + *external->name + " of " + app.id.text()
                               + " belongs to " + owner->second.text()}});
    }
}

void checkExternalVolumes(const Group& group, std::map<std::string, PathId>& owners, Errors& errors)
{
    for (const auto& [id, app] : group.apps) {
        if (app->container)
            checkExternalVolumes(*app, owners, errors);
    }
    for (const auto& [id, child] : group.groups)
        checkExternalVolumes(*child, owners, errors);
}

} // namespace

Errors validateGroupUpdate(const GroupUpdate& update, const Settings& settings)
{
    Errors errors;
    checkUpdate(update, "", settings, errors);
    return errors;
}

Errors checkEnforceRole(const GroupUpdate& update, const Group& root, bool missingMeansOff)
{
    Errors errors;
    if (touchesServices(update))
        checkEnforceRole(update, root, missingMeansOff, "", errors);
    return errors;
}

Errors validateRoot(const Group& root)
{
    Errors errors;
    checkTree(root, "", errors);
    return errors;
}

Errors validateExternalVolumes(const Group& root)
{
    Errors errors;
    std::map<std::string, PathId> owners;
    checkExternalVolumes(root, owners, errors);
    return errors;
}

} // namespace pacer::validation
