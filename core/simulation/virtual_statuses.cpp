// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/virtual_cluster.h"

#include <utility>

namespace pacer::simulation {

using namespace scheduler; // NOLINT(google-build-using-namespace): the language of this class

namespace {

constexpr std::uint64_t hundredPercent = 100;

bool hits(Random& random, int percent)
{
    return percent > 0 && random.below(hundredPercent) < static_cast<std::uint64_t>(percent);
}

} // namespace

void VirtualCluster::reconcile(const ReconcileTasks& request, Timestamp now)
{
    for (const auto& [task, agent] : request.tasks)
        deliver(answerFor(task, agent, now), now);
    if (!request.tasks.empty())
        return;
    forEachTask([&](const VirtualTask& task, const VirtualLaunch&) {
        if (!task.hasEnded && !isCutOff(task)) // as the master: only what it sees
            deliver(answerFor(task.id, std::nullopt, now), now);
    });
}

TaskStatus VirtualCluster::answerFor(const TaskId& id, const std::optional<AgentId>& agent,
                                     Timestamp now) const
{
    TaskStatus status;
    status.task = id;
    status.time = now;
    status.reason = StatusReason::Reconciliation;
    const std::optional<std::uint32_t> slot = m_tasks.find(id);
    if (!slot) {
        const bool isOurs = agent && m_agents.find(*agent);
        status.state = isOurs ? TaskState::Gone : TaskState::Unknown;
        status.message =
            isOurs ? "Reconciliation: Task is unknown to the agent" : "Reconciliation: Task is unknown";
        status.agent = agent;
        return status;
    }
    const VirtualTask& task = m_tasks.task(*slot);
    const VirtualLaunch& launch = m_tasks.launchOf(task);
    status.agent = m_agents[launch.agent].agent.info().id;
    if (isCutOff(task) && !task.hasEnded) {
        status.state = TaskState::Unreachable;
        status.message = "Reconciliation: Task is unreachable";
        status.unreachableSince = launch.unreachableSince;
        return status;
    }
    status.state = task.state;
    status.message = "Reconciliation: Latest task state";
    status.healthy = task.healthy;
    status.ipAddresses = {{launch.ip, IpProtocol::IPv4}};
    return status;
}

void VirtualCluster::update(std::uint32_t slot, StatusUpdate update, Timestamp now)
{
    VirtualTask& task = m_tasks.task(slot);
    update.uuid = ++m_updates;
    task.updates.push_back(std::move(update));
    if (task.updates.size() == 1)
        sendFirst(slot, now);
}

bool VirtualCluster::isCutOff(const VirtualTask& task) const
{
    return m_tasks.launchOf(task).isUnreachable;
}

/// One at a time for each task; the next one follows when it is acknowledged.
void VirtualCluster::sendFirst(std::uint32_t slot, Timestamp now)
{
    VirtualTask& task = m_tasks.task(slot);
    if (task.updates.empty())
        return;
    if (!task.isAwaited) {
        task.isAwaited = true;
        m_unacknowledged.push_back(slot);
    }
    if (!m_resendSet) {
        m_resendSet = true;
        setAlarm(now + m_setup.resend, AlarmKind::Resend);
    }
    if (!m_connected || isCutOff(task))
        return;
    StatusUpdate& first = task.updates.front();
    first.sentAt = now;
    const VirtualLaunch& launch = m_tasks.launchOf(task);
    TaskStatus status;
    status.task = task.id;
    status.state = first.state;
    status.time = first.time;
    status.message = first.message;
    status.agent = m_agents[launch.agent].agent.info().id;
    status.healthy = first.healthy;
    status.ipAddresses = {{launch.ip, IpProtocol::IPv4}};
    status.uuid = std::to_string(first.uuid);
    deliver(std::move(status), now);
}

void VirtualCluster::acknowledge(const AcknowledgeStatus& acknowledgement, Timestamp now)
{
    const std::optional<std::uint32_t> slot = m_tasks.find(acknowledgement.task);
    if (!slot)
        return;
    VirtualTask& task = m_tasks.task(*slot);
    if (task.updates.empty() || std::to_string(task.updates.front().uuid) != acknowledgement.uuid)
        return;
    task.updates.erase(task.updates.begin());
    if (!task.updates.empty())
        sendFirst(*slot, now);
    else if (task.hasEnded)
        m_tasks.settle(*slot);
}

void VirtualCluster::resend(Timestamp now)
{
    m_resendSet = false;
    const std::vector<std::uint32_t> awaited = std::exchange(m_unacknowledged, {});
    for (const std::uint32_t slot : awaited) {
        VirtualTask& task = m_tasks.task(slot);
        task.isAwaited = false;
        if (task.updates.empty())
            continue;
        if (task.updates.front().sentAt + m_setup.resend <= now) {
            sendFirst(slot, now);
            continue;
        }
        task.isAwaited = true;
        m_unacknowledged.push_back(slot);
    }
    if (!m_unacknowledged.empty() && !m_resendSet) {
        m_resendSet = true;
        setAlarm(now + m_setup.resend, AlarmKind::Resend);
    }
}

/// The way to the scheduler: here statuses are lost, doubled and late, if the setup says so.
void VirtualCluster::deliver(TaskStatus status, Timestamp now)
{
    const MessageFaults& faults = m_setup.messages;
    if (hits(m_random, faults.lostPercent))
        return;
    if (hits(m_random, faults.duplicatedPercent))
        report(TaskStatusReceived{status});
    if (hits(m_random, faults.latePercent)) {
        const auto delay = m_random.below(static_cast<std::uint64_t>(faults.lateBy.count()));
        const std::uint32_t number = m_lateCount++;
        m_late.emplace(number, std::move(status));
        setAlarm(now + Duration{static_cast<Duration::rep>(delay)}, AlarmKind::Late, number);
        return;
    }
    report(TaskStatusReceived{std::move(status)});
}

void VirtualCluster::report(Event event)
{
    if (m_connected)
        m_reports.push_back(std::move(event));
}

} // namespace pacer::simulation
