// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pacer::deployment {

/// What a replacement finds at its beginning.
struct IgnitionInput {
    int wanted = 0; ///< instances of the new definition
    double minimumHealthCapacity = 1;
    double maximumOverCapacity = 1;
    bool resident = false;
    int healthy = 0; ///< old and new, goal Running, considered healthy
    int total = 0;   ///< old and new, any goal
};

/// The bounds of a replacement and how many old instances may go at once (spec/deployments.md 6.1). Computed
/// in IEEE double exactly as written there.
struct Ignition {
    enum class Special { None, ResidentKillOneMore, AllowOneOver };

    int minHealthy = 0;
    int maxCapacity = 0;
    int kill = 0;
    Special special = Special::None;

    bool operator==(const Ignition&) const = default;
};

int minHealthy(int wanted, double minimumHealthCapacity);
int maxCapacity(int wanted, double maximumOverCapacity);

Ignition ignition(const IgnitionInput& input);

/// How many new instances may be launched now (6.3).
int launchCount(int maxCapacity, int oldActive, int started, int wanted);

} // namespace pacer::deployment
