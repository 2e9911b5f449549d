// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/scheduler/effect.h"
#include "core/scheduler/event.h"
#include "core/scheduler/ports.h"
#include "core/simulation/fault_plan.h"
#include "core/simulation/virtual_agents.h"
#include "core/simulation/virtual_tasks.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pacer::simulation {

struct ClusterSetup {
    std::vector<AgentSetup> agents;
    FaultPlan faults;
    MessageFaults messages;
    Duration start = std::chrono::milliseconds{20};      ///< from the launch to TASK_RUNNING
    Duration stop = std::chrono::milliseconds{20};       ///< from the kill to TASK_KILLED
    Duration offers = std::chrono::milliseconds{100};    ///< how often an agent offers what it has free
    Duration firstCheck = std::chrono::milliseconds{20}; ///< from TASK_RUNNING to the first verdict
    std::map<PathId, Pace> paces;               ///< of single definitions, in the place of the three above
    Duration resend = std::chrono::seconds{10}; ///< of statuses that are not acknowledged
    std::string role = "*";                     ///< offers are allocated to it
    bool tellsKilling = false;                  ///< TASK_KILLING is sent (feature task_killing)
    std::string name = "simulated";             ///< of the master; begins ids of offers and framework
    std::uint64_t seed = 1;
};

/// A Mesos cluster without machines: master, agents, executors and what answers probes, as a value.
///
/// It is told what the scheduler wants and how late it is, and says what a cluster would report; nothing else
/// happens. Equal setups and equal calls give equal reports. A copy goes on by itself. The owner calls
/// advance() when nextDue() has come and fetches takeReports() after every call; `now` never goes back.
///
/// What is offered is not offered twice until it is answered; declining does not hide it for longer than
/// until the next round, unless offers are suppressed. Statuses of tasks carry a uuid and are repeated until
/// they are acknowledged; answers to reconciliation, and what the master says by itself, carry none
/// (spec/mesos.md 6, 7).
class VirtualCluster {
public:
    explicit VirtualCluster(ClusterSetup setup);

    /// A scheduler subscribes; offers of an earlier one are withdrawn.
    void connect(Timestamp now);
    /// The scheduler is gone: nothing is reported, tasks go on.
    void disconnect();

    /// Puts an instance that was launched before all this on its agent, as far as there is room for it.
    /// Nothing is reported. One that is known to be ill stays ill. False: no such agent.
    bool place(const Instance& instance, std::optional<bool> healthy, Timestamp now);

    void call(const scheduler::ClusterCall& call, Timestamp now);
    void probe(const scheduler::SendProbe& probe);
    void resolve(const scheduler::ResolveArtifacts& request); ///< everything can be had

    /// The master loses sight of an agent: its tasks are unreachable, and go on.
    void loseAgent(const AgentId& agent, Timestamp now);
    void regainAgent(const AgentId& agent, Timestamp now);

    /// Something happens to the instance of this task, if it lives.
    void befall(const TaskId& task, const Fault& fault, Timestamp now);
    /// From now on nothing goes wrong: the script is over, messages arrive, all agents are there, what was
    /// ill or out of reach is not.
    void calm(Timestamp now);

    /// What is due until `now`, in order; when there is much to report, the first part of it: the rest stays
    /// due.
    void advance(Timestamp now);
    std::optional<Timestamp> nextDue() const;

    /// What the scheduler is told, in order; each is given out once.
    std::vector<scheduler::Event> takeReports();

    std::size_t liveTasks() const { return m_tasks.live(); }
    void forEachTask(const std::function<void(const VirtualTask&, const VirtualLaunch&)>& look) const;
    const VirtualAgents& agents() const { return m_agents; }

private:
    enum class AlarmKind { Offers, Running, Stopped, Fault, Check, Well, Ready, Resend, Late };
    struct Alarm {
        Timestamp due{};
        std::uint64_t order = 0; ///< of those that are due together the first one set comes first
        AlarmKind kind{};
        std::uint32_t subject = 0;    ///< the slot of a task, a launch or a late message
        std::uint32_t generation = 0; ///< of the slot: what was set for an earlier tenant is void
        std::uint32_t detail = 0;     ///< Fault: the rule
    };
    struct Later {
        bool operator()(const Alarm& a, const Alarm& b) const
        {
            return a.due != b.due ? a.due > b.due : a.order > b.order;
        }
    };

    void setAlarm(Timestamp due, AlarmKind kind, std::uint32_t subject = 0, std::uint32_t generation = 0,
                  std::uint32_t detail = 0);
    void setOff(const Alarm& alarm, Timestamp now);

    // virtual_offers.cpp
    void offerAt(Timestamp due);
    void makeOffers(Timestamp now);
    void accept(const scheduler::AcceptOffer& accept, Timestamp now);
    void decline(const OfferId& offer);
    void drop(const scheduler::AcceptOffer& accept, Timestamp now);
    void launch(std::uint32_t agent, const scheduler::Launch& launch, Timestamp now);
    void refuse(const scheduler::Launch& launch, TaskState state, const std::string& why, Timestamp now);
    std::string addressFor(const RunSpec& spec, std::uint32_t agent);
    Pace paceOf(const PathId& id) const;
    std::uint32_t occupy(std::uint32_t agent, VirtualLaunch launch);
    void placeTask(std::uint32_t launch, const Task& task, std::optional<bool> healthy, Timestamp now);
    void release(std::uint32_t launch);

    void kill(const scheduler::KillTask& kill, Timestamp now);
    void killNow(std::uint32_t task, Timestamp now);
    void runs(std::uint32_t task, Timestamp now);
    void end(std::uint32_t task, TaskState state, std::string message, Timestamp now);
    void befall(std::uint32_t launch, const FaultRule& rule, Timestamp now);
    void lose(std::uint32_t launch, Timestamp now);
    void regain(std::uint32_t launch, Timestamp now);
    std::set<std::uint32_t> unreachableOn(std::uint32_t agent) const;
    void check(std::uint32_t task, Timestamp now);

    // virtual_statuses.cpp
    void reconcile(const scheduler::ReconcileTasks& request, Timestamp now);
    scheduler::TaskStatus answerFor(const TaskId& task, const std::optional<AgentId>& agent,
                                    Timestamp now) const;
    void update(std::uint32_t task, StatusUpdate update, Timestamp now);
    void sendFirst(std::uint32_t task, Timestamp now);
    void acknowledge(const scheduler::AcknowledgeStatus& acknowledgement, Timestamp now);
    void resend(Timestamp now);
    bool isCutOff(const VirtualTask& task) const;
    void deliver(scheduler::TaskStatus status, Timestamp now);
    void report(scheduler::Event event);

    ClusterSetup m_setup;
    Random m_random;
    VirtualAgents m_agents;
    VirtualTasks m_tasks;
    std::vector<Alarm> m_alarms; ///< a heap, the next one first
    std::uint64_t m_alarmsSet = 0;
    std::vector<scheduler::Event> m_reports;
    bool m_hasToldEnough = false; ///< what else is due can wait until the scheduler has heard it
    std::map<std::uint32_t, scheduler::TaskStatus> m_late;
    std::uint32_t m_lateCount = 0;
    std::vector<std::uint32_t> m_unacknowledged; ///< tasks with updates on their way; some may be done
    bool m_resendSet = false;
    FrameworkId m_framework;
    Timestamp m_now{};
    std::uint64_t m_updates = 0;
    std::uint64_t m_offersMade = 0;
    std::uint64_t m_addresses = 0; ///< given to tasks with a network of their own
    std::optional<Timestamp> m_offersDue;
    std::uint32_t m_offerRound = 0; ///< an alarm of another round is void
    bool m_connected = false;
    bool m_knownBefore = false;
    bool m_suppressed = false;
    bool m_isCalm = false;
};

} // namespace pacer::simulation
