// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/virtual_tasks.h"

#include <algorithm>
#include <functional>

namespace pacer::simulation {

namespace {

std::uint32_t hashOf(const TaskId& id)
{
    return static_cast<std::uint32_t>(std::hash<std::string>{}(id.value));
}

} // namespace

std::optional<CheckPace> checkOf(const VirtualLaunch& launch, const VirtualTask& task)
{
    if (const AppSpec* app = launch.spec->app()) {
        const auto check = std::ranges::find_if(app->healthChecks, &HealthCheck::runsBesideTask);
        if (check == app->healthChecks.end())
            return std::nullopt;
        return CheckPace{std::chrono::seconds{check->intervalSeconds}, check->maxConsecutiveFailures};
    }
    const std::optional<PodHealthCheck>& check = launch.spec->pod()->containers.at(task.place).healthCheck;
    if (!check)
        return std::nullopt;
    return CheckPace{std::chrono::seconds{check->intervalSeconds}, check->maxConsecutiveFailures};
}

std::optional<std::uint32_t> VirtualTasks::find(const TaskId& id) const
{
    return m_byId.find(hashOf(id), [&](std::uint32_t slot) { return m_tasks[slot].id == id; });
}

std::uint32_t VirtualTasks::addLaunch(VirtualLaunch launch)
{
    if (m_freeLaunches.empty()) {
        m_launches.push_back(std::move(launch));
        return static_cast<std::uint32_t>(m_launches.size() - 1);
    }
    const std::uint32_t slot = m_freeLaunches.back();
    m_freeLaunches.pop_back();
    launch.generation = m_launches[slot].generation;
    m_launches[slot] = std::move(launch);
    return slot;
}

std::uint32_t VirtualTasks::addTask(std::uint32_t launch, const TaskId& id, Timestamp now)
{
    std::uint32_t slot = 0;
    if (m_freeTasks.empty()) {
        slot = static_cast<std::uint32_t>(m_tasks.size());
        m_tasks.emplace_back();
    } else {
        slot = m_freeTasks.back();
        m_freeTasks.pop_back();
    }
    VirtualLaunch& owner = m_launches[launch];
    VirtualTask& task = m_tasks[slot];
    task.id = id;
    task.launch = launch;
    task.place = static_cast<std::uint32_t>(owner.tasks.size());
    task.isUsed = true;
    task.since = now;
    owner.tasks.push_back(slot);
    ++owner.living;
    ++owner.kept;
    ++m_live;
    m_byId.add(hashOf(id), slot);
    return slot;
}

void VirtualTasks::settle(std::uint32_t slot)
{
    const std::uint32_t of = m_tasks[slot].launch;
    VirtualLaunch& launch = m_launches[of];
    if (--launch.kept > 0)
        return;
    for (const std::uint32_t task : launch.tasks)
        remove(task);
    const std::uint32_t next = launch.generation + 1;
    launch = {};
    launch.generation = next;
    m_freeLaunches.push_back(of);
}

void VirtualTasks::remove(std::uint32_t slot)
{
    VirtualTask& task = m_tasks[slot];
    m_byId.remove(hashOf(task.id), slot);
    const std::uint32_t next = task.generation + 1;
    task = {};
    task.generation = next;
    m_freeTasks.push_back(slot);
}

} // namespace pacer::simulation
