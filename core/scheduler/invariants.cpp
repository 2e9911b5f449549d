// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/invariants.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pacer::scheduler {

namespace {

using Broken = std::vector<std::string>;

void checkInstance(const Instance& instance, Broken& broken)
{
    const std::string& id = instance.id.value;
    if (instance.condition != Condition::Scheduled && instance.tasks.empty())
        broken.push_back("launched without tasks: " + id);
    if (isActive(instance.condition) && !instance.agent)
        broken.push_back("active without an agent: " + id);
    if (isTerminal(instance.condition) && instance.goal == Goal::Decommissioned)
        broken.push_back("ended, unwanted and still known: " + id);
}

void checkCounts(const Tracker& instances, const PathId& id, const SpecInstances& group, Broken& broken)
{
    std::set<std::pair<Timestamp, InstanceId>> listed;
    for (const auto& [version, line] : group.scheduledOf) {
        for (const Slot slot : line.all())
            listed.emplace(version, instances.at(slot)->id);
    }
    SpecInstances counted;
    for (const Shared<Instance>& shared : group.all) {
        const Instance& instance = *shared;
        checkInstance(instance, broken);
        const bool provisioned = instance.condition == Condition::Provisioned;
        if (instance.isScheduled() || provisioned)
            ++counted.waiting[instance.role];
        counted.scheduled += instance.isScheduled() ? 1 : 0;
        counted.provisioned += provisioned ? 1 : 0;
        counted.starting += isStarting(instance.condition) ? 1 : 0;
        counted.active += isActive(instance.condition) ? 1 : 0;
        counted.wanted +=
            instance.goal == Goal::Running && instance.condition != Condition::UnreachableInactive ? 1 : 0;
        if (listed.contains({instance.version(), instance.id}) != instance.isScheduled())
            broken.push_back("index of waiting instances: " + instance.id.value);
    }
    if (counted.wanted != group.wanted || counted.active != group.active
        || counted.scheduled != group.scheduled || counted.provisioned != group.provisioned
        || counted.starting != group.starting || counted.waiting != group.waiting
        || listed.size() != static_cast<std::size_t>(group.scheduled))
        broken.push_back("counts of " + id.text());
}

void checkPorts(const State& state, Broken& broken)
{
    std::set<std::pair<AgentId, int>> used;
    for (const auto& [id, group] : state.instances.specs()) {
        for (const Shared<Instance>& shared : group.all) {
            const Instance& instance = *shared;
            const bool holdsPlace =
                isActive(instance.condition) && instance.condition != Condition::Unreachable;
            if (!holdsPlace || !instance.agent)
                continue;
            for (const Task& task : instance.tasks) {
                for (const std::optional<int>& port : task.hostPorts) {
                    if (port && !isTerminal(task.condition)
                        && !used.emplace(instance.agent->id, *port).second)
                        broken.push_back("host port given twice: " + task.id.value);
                }
            }
        }
    }
}

void checkRollouts(const State& state, Broken& broken)
{
    std::set<PathId> held;
    for (const Rollout& rollout : state.rollouts) {
        const std::string& id = rollout.plan.id.value;
        if (rollout.currentStep < 1 || rollout.currentStep > static_cast<int>(rollout.plan.steps.size()))
            broken.push_back("step of deployment " + id);
        for (const PathId& affected : rollout.plan.affectedIds()) {
            if (!held.insert(affected).second)
                broken.push_back("in two deployments: " + affected.text());
            const auto lock = state.locks.find(affected);
            if (lock == state.locks.end() || lock->second != rollout.plan.id)
                broken.push_back("not locked: " + affected.text());
        }
        const bool done =
            std::ranges::all_of(rollout.actions, [](const auto& one) { return one.second.done; });
        if (done)
            broken.push_back("done and still there: deployment " + id);
    }
    if (held.size() != state.locks.size())
        broken.emplace_back("locks without a deployment");
}

void checkQueue(const State& state, Broken& broken)
{
    for (const auto& [key, entry] : state.queue) {
        const SpecInstances* group = state.instances.of(key.id);
        if (!group || !group->waiting.contains(key.role))
            broken.push_back("in the queue without waiting: " + key.id.text());
    }
    for (const auto& [id, group] : state.instances.specs()) {
        const bool queued =
            std::ranges::any_of(state.queue, [&id = id](const auto& one) { return one.first.id == id; });
        if (group.scheduled > 0 && !queued)
            broken.push_back("waits outside the queue: " + id.text());
    }
}

void checkKills(const State& state, Broken& broken)
{
    const Kills& kills = state.kills;
    if (kills.inFlight.size() > static_cast<std::size_t>(state.settings.killChunkSize))
        broken.emplace_back("too many kills at once");
    for (const InstanceId& id : kills.known) {
        const Instance* instance = state.instances.find(id);
        if (!instance || !isActive(instance->condition))
            broken.push_back("kill of what is no more: " + id.value);
    }
}

} // namespace

std::vector<std::string> brokenInvariants(const State& state)
{
    Broken broken;
    for (const auto& [id, group] : state.instances.specs())
        checkCounts(state.instances, id, group, broken);
    checkPorts(state, broken);
    checkRollouts(state, broken);
    checkQueue(state, broken);
    checkKills(state, broken);
    return broken;
}

} // namespace pacer::scheduler
