// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/agent_row.h"
#include "core/api/connections.h"
#include "core/api/marathon_client.h"
#include "core/model/api_events.h"
#include "core/model/app_status.h"

#include <QObject>

#include <chrono>
#include <map>
#include <memory>
#include <set>

namespace pacer::api {

class AgentTransports;
class EventSource;

/// Everything a list shows of one app, complete and comparable.
struct AppRow {
    PathId id;
    AppPtr app;
    TaskCounts counts;
    std::vector<DeploymentId> deployments;
    bool queued = false;
    bool overdue = true;
    std::int64_t delaySeconds = 0;
    AppStatus status = AppStatus::NotRunning;
    HealthSegments health;

    bool operator==(const AppRow&) const = default;
};

/// A live replica of a server: one snapshot, then events; after every gap a snapshot again. Emits one signal
/// per thing that changed, so that a view repaints a row and not a list. Never blocks; GUI thread.
///
/// The first snapshot emits `snapshotLoaded` alone: a view reads everything then. Later snapshots emit the
/// differences to what is held, then `snapshotLoaded`. Additions and removals are emitted at once; appChanged
/// and tasksChanged once per turn of the event loop, however many events came in it.
class Mirror : public QObject {
    Q_OBJECT

public:
    Mirror(MarathonClient& client, EventSource& events, QObject* parent = nullptr);
    ~Mirror() override;

    /// Where the master and agents are reached. Without it agents are asked for at the server itself. The
    /// object must outlive the mirror.
    void setTransports(AgentTransports& transports);
    void start();

    ConnectionState connectionState() const { return m_connection; }
    const Errors& connectionProblem() const { return m_problem; } ///< why it is not live
    std::chrono::milliseconds latency() const { return m_latency; }
    const ServerInfo& server() const { return m_server; }
    bool hasSnapshot() const { return m_hasSnapshot; }

    const std::map<PathId, AppRow>& apps() const { return m_apps; }
    const AppRow* app(const PathId& id) const;
    /// With the root.
    const std::set<PathId>& groups() const { return m_groups; }
    /// Tasks of an app, kept up to date from events; empty if unknown.
    std::vector<TaskInfo> tasks(const PathId& app) const;
    const std::map<DeploymentId, DeploymentInfo>& deployments() const { return m_deployments; }
    const std::map<PathId, QueueItem>& queue() const { return m_queue; }
    const std::map<AgentId, AgentRow>& agents() const { return m_agents; }
    /// Of a task that nobody asked to end; a newer one emits appChanged.
    std::optional<TaskFailure> lastFailure(const PathId& app) const;

    /// The app whose page is open: its tasks, readiness and queue entry are kept fresher than the rest.
    void setFocus(std::optional<PathId> app);
    /// The focused app as last read, with readiness and task statistics; nullopt until the first answer.
    const std::optional<AppInfo>& focusedApp() const;
    /// Reads an app again at once, after a change that this console asked for.
    void refresh(const PathId& app);

signals:
    void connectionChanged();
    void snapshotLoaded();
    void appAdded(const pacer::PathId& id);
    void appChanged(const pacer::PathId& id);
    void appRemoved(const pacer::PathId& id);
    void groupAdded(const pacer::PathId& id);
    void groupRemoved(const pacer::PathId& id);
    void tasksChanged(const pacer::PathId& app);
    void deploymentAdded(const pacer::DeploymentId& id);
    void deploymentChanged(const pacer::DeploymentId& id);
    /// `succeeded` is also true if the end was missed during a gap.
    void deploymentRemoved(const pacer::DeploymentId& id, bool succeeded, const QString& reason);
    void queueChanged(const pacer::PathId& app);
    void agentsChanged();
    void focusedAppRead();
    void eventReceived(const pacer::ApiEvent& event);

private:
    struct Private;
    std::unique_ptr<Private> d;
    ConnectionState m_connection = ConnectionState::Connecting;
    Errors m_problem;
    std::chrono::milliseconds m_latency{};
    ServerInfo m_server;
    bool m_hasSnapshot = false;
    std::map<PathId, AppRow> m_apps;
    std::set<PathId> m_groups;
    std::map<DeploymentId, DeploymentInfo> m_deployments;
    std::map<PathId, QueueItem> m_queue;
    std::map<AgentId, AgentRow> m_agents;
};

} // namespace pacer::api
