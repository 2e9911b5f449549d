// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <variant>

namespace pacer {

/// Bounds of a replacement, both 0..1 (spec/deployments.md 6).
struct UpgradeStrategy {
    double minimumHealthCapacity = 1;
    double maximumOverCapacity = 1;

    bool operator==(const UpgradeStrategy&) const = default;
};

/// Delay between launches of a definition that fails (spec/scheduling.md 6).
struct Backoff {
    int backoffSeconds = 1;
    double backoffFactor = 1.15;
    int maxLaunchDelaySeconds = 300;

    bool operator==(const Backoff&) const = default;
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
