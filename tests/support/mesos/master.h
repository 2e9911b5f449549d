// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/http.h"
#include "tests/support/mesos/setup.h"

#include <memory>

namespace pacer::mesos_double {

struct World;

/// Deviations that a test wants.
struct Faults {
    bool hangs = false;            ///< requests are taken and never answered, streams are silent
    unsigned repeatUpdates = 0;    ///< so many of the next updates are sent twice
    unsigned dropAcknowledges = 0; ///< so many of the next acknowledgements are lost on their way
};

/// What went over the wire.
struct Traffic {
    std::uint64_t offers = 0;
    std::uint64_t updates = 0;
    std::vector<Duration> acknowledged; ///< from an update to its acknowledgement, each
};

/// A Mesos cluster for tests: masters and agents as the recordings in tests/fixtures/mesos show them. Pure:
/// no socket, no clock; the same calls at the same times give the same answers. Times must not go back.
class Master {
public:
    Master(ClusterSetup setup, Timestamp now);
    Master(const Master&) = delete;
    Master& operator=(const Master&) = delete;
    ~Master();

    /// A request to one of the addresses of the cluster: a master or an agent. Status 0: nobody answers
    /// there.
    Reply handle(std::uint16_t port, const Request& request, Timestamp now);
    /// The client closed a stream.
    void closed(StreamId stream, Timestamp now);
    /// Lets the time until `now` pass.
    void advance(Timestamp now);
    std::optional<Timestamp> nextTimer() const;
    /// What is to be sent since the last call, in order.
    std::vector<Output> takeOutputs();

    /// The ports on which somebody listens now.
    std::set<std::uint16_t> ports() const;
    std::uint16_t leader() const; ///< 0: nobody

    // Agents, by hostname. False if there is none of that name.
    std::string addAgent(const AgentSetup& setup); ///< returns its id
    bool killAgent(const std::string& hostname);   ///< SIGKILL, or SIGTERM: the same to the master
    bool startAgent(const std::string& hostname);
    bool unregisterAgent(const std::string& hostname); ///< SIGUSR1
    bool partitionAgent(const std::string& hostname, bool broken);
    std::string agentId(const std::string& hostname) const; ///< "" if there is none

    // Tasks.
    bool killExecutor(const std::string& frameworkId, const std::string& executorId); ///< SIGKILL
    bool finishTask(const std::string& taskId, int exitCode);                         ///< ends by itself
    bool appendToSandbox(const std::string& taskId, const std::string& file, const std::string& text);
    void addScript(ScriptBook::Rule rule);                 ///< for tasks that are launched from now on
    std::map<std::string, std::string> taskStates() const; ///< task id -> state, of tasks that are not over
    const std::vector<std::string>& launched() const;      ///< ids of all tasks that ever began, in order

    std::size_t connectedFrameworks() const;
    Traffic takeTraffic(); ///< since the last call

    // Masters. A new leader knows the agents by name only until they are back.
    void killMaster(); ///< the leader's process ends: streams break
    /// This master leads from now on, as a new one. Agents that run report to it after `agentsAfter`;
    /// nullopt: when reregisterAgent() says so.
    void elect(std::uint16_t port, std::optional<Duration> agentsAfter = std::chrono::seconds{1});
    void announce(std::uint16_t port); ///< whom the standby masters name; 0: nobody
    bool reregisterAgent(const std::string& hostname);

    // Faults.
    Faults& faults();
    void cutStreams(std::string_view bytes); ///< all scheduler streams break after these bytes of a record

private:
    std::unique_ptr<World> m_world;
};

} // namespace pacer::mesos_double
