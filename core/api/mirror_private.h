// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/agent_transports.h"
#include "core/api/event_source.h"
#include "core/api/mesos_client.h"
#include "core/api/mirror.h"
#include "core/api/reread_queue.h"
#include "core/api/task_table.h"

#include <QTimer>

#include <deque>

namespace pacer::api {

/// A snapshot on its way: its answers come in any order, and meanwhile the events are kept.
struct Loading {
    int waitingFor = 0;
    bool failed = false;
    TreeSnapshot tree;
    std::vector<TaskInfo> tasks;
    std::vector<DeploymentInfo> deployments;
    std::vector<QueueItem> queue;
    std::deque<ApiEvent> journal;
};

/// The inside of a Mirror. mirror.cpp: connection, polling, focus; mirror_snapshot.cpp: taking over what was
/// read; mirror_events.cpp: what an event changes; mirror_rows.cpp: rows and their signals.
///
/// Readings and events overtake each other: an answer may be older than an event that came meanwhile. So
/// events that arrive while something is being read are applied at once, kept, and applied again after the
/// answer: the newest word always comes from the stream.
struct Mirror::Private {
    Private(Mirror& mirror, MarathonClient& client, EventSource& events);

    // mirror.cpp
    void streamOpened();
    void streamLost(const Errors& why);
    void setConnection(ConnectionState state, Errors problem);
    void pollQueue();
    void pollDeployments();
    void pollAgents();
    void pace(); ///< sets the poll intervals to what goes on
    void readFocus();
    bool isBusy() const; ///< something waits or is being deployed

    // mirror_snapshot.cpp
    void loadSnapshot();
    void takePart(int generation);
    void partFailed(int generation, const Errors& why);
    void takeSnapshot();
    void takeTree(const TreeSnapshot& tree, const PathId& below, bool onlyNewer);
    void takeGroups(const Group& tree, const PathId& below);
    void takeApp(const PathId& id, const AppPtr& app, bool onlyNewer);
    void takeAppInfo(const AppInfo& info);
    enum class Absence { IsEnd, MayBeEnd };
    /// What is missing in `list` has ended; MayBeEnd: its event is awaited until the next list.
    void takeDeployments(const std::vector<DeploymentInfo>& list, Absence absence);
    void takeQueue(const std::vector<QueueItem>& list);
    void takeAgents(const std::vector<AgentRow>& list);
    void readApp(const PathId& id);
    void readGroup(const PathId& id);
    void wantTree(const PathId& group);
    void readWantedTree();

    // mirror_events.cpp
    void received(const StreamEvent& event);
    void apply(const ApiEvent& event);
    void keepForReadings(const ApiEvent& event);
    void replay(const std::deque<ApiEvent>& events);
    void applyStep(const DeploymentStepEvent& event);
    void applyEnd(const DeploymentEndedEvent& event);
    void applyStatus(const StatusUpdateEvent& event, Timestamp when);
    void applyInstance(const InstanceChangedEvent& event);
    void applyHealth(const PathId& app, const InstanceId& instance, std::optional<bool> healthy);

    // Rows and signals
    void addGroupsAbove(const PathId& id);
    void removeApp(const PathId& id);
    void removeBelow(const PathId& group);
    void putDeployment(const DeploymentInfo& deployment);
    void removeDeployment(const DeploymentId& id, bool succeeded, const QString& reason);
    void noteFailure(const TaskFailure& failure); ///< appChanged if it is another one than before
    void touchTasks(const PathId& app);
    void touchRow(const PathId& app); ///< computes the row again; appChanged if it differs
    void fillRow(AppRow& row) const;
    void flush();

    Mirror& q;
    MarathonClient& client;
    EventSource& events;
    std::unique_ptr<MesosClient> mesos;
    AgentTransports* transports = nullptr;

    TaskTable tasks;
    std::set<PathId> pods;
    std::map<PathId, TaskFailure> failures;
    std::map<PathId, std::set<DeploymentId>> deploymentsOf;
    std::set<DeploymentId> missing; ///< were not in the newest list
    std::deque<DeploymentId> ended; ///< the newest ones: an older list must not bring them back
    std::optional<PathId> focus;
    std::optional<AppInfo> focused;

    std::optional<Loading> loading;
    int generation = 0;
    int failedLoads = 0;
    bool streamIsOpen = false;
    bool queueAsked = false;
    bool deploymentsAsked = false;
    bool agentsAsked = false;

    RereadQueue rereads;
    std::map<PathId, std::deque<ApiEvent>> journals; ///< of apps that are being read
    std::optional<PathId> wantedTree;
    bool treeAsked = false;

    std::set<PathId> changedRows;
    std::set<PathId> changedTasks;
    QTimer flushTimer;
    QTimer retryTimer;
    QTimer queueTimer;
    QTimer deploymentsTimer;
    QTimer agentsTimer;
    QTimer focusTimer;
    QTimer treeTimer;
};

} // namespace pacer::api
