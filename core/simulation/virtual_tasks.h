// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/instance.h"
#include "core/scheduler/slot_index.h"
#include "core/simulation/virtual_agent.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace pacer::simulation {

/// How long things take with the instances of one definition.
struct Pace {
    Duration start{};      ///< from the launch to TASK_RUNNING
    Duration stop{};       ///< from the kill to TASK_KILLED
    Duration firstCheck{}; ///< from TASK_RUNNING to the first verdict of a check beside the task
    Duration well{};       ///< from TASK_RUNNING until it answers health probes
    Duration ready{};      ///< from TASK_RUNNING until it answers readiness probes
    bool operator==(const Pace&) const = default;
};

/// One status of a task, until it is acknowledged.
struct StatusUpdate {
    TaskState state{};
    std::optional<bool> healthy;
    std::string message;
    Timestamp time{};
    std::uint64_t uuid = 0;
    Timestamp sentAt{};
};

struct VirtualTask {
    TaskId id;
    std::uint32_t launch = 0; ///< slot of the launch it belongs to
    std::uint32_t generation = 0;
    std::uint32_t place = 0; ///< which one of the launch's tasks
    TaskState state = TaskState::Staging;
    bool isUsed = false;
    bool hasEnded = false;
    bool isKilled = false;        ///< a kill has arrived
    bool isAwaited = false;       ///< listed among those whose statuses are not acknowledged
    int failures = 0;             ///< of its check, one after the other
    std::uint32_t checkRound = 0; ///< an alarm of another round is void
    std::optional<bool> healthy;
    Timestamp since{};
    std::vector<StatusUpdate> updates; ///< the first one is on its way
};

/// One instance on its agent: a task, or those of a pod.
struct VirtualLaunch {
    std::optional<RunSpec> spec; ///< there while the slot is used
    Pace pace;
    std::uint32_t agent = 0;
    std::uint32_t generation = 0;
    std::vector<std::uint32_t> tasks;
    std::vector<TakenResource> taken;
    std::vector<std::uint32_t> faults; ///< rules that will befall it
    std::string ip;
    std::uint32_t running = 0;  ///< tasks that came as far
    std::uint32_t living = 0;   ///< tasks that have not ended
    std::uint32_t kept = 0;     ///< tasks of which something is still to be told
    std::uint32_t position = 0; ///< in the list of its agent
    bool isHealthy = true;
    bool isJudged = true; ///< checks beside its tasks say something
    bool isReady = true;
    bool isUnreachable = false;
    std::optional<Timestamp> unreachableSince;
};

/// How the check beside a task is made; nullopt: it has none.
struct CheckPace {
    Duration interval{};
    int maxFailures = 0; ///< 0: never kills
};
std::optional<CheckPace> checkOf(const VirtualLaunch& launch, const VirtualTask& task);

/// Tasks and launches in slots that are used again. Alarms name a slot and its generation.
class VirtualTasks {
public:
    std::optional<std::uint32_t> find(const TaskId& id) const;
    VirtualTask& task(std::uint32_t slot) { return m_tasks[slot]; }
    const VirtualTask& task(std::uint32_t slot) const { return m_tasks[slot]; }
    VirtualLaunch& launch(std::uint32_t slot) { return m_launches[slot]; }
    const VirtualLaunch& launch(std::uint32_t slot) const { return m_launches[slot]; }
    VirtualLaunch& launchOf(const VirtualTask& task) { return m_launches[task.launch]; }
    const VirtualLaunch& launchOf(const VirtualTask& task) const { return m_launches[task.launch]; }

    std::uint32_t addLaunch(VirtualLaunch launch);
    std::uint32_t addTask(std::uint32_t launch, const TaskId& id, Timestamp now);
    /// Nothing is to be told of this task any more; a launch is forgotten with all its tasks.
    void settle(std::uint32_t task);

    std::size_t slotCount() const { return m_tasks.size(); } ///< used and free ones
    std::size_t live() const { return m_live; }              ///< tasks that have not ended
    void noteEnd() { --m_live; }

private:
    void remove(std::uint32_t task);

    std::deque<VirtualTask> m_tasks; ///< many: they grow without being moved
    std::deque<VirtualLaunch> m_launches;
    std::vector<std::uint32_t> m_freeTasks;
    std::vector<std::uint32_t> m_freeLaunches;
    scheduler::SlotIndex m_byId;
    std::size_t m_live = 0;
};

} // namespace pacer::simulation
