// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/app_spec.h"
#include "core/validation/settings.h"

#include <set>
#include <string>
#include <string_view>

/// The rules of an app by subject. Inside `validation` only.
namespace pacer::validation {

inline Error ruleText(std::string where, std::string text)
{
    return {ErrorCode::RuleText, std::move(where), {std::move(text)}};
}

void checkPorts(const AppSpec& app, Errors& errors);
/// Of a port with a host port: with several container networks it must say which one.
void checkNetworkNames(const std::vector<Network>& networks, const std::vector<std::string>& names,
                       const std::string& where, Errors& errors);
void checkHealthChecks(const AppSpec& app, Errors& errors);
void checkReadiness(const AppSpec& app, Errors& errors);
void checkVolumes(const AppSpec& app, const Settings& settings, Errors& errors);
void checkSecrets(const AppSpec& app, const Settings& settings, Errors& errors);
void checkLinuxInfo(const LinuxInfo& info, const std::string& where, Errors& errors);
void checkResourceLimits(const ResourceLimits& limits, const Resources& resources, const std::string& where,
                         Errors& errors);
/// The strategy of what cannot run beside itself: no over-capacity.
void checkNoOverCapacity(const UpgradeStrategy& strategy, const std::string& where, Errors& errors);
/// `rolling` and `rollback` (spec/swarm-updates.md B6).
void checkSlotUpdates(const AppSpec& app, Errors& errors);
void checkUnreachable(const UnreachableStrategy& strategy, const std::string& where, Errors& errors);

/// Names that Mesos takes as well.
Errors checkRoleName(const std::string& role, std::string_view where);
/// The role as far as it is known: of a definition, or what one without it will get; else "".
std::string roleOf(const PathId& id, const std::string& role, const Settings& settings);
/// Offers of `*` and of the definition's own role alone may be accepted.
void checkAcceptedRoles(const std::set<std::string>& accepted, const std::string& role, Errors& errors);

bool isFeatureEnabled(const Settings& settings, const std::string& feature);

} // namespace pacer::validation
