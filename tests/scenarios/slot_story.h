// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_defaults.h"
#include "core/scheduler/invariants.h"
#include "core/scheduler/views.h"
#include "tests/support/fake_cluster.h"

#include <algorithm>
#include <cstdlib>

/// What the stories of slot updates have in common.
namespace pacer::testing {

using namespace scheduler;

inline const PathId webId = PathId::absolute("/web");

inline HealthCheck healthCheck(int maxFailures)
{
    HealthCheck check;
    check.path = "/health";
    check.port = 8080;
    check.intervalSeconds = 2;
    check.gracePeriodSeconds = 5;
    check.maxConsecutiveFailures = maxFailures;
    return check;
}

inline AppSpec web(int instances, const std::string& cmd, UpdateOrder order = UpdateOrder::StopFirst)
{
    AppSpec app = smallApp("/web", instances);
    app.cmd = cmd;
    app.backoff.backoffSeconds = 5;
    SlotUpdateSettings rolling;
    rolling.order = order;
    rolling.monitorSeconds = 10;
    app.upgradeStrategy = {openCapacity, openCapacity, rolling, std::nullopt};
    return withDefaults(app);
}

/// How the tasks of the command "v2" fare; all others are well.
enum class NewVersion { Good, Crashes, CrashesLater, NeverHealthy, Slow };

/// A cluster on which the new version fares as it is told to; keeps the extremes that were seen.
class Story {
public:
    explicit Story(NewVersion fate, std::uint64_t seed = 1)
        : cluster({}, seed)
        , m_fate(fate)
    {
        cluster.addAgent("a");
        cluster.launches = [this](const Launch& launch) { start(launch); };
        cluster.answers = [this](const SendProbe& probe) {
            return ProbeOutcome{m_sick.contains(probe.task) ? 500 : 200};
        };
        cluster.afterEach = [this] { look(); };
    }

    void runs(const AppSpec& app)
    {
        cluster.change(CreateApp{app});
        if (!cluster.settles())
            std::abort(); // the first version does not come up
        fewest = 1000;
        most = 0;
        cluster.published.clear();
    }

    DeploymentResult update(AppSpec app)
    {
        app.cmd = "v2";
        return cluster.change(UpdateApps{{}, {std::move(app)}, true});
    }

    int runningOf(const std::string& cmd) const
    {
        return static_cast<int>(
            std::ranges::count_if(instancesOf(cluster.state(), webId), [&](const Instance* instance) {
                return instance->condition == Condition::Running && *instance->spec.app()->cmd == cmd;
            }));
    }

    const UpdateStatus* status()
    {
        m_listed = deployments(cluster.state());
        return m_listed.empty() || m_listed.front().updates.empty() ? nullptr
                                                                    : &m_listed.front().updates.front();
    }

    const WaitReason* wait(WaitKind kind)
    {
        m_listed = deployments(cluster.state());
        for (const DeploymentInfo& info : m_listed) {
            for (const ActionProgress& progress : info.progress) {
                const auto found = std::ranges::find(progress.waits, kind, &WaitReason::kind);
                if (found != progress.waits.end())
                    return &*found;
            }
        }
        return nullptr;
    }

    int told(SlotUpdateEvent::Kind kind) const
    {
        return static_cast<int>(std::ranges::count_if(cluster.published, [&](const ApiEvent& event) {
            const auto* told = std::get_if<SlotUpdateEvent>(&event.body);
            return told && told->kind == kind;
        }));
    }

    bool launchedTwice() const
    {
        const std::set<std::string> distinct(cluster.launched.begin(), cluster.launched.end());
        return distinct.size() != cluster.launched.size();
    }

    FakeCluster cluster;
    int most = 0;
    int fewest = 1000;
    std::string broken;
    bool everythingCrashes = false; ///< whatever is launched from now on

private:
    void start(const Launch& launch)
    {
        const TaskId id = launch.instance->tasks.front().id;
        const bool isNew = launch.instance->spec.app()->cmd == "v2";
        const NewVersion fate = everythingCrashes ? NewVersion::Crashes : isNew ? m_fate : NewVersion::Good;
        if (fate == NewVersion::NeverHealthy)
            m_sick.insert(id);
        const auto fails = [this, id] { cluster.report(id, TaskState::Failed, "exit 1"); };
        if (fate == NewVersion::Crashes)
            return cluster.later(1s, fails);
        cluster.later(fate == NewVersion::Slow ? 60s : 1s,
                      [this, id] { cluster.report(id, TaskState::Running); });
        if (fate == NewVersion::CrashesLater)
            cluster.later(4s, fails);
    }

    void look()
    {
        most = std::max(most, cluster.live("/web"));
        fewest = std::min(fewest, cluster.running("/web"));
        const std::vector<std::string> found = brokenInvariants(cluster.state());
        if (broken.empty() && !found.empty())
            broken = found.front();
    }

    NewVersion m_fate;
    std::set<TaskId> m_sick;
    std::vector<DeploymentInfo> m_listed;
};

} // namespace pacer::testing
