// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pacer::scheduler {

/// What the scheduler wants to look at again at some time.
enum class AlarmKind {
    ScaleCheck,     ///< all definitions, spec/deployments.md 8.3
    Reconcile,      ///< spec/scheduling.md 8
    DelaySweep,     ///< old delays are dropped, spec/scheduling.md 6
    LaunchTokens,   ///< refilled; only with Behaviour::throttles
    Revive,         ///< a revive that had to wait for the interval
    LaunchDelay,    ///< subject: definition whose delay ends
    LaunchTimeout,  ///< subject: definition of which an instance should run by then
    KillRetry,      ///< subject: instance that was told to end
    Unreachable,    ///< subject: instance that becomes inactive or is forgotten
    HealthTick,     ///< subject: definition, version and number of the check
    Readiness,      ///< subject: instance
    ScaleRecount,   ///< subject: definition whose Scale counts again
    ArtifactsRetry, ///< subject: definition whose artifacts could not be reached
    SlotUpdate,     ///< subject: definition whose slot update waits for a time
};

struct Alarm {
    AlarmKind kind{};
    std::string subject; ///< "" for those that exist once
    Timestamp version{}; ///< HealthTick only
    int index = 0;       ///< HealthTick only

    auto operator<=>(const Alarm&) const = default;
};

/// Every alarm is set for at most one time. A value; asking for the next one costs nothing.
class Agenda {
public:
    /// Replaces an earlier time of the same alarm.
    void set(const Alarm& alarm, Timestamp at);
    void clear(const Alarm& alarm);
    bool has(const Alarm& alarm) const { return m_times.contains(alarm); }
    std::optional<Timestamp> timeOf(const Alarm& alarm) const; ///< nullopt: it is not set

    std::optional<Timestamp> next() const;
    /// Removes and returns what is due, earliest first.
    std::vector<Alarm> takeDue(Timestamp now);

private:
    struct Hash {
        std::size_t operator()(const Alarm& alarm) const
        {
            const auto kind = static_cast<std::size_t>(alarm.kind);
            return std::hash<std::string>{}(alarm.subject) * 31 + kind
                   + static_cast<std::size_t>(alarm.index);
        }
    };

    std::unordered_map<Alarm, Timestamp, Hash> m_times; ///< never iterated
    std::set<std::pair<Timestamp, Alarm>> m_order;
};

} // namespace pacer::scheduler
