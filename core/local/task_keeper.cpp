// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/task_keeper.h"

#include "core/base/overloaded.h"
#include "core/local/control_file.h"

#include <arpa/inet.h>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <fstream>

namespace pacer::local {

namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

constexpr std::chrono::milliseconds settleInterval{100};

Timestamp timeNow()
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

/// On the host's network a task has the agent's address.
std::vector<IpAddress> addressesOf(const std::string& hostname)
{
    unsigned char bytes[16];
    if (::inet_pton(AF_INET6, hostname.c_str(), bytes) == 1)
        return {{hostname, IpProtocol::IPv6}};
    const bool address = ::inet_pton(AF_INET, hostname.c_str(), bytes) == 1;
    return {{address ? hostname : "127.0.0.1", IpProtocol::IPv4}};
}

TaskEnd endBeforeStart(bool killed, const std::string& reason, const std::string& error)
{
    TaskEnd end;
    end.kind = TaskEnd::Kind::NeverRan;
    end.killed = killed;
    end.reason = reason;
    end.error = killed ? "Task was killed before it was started" : error;
    end.finishedAt = timeNow();
    return end;
}

std::vector<Artifact> artifactsOf(const RunSpec& spec)
{
    if (const AppSpec* const app = spec.app())
        return app->fetch;
    std::vector<Artifact> artifacts;
    for (const PodContainer& container : spec.pod()->containers)
        artifacts.insert(artifacts.end(), container.artifacts.begin(), container.artifacts.end());
    return artifacts;
}

/// Images with whether they must be pulled anew.
std::map<std::string, bool> imagesOf(const RunSpec& spec)
{
    std::map<std::string, bool> images;
    if (const AppSpec* const app = spec.app(); app && app->container && app->container->docker)
        images[app->container->docker->image] = app->container->docker->forcePullImage;
    if (const PodSpec* const pod = spec.pod()) {
        for (const PodContainer& container : pod->containers) {
            if (container.image)
                images[container.image->id] = container.image->forcePull;
        }
    }
    return images;
}

} // namespace

/// A launch under way.
struct TaskKeeper::Job {
    explicit Job(LaunchOrder launchOrder)
        : order(std::move(launchOrder))
    {}

    LaunchOrder order;
    std::vector<EntryPtr> entries;
    std::shared_ptr<std::atomic<bool>> cancelled = std::make_shared<std::atomic<bool>>(false);
};

template <class Work>
void TaskKeeper::onLoop(Work work)
{
    asio::post(m_loop, std::move(work));
}

TaskKeeper::TaskKeeper(asio::io_context& loop, const LocalOptions& options, FrameworkId framework,
                       std::shared_ptr<AgentBook> book, Outlets outlets)
    : m_loop(loop)
    , m_options(options)
    , m_framework(std::move(framework))
    , m_book(std::move(book))
    , m_outlets(std::move(outlets))
    , m_launcher(options)
    , m_history(options.keptSandboxes, options.keptTime)
    , m_slow(4)
    , m_quick(2)
    , m_probes(4)
{
    if (m_options.containers) {
        asio::post(m_slow, [this] { m_book->setContainers(m_launcher.containers().engine().has_value()); });
    }
}

TaskKeeper::~TaskKeeper()
{
    m_stopping = true;
    m_launcher.containers().stop();
    for (const auto& [id, entry] : m_entries) {
        if (entry->cancelled)
            *entry->cancelled = true;
        entry->checks.reset();
        entry->watch.reset();
    }
    for (asio::thread_pool* const pool : {&m_slow, &m_quick, &m_probes}) {
        pool->stop();
        pool->join();
    }
}

void TaskKeeper::recover(const AgentInfo& agent, const AgentFolders& folders)
{
    m_recovering = true;
    std::error_code error;
    for (const auto& folder : fs::directory_iterator(folders.root / "tasks", error)) {
        const std::optional<TaskRecord> record = readRecord(folder.path());
        if (!record)
            continue; // nothing of it was started
        if (!fs::exists(folder.path() / acknowledgedFile, error)) {
            recoverTask(agent, folders, *record);
            continue;
        }
        const FoundShim found = findShim(folder.path());
        const TaskEnd* const end = std::get_if<TaskEnd>(&found);
        TaskEntry entry;
        entry.record = *record;
        entry.state = end ? stateOf(*end) : TaskState::Unknown;
        entry.since = end ? end->finishedAt : Timestamp{};
        m_book->setTask(agent.id, entry.sandboxTask(true));
        m_history.add({agent.id, record->task, folder.path(), record->run, entry.since});
    }
    // One task of a pod that failed while we were away takes the others with it.
    for (const auto& [id, entry] : m_entries) {
        if (!entry->ended() || !entry->record.pod)
            continue;
        release(entry);
        if (entry->state == TaskState::Finished)
            continue;
        for (const auto& [other, peer] : m_entries) {
            if (peer->record.container == entry->record.container)
                killEntry(peer, peer->record.killGrace, {});
        }
    }
    m_recovering = false;
    collectGarbage();
}

void TaskKeeper::recoverTask(const AgentInfo& agent, const AgentFolders& folders, const TaskRecord& record)
{
    const auto entry = std::make_shared<TaskEntry>();
    entry->agent = agent.id;
    entry->host = agent.host;
    entry->folders = folders;
    entry->record = record;
    entry->since = timeNow();
    entry->cancelled = std::make_shared<std::atomic<bool>>(false);
    m_entries[record.task] = entry;
    m_outlets.taken(agent.id, record.used);
    settle(entry);
}

void TaskKeeper::settle(const EntryPtr& entry)
{
    if (entry->ended())
        return;
    std::visit(Overloaded{
                   [&](const ShimProcess& process) { onStarted(entry, process); },
                   [&](const TaskEnd& end) { finish(entry, end); },
                   [&](const ShimStarting&) {
                       const auto timer = std::make_shared<asio::steady_timer>(m_loop, settleInterval);
                       timer->async_wait([this, entry, timer](const boost::system::error_code& error) {
                           if (!error)
                               settle(entry);
                       });
                   },
               },
               findShim(entry->control()));
}

void TaskKeeper::launch(const scheduler::Launch& launch, const AgentFolders& folders,
                        const std::string& agentPid)
{
    const auto job = std::make_shared<Job>(m_launcher.order(launch, folders, m_framework, agentPid));
    for (const TaskRecord& record : job->order.records) {
        const auto entry = std::make_shared<TaskEntry>();
        entry->agent = launch.instance->agent->id;
        entry->host = launch.instance->agent->host;
        entry->folders = folders;
        entry->record = record;
        entry->since = timeNow();
        entry->cancelled = job->cancelled;
        m_entries[record.task] = entry;
        m_book->setTask(entry->agent, entry->sandboxTask(false));
        job->entries.push_back(entry);
    }
    bool slow = false;
    for (const TaskPlan& plan : job->order.plans)
        slow = slow || plan.image || !plan.artifacts.empty();
    asio::post(slow ? m_slow : m_quick, [this, job] { runJob(job); });
}

/// On a worker.
void TaskKeeper::runJob(const std::shared_ptr<Job>& job)
{
    Result<std::vector<ShimSpec>> specs = m_launcher.prepare(job->order, *job->cancelled);
    if (m_stopping)
        return; // the next start finds records without a shim
    if (specs && !*job->cancelled) {
        onLoop([this, job] { onPrepared(job); });
        startTasks(job, *specs);
        return;
    }
    const bool killed = *job->cancelled;
    const std::string message =
        specs ? std::string{} : Launcher::message(specs.error(), job->order.container);
    const TaskEnd end = endBeforeStart(killed, {}, message);
    for (std::size_t i = 0; i < job->entries.size(); ++i)
        endUnstarted(job->entries[i], job->order.folders.control(job->order.records[i].task), end);
}

/// On a worker.
void TaskKeeper::startTasks(const std::shared_ptr<Job>& job, const std::vector<ShimSpec>& specs)
{
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const EntryPtr entry = job->entries[i];
        const TaskRecord& record = job->order.records[i];
        const fs::path control = job->order.folders.control(record.task);
        if (*job->cancelled) {
            endUnstarted(entry, control, endBeforeStart(true, {}, {}));
            continue;
        }
        const Result<ShimProcess> process = m_launcher.start(job->order, i, specs[i]);
        if (process) {
            onLoop([this, entry, record, started = *process] {
                entry->record.checks = record.checks; // known only now
                onStarted(entry, started);
            });
            continue;
        }
        endUnstarted(entry, control,
                     endBeforeStart(false, {}, Launcher::message(process.error(), job->order.container)));
    }
}

/// On a worker.
void TaskKeeper::endUnstarted(const EntryPtr& entry, const fs::path& control, const TaskEnd& end)
{
    // Not written: then it is told now, and after a restart as one that was never started.
    [[maybe_unused]] const Result<void> written = writeEnd(control, end);
    onLoop([this, entry, end] { finish(entry, end); });
}

void TaskKeeper::onPrepared(const std::shared_ptr<Job>& job)
{
    for (const EntryPtr& entry : job->entries) {
        if (!entry->ended() && entry->state == TaskState::Staging)
            become(*entry, TaskState::Starting, timeNow(), {});
    }
}

void TaskKeeper::onStarted(const EntryPtr& entry, const ShimProcess& process)
{
    if (entry->ended())
        return;
    entry->process = process;
    entry->addresses = addressesOf(entry->host);
    become(*entry, TaskState::Running, process.startedAt, {});
    watch(entry);
    if (entry->ended())
        return;
    runChecks(entry);
    if (entry->killWanted)
        sendKill(entry);
}

void TaskKeeper::watch(const EntryPtr& entry)
{
    const auto readEnd = [this, entry] {
        asio::post(m_quick, [this, entry, control = entry->control()] {
            FoundShim found = findShim(control);
            onLoop([this, entry, found = std::move(found)] {
                if (const TaskEnd* const end = std::get_if<TaskEnd>(&found))
                    finish(entry, *end);
                else
                    settle(entry);
            });
        });
    };
    FileDescriptor process = watchShim(*entry->process);
    if (!process) {
        readEnd();
        return;
    }
    entry->watch.emplace(m_loop, process.release());
    entry->watch->async_wait(asio::posix::stream_descriptor::wait_read,
                             [readEnd](const boost::system::error_code& error) {
                                 if (!error)
                                     readEnd();
                             });
}

void TaskKeeper::runChecks(const EntryPtr& entry)
{
    if (entry->record.checks.empty())
        return;
    // The entry owns the checks, so they must not own the entry.
    const std::weak_ptr<TaskEntry> weak = entry;
    TaskChecks::Listener listener;
    listener.onHealth = [this, weak](bool healthy) {
        if (const EntryPtr alive = weak.lock()) {
            alive->healthy = healthy;
            become(*alive, TaskState::Running, timeNow(), {});
        }
    };
    listener.onCheck = [this, weak](const CheckResult& result) {
        if (const EntryPtr alive = weak.lock()) {
            alive->checkResult = result;
            become(*alive, TaskState::Running, timeNow(), {});
        }
    };
    listener.onUnhealthy = [this, weak] {
        if (const EntryPtr alive = weak.lock())
            killEntry(alive, alive->record.killGrace, unhealthyReason);
    };
    entry->checks = std::make_unique<TaskChecks>(m_loop, m_probes, entry->record.checks, listener);
}

void TaskKeeper::kill(const TaskId& task, std::optional<Duration> grace)
{
    const auto found = m_entries.find(task);
    if (found == m_entries.end())
        return;
    const EntryPtr entry = found->second;
    killEntry(entry, grace.value_or(entry->record.killGrace), {});
    if (!entry->record.pod)
        return;
    for (const auto& [id, peer] : m_entries) {
        if (peer->record.container == entry->record.container && peer != entry)
            killEntry(peer, grace.value_or(peer->record.killGrace), {});
    }
}

void TaskKeeper::killEntry(const EntryPtr& entry, Duration grace, const std::string& reason)
{
    if (entry->ended())
        return;
    // A grace that runs can be shortened, never lengthened.
    if (entry->killWanted && grace >= entry->killGrace)
        return;
    if (!entry->killWanted)
        entry->killReason = reason;
    entry->killWanted = true;
    entry->killGrace = grace;
    if (entry->process)
        sendKill(entry);
    else
        *entry->cancelled = true;
}

void TaskKeeper::sendKill(const EntryPtr& entry)
{
    entry->checks.reset();
    asio::post(m_quick, [control = entry->control(), process = *entry->process, grace = entry->killGrace,
                         reason = entry->killReason] {
        // If it cannot be written, the scheduler asks again.
        [[maybe_unused]] const Result<void> sent = requestKill(control, process, grace, reason);
    });
}

void TaskKeeper::finish(const EntryPtr& entry, const TaskEnd& end)
{
    if (entry->ended())
        return;
    entry->checks.reset();
    entry->watch.reset();
    entry->uuid = newUuid();
    if (end.reason == unhealthyReason)
        entry->healthy = false;
    if (!m_recovering || !entry->record.pod) // the others of the pod are not known yet
        release(entry);
    become(*entry, stateOf(end), end.finishedAt, messageOf(end));

    if (!entry->record.containerName.empty()) {
        asio::post(m_quick,
                   [this, name = entry->record.containerName] { m_launcher.containers().cleanUp(name); });
    }
    if (entry->record.pod && entry->state != TaskState::Finished) {
        for (const auto& [id, peer] : m_entries) {
            if (peer->record.container == entry->record.container)
                killEntry(peer, peer->record.killGrace, {});
        }
    }
}

/// A pod gives back what it took when the last of its tasks has ended; until then one that lives holds it.
void TaskKeeper::release(const EntryPtr& entry)
{
    const Amounts used = std::exchange(entry->record.used, {});
    if (used == Amounts{})
        return;
    for (const auto& [id, peer] : m_entries) {
        if (!entry->record.pod || peer->ended() || peer->record.container != entry->record.container)
            continue;
        peer->record.used = used;
        asio::post(m_quick, [control = peer->control(), record = peer->record] {
            // If it cannot be written, only a restart counts wrongly.
            [[maybe_unused]] const Result<void> written = writeRecord(control, record);
        });
        return;
    }
    m_outlets.released(entry->agent, used);
}

void TaskKeeper::become(TaskEntry& entry, TaskState state, Timestamp time, const std::string& message)
{
    entry.state = state;
    entry.since = time;
    entry.message = message;
    m_book->setTask(entry.agent, entry.sandboxTask(entry.ended()));
    // What simply runs on is no news; whoever wants to know reconciles.
    if (!m_recovering || entry.ended())
        m_outlets.status(entry.status());
}

void TaskKeeper::acknowledge(const TaskId& task, const std::string& uuid)
{
    const auto found = m_entries.find(task);
    if (found == m_entries.end() || !found->second->ended() || found->second->uuid != uuid)
        return;
    const EntryPtr entry = found->second;
    m_entries.erase(found);
    const TaskHistory::Remains remains{entry->agent, task, entry->control(), entry->record.run, entry->since};
    m_history.add(remains);
    asio::post(m_quick, [remains] { std::ofstream mark(remains.control / acknowledgedFile); });
    collectGarbage();
}

void TaskKeeper::collectGarbage()
{
    for (const TaskHistory::Remains& remains : m_history.takeExpired(timeNow())) {
        m_book->forgetTask(remains.agent, remains.task);
        asio::post(m_slow, [remains] { removeRemains(remains); });
    }
}

std::optional<scheduler::TaskStatus> TaskKeeper::statusOf(const TaskId& task) const
{
    const auto found = m_entries.find(task);
    return found == m_entries.end() ? std::nullopt : std::optional(found->second->status());
}

std::vector<TaskId> TaskKeeper::tasks() const
{
    std::vector<TaskId> ids;
    for (const auto& [id, entry] : m_entries)
        ids.push_back(id);
    return ids;
}

void TaskKeeper::resolve(const scheduler::ResolveArtifacts& request,
                         std::function<void(const scheduler::ArtifactsResolved&)> answer)
{
    asio::post(m_slow, [this, request, answer = std::move(answer)] {
        scheduler::ArtifactsResolved resolved{request.deployment, request.spec.id(), {}};
        const auto keep = [&resolved](const Result<void>& result) {
            if (!result)
                resolved.problems.insert(resolved.problems.end(), result.error().begin(),
                                         result.error().end());
        };
        for (const Artifact& artifact : artifactsOf(request.spec))
            keep(checkArtifact(artifact.uri, m_options.fetch));
        for (const auto& [image, forcePull] : imagesOf(request.spec)) {
            if (m_options.containers && m_launcher.containers().engine())
                keep(m_launcher.containers().ensureImage(image, forcePull));
        }
        onLoop([answer, resolved] { answer(resolved); });
    });
}

} // namespace pacer::local
