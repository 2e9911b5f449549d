// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/http_transport.h"
#include "core/model/api_objects.h"
#include "core/model/deployment_record.h"
#include "core/model/group.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pacer::api {

template <class T>
using Answer = std::function<void(Result<T>)>;

/// The answer to a change: what the server said, or why it refused. A 409 has ErrorCode::AppLocked with the
/// ids of the blocking deployments as arguments; rule violations carry their JSON pointers.
using ChangeAnswer = Answer<DeploymentResult>;

struct ServerInfo {
    std::string name;
    std::string version;
    std::optional<std::string> pacerVersion; ///< set: the server is one of ours
    std::string frameworkId;
    std::string leader;
    std::string mesosUrl; ///< where /master/state lies; "" if unknown
    std::string role;     ///< of apps that name none; "" if unknown
};

/// The tree as one GET answers it, with counts, deployments and readiness of every app.
struct TreeSnapshot {
    Group root;
    std::vector<AppInfo> apps;
};

/// The kill of named instances. With `scale` a deployment results, else none.
struct KillRequest {
    std::vector<TaskId> tasks;
    bool scale = false;
    bool wipe = false;
    bool force = false;
};

/// Which deployments that have ended; only servers of ours keep them.
struct HistoryQuery {
    int limit = 100;
    std::optional<std::uint64_t> before; ///< only those with a smaller number
    std::optional<PathId> app;           ///< only those that touched it, or something below it
};

/// A typed client of the Marathon API. One request per call, answered later on the same thread; nothing is
/// kept but the latency. Rule of all calls: see HttpTransport (a receiver that is gone cancels).
class MarathonClient {
public:
    explicit MarathonClient(HttpTransport& transport);

    void info(QObject* receiver, Answer<ServerInfo> answer);
    void tree(QObject* receiver, Answer<TreeSnapshot> answer);
    /// The same of one group and what is below it.
    void group(const PathId& id, QObject* receiver, Answer<TreeSnapshot> answer);
    void app(const PathId& id, QObject* receiver,
             Answer<AppInfo> answer); ///< with tasks, failure, readiness, stats
    void tasks(QObject* receiver, Answer<std::vector<TaskInfo>> answer);
    void deployments(QObject* receiver, Answer<std::vector<DeploymentInfo>> answer);
    void deploymentHistory(const HistoryQuery& query, QObject* receiver, Answer<DeploymentHistory> answer);
    void queue(bool withLastUnused, QObject* receiver, Answer<std::vector<QueueItem>> answer);
    void versions(const PathId& id, QObject* receiver, Answer<std::vector<Timestamp>> answer);
    void appAt(const PathId& id, Timestamp version, QObject* receiver, Answer<AppPtr> answer);
    /// The definition as the server has it, as JSON text ready for the editor (read-only fields removed).
    void definition(const PathId& id, QObject* receiver, Answer<std::string> answer);
    /// What the server would do with a group change; nothing is changed.
    void dryRun(const std::string& text, QObject* receiver, Answer<std::vector<DeploymentStep>> answer);

    /// POST /v2/apps or, if the text holds a group, POST /v2/groups; a list of apps becomes one deployment.
    /// `text` is the editor's, sent as it is.
    void create(const std::string& text, bool force, QObject* receiver, ChangeAnswer answer);
    /// PUT of a whole definition: what is not in the text returns to its default.
    void replace(const PathId& id, const std::string& text, bool force, QObject* receiver,
                 ChangeAnswer answer);
    void putGroup(const std::string& text, bool force, QObject* receiver, ChangeAnswer answer);
    void scale(const PathId& id, int instances, bool force, QObject* receiver, ChangeAnswer answer);
    void scaleGroup(const PathId& id, double factor, bool force, QObject* receiver, ChangeAnswer answer);
    void restart(const PathId& id, bool force, QObject* receiver, ChangeAnswer answer);
    void destroyApp(const PathId& id, bool force, QObject* receiver, ChangeAnswer answer);
    void destroyGroup(const PathId& id, bool force, QObject* receiver, ChangeAnswer answer);
    void rollBackApp(const PathId& id, Timestamp version, bool force, QObject* receiver, ChangeAnswer answer);
    void kill(const KillRequest& request, QObject* receiver, Answer<std::optional<DeploymentResult>> answer);
    void rollBack(const DeploymentId& id, QObject* receiver, ChangeAnswer answer);
    void stop(const DeploymentId& id, QObject* receiver,
              Answer<void> answer); ///< cancel, nothing is rolled back
    /// Extensions of Pacer: its slot updates stand still, or go on.
    void pause(const DeploymentId& id, QObject* receiver, Answer<void> answer);
    void resume(const DeploymentId& id, QObject* receiver, Answer<void> answer);
    void resetDelay(const PathId& id, QObject* receiver, Answer<void> answer);

    /// For clients of other things that the same server serves.
    HttpTransport& transport() { return *m_transport; }
    /// How long the newest answer took.
    std::chrono::milliseconds latency() const { return *m_latency; }

private:
    std::shared_ptr<std::chrono::milliseconds> m_latency;
    std::shared_ptr<HttpTransport> m_transport; ///< the given one, timed
};

} // namespace pacer::api
