// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pacer {

/// What is known of an instance or a task (spec/deployments.md "Words", spec/scheduling.md 7).
enum class Condition {
    Scheduled,
    Provisioned,
    Staging,
    Starting,
    Running,
    Killing,
    Unreachable,
    UnreachableInactive,
    Finished,
    Failed,
    Killed,
    Error,
    Gone,
    Dropped,
    Unknown,
};

/// What the scheduler wants of an instance. Decommissioned is final.
enum class Goal { Running, Stopped, Decommissioned };

/// States as the driver reports them.
enum class TaskState {
    Staging,
    Starting,
    Running,
    Killing,
    Finished,
    Failed,
    Killed,
    Error,
    Lost,
    Dropped,
    Unreachable,
    Gone,
    GoneByOperator,
    Unknown,
};

constexpr bool isTerminal(Condition condition)
{
    switch (condition) {
    case Condition::Finished:
    case Condition::Failed:
    case Condition::Killed:
    case Condition::Error:
    case Condition::Gone:
    case Condition::Dropped:
    case Condition::Unknown: return true;
    case Condition::Scheduled:
    case Condition::Provisioned:
    case Condition::Staging:
    case Condition::Starting:
    case Condition::Running:
    case Condition::Killing:
    case Condition::Unreachable:
    case Condition::UnreachableInactive: return false;
    }
    return false;
}

/// Holds or may hold a place on an agent. NOT Scheduled, NOT UnreachableInactive.
constexpr bool isActive(Condition condition)
{
    return !isTerminal(condition) && condition != Condition::Scheduled
           && condition != Condition::UnreachableInactive;
}

/// Launched, and does not run yet.
constexpr bool isStarting(Condition condition)
{
    return condition == Condition::Provisioned || condition == Condition::Staging
           || condition == Condition::Starting;
}

/// The wider set that deployments wait for.
constexpr bool isConsideredGone(Condition condition)
{
    return isTerminal(condition) || condition == Condition::Unreachable
           || condition == Condition::UnreachableInactive;
}

/// Lost for placement: does not occupy its place any more (spec/constraints.md 3).
constexpr bool isLost(Condition condition)
{
    return condition == Condition::Gone || condition == Condition::Unreachable
           || condition == Condition::Unknown || condition == Condition::Dropped;
}

} // namespace pacer
