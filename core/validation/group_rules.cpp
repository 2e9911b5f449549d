// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/group_rules.h"

#include "core/base/json_pointer.h"
#include "core/validation/app_rules.h"
#include "core/validation/path_rules.h"

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

void checkTree(const Group& group, Errors& errors)
{
    const auto report = [&](ErrorCode code) {
        const Error error{code, "", {}};
        if (errors.empty() || errors.back() != error)
            errors.push_back(error);
    };
    for (const auto& [id, child] : group.groups) {
        if (group.apps.contains(id))
            report(ErrorCode::GroupAndAppShareId);
        if (group.pods.contains(id))
            report(ErrorCode::GroupAndPodShareId);
        checkTree(child, errors);
    }
    for (const auto& [id, app] : group.apps) {
        if (group.pods.contains(id))
            report(ErrorCode::AppAndPodShareId);
    }
}

} // namespace

Errors validateGroupUpdate(const GroupUpdate& update, const Settings& settings)
{
    Errors errors;
    checkUpdate(update, "", settings, errors);
    return errors;
}

Errors validateRoot(const Group& root)
{
    Errors errors;
    checkTree(root, errors);
    return errors;
}

} // namespace pacer::validation
