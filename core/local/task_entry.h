// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/task_checks.h"
#include "core/local/task_record.h"
#include "core/scheduler/ports.h"

#include <boost/asio/posix/stream_descriptor.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <string>

namespace pacer::local {

/// A task that the agents answer for: being prepared, running, or ended and not yet acknowledged.
struct TaskEntry {
    AgentId agent;
    std::string host; ///< of the agent
    AgentFolders folders;
    TaskRecord record;
    TaskState state = TaskState::Staging;
    Timestamp since{}; ///< of the state
    std::string message;
    std::string uuid; ///< of the terminal status
    std::optional<bool> healthy;
    std::optional<CheckResult> checkResult;
    std::vector<IpAddress> addresses; ///< once it ran

    std::optional<ShimProcess> process;
    std::optional<boost::asio::posix::stream_descriptor> watch;
    std::unique_ptr<TaskChecks> checks;
    std::shared_ptr<std::atomic<bool>> cancelled; ///< of the launch, shared by the tasks of a pod

    bool killWanted = false;
    Duration killGrace{};
    std::string killReason;

    bool ended() const { return !uuid.empty(); }
    std::filesystem::path control() const { return folders.control(record.task); }

    scheduler::TaskStatus status() const
    {
        scheduler::TaskStatus status;
        status.task = record.task;
        status.state = state;
        status.time = since;
        status.message = message;
        status.agent = agent;
        status.healthy = healthy;
        status.ipAddresses = addresses;
        status.checkResult = checkResult;
        status.uuid = uuid;
        return status;
    }

    scheduler::SandboxTask sandboxTask(bool completed) const
    {
        return {record.task,
                record.instance,
                record.app,
                record.executor,
                record.directory.string(),
                state,
                record.resources,
                process ? process->startedAt : since,
                completed};
    }
};

} // namespace pacer::local
