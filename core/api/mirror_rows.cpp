// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/mirror_private.h"

namespace pacer::api {

/// Every group on the way to `id`, the outermost first.
void Mirror::Private::addGroupsAbove(const PathId& id)
{
    const PathId parent = id.parent();
    if (q.m_groups.contains(parent))
        return;
    if (!parent.isRoot())
        addGroupsAbove(parent);
    q.m_groups.insert(parent);
    if (q.m_hasSnapshot)
        emit q.groupAdded(parent);
}

void Mirror::Private::removeApp(const PathId& id)
{
    tasks.removeApp(id);
    failures.erase(id);
    changedRows.erase(id);
    changedTasks.erase(id);
    if (q.m_apps.erase(id) > 0 && q.m_hasSnapshot)
        emit q.appRemoved(id);
}

void Mirror::Private::removeBelow(const PathId& group)
{
    TreeSnapshot nothing;
    nothing.root.id = group;
    takeTree(nothing, group, false);
    if (!group.isRoot() && q.m_groups.erase(group) > 0)
        emit q.groupRemoved(group);
}

void Mirror::Private::putDeployment(const DeploymentInfo& deployment)
{
    const auto known = q.m_deployments.find(deployment.id);
    const bool isNew = known == q.m_deployments.end();
    if (!isNew && known->second == deployment)
        return;
    q.m_deployments.insert_or_assign(deployment.id, deployment);
    if (isNew) {
        for (const PathId& app : deployment.affectedApps) {
            deploymentsOf[app].insert(deployment.id);
            touchRow(app);
        }
    }
    if (!q.m_hasSnapshot)
        return;
    if (isNew)
        emit q.deploymentAdded(deployment.id);
    else
        emit q.deploymentChanged(deployment.id);
}

void Mirror::Private::removeDeployment(const DeploymentId& id, bool succeeded, const QString& reason)
{
    const auto known = q.m_deployments.find(id);
    if (known == q.m_deployments.end())
        return;
    const std::vector<PathId> apps = known->second.affectedApps;
    q.m_deployments.erase(known);
    for (const PathId& app : apps) {
        const auto running = deploymentsOf.find(app);
        if (running != deploymentsOf.end() && running->second.erase(id) > 0 && running->second.empty())
            deploymentsOf.erase(running);
        touchRow(app);
    }
    if (q.m_hasSnapshot)
        emit q.deploymentRemoved(id, succeeded, reason);
}

void Mirror::Private::noteFailure(const TaskFailure& failure)
{
    const auto [known, isNew] = failures.try_emplace(failure.appId, failure);
    if (!isNew && known->second == failure)
        return;
    known->second = failure;
    changedRows.insert(failure.appId);
    flushTimer.start(0);
}

void Mirror::Private::touchTasks(const PathId& app)
{
    changedTasks.insert(app);
    touchRow(app);
    flushTimer.start(0);
}

void Mirror::Private::touchRow(const PathId& app)
{
    const auto known = q.m_apps.find(app);
    if (known == q.m_apps.end())
        return;
    AppRow row = known->second;
    fillRow(row);
    if (row == known->second)
        return;
    known->second = std::move(row);
    changedRows.insert(app);
    flushTimer.start(0);
}

void Mirror::Private::fillRow(AppRow& row) const
{
    row.counts = tasks.counts(row.id);
    row.deployments.clear();
    if (const auto running = deploymentsOf.find(row.id); running != deploymentsOf.end())
        row.deployments.assign(running->second.begin(), running->second.end());
    const auto entry = q.m_queue.find(row.id);
    row.queued = entry != q.m_queue.end();
    row.overdue = !row.queued || entry->second.overdue;
    row.delaySeconds = row.queued ? entry->second.timeLeftSeconds : 0;
    row.status = appStatus({.queued = row.queued,
                            .overdue = row.overdue,
                            .deploying = !row.deployments.empty(),
                            .instances = row.app->instances,
                            .running = row.counts.running});
    row.health = healthSegments(row.counts, row.app->instances);
}

} // namespace pacer::api
