// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/mirror.h"

#include "core/api/mirror_private.h"

namespace pacer::api {

namespace {

using namespace std::chrono_literals;

// While something waits or is deployed; otherwise.
constexpr auto busyPoll = 1'000ms;
constexpr auto idlePoll = 5'000ms;
constexpr auto patience = 2'000ms; // for the stream, before things are read without it
constexpr auto deploymentsPoll = 2'000ms;

} // namespace

Mirror::Mirror(MarathonClient& client, EventSource& events, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, client, events))
{}

Mirror::~Mirror() = default;

Mirror::Private::Private(Mirror& mirror, MarathonClient& marathon, EventSource& stream)
    : q(mirror)
    , client(marathon)
    , events(stream)
    , mesos(std::make_unique<MesosClient>(marathon.transport()))
    , rereads([this](const PathId& id) { readApp(id); }, [this] { loadSnapshot(); }, nullptr)
{
    QObject::connect(&events, &EventSource::opened, &q, [this] { streamOpened(); });
    QObject::connect(&events, &EventSource::lost, &q, [this](const Errors& why) { streamLost(why); });
    QObject::connect(&events, &EventSource::received, &q,
                     [this](const StreamEvent& event) { received(event); });
    for (QTimer* timer : {&flushTimer, &retryTimer, &treeTimer})
        timer->setSingleShot(true);
    QObject::connect(&flushTimer, &QTimer::timeout, &q, [this] { flush(); });
    QObject::connect(&retryTimer, &QTimer::timeout, &q, [this] { loadSnapshot(); });
    QObject::connect(&treeTimer, &QTimer::timeout, &q, [this] { readWantedTree(); });
    QObject::connect(&queueTimer, &QTimer::timeout, &q, [this] { pollQueue(); });
    QObject::connect(&deploymentsTimer, &QTimer::timeout, &q, [this] { pollDeployments(); });
    QObject::connect(&agentsTimer, &QTimer::timeout, &q, [this] { pollAgents(); });
    QObject::connect(&focusTimer, &QTimer::timeout, &q, [this] { readFocus(); });
}

void Mirror::setTransports(AgentTransports& transports)
{
    d->transports = &transports;
}

void Mirror::start()
{
    d->setConnection(ConnectionState::Connecting, {});
    d->events.start();
    d->retryTimer.start(patience);
    d->agentsTimer.start(idlePoll);
}

const AppRow* Mirror::app(const PathId& id) const
{
    const auto found = m_apps.find(id);
    return found == m_apps.end() ? nullptr : &found->second;
}

std::vector<TaskInfo> Mirror::tasks(const PathId& app) const
{
    return d->tasks.tasks(app);
}

std::optional<TaskFailure> Mirror::lastFailure(const PathId& app) const
{
    const auto found = d->failures.find(app);
    return found == d->failures.end() ? std::nullopt : std::optional(found->second);
}

void Mirror::setFocus(std::optional<PathId> app)
{
    if (d->focus == app)
        return;
    d->focus = std::move(app);
    d->focused.reset();
    if (d->focus)
        refresh(*d->focus);
    d->pollQueue();
    d->pace();
}

const std::optional<AppInfo>& Mirror::focusedApp() const
{
    return d->focused;
}

void Mirror::refresh(const PathId& app)
{
    if (m_hasSnapshot)
        d->rereads.wantNow(app);
}

/// After a gap nothing is known for sure: everything is read again.
void Mirror::Private::streamOpened()
{
    streamIsOpen = true;
    loadSnapshot();
}

void Mirror::Private::streamLost(const Errors& why)
{
    streamIsOpen = false;
    const bool refused = q.m_connection == ConnectionState::Refused;
    if (!refused)
        setConnection(ConnectionState::Reconnecting, why);
    // Servers without a stream are followed by asking.
    if (!loading && !retryTimer.isActive())
        retryTimer.start(idlePoll);
}

void Mirror::Private::setConnection(ConnectionState state, Errors problem)
{
    q.m_latency = client.latency();
    if (q.m_connection == state && q.m_problem == problem)
        return;
    q.m_connection = state;
    q.m_problem = std::move(problem);
    emit q.connectionChanged();
}

bool Mirror::Private::isBusy() const
{
    return !q.m_queue.empty() || !q.m_deployments.empty();
}

void Mirror::Private::pace()
{
    if (!q.m_hasSnapshot)
        return;
    const auto set = [](QTimer& timer, std::chrono::milliseconds interval) {
        if (!timer.isActive() || timer.intervalAsDuration() != interval)
            timer.start(interval);
    };
    set(queueTimer, isBusy() ? busyPoll : idlePoll);
    if (q.m_deployments.empty())
        deploymentsTimer.stop();
    else
        set(deploymentsTimer, deploymentsPoll);
    const AppRow* row = focus ? q.app(*focus) : nullptr;
    if (row)
        set(focusTimer, row->deployments.empty() && !row->queued ? idlePoll : deploymentsPoll);
    else
        focusTimer.stop();
}

void Mirror::Private::pollQueue()
{
    if (queueAsked || !q.m_hasSnapshot)
        return;
    queueAsked = true;
    const bool details = focus && q.m_queue.contains(*focus);
    client.queue(details, &q, [this](const Result<std::vector<QueueItem>>& list) {
        queueAsked = false;
        q.m_latency = client.latency();
        if (list)
            takeQueue(*list);
        pace();
    });
}

void Mirror::Private::pollDeployments()
{
    if (deploymentsAsked || !q.m_hasSnapshot)
        return;
    deploymentsAsked = true;
    client.deployments(&q, [this](const Result<std::vector<DeploymentInfo>>& list) {
        deploymentsAsked = false;
        if (list)
            takeDeployments(*list, Absence::MayBeEnd);
        pace();
    });
}

void Mirror::Private::pollAgents()
{
    if (agentsAsked)
        return;
    agentsAsked = true;
    mesos->agents(&q, [this](const Result<std::vector<AgentRow>>& list) {
        agentsAsked = false;
        if (list)
            takeAgents(*list);
    });
}

void Mirror::Private::readFocus()
{
    if (focus)
        rereads.wantNow(*focus);
}

void Mirror::Private::flush()
{
    const std::set<PathId> rows = std::exchange(changedRows, {});
    const std::set<PathId> taskLists = std::exchange(changedTasks, {});
    for (const PathId& app : taskLists)
        emit q.tasksChanged(app);
    for (const PathId& app : rows) {
        if (q.m_apps.contains(app))
            emit q.appChanged(app);
    }
}

} // namespace pacer::api
