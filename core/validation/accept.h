// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/group.h"
#include "core/model/pod_spec.h"
#include "core/validation/settings.h"
#include "core/wire/app_json.h"

#include <vector>

/// From a parsed body to a valid value: stages 2 to 8 of spec/marathon-api.md 4, in their order. The first
/// stage that fails ends it, so the errors are those that the API promises.
namespace pacer::validation {

struct AcceptSettings {
    wire::ReadSettings reading;
    Settings rules;
};

Result<AppSpec> acceptApp(const wire::Json& json, const PathId& base, const AcceptSettings& settings);

/// Stages 2 to 4 and the version rule; the merged app is judged by `validateApp`.
Result<AppUpdate> acceptAppUpdate(const wire::Json& json, const AcceptSettings& settings);

/// The body of a bulk update: every entry needs an id.
Result<std::vector<AppUpdate>> acceptAppUpdates(const wire::Json& json, const AcceptSettings& settings);
/// The body of a bulk update with partialUpdate=false.
Result<std::vector<AppSpec>> acceptApps(const wire::Json& json, const AcceptSettings& settings);

/// `stored`: the root group, where it is known; adds the rule that compares with it.
Result<GroupUpdate> acceptGroupUpdate(const wire::Json& json, const PathId& base,
                                      const AcceptSettings& settings, const Group* stored = nullptr);
Result<PodSpec> acceptPod(const wire::Json& json, const AcceptSettings& settings);

} // namespace pacer::validation
