// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"
#include "core/model/checks.h"
#include "core/scheduler/messages.h"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <vector>

/// Health checks that the scheduler probes, and the health bit of those that run beside the task
/// (spec/scheduling.md 10). The judging functions are pure and need no State.
namespace pacer::scheduler {

/// What one probe found.
struct Observation {
    bool healthy = false;
    std::string cause; ///< of a failure: the status line or the text of an error
};

/// What a result of one check means.
struct Judgement {
    bool counted = true;  ///< false: ignored, nothing changed
    bool failed = false;  ///< failed_health_check_event
    bool kill = false;    ///< more failures than maxConsecutiveFailures
    bool flipped = false; ///< alive changed: health_status_changed_event
};

/// Adds one result. `runningSince` is when the instance became Running; `isRunning` false: it is not now.
Judgement judge(HealthResult& result, const HealthCheck& check, const Observation& observation,
                bool isRunning, Timestamp runningSince, Timestamp now);

/// What an answer of a probe says for `check`.
Observation observe(const HealthCheck& check, const ProbeOutcome& outcome);

/// The first tick after `now` of a check that was set up at `added`. Ticks follow each other from then on,
/// whether or not something runs (10.1).
Timestamp nextTick(const HealthCheck& check, Timestamp added, Timestamp now);

/// Health of an instance with `checks` checks: unknown (nullopt) while one has no result (10.3).
std::optional<bool> aggregateHealth(const std::vector<std::optional<HealthResult>>& results,
                                    std::size_t checks);

/// Judged by status alone; a probe that was not answered is never ready (spec/scheduling.md 11).
bool isReady(const ReadinessCheck& check, const ProbeOutcome& outcome);

/// A probe that is on its way.
struct PendingProbe {
    InstanceId instance;
    TaskId task;
    Timestamp version{}; ///< of the definition whose check it is
    int check = 0;
    bool readiness = false;
};

/// A version whose checks are set up.
struct WatchedVersion {
    RunSpec spec;
    Timestamp added{};            ///< its ticks are counted from here
    std::set<InstanceId> running; ///< whom the next tick asks
};

/// Everything known about health and readiness. Not durable (decision 43).
struct HealthLedger {
    std::map<PathId, std::map<Timestamp, WatchedVersion>> watched;
    std::map<InstanceId, std::vector<std::optional<HealthResult>>> results; ///< one entry per check
    std::map<InstanceId, std::optional<bool>> aggregate;                    ///< the last one that was told
    std::map<InstanceId, ReadinessResult> readiness;
    std::map<ProbeId, PendingProbe> pending;
    std::deque<std::pair<PendingProbe, SendProbe>> waiting; ///< above maxConcurrentHealthChecks
    ProbeId nextProbe = 1;                                  ///< see firstProbe
};

/// Where the ids of a term's probes begin. Terms with neighbouring seeds share no ids, so that an answer to a
/// probe of the term before, still on its way when leadership changed, is an answer to nothing.
ProbeId firstProbe(std::uint64_t seed);

} // namespace pacer::scheduler
