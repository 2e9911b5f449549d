// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/live_models.h"

#include "ui/text/format.h"

#include <algorithm>

namespace pacer::ui {

LiveModels::LiveModels(api::Mirror& mirror, QObject* parent)
    : QObject(parent)
    , m_mirror(mirror)
{
    connectMirror();
    loadSnapshot();
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, [this] { queue.refresh(QueueModel::StateColumn); });
    m_second.start();
}

void LiveModels::connectMirror()
{
    using api::Mirror;
    connect(&m_mirror, &Mirror::snapshotLoaded, this, &LiveModels::loadSnapshot);
    for (auto changed : {&Mirror::appAdded, &Mirror::appChanged})
        connect(&m_mirror, changed, this, [this](const PathId& id) {
            updateApp(id);
            updateTasks(id); // who is old, and how far a deployment is, hangs on the definition
        });
    connect(&m_mirror, &Mirror::appRemoved, this, [this](const PathId& id) { apps.removeApp(id); });
    connect(&m_mirror, &Mirror::groupAdded, this, [this](const PathId& id) { apps.addGroup(id); });
    connect(&m_mirror, &Mirror::groupRemoved, this, [this](const PathId& id) { apps.removeGroup(id); });
    connect(&m_mirror, &Mirror::tasksChanged, this, &LiveModels::updateTasks);
    connect(&m_mirror, &Mirror::deploymentAdded, this, [this](const DeploymentId& id) {
        const auto known = m_mirror.deployments().find(id);
        if (known == m_mirror.deployments().end())
            return;
        for (const PathId& app : known->second.affectedApps) {
            history.begin(app);
            updateTasks(app);
        }
        updateDeployment(id);
    });
    connect(&m_mirror, &Mirror::deploymentChanged, this, &LiveModels::updateDeployment);
    connect(&m_mirror, &Mirror::deploymentRemoved, this,
            [this](const DeploymentId& id) { deployments.remove(id); });
    connect(&m_mirror, &Mirror::queueChanged, this, &LiveModels::updateQueue);
    connect(&m_mirror, &Mirror::agentsChanged, this, &LiveModels::updateAgents);
    connect(&m_mirror, &Mirror::eventReceived, this, [this](const ApiEvent& event) { events.add(event); });
}

void LiveModels::loadSnapshot()
{
    for (const PathId& id : m_mirror.groups())
        apps.addGroup(id);
    for (const auto& [id, row] : m_mirror.apps())
        apps.upsertApp(row);
    for (const auto& [id, deployment] : m_mirror.deployments()) {
        for (const PathId& app : deployment.affectedApps)
            updateTasks(app);
        updateDeployment(id);
    }
    const Timestamp now = format::now();
    std::vector<QueueRow> waiting;
    for (const auto& [id, item] : m_mirror.queue())
        waiting.push_back(queueRow(item, now));
    queue.assign(waiting);
    updateAgents();
}

void LiveModels::updateApp(const PathId& id)
{
    if (const api::AppRow* row = m_mirror.app(id))
        apps.upsertApp(*row);
}

void LiveModels::updateQueue(const PathId& id)
{
    const auto known = m_mirror.queue().find(id);
    if (known == m_mirror.queue().end())
        queue.remove(id);
    else
        queue.upsert(queueRow(known->second, format::now()));
}

void LiveModels::updateAgents()
{
    std::vector<api::AgentRow> rows;
    for (const auto& [id, row] : m_mirror.agents())
        rows.push_back(row);
    agents.assign(rows);
}

void LiveModels::updateDeployment(const DeploymentId& id)
{
    const auto known = m_mirror.deployments().find(id);
    if (known != m_mirror.deployments().end())
        deployments.upsert({known->second, progress(known->second)});
}

void LiveModels::updateDeploymentsOf(const PathId& app)
{
    for (const auto& [id, deployment] : m_mirror.deployments()) {
        if (std::ranges::find(deployment.affectedApps, app) != deployment.affectedApps.end())
            updateDeployment(id);
    }
}

void LiveModels::updateTasks(const PathId& app)
{
    const api::AppRow* row = m_mirror.app(app);
    const std::vector<TaskInfo> tasks = m_mirror.tasks(app);
    // Tasks of a version that is not known yet would be counted wrongly; the definition follows at once.
    const bool behind = row && row->app && std::ranges::any_of(tasks, [row](const TaskInfo& task) {
                            return task.version && *task.version > row->app->versionInfo.version;
                        });
    if (row && row->app && !behind) {
        history.record(app, counts(app, {}), format::now());
        emit historyChanged(app);
    }
    updateDeploymentsOf(app);
}

RolloutCounts LiveModels::counts(const PathId& app, const std::vector<ReadinessResult>& readiness) const
{
    const api::AppRow* row = m_mirror.app(app);
    return row && row->app ? countRollout(m_mirror.tasks(app), *row->app, readiness) : RolloutCounts{};
}

double LiveModels::progress(const DeploymentInfo& deployment) const
{
    if (deployment.steps.empty())
        return 1;
    const auto at = static_cast<std::size_t>(std::max(0, deployment.currentStep));
    if (at < 1 || at > deployment.steps.size())
        return 0;
    const auto& actions = deployment.steps[at - 1].actions;
    double done = 0;
    for (const DeploymentAction& action : actions) {
        const api::AppRow* row = m_mirror.app(action.id);
        done +=
            actionProgress(action, row ? row->app.get() : nullptr, counts(action.id, deployment.readiness));
    }
    const double share = actions.empty() ? 0 : done / double(actions.size());
    return (double(at - 1) + share) / double(deployment.steps.size());
}

void LiveModels::retranslate()
{
    apps.retranslate();
    deployments.retranslate();
    queue.retranslate();
    agents.retranslate();
    events.retranslate();
}

} // namespace pacer::ui
