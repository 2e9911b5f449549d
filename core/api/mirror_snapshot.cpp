// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/mirror_private.h"
#include "core/api/reconnect_delay.h"

#include <QRandomGenerator>

#include <algorithm>

namespace pacer::api {

namespace {

using namespace std::chrono_literals;

constexpr auto pollWithoutStream = 5'000ms;
constexpr auto treePause = 500ms;

bool isRefusal(const Errors& errors)
{
    return std::any_of(errors.begin(), errors.end(), [](const Error& error) {
        const bool status = error.code == ErrorCode::HttpStatus && !error.args.empty()
                            && (error.args.front() == "401" || error.args.front() == "403");
        return status || error.code == ErrorCode::Unauthorized || error.code == ErrorCode::ForbiddenHost
               || error.code == ErrorCode::ForbiddenOrigin || error.code == ErrorCode::TlsFailed;
    });
}

bool isNotFound(const Errors& errors)
{
    return std::any_of(errors.begin(), errors.end(), [](const Error& error) {
        return error.code == ErrorCode::AppNotFound || error.code == ErrorCode::GroupNotFound
               || (error.code == ErrorCode::HttpStatus && !error.args.empty() && error.args.front() == "404");
    });
}

bool sameQueueItem(const QueueItem& a, const QueueItem& b)
{
    return a.count == b.count && a.overdue == b.overdue && a.timeLeftSeconds == b.timeLeftSeconds
           && a.since == b.since && a.spec.version() == b.spec.version()
           && a.offers.processed == b.offers.processed && a.offers.unused == b.offers.unused
           && a.offers.lastOffers == b.offers.lastOffers && a.offers.launchAttempt == b.offers.launchAttempt
           && a.lastUnused.size() == b.lastUnused.size();
}

} // namespace

void Mirror::Private::loadSnapshot()
{
    retryTimer.stop();
    rereads.clear();
    wantedTree.reset();
    loading.emplace();
    loading->waitingFor = 4;
    const int mine = ++generation;
    const auto take = [this, mine](auto Loading::*part) {
        return [this, mine, part](auto result) {
            if (mine != generation || !loading)
                return;
            if (!result) {
                partFailed(mine, result.error());
                return;
            }
            (*loading).*part = std::move(*result);
            takePart(mine);
        };
    };
    client.tree(&q, take(&Loading::tree));
    client.tasks(&q, take(&Loading::tasks));
    client.deployments(&q, take(&Loading::deployments));
    client.queue(false, &q, take(&Loading::queue));
    client.info(&q, [this, mine](const Result<ServerInfo>& info) {
        if (mine != generation || !info)
            return;
        q.m_server = *info;
        if (transports)
            mesos = std::make_unique<MesosClient>(transports->master(info->mesosUrl));
        pollAgents();
        emit q.connectionChanged();
    });
}

void Mirror::Private::partFailed(int mine, const Errors& why)
{
    if (mine != generation)
        return;
    loading.reset();
    ++failedLoads;
    setConnection(isRefusal(why) ? ConnectionState::Refused : ConnectionState::Reconnecting, why);
    retryTimer.start(reconnectDelay(failedLoads, QRandomGenerator::global()->generateDouble()));
}

void Mirror::Private::takePart(int mine)
{
    if (mine != generation || --loading->waitingFor > 0)
        return;
    takeSnapshot();
}

void Mirror::Private::takeSnapshot()
{
    Loading part = std::move(*loading);
    loading.reset();
    failedLoads = 0;
    const bool first = !q.m_hasSnapshot;

    const std::set<PathId> changed = tasks.replaceAll(part.tasks);
    takeTree(part.tree, PathId{}, false);
    takeDeployments(part.deployments, Absence::IsEnd);
    takeQueue(part.queue);
    for (const PathId& app : changed)
        touchTasks(app);
    replay(part.journal);
    q.m_hasSnapshot = true;
    if (first) { // views read everything now
        changedRows.clear();
        changedTasks.clear();
    }
    if (streamIsOpen)
        setConnection(ConnectionState::Live, {});
    else
        retryTimer.start(pollWithoutStream);
    pace();
    flush();
    emit q.snapshotLoaded();
    if (focus)
        rereads.wantNow(*focus);
}

void Mirror::Private::takeTree(const TreeSnapshot& tree, const PathId& below, bool onlyNewer)
{
    takeGroups(tree.root, below);
    std::set<PathId> seen;
    for (const AppInfo& info : tree.apps) {
        seen.insert(info.app->id);
        takeApp(info.app->id, info.app, onlyNewer);
    }
    std::vector<PathId> gone;
    for (const auto& [id, row] : q.m_apps) {
        if ((below.isRoot() || id.isBelow(below)) && !seen.contains(id))
            gone.push_back(id);
    }
    for (const PathId& id : gone)
        removeApp(id);
}

void Mirror::Private::takeGroups(const Group& tree, const PathId& below)
{
    std::set<PathId> present;
    for (const PathId& id : groupsBelow(tree))
        present.insert(id);
    for (const auto& [id, spec] : runSpecsBelow(tree)) {
        if (spec.isPod())
            pods.insert(id);
    }
    for (const PathId& id : present)
        addGroupsAbove(id.child("x"));
    std::vector<PathId> gone;
    for (const PathId& id : q.m_groups) {
        if ((below.isRoot() || id == below || id.isBelow(below)) && !present.contains(id))
            gone.push_back(id);
    }
    for (auto id = gone.rbegin(); id != gone.rend(); ++id) { // children first
        q.m_groups.erase(*id);
        if (q.m_hasSnapshot)
            emit q.groupRemoved(*id);
    }
}

void Mirror::Private::takeApp(const PathId& id, const AppPtr& app, bool onlyNewer)
{
    const auto known = q.m_apps.find(id);
    if (known == q.m_apps.end()) {
        addGroupsAbove(id);
        AppRow row;
        row.id = id;
        row.app = app;
        fillRow(row);
        q.m_apps.emplace(id, std::move(row));
        if (q.m_hasSnapshot)
            emit q.appAdded(id);
        return;
    }
    AppRow& row = known->second;
    const bool older = app->versionInfo.version < row.app->versionInfo.version;
    if ((onlyNewer && older) || *app == *row.app)
        return;
    row.app = app;
    fillRow(row);
    changedRows.insert(id);
    flushTimer.start(0);
}

void Mirror::Private::takeAppInfo(const AppInfo& info)
{
    const PathId& id = info.app->id;
    if (info.tasks && tasks.replaceApp(id, *info.tasks))
        touchTasks(id);
    if (info.lastTaskFailure)
        noteFailure(*info.lastTaskFailure);
    takeApp(id, info.app, true);
    touchRow(id);
    if (focus == id) {
        focused = info;
        emit q.focusedAppRead();
    }
}

void Mirror::Private::readApp(const PathId& id)
{
    journals[id].clear();
    const int mine = generation;
    client.app(id, &q, [this, id, mine](const Result<AppInfo>& info) {
        const std::deque<ApiEvent> meanwhile = std::move(journals[id]);
        journals.erase(id);
        const std::size_t size = info && info->tasks ? info->tasks->size() : 0;
        rereads.done(id, std::chrono::milliseconds(std::min<std::size_t>(size, 2000)));
        if (mine != generation)
            return; // a snapshot that began later knows better
        if (info) {
            takeAppInfo(*info);
            replay(meanwhile);
        } else if (isNotFound(info.error())) {
            removeApp(id);
        }
        pace();
    });
}

void Mirror::Private::wantTree(const PathId& group)
{
    PathId common = wantedTree.value_or(group);
    while (group != common && !group.isBelow(common))
        common = common.parent();
    wantedTree = common;
    if (!treeAsked && !treeTimer.isActive())
        treeTimer.start(treePause);
}

void Mirror::Private::readWantedTree()
{
    if (!wantedTree || treeAsked || loading)
        return;
    const PathId id = *std::exchange(wantedTree, std::nullopt);
    const int mine = generation;
    treeAsked = true;
    client.group(id, &q, [this, id, mine](const Result<TreeSnapshot>& tree) {
        treeAsked = false;
        // A tree that takes long is read seldom: a twentieth of the time at most.
        const auto pause = std::max<std::chrono::milliseconds>(treePause, 20 * client.latency());
        if (wantedTree)
            treeTimer.start(pause);
        if (mine != generation)
            return;
        if (tree)
            takeTree(*tree, id, true);
        else if (isNotFound(tree.error()))
            removeBelow(id);
    });
}

void Mirror::Private::takeDeployments(const std::vector<DeploymentInfo>& list, Absence absence)
{
    std::set<DeploymentId> present;
    for (const DeploymentInfo& deployment : list) {
        present.insert(deployment.id);
        if (std::find(ended.begin(), ended.end(), deployment.id) == ended.end())
            putDeployment(deployment);
    }
    std::vector<DeploymentId> gone;
    std::set<DeploymentId> nowMissing;
    for (const auto& [id, deployment] : q.m_deployments) {
        if (present.contains(id))
            continue;
        if (absence == Absence::IsEnd || missing.contains(id))
            gone.push_back(id);
        else
            nowMissing.insert(id);
    }
    missing = std::move(nowMissing);
    for (const DeploymentId& id : gone)
        removeDeployment(id, true, {});
}

void Mirror::Private::takeQueue(const std::vector<QueueItem>& list)
{
    std::set<PathId> changed;
    std::set<PathId> present;
    for (const QueueItem& item : list) {
        const PathId& id = item.spec.id();
        if (!present.insert(id).second)
            continue; // one entry per role; the first is shown
        const auto known = q.m_queue.find(id);
        if (known == q.m_queue.end() || !sameQueueItem(known->second, item))
            changed.insert(id);
        q.m_queue.insert_or_assign(id, item);
    }
    for (auto entry = q.m_queue.begin(); entry != q.m_queue.end();) {
        if (present.contains(entry->first)) {
            ++entry;
            continue;
        }
        changed.insert(entry->first);
        entry = q.m_queue.erase(entry);
    }
    for (const PathId& id : changed) {
        touchRow(id);
        if (q.m_hasSnapshot)
            emit q.queueChanged(id);
    }
}

void Mirror::Private::takeAgents(const std::vector<AgentRow>& list)
{
    std::map<AgentId, AgentRow> agents;
    for (const AgentRow& agent : list)
        agents.emplace(agent.info.id, agent);
    if (agents == q.m_agents)
        return;
    q.m_agents = std::move(agents);
    emit q.agentsChanged();
}

} // namespace pacer::api
