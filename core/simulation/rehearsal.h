// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/deployment_plan.h"
#include "core/model/nearest_miss.h"
#include "core/model/offer.h"
#include "core/scheduler/effect.h"
#include "core/scheduler/settings.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

/// What a change would do: its plan is made by the scheduler itself and played on a copy of the cluster in
/// virtual time. Pure: equal inputs give equal results.
namespace pacer::simulation {

/// What the scheduler must know to plan. Cheap to gather: what is large is shared.
struct Scene {
    Timestamp now{};
    scheduler::Settings settings;
    RootGroup root;
    std::vector<scheduler::StoredDeployment> running; ///< deployments, oldest first
};

/// A change as the scheduler accepted it.
struct Script {
    Scene scene;         ///< after that: the new tree, and without what a forced change cancelled
    DeploymentPlan plan; ///< without steps: nothing is started, stopped or replaced

    /// Whose instances take part: those of this plan and of the deployments that run beside it.
    std::set<PathId> touched() const;
};

/// Changes, for those who do not know the scheduler's commands: whole definitions, and what PUT of a group
/// means.
scheduler::CommandBody putApps(std::vector<AppSpec> apps);
scheduler::CommandBody putPod(PodSpec pod);
scheduler::CommandBody putGroup(GroupUpdate update);

/// The plan, or why the change would be refused: the same errors as of the change itself. Changes that name a
/// stored version are refused too.
Result<Script> makeScript(const Scene& scene, scheduler::CommandBody change, bool force = false);

/// An instance that is there when it begins.
struct Actor {
    Shared<Instance> instance;                           ///< never absent
    std::optional<bool> healthy = std::nullopt;          ///< absent: not known, or nobody checks
    std::optional<Duration> healthyAfter = std::nullopt; ///< from running to its first good result
};

struct AgentRoom {
    AgentInfo info;
    std::vector<OfferedResource> total; ///< empty: not known
    std::vector<OfferedResource> free;  ///< beside all that runs there now
};

struct Cast {
    std::vector<Actor> actors;     ///< the instances of what a script touches; others are not looked at
    std::vector<AgentRoom> agents; ///< empty: not known; then there is room for everything
    std::vector<scheduler::LaunchDelay> delays;
};

enum class AssumedFrom { History, Definition };

/// A time that nobody can know beforehand: the median of what was seen, else what the definition suggests.
struct Assumed {
    Duration time{};
    AssumedFrom from = AssumedFrom::Definition;
    int samples = 0; ///< of History
};

struct Assumptions {
    Assumed start;                  ///< from the launch until it runs
    std::optional<Assumed> healthy; ///< from then until it is healthy; absent: there is no check
    std::optional<Assumed> ready;   ///< from then until it may serve; absent: there is no check
    Duration stop{};                ///< from the kill until it has ended
};

/// How many instances of an app there are from `at` on.
struct CountPoint {
    Duration at{}; ///< since the change
    int old = 0;   ///< of an earlier configuration, launched and not ended
    int fresh = 0;
    int healthy = 0; ///< of both: running, not told to stop, and healthy where something checks it
    bool operator==(const CountPoint&) const = default;
};

struct AppForecast {
    PathId id;
    int wanted = 0; ///< when it is over
    int peak = 0;
    int lowestHealthy = 0;
    Assumptions assumed;
    std::vector<CountPoint> line; ///< a point for each change, the first one at 0
};

struct StepForecast {
    DeploymentStep step;
    std::optional<Duration> begun; ///< absent: not reached
    std::optional<Duration> ended;
};

/// Instances that cannot be launched when they should be.
struct WaitForecast {
    PathId app;
    int step = 0;       ///< of this deployment, from 1
    int instances = 0;  ///< how many wait
    bool delay = false; ///< for the end of a launch delay, not for an offer
    Duration from{};
    std::optional<Duration> until;      ///< absent: for ever
    std::optional<NearestMiss> nearest; ///< the agent that comes closest
};

struct Usage {
    double cpus = 0;
    double mem = 0;  ///< MiB
    double disk = 0; ///< MiB
    double gpus = 0;
    int ports = 0;
    bool operator==(const Usage&) const = default;
};

struct Rehearsal {
    DeploymentPlan plan;
    bool ends = true;  ///< false: it waits for ever, or gives up
    Duration length{}; ///< until it ends, or nothing moves any more
    std::vector<StepForecast> steps;
    std::vector<AppForecast> apps; ///< everything touched, by id
    std::vector<WaitForecast> waits;
    Usage before;    ///< of what is touched
    Usage peak;      ///< each amount for itself
    Usage available; ///< to it: free now or held by it; nothing: not known
    Usage total;     ///< of all agents; nothing: not known
};

/// Plays it. nullopt: `isCancelled`, asked often, said so.
std::optional<Rehearsal> play(const Script& script, const Cast& cast,
                              const std::function<bool()>& isCancelled = {});

} // namespace pacer::simulation
