// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/shell.h"
#include "core/store/memory_store.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pacer::testing {

using namespace std::chrono_literals;

/// An app as small as one can be: a command, little cpu and memory, no ports.
AppSpec smallApp(const std::string& id, int instances = 1);

/// A scheduler on a small cluster in virtual time. Agents offer what is free, tasks start after a second and
/// end one second after they were told to. Everything that is not said otherwise goes well.
class FakeCluster {
public:
    explicit FakeCluster(scheduler::Settings settings = {}, std::uint64_t seed = 1);

    void addAgent(const std::string& name, double cpus = 8, double mem = 8192,
                  std::vector<Attribute> attributes = {});
    /// The agent is not heard of any more; its tasks go on without us.
    void losesAgent(const std::string& name);
    void regainsAgent(const std::string& name);

    /// Carries out a command; its outcome.
    Result<scheduler::Outcome> ask(scheduler::CommandBody body, bool force = false);
    /// The deployment of an accepted change.
    DeploymentResult change(scheduler::CommandBody body, bool force = false);

    void runFor(Duration time);
    /// Until no deployment runs. False: `limit` was over first.
    bool settles(Duration limit = 10min);

    /// The scheduler process dies and comes back with what is on disk; the tasks never notice.
    void restart();
    /// The process dies after so many more effects were carried out, and comes back at once.
    void crashAfter(int effects) { m_effectsLeft = effects; }

    /// A status from the outside world.
    void report(const TaskId& task, TaskState state, const std::string& message = {});
    void event(const scheduler::Event& event);

    int running(const std::string& app) const; ///< tasks that run, in the real world
    int live(const std::string& app) const;    ///< tasks that were launched and have not ended
    std::vector<TaskId> tasksOf(const std::string& app) const;
    const scheduler::State& state() const { return m_state; }
    scheduler::Archive& archive() { return m_store; }
    Timestamp now() const { return m_now; }

    std::vector<ApiEvent> published;
    std::vector<std::string> launched; ///< instance id and incarnation of every launch ever sent
    int revives = 0;

    // What tests may change.
    std::function<scheduler::ProbeOutcome(const scheduler::SendProbe&)> answers; ///< to probes
    std::function<Errors(const scheduler::ResolveArtifacts&)> resolves;
    /// How a task goes on after it was launched; default: Running after `startDelay`.
    std::function<void(const scheduler::Launch&)> launches;
    std::function<void()> afterEach; ///< after every event
    Duration startDelay = 1s;
    Duration endDelay = 1s;
    std::set<std::string> lostMessages; ///< apps whose kills never arrive

    /// Lets something happen later.
    void later(Duration delay, std::function<void()> what);

private:
    struct Agent {
        AgentInfo info;
        Milli cpus = 0;
        Milli mem = 0;
        std::set<int> usedPorts;
        bool up = true;
        bool offered = false;
        Timestamp filteredUntil{};
    };
    struct RealTask {
        std::string agent;
        PathId app;
        Milli cpus = 0;
        Milli mem = 0;
        std::vector<int> ports;
        TaskState state = TaskState::Staging;
        bool ended = false;
    };

    void carryOut(const scheduler::Effects& effects);
    bool dies();
    void call(const scheduler::ClusterCall& call);
    void accept(const scheduler::AcceptOffer& accept);
    void kill(const scheduler::KillTask& kill);
    void reconcile(const scheduler::ReconcileTasks& request);
    void offerSoon(const std::string& agent);
    void offerNow(const std::string& agent);
    void release(RealTask& task);
    void connect(bool again);

    scheduler::Settings m_settings;
    std::uint64_t m_seed;
    store::MemoryStore m_store;
    scheduler::State m_state;
    Timestamp m_now{};
    std::multimap<Timestamp, std::function<void()>> m_world;
    std::map<std::string, Agent> m_agents;
    std::map<OfferId, std::string> m_offers;
    std::map<TaskId, RealTask> m_tasks;
    bool m_suppressed = false;
    std::optional<int> m_effectsLeft;
    std::uint64_t m_next = 1;
    std::optional<Result<scheduler::Outcome>> m_answer;
};

} // namespace pacer::testing
