// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <variant>

namespace pacer {

enum class FailureAction { Pause, Continue, Rollback };
enum class UpdateOrder { StopFirst, StartFirst };
/// Why a slot update stands still or is undone.
enum class UpdateTrouble {
    Failed,   ///< an instance ended too early
    Stuck,    ///< an instance was not ready in time
    Operator, ///< somebody asked for it
};

/// How instances are replaced slot by slot (`rolling`, `rollback`: spec/swarm-updates.md A2, B1). An
/// extension. Times are seconds, fractions allowed.
struct SlotUpdateSettings {
    int parallelism = 1; ///< 0: no limit of its own
    double delaySeconds = 0;
    double monitorSeconds = 5;
    FailureAction failureAction = FailureAction::Pause;
    double maxFailureRatio = 0; ///< more failures than this share of the slots are too many
    UpdateOrder order = UpdateOrder::StopFirst;
    double stuckAfterSeconds = 0; ///< not ready for so long counts as failed; 0: never

    bool operator==(const SlotUpdateSettings&) const = default;
};

/// A capacity of an upgrade strategy that is left to `withDefaults`: only with `rolling`.
inline constexpr double openCapacity = -1;

/// Bounds of a replacement, both 0..1 (spec/deployments.md 6).
struct UpgradeStrategy {
    double minimumHealthCapacity = 1;
    double maximumOverCapacity = 1;
    std::optional<SlotUpdateSettings> rolling{};  ///< absent: replaced as Marathon does
    std::optional<SlotUpdateSettings> rollback{}; ///< absent: the defaults

    bool operator==(const UpgradeStrategy&) const = default;
};

/// Delay between launches of a definition that fails (spec/scheduling.md 6).
struct Backoff {
    int backoffSeconds = 1;
    double backoffFactor = 1.15;
    int maxLaunchDelaySeconds = 300;

    bool operator==(const Backoff&) const = default;
};

enum class RestartCondition { None, OnFailure, Any };

/// Whether an instance that ended is started again (spec/swarm-updates.md A10).
struct RestartPolicy {
    RestartCondition condition = RestartCondition::Any;
    double delaySeconds = 5;
    int maxAttempts = 0;      ///< 0: no limit
    double windowSeconds = 0; ///< only restarts younger than this count; 0: all

    bool operator==(const RestartPolicy&) const = default;
};

enum class KillSelection { YoungestFirst, OldestFirst };

struct UnreachableDisabled {
    bool operator==(const UnreachableDisabled&) const = default;
};

struct UnreachableEnabled {
    int inactiveAfterSeconds = 0;
    int expungeAfterSeconds = 0;
    bool operator==(const UnreachableEnabled&) const = default;
};

using UnreachableStrategy = std::variant<UnreachableEnabled, UnreachableDisabled>;

} // namespace pacer
