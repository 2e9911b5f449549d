// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/api_objects.h"
#include "core/model/strategies.h"
#include "core/scheduler/messages.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pacer::scheduler {

struct State;
struct Turn;
struct InstanceChange;

/// A definition in one configuration: what delays hang on. A scale keeps it, a config change makes a new one.
struct ConfigRef {
    PathId id;
    Timestamp configVersion{}; ///< lastConfigChangeAt

    auto operator<=>(const ConfigRef&) const = default;
};

ConfigRef configOf(const RunSpec& spec);

/// Who must wait before it is launched again (spec/scheduling.md 6). Pure; each function returns whether the
/// record changed, so that the caller can store it.
class DelayLedger {
public:
    /// An instance of that configuration took another condition; `draining`: because its agent is emptied.
    bool became(const ConfigRef& config, Condition condition, bool draining, const Backoff& backoff,
                Timestamp now);
    bool reset(const ConfigRef& config);
    /// Drops what had a stable period; returns what was dropped.
    std::vector<ConfigRef> sweep(Timestamp now);

    void restore(const LaunchDelay& delay);
    const LaunchDelay* find(const ConfigRef& config) const;
    /// No record, or its deadline is reached.
    bool mayLaunch(const ConfigRef& config, Timestamp now) const;
    bool isEmpty() const { return m_delays.empty(); }

private:
    void lengthen(const ConfigRef& config, const Backoff& backoff, Timestamp now);

    std::map<ConfigRef, LaunchDelay> m_delays;
};

/// An offer that was of no use to a definition, and why.
struct Rejection {
    std::shared_ptr<const Offer> offer;
    std::vector<Refusal> reasons;
    Timestamp at{};
    std::uint64_t revision = 0; ///< of the entry that was refused; 0: part of the offer was taken already
};

/// What happened to offers since a launch attempt began (spec/scheduling.md 4).
struct OfferStatistics {
    int processed = 0;
    int unused = 0;
    std::optional<Timestamp> lastUnusedAt;
    std::optional<Timestamp> lastUsedAt;
    std::array<int, refusalCount> firstReasons{}; ///< an offer counts under the first of its reasons
    std::map<AgentId, Rejection> lastUnused;      ///< the latest of each agent
    std::array<int, refusalCount> lastReasons{};  ///< the same of those in `lastUnused`
};

/// One item of /v2/queue: a definition and a role with instances to launch.
struct QueueKey {
    PathId id;
    std::string role;

    auto operator<=>(const QueueKey&) const = default;
};

struct QueueEntry {
    RunSpec spec; ///< the newest definition among those that wait
    Timestamp since{};
    Resources least{}; ///< what any of them needs at least
    OfferStatistics offers{};
    std::uint64_t revision = 1; ///< counts whatever may change the answer to an offer
};

/// Can also be asked for the items of a definition.
struct QueueOrder {
    using is_transparent = void;

    bool operator()(const QueueKey& a, const QueueKey& b) const { return a < b; }
    bool operator()(const QueueKey& a, const PathId& b) const { return a.id < b; }
    bool operator()(const PathId& a, const QueueKey& b) const { return a < b.id; }
};
using LaunchQueue = std::map<QueueKey, QueueEntry, QueueOrder>;

/// Delays follow what becomes of instances.
void delaysHeard(Turn& turn, const InstanceChange& change);
/// Makes the item for an instance that waits, or counts it in.
void enqueue(State& state, const Instance& waiting, Timestamp now);
/// Items come and go with instances that wait.
void queueHeard(Turn& turn, const InstanceChange& change);
/// What waits of that definition may be answered differently by the next offer.
void askAnew(State& state, const PathId& id);
/// The delay of one configuration ends now; what waits for it may be launched.
void resetDelay(Turn& turn, const ConfigRef& config);
/// Alarms DelaySweep and LaunchDelay.
void onDelaySweep(Turn& turn);
void onDelayOver(Turn& turn, const PathId& id);

} // namespace pacer::scheduler
