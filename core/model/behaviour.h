// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pacer {

enum class GroupByRule { Even, Quota };          ///< spec/constraints.md 6a, 6b
enum class RollbackConfig { Leaving, Restored }; ///< whose rollback settings count (decision 6)

/// Where Pacer does not behave like the reference, one field each (spec/deployments.md 20, decision 1).
/// The default is Pacer's own way; `referenceBehaviour()` is Marathon's, used by `--compat=marathon` and the
/// vectors.
struct Behaviour {
    bool orderedStop = true;         ///< D1: stop in reverse dependency layers
    bool oneKillPerInstance = true;  ///< D2: at most one kill per distinct ready instance
    bool stallGuard = true;          ///< D3: a replacement that cannot move kills one that is not healthy
    bool takeoverGuard = true;       ///< D4, decision 39: surplus kills respect the minimum
    bool repeatableScaleDown = true; ///< D5: inside groups, kill in the general order
    bool waitingDiesFirst = true;    ///< D6
    bool countedLocks = true;        ///< D7: locks are counted per deployment
    bool deleteAlwaysCancels = true; ///< D8: a revert always cancels the named deployment
    bool revertUsesNow = true;       ///< D9: a revert has a version of its own
    bool partialRecovery = true;     ///< D10: one broken stored plan does not lose the others
    bool resolveArtifacts = true;    ///< decision 4
    GroupByRule groupByRule = GroupByRule::Even; ///< decision 10
    RollbackConfig rollbackConfigFrom = RollbackConfig::Leaving;
    bool keepDroppedFields = true;     ///< decision 19
    bool durableBackoff = true;        ///< decision 21
    bool healthLedger = true;          ///< decision 35: health counts, whoever probes
    bool restartIsConfigChange = true; ///< decision 42
    bool forgetReadyOfStopped = true;  ///< decision 44
    bool throttles = false;            ///< decision 40: Marathon's launch tokens and intervals
    bool slowReaderCloses = true;      ///< decision 47
    bool explainsWaiting = true;       ///< the queue names the nearest miss and the failure behind a delay

    bool operator==(const Behaviour&) const = default;
};

constexpr Behaviour referenceBehaviour()
{
    Behaviour reference;
    reference.orderedStop = false;
    reference.oneKillPerInstance = false;
    reference.stallGuard = false;
    reference.takeoverGuard = false;
    reference.repeatableScaleDown = false;
    reference.waitingDiesFirst = false;
    reference.countedLocks = false;
    reference.deleteAlwaysCancels = false;
    reference.revertUsesNow = false;
    reference.partialRecovery = false;
    reference.resolveArtifacts = false;
    reference.keepDroppedFields = false;
    reference.durableBackoff = false;
    reference.healthLedger = false;
    reference.restartIsConfigChange = false;
    reference.forgetReadyOfStopped = false;
    reference.throttles = true;
    reference.slowReaderCloses = false;
    reference.explainsWaiting = false;
    return reference;
}

} // namespace pacer
