// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/api_objects.h"
#include "core/model/app_defaults.h"
#include "core/model/app_update.h"
#include "core/wire/json.h"

#include <set>
#include <string>

namespace pacer::wire {

/// What reading a definition takes from the server's settings.
struct ReadSettings {
    std::string defaultRole =
        "*"; ///< of definitions without a role; "" leaves the role empty, for who knows the tree
    std::string defaultNetworkName;          ///< of unnamed container networks; "" if there is none
    std::string bridgeName = "mesos-bridge"; ///< an ipAddress of this network name means the bridge
    bool keepDroppedFields = true;           ///< Behaviour::keepDroppedFields
};

/// A definition as far as it could be made, and the rules that it breaks in a way its value cannot show (a
/// constraint of an unknown operator, legacy fields that contradict each other).
struct AppReading {
    AppSpec app; ///< canonical and complete (withDefaults)
    Errors broken;
    bool legacyBroken =
        false; ///< `broken` is from the rules about legacy fields: no other rule is to be asked
};

/// Reads an app that shall be created (spec/marathon-api.md 4): legacy forms are translated, defaults filled
/// in, `version` ignored. Relative ids and dependencies are taken against `base`. Errors: what cannot be
/// read. validation/accept.h goes on from here with all rules.
Result<AppReading> readAppStages(const Json& json, const PathId& base, const ReadSettings& settings,
                                 const std::string& at = {});

/// The same in one: an app, or everything wrong with it so far.
Result<AppSpec> readApp(const Json& json, const PathId& base, const ReadSettings& settings);

struct AppUpdateReading {
    AppUpdate update;
    Errors broken;
    bool legacyBroken = false;
    bool hasId = false; ///< the body names an id (required in bulk updates)
};

/// Reads a partial update: nothing is filled in, `present` says what was sent. The id of the body is resolved
/// against the root if there is one; the caller puts the id of the path in its place.
Result<AppUpdateReading> readAppUpdateStages(const Json& json, const ReadSettings& settings,
                                             const std::string& at = {});
Result<AppUpdate> readAppUpdate(const Json& json, const ReadSettings& settings);

/// Reads what `writeApp` wrote, versions included, exactly: readStoredApp(writeApp(app)) == app.
Result<AppSpec> readStoredApp(const Json& json);

/// What `readStoredApp` needs to give this app without its versions: members that would say only what a
/// definition gets anyway (AppSpec{}, withDefaults) are left out. Whoever changes such a default must rewrite
/// what is stored.
Json writeStoredApp(const AppSpec& app);

enum class VersionInfoStyle { With, Without };

/// The app as the API answers it: which keys are present is spec/marathon-api.md 11.1. The answer to a POST
/// is without versionInfo.
Json writeApp(const AppSpec& app, VersionInfoStyle style = VersionInfoStyle::With);

/// With everything that is embedded in it.
Json writeAppInfo(const AppInfo& info, VersionInfoStyle style = VersionInfoStyle::With);

/// Reads an answer of any server, also of old ones (nulls, legacy fields, missing fields). Fails only for
/// what is no app: no object or no id.
Result<AppInfo> readAppInfo(const Json& json);

/// Adds or replaces the members that only answers have (tasks*, deployments, tasks, …); for cached documents.
void writeEmbeds(Json& app, const AppInfo& info);

} // namespace pacer::wire
