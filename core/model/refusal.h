// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pacer {

/// Why an offer was not used, in funnel order: of several reasons the first of this list is the one that
/// /v2/queue counts (spec/scheduling.md 4). The names are those of the wire.
enum class Refusal {
    UnfulfilledRole,
    UnfulfilledConstraint,
    NoCorrespondingReservationFound,
    AgentMaintenance,
    InsufficientCpus,
    InsufficientMemory,
    InsufficientDisk,
    InsufficientGpus,
    InsufficientPorts,
    DeclinedScarceResources,
};

inline constexpr int refusalCount = static_cast<int>(Refusal::DeclinedScarceResources) + 1;

} // namespace pacer
