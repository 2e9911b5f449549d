// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_spec.h"

#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace pacer {

/// Every field of an app that an update can name, by its wire name. (`id` and `version` are not among them.)
/// One row of a definition that knows all its fields: merging an update, deciding what counts as a change
/// (deployment/version_class) and the tests walk this list, so a new field cannot be forgotten.
enum class AppField {
    Cmd,
    Args,
    User,
    Env,
    Instances,
    Cpus,
    Mem,
    Disk,
    Gpus,
    ResourceLimits,
    Executor,
    ExecutorResources,
    Constraints,
    AcceptedResourceRoles,
    Role,
    Fetch,
    Networks,
    PortDefinitions,
    RequirePorts,
    Container,
    HealthChecks,
    ReadinessChecks,
    Check,
    Dependencies,
    Labels,
    Secrets,
    UpgradeStrategy,
    BackoffSeconds,
    BackoffFactor,
    MaxLaunchDelaySeconds,
    TaskKillGracePeriodSeconds,
    KillSelection,
    UnreachableStrategy,
    Tty,
};

struct AppFieldRow {
    AppField field;
    std::string_view name; ///< on the wire
    bool (*equal)(const AppSpec&, const AppSpec&);
    void (*copy)(AppSpec& to, const AppSpec& from);
};

inline constexpr std::size_t appFieldCount = static_cast<std::size_t>(AppField::Tty) + 1;
extern const std::array<AppFieldRow, appFieldCount> appFields;

/// A partial update: `values` holds what was sent, `present` tells which fields were
/// (spec/marathon-api.md 5.5).
struct AppUpdate {
    PathId id;
    AppSpec values;
    std::set<AppField> present;
    std::optional<Timestamp> version; ///< roll back to this version; nothing else is present then

    bool operator==(const AppUpdate&) const = default;
};

/// `stored` with every present field of `update` put in its place. Not yet completed nor validated:
/// see model/app_defaults.h.
AppSpec merged(AppSpec stored, const AppUpdate& update);

} // namespace pacer
