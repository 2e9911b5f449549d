// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/app_spec.h"
#include "core/validation/settings.h"

namespace pacer::validation {

/// Every rule about a complete app by itself (spec/marathon-api.md 11.3, stages 5 and 8): those of stage 8
/// are asked only if those of stage 5 hold. Empty: it is valid.
Errors validateApp(const AppSpec& app, const Settings& settings);

/// The two halves, for who has errors of stage 5 from elsewhere.
Errors firstAppRules(const AppSpec& app, const Settings& settings);
Errors lastAppRules(const AppSpec& app, const Settings& settings);

/// The rules about one placement rule, without a place (spec/constraints.md 8).
Errors validateConstraint(const Constraint& constraint);

/// Rules about networks, common to apps and pods; pointers begin with `where` ("/networks").
Errors validateNetworks(const std::vector<Network>& networks, std::string_view where);

/// Fails at `where` if `role` is none of those that `rules` allow the definition `id`.
Errors validateRole(const PathId& id, const std::string& role, const RoleRules& rules,
                    std::string_view where);

} // namespace pacer::validation
