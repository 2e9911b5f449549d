// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/agent_book.h"
#include "core/local/launcher.h"
#include "core/local/task_entry.h"
#include "core/local/task_history.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace pacer::local {

/// The life of every task: launch, watch, checks, kill, end, acknowledgement, and finding them again. On the
/// loop's thread; slow work on pools of its own.
class TaskKeeper {
public:
    struct Outlets {
        std::function<void(const scheduler::TaskStatus&)> status;
        std::function<void(const AgentId&, const Amounts&)> taken; ///< by a task that was found again
        std::function<void(const AgentId&, const Amounts&)> released;
    };

    TaskKeeper(boost::asio::io_context& loop, const LocalOptions& options, FrameworkId framework,
               std::shared_ptr<AgentBook> book, Outlets outlets);
    /// The loop must have stopped. Tasks go on; launches that were not done yet are told after the next
    /// start.
    ~TaskKeeper();
    TaskKeeper(const TaskKeeper&) = delete;
    TaskKeeper& operator=(const TaskKeeper&) = delete;

    /// Everything that the agent's control folders tell.
    void recover(const AgentInfo& agent, const AgentFolders& folders);

    void launch(const scheduler::Launch& launch, const AgentFolders& folders, const std::string& agentPid);
    void kill(const TaskId& task, std::optional<Duration> grace);
    void acknowledge(const TaskId& task, const std::string& uuid);
    void resolve(const scheduler::ResolveArtifacts& request,
                 std::function<void(const scheduler::ArtifactsResolved&)> answer);

    /// The present status of a task, as an answer to a reconciliation; nullopt: the agents do not know it.
    std::optional<scheduler::TaskStatus> statusOf(const TaskId& task) const;
    std::vector<TaskId> tasks() const;

private:
    using EntryPtr = std::shared_ptr<TaskEntry>;
    struct Job;

    void recoverTask(const AgentInfo& agent, const AgentFolders& folders, const TaskRecord& record);
    void settle(const EntryPtr& entry);
    void runJob(const std::shared_ptr<Job>& job);
    void startTasks(const std::shared_ptr<Job>& job, const std::vector<ShimSpec>& specs);
    void endUnstarted(const EntryPtr& entry, const std::filesystem::path& control, const TaskEnd& end);
    void onPrepared(const std::shared_ptr<Job>& job);
    void onStarted(const EntryPtr& entry, const ShimProcess& process);
    void watch(const EntryPtr& entry);
    void runChecks(const EntryPtr& entry);
    void killEntry(const EntryPtr& entry, Duration grace, const std::string& reason);
    void sendKill(const EntryPtr& entry);
    void finish(const EntryPtr& entry, const TaskEnd& end);
    void become(TaskEntry& entry, TaskState state, Timestamp time, const std::string& message);
    void release(const EntryPtr& entry);
    void collectGarbage();
    template <class Work>
    void onLoop(Work work);

    boost::asio::io_context& m_loop;
    LocalOptions m_options;
    FrameworkId m_framework;
    std::shared_ptr<AgentBook> m_book;
    Outlets m_outlets;
    Launcher m_launcher;
    TaskHistory m_history;
    std::map<TaskId, EntryPtr> m_entries;
    bool m_recovering = false;
    std::atomic<bool> m_stopping{false};
    boost::asio::thread_pool m_slow;   ///< fetching, unpacking, pulling
    boost::asio::thread_pool m_quick;  ///< starting, killing, reading an end: milliseconds
    boost::asio::thread_pool m_probes; ///< checks
};

} // namespace pacer::local
