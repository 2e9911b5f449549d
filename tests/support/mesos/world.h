// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "tests/support/mesos/http.h"
#include "tests/support/mesos/master.h"
#include "tests/support/mesos/resources.h"
#include "tests/support/mesos/sandbox.h"
#include "tests/support/mesos/setup.h"

#include <deque>
#include <functional>
#include <memory>

/// The whole state of the double. The functions that change it stand in the headers beside this one, each of
/// which takes it as its first argument; nothing else holds state.
namespace pacer::mesos_double {

struct Capabilities {
    bool partitionAware = false;
    bool multiRole = false;
    bool refinement = false;
    bool regionAware = false;
    bool taskKilling = false;
    bool gpus = false;
};

/// One task, seen by its agent (what is) and by the master (what it was told).
struct Task {
    std::string id;
    std::string name;
    std::string frameworkId;
    std::string agentId;
    std::string executorId; ///< its own id for a command task
    bool inPod = false;
    bool checkpointed = true;
    Json info;
    Resources resources; ///< allocated
    std::string role;
    TaskScript script;

    std::string containerId;
    int pid = 0;
    std::string state = "TASK_STAGING"; ///< the newest, known to the agent
    bool over = false;                  ///< its process is gone
    std::deque<Json> pending;           ///< updates without acknowledgement, the first one was sent
    std::uint64_t retry = 0;            ///< names the timer of the first one
    Duration retryAfter{};
    Timestamp sentAt;       ///< when the first one was sent first
    std::uint64_t life = 0; ///< timers of an earlier life do nothing
    std::optional<bool> healthy;
    unsigned failures = 0; ///< in a row
    Json check;            ///< the last result; null without a check
    bool killing = false;
    std::string killReason;
    bool goneInstead = false; ///< a drain that marks the agent gone: GONE_BY_OPERATOR instead of KILLED

    std::string knownState = "TASK_STAGING";
    Json statuses = Json::array(); ///< what was forwarded
    std::string updateState;
    std::string updateUuid;
    bool released = false; ///< its resources are free again
    bool unreachable = false;
    Timestamp unreachableSince;
};
using TaskPtr = std::shared_ptr<Task>;

struct Executor {
    std::string id;
    std::string frameworkId;
    std::string containerId;
    int pid = 0;
    bool isPod = false;
    bool isCustom = false;
    Json info;           ///< ExecutorInfo; null for the command executor
    Resources resources; ///< of its own, allocated
    std::string directory;
    std::vector<TaskPtr> tasks;
    std::vector<TaskPtr> completed;
    bool leaving = false;
    Timestamp started;
};

struct Operation {
    std::string id; ///< "" without feedback
    std::string frameworkId;
    Json info;
    Json status; ///< the last one
    std::string uuid;
    Duration retryAfter{};
};

struct Agent {
    AgentSetup setup;
    std::string id;
    Json attributes;
    Resources total; ///< with reservations and volumes
    Resources free;  ///< neither used nor offered
    FileTree files;

    bool up = false; ///< the process runs
    bool partitioned = false;
    bool connected = false;  ///< the master talks to it
    bool registered = false; ///< the master lists it
    bool recovering = false; ///< known to a new master from its registry only
    bool unreachable = false;
    bool gone = false;
    bool down = false; ///< in maintenance
    bool deactivated = false;
    Timestamp unreachableSince;
    Timestamp startedAt;
    Timestamp registeredAt;
    std::optional<Timestamp> reregisteredAt;
    std::uint64_t pings = 0; ///< names the timer of the loss

    std::optional<Json> drain; ///< its config
    bool drained = false;
    Timestamp drainStart;

    std::map<std::pair<std::string, std::string>, Executor> executors; ///< (framework, executor)
    std::vector<Executor> ended;
    std::vector<std::string> offers;
    std::map<std::string, Operation> operations;                        ///< by uuid
    std::vector<std::pair<TaskPtr, std::optional<Duration>>> lateKills; ///< asked for while it was away

    bool isActive() const { return registered && connected && !deactivated; }
    std::string pid() const { return setup.process + '@' + setup.ip + ':' + std::to_string(setup.port); }
};

struct Filter {
    std::string agentId;
    std::string role;
    Resources resources;
    Timestamp until;
};

struct Framework {
    std::string id;
    Json info;
    Capabilities capabilities;
    std::vector<std::string> roles;
    std::set<std::string> suppressed;
    Json constraints; ///< offer_constraints
    StreamId stream = 0;
    std::string streamId;
    bool active = false;
    bool connected = false;
    bool recovered = false;
    Timestamp registeredAt;
    Timestamp reregisteredAt;
    Timestamp unregisteredAt;
    bool wasRegistered = false;
    std::uint64_t failover = 0; ///< names the timer of the failover timeout
    std::map<std::string, TaskPtr> tasks;
    std::map<std::string, TaskPtr> unreachable;
    std::deque<TaskPtr> completed;
    std::vector<Filter> filters;
    std::vector<std::string> offers;
    std::map<std::string, Timestamp> inverseFilters; ///< agent -> not before

    std::string principal() const { return textOf(info, "principal"); }
    bool checkpoint() const { return flagOf(info, "checkpoint"); }
};

struct Offer {
    std::string id;
    std::string frameworkId;
    std::string agentId;
    std::string role;
    Resources resources; ///< allocated
};

struct Window {
    Json json;
    std::vector<std::pair<std::string, std::string>> machines; ///< hostname, ip
};

struct InverseAnswer {
    std::string status; ///< ACCEPT or DECLINE
    Timestamp at;
};

struct World {
    explicit World(ClusterSetup clusterSetup, Timestamp start);

    ClusterSetup setup;
    Timestamp now;
    Random random;
    Faults faults;

    std::string masterId;
    std::uint16_t leader = 0;            ///< port; 0: nobody leads
    std::uint16_t announced = 0;         ///< whom the others take for the leader
    std::set<std::uint16_t> deadMasters; ///< ports
    Timestamp startedAt;
    Timestamp electedAt;
    std::uint64_t nextFramework = 0;
    std::uint64_t nextOffer = 0;
    std::uint64_t nextAgent = 0;
    StreamId nextStream = 1;
    int nextPid = 1000;

    std::map<std::string, Framework> frameworks;
    std::deque<Framework> completedFrameworks;
    std::map<std::string, Json> knownInfos; ///< what agents know of frameworks: FrameworkInfo by id
    std::map<std::string, Agent> agents;    ///< by id
    std::map<std::string, Offer> offers;
    std::map<std::string, Offer> inverseOffers;
    std::map<std::pair<std::string, std::string>, InverseAnswer> inverseAnswers; ///< (agent, framework)
    std::vector<Window> schedule;
    std::set<std::pair<std::string, std::string>> downMachines;
    std::map<StreamId, std::string> schedulers; ///< stream -> framework id
    std::set<StreamId> operators;
    std::vector<Output> outputs;
    std::vector<std::string> launched; ///< ids of all tasks that ever began
    Traffic traffic;

    // Time.
    std::uint64_t after(Duration wait, std::function<void()> work);
    void advance(Timestamp to);
    std::optional<Timestamp> nextTimer() const;
    double seconds() const; ///< since 1970, with microseconds: how Mesos writes times
    void forgetTimers() { m_timers.clear(); }

    // Ids and look-ups.
    std::string drawUuid() { return randomUuid(random); }
    Agent* agentById(const std::string& id);
    Agent* agentByName(const std::string& hostname);
    Framework* frameworkById(const std::string& id);
    TaskPtr taskOf(const std::string& frameworkId, const std::string& taskId);

    // Streams.
    StreamId openStream();
    void send(StreamId stream, const Json& event);
    void end(StreamId stream);
    void sendTo(const Framework& framework, const Json& event);
    void tellOperators(const Json& event);

private:
    struct Timer {
        std::uint64_t number;
        std::function<void()> work;
    };
    std::multimap<Timestamp, Timer> m_timers;
    std::uint64_t m_nextTimer = 1;
};

bool isTerminal(const std::string& state);
double secondsOf(Timestamp time);
Json nanosecondsJson(Timestamp time);
Json domainJson(const FaultDomain& domain);

} // namespace pacer::mesos_double
