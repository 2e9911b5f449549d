// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cluster/agents_model.h"
#include "ui/cluster/events_model.h"
#include "ui/cluster/queue_model.h"
#include "ui/rollout/deployments_model.h"
#include "ui/rollout/rollout_history.h"
#include "ui/shell/session.h"
#include "ui/tree/apps_model.h"

#include <QObject>
#include <QTimer>

namespace pacer::ui {

/// The models that several views share, fed from the mirror: one signal of the mirror is one row here.
class LiveModels : public QObject {
    Q_OBJECT

public:
    explicit LiveModels(api::Mirror& mirror, QObject* parent = nullptr);

    AppsModel apps;
    DeploymentsModel deployments;
    QueueModel queue;
    AgentsModel agents;
    EventsModel events;
    RolloutHistory history;

    /// Share of a deployment that is done, 0 to 1.
    double progress(const DeploymentInfo& deployment) const;
    void retranslate();

signals:
    void historyChanged(const pacer::PathId& app);

private:
    void connectMirror();
    void loadSnapshot();
    void updateApp(const PathId& id);
    void updateQueue(const PathId& id);
    void updateAgents();
    void updateDeployment(const DeploymentId& id);
    void updateDeploymentsOf(const PathId& app);
    void updateTasks(const PathId& app);
    RolloutCounts counts(const PathId& app, const std::vector<ReadinessResult>& readiness) const;

    api::Mirror& m_mirror;
    QTimer m_second;
};

} // namespace pacer::ui
