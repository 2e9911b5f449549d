// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/step.h"
#include "core/scheduler/turn.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Small definitions and instances to try the scheduler's parts on.
namespace pacer::testing {

using namespace std::chrono_literals;

constexpr Timestamp t0{std::chrono::seconds{1'700'000'000}};

inline AppSpec plainApp(const std::string& id, Timestamp version = t0)
{
    AppSpec app;
    app.id = PathId::absolute(id);
    app.cmd = "sleep 1000";
    app.versionInfo = {version, version, version};
    return app;
}

inline RunSpec specOf(AppSpec app)
{
    return std::make_shared<const AppSpec>(std::move(app));
}

/// One that was launched on agent "a-1", unless it is Scheduled.
inline Instance instanceOf(const RunSpec& spec, const std::string& name, Condition condition)
{
    Instance instance{InstanceId{spec.id().safe() + ".instance-" + name}, spec};
    instance.condition = condition;
    instance.since = t0;
    instance.role = spec.role();
    if (condition == Condition::Scheduled)
        return instance;
    instance.incarnation = 1;
    instance.activeSince = t0;
    instance.agent = AgentInfo{AgentId{"a-1"}, "host-1", "local", "z1", {}};
    Task task;
    task.id = makeTaskId(instance.id, "", 1);
    task.condition = condition;
    task.stagedAt = t0;
    instance.tasks = {task};
    return instance;
}

inline scheduler::State stateWith(const std::vector<Instance>& instances,
                                  const scheduler::Settings& settings = {})
{
    scheduler::State state = scheduler::makeState(settings, {}, 1, t0);
    for (const Instance& instance : instances)
        state.instances.put(instance);
    return state;
}

inline Instance after(Instance instance, Condition condition)
{
    instance.condition = condition;
    for (Task& task : instance.tasks)
        task.condition = condition;
    return instance;
}

} // namespace pacer::testing
