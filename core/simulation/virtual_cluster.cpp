// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/virtual_cluster.h"

#include "core/base/overloaded.h"

#include <algorithm>
#include <utility>

namespace pacer::simulation {

using namespace scheduler; // NOLINT(google-build-using-namespace): the language of this class

namespace {

constexpr const char* terminated = "Command terminated with signal Terminated";
constexpr int okStatus = 200;
constexpr int illStatus = 500;
constexpr int notReadyStatus = 503;
constexpr std::size_t reportsAtOnce = 1000; ///< that advance() lets come together, about

/// Which task of a launch runs `container`; the first one if none does.
std::size_t placeOf(const std::string& container, const VirtualLaunch& launch)
{
    const PodSpec* pod = launch.spec->pod();
    if (!pod)
        return 0;
    const auto found = std::ranges::find(pod->containers, container, &PodContainer::name);
    return found == pod->containers.end() ? 0 : static_cast<std::size_t>(found - pod->containers.begin());
}

} // namespace

VirtualCluster::VirtualCluster(ClusterSetup setup)
    : m_setup(std::move(setup))
    , m_random(m_setup.seed)
    , m_agents(std::exchange(m_setup.agents, {}))
    , m_framework{m_setup.name + "-0000"}
{}

void VirtualCluster::connect(Timestamp now)
{
    m_connected = true;
    m_suppressed = false;
    for (std::uint32_t index = 0; index < m_agents.size(); ++index) {
        m_agents[index].offer.reset();
        m_agents.line(index);
    }
    DriverConnected connected;
    connected.framework = m_framework;
    connected.master = m_setup.name;
    connected.again = m_knownBefore;
    if (m_agents.size() > 0)
        connected.masterRegion = m_agents[0].agent.info().region;
    m_knownBefore = true;
    report(std::move(connected));
    resend(now);
    offerAt(now);
}

void VirtualCluster::disconnect()
{
    m_connected = false;
    m_reports.clear();
}

void VirtualCluster::call(const ClusterCall& call, Timestamp now)
{
    m_now = std::max(m_now, now);
    std::visit(Overloaded{
                   [&](const AcceptOffer& one) { accept(one, now); },
                   [&](const DeclineOffer& one) { decline(one.offer); },
                   [&](const KillTask& one) { kill(one, now); },
                   [&](const ReviveOffers&) {
                       m_suppressed = false;
                       offerAt(now);
                   },
                   [&](const SuppressOffers&) { m_suppressed = true; },
                   [&](const AcknowledgeStatus& one) { acknowledge(one, now); },
                   [&](const ReconcileTasks& one) { reconcile(one, now); },
               },
               call);
}

void VirtualCluster::probe(const SendProbe& probe)
{
    ProbeOutcome outcome;
    const std::optional<std::uint32_t> slot = m_tasks.find(probe.task);
    const VirtualTask* task = slot ? &m_tasks.task(*slot) : nullptr;
    const VirtualLaunch* launch = task ? &m_tasks.launchOf(*task) : nullptr;
    const bool answers = task && task->state == TaskState::Running && !isCutOff(*task);
    const bool well = answers && (probe.readiness ? launch->isReady : launch->isHealthy);
    outcome.connected = well || (answers && probe.kind != ProbeKind::Tcp);
    outcome.sent = outcome.connected;
    if (!outcome.connected) {
        outcome.error = "ConnectException: Connection refused";
    } else if (probe.kind != ProbeKind::Tcp) {
        outcome.status = well ? okStatus : probe.readiness ? notReadyStatus : illStatus;
        if (well && probe.readiness && launch->spec->app())
            outcome.status = launch->spec->app()->readinessChecks.front().httpStatusCodesForReady.front();
        outcome.contentType = "text/plain";
        outcome.body = well ? "ready" : "not ready";
    }
    report(ProbeAnswered{probe.id, std::move(outcome)});
}

void VirtualCluster::resolve(const ResolveArtifacts& request)
{
    report(ArtifactsResolved{request.deployment, request.spec.id(), {}});
}

void VirtualCluster::loseAgent(const AgentId& id, Timestamp now)
{
    const std::optional<std::uint32_t> index = m_agents.find(id);
    if (!index || !m_agents[*index].isUp)
        return;
    VirtualAgents::Entry& entry = m_agents[*index];
    entry.isUp = false;
    if (entry.offer) {
        report(OfferRescinded{
            {m_setup.name + "-O" + std::to_string(*entry.offer) + '.' + std::to_string(*index)}});
        entry.offer.reset();
    }
    for (const std::uint32_t launch : std::vector(entry.launches))
        lose(launch, now);
    report(AgentLost{id});
}

void VirtualCluster::regainAgent(const AgentId& id, Timestamp now)
{
    const std::optional<std::uint32_t> index = m_agents.find(id);
    if (!index || m_agents[*index].isUp)
        return;
    m_agents[*index].isUp = true;
    m_agents.line(*index);
    for (const std::uint32_t slot : unreachableOn(*index))
        regain(slot, now);
}

/// Also those that ended meanwhile, of which nobody has heard.
std::set<std::uint32_t> VirtualCluster::unreachableOn(std::uint32_t agent) const
{
    std::set<std::uint32_t> launches;
    for (std::uint32_t slot = 0; slot < m_tasks.slotCount(); ++slot) {
        const VirtualTask& task = m_tasks.task(slot);
        if (task.isUsed && isCutOff(task) && m_tasks.launchOf(task).agent == agent)
            launches.insert(task.launch);
    }
    return launches;
}

void VirtualCluster::regain(std::uint32_t slot, Timestamp now)
{
    VirtualLaunch& launch = m_tasks.launch(slot);
    launch.isUnreachable = false;
    launch.unreachableSince.reset();
    for (const std::uint32_t task : std::vector(launch.tasks)) {
        const VirtualTask& one = m_tasks.task(task);
        if (!one.hasEnded) {
            TaskStatus status = answerFor(one.id, std::nullopt, now);
            status.reason = StatusReason::Other;
            status.message = "Unreachable agent re-reregistered";
            deliver(std::move(status), now);
        }
        sendFirst(task, now);
    }
}

void VirtualCluster::befall(const TaskId& task, const Fault& fault, Timestamp now)
{
    FaultRule rule;
    rule.then = fault;
    if (const std::optional<std::uint32_t> slot = m_tasks.find(task))
        befall(m_tasks.task(*slot).launch, rule, now);
}

void VirtualCluster::calm(Timestamp now)
{
    m_isCalm = true;
    m_setup.messages = {};
    for (std::uint32_t index = 0; index < m_agents.size(); ++index) {
        regainAgent(m_agents[index].agent.info().id, now);
        for (const std::uint32_t slot : unreachableOn(index))
            regain(slot, now);
        for (const std::uint32_t slot : std::vector(m_agents[index].launches)) {
            VirtualLaunch& launch = m_tasks.launch(slot);
            const bool wasWell = launch.isHealthy && launch.isJudged;
            launch.isHealthy = launch.isJudged = launch.isReady = true;
            if (wasWell)
                continue;
            for (const std::uint32_t task : std::vector(launch.tasks))
                check(task, now);
        }
    }
}

void VirtualCluster::setAlarm(Timestamp due, AlarmKind kind, std::uint32_t subject, std::uint32_t generation,
                              std::uint32_t detail)
{
    m_alarms.push_back({due, m_alarmsSet++, kind, subject, generation, detail});
    std::ranges::push_heap(m_alarms, Later{});
}

void VirtualCluster::advance(Timestamp now)
{
    const auto isDue = [&] { return !m_alarms.empty() && m_alarms.front().due <= now; };
    m_hasToldEnough = false;
    while (isDue() && !m_hasToldEnough) {
        std::ranges::pop_heap(m_alarms, Later{});
        const Alarm alarm = m_alarms.back();
        m_alarms.pop_back();
        setOff(alarm, std::max(alarm.due, m_now));
        m_hasToldEnough = m_hasToldEnough || m_reports.size() >= reportsAtOnce;
    }
    if (!isDue())
        m_now = std::max(m_now, now);
}

std::optional<Timestamp> VirtualCluster::nextDue() const
{
    return m_alarms.empty() ? std::nullopt : std::optional(m_alarms.front().due);
}

void VirtualCluster::setOff(const Alarm& alarm, Timestamp now)
{
    const auto isTenant = [&] { return m_tasks.task(alarm.subject).generation == alarm.generation; };
    switch (alarm.kind) {
    case AlarmKind::Offers:
        if (alarm.generation == m_offerRound)
            makeOffers(now);
        return;
    case AlarmKind::Running:
        if (isTenant())
            runs(alarm.subject, now);
        return;
    case AlarmKind::Stopped:
        if (isTenant())
            end(alarm.subject, TaskState::Killed, terminated, now);
        return;
    case AlarmKind::Check:
        if (isTenant() && m_tasks.task(alarm.subject).checkRound == alarm.detail)
            check(alarm.subject, now);
        return;
    case AlarmKind::Fault:
        if (!m_isCalm && m_tasks.launch(alarm.subject).generation == alarm.generation)
            befall(alarm.subject, m_setup.faults.rules()[alarm.detail], now);
        return;
    case AlarmKind::Well:
        if (isTenant())
            m_tasks.launchOf(m_tasks.task(alarm.subject)).isHealthy = true;
        return;
    case AlarmKind::Ready:
        if (isTenant())
            m_tasks.launchOf(m_tasks.task(alarm.subject)).isReady = true;
        return;
    case AlarmKind::Resend: resend(now); return;
    case AlarmKind::Late:
        report(TaskStatusReceived{std::move(m_late.at(alarm.subject))});
        m_late.erase(alarm.subject);
        return;
    }
}

std::vector<Event> VirtualCluster::takeReports()
{
    return std::exchange(m_reports, {});
}

void VirtualCluster::forEachTask(
    const std::function<void(const VirtualTask&, const VirtualLaunch&)>& look) const
{
    for (std::uint32_t slot = 0; slot < m_tasks.slotCount(); ++slot) {
        const VirtualTask& task = m_tasks.task(slot);
        if (task.isUsed)
            look(task, m_tasks.launchOf(task));
    }
}

void VirtualCluster::kill(const KillTask& kill, Timestamp now)
{
    const std::optional<std::uint32_t> slot = m_tasks.find(kill.task);
    if (!slot || isCutOff(m_tasks.task(*slot))) {
        deliver(answerFor(kill.task, kill.agent, now), now);
        return;
    }
    killNow(*slot, now);
}

void VirtualCluster::killNow(std::uint32_t slot, Timestamp now)
{
    VirtualTask& task = m_tasks.task(slot);
    if (task.hasEnded || task.isKilled)
        return;
    task.isKilled = true;
    setAlarm(now + m_tasks.launchOf(task).pace.stop, AlarmKind::Stopped, slot, task.generation);
    if (m_setup.tellsKilling) {
        task.state = TaskState::Killing;
        update(slot, {TaskState::Killing, task.healthy, "", now}, now);
    }
}

void VirtualCluster::runs(std::uint32_t slot, Timestamp now)
{
    VirtualTask& task = m_tasks.task(slot);
    if (task.hasEnded || task.isKilled)
        return;
    task.state = TaskState::Running;
    task.since = now;
    update(slot, {TaskState::Running, std::nullopt, "", now}, now);
    VirtualLaunch& launch = m_tasks.launchOf(task);
    if (checkOf(launch, task))
        setAlarm(now + launch.pace.firstCheck, AlarmKind::Check, slot, task.generation, task.checkRound);
    if (++launch.running < launch.tasks.size())
        return;
    if (launch.pace.well > Duration{0}) {
        launch.isHealthy = false;
        setAlarm(now + launch.pace.well, AlarmKind::Well, slot, task.generation);
    }
    if (launch.pace.ready > Duration{0}) {
        launch.isReady = false;
        setAlarm(now + launch.pace.ready, AlarmKind::Ready, slot, task.generation);
    }
    const std::vector<std::uint32_t> faults = m_isCalm ? std::vector<std::uint32_t>{} : launch.faults;
    const std::uint32_t of = task.launch;
    for (const std::uint32_t rule : faults) {
        const FaultRule& one = m_setup.faults.rules()[rule];
        if (one.after <= Duration{0})
            befall(of, one, now);
        else
            setAlarm(now + one.after, AlarmKind::Fault, of, m_tasks.launch(of).generation, rule);
    }
}

void VirtualCluster::befall(std::uint32_t slot, const FaultRule& rule, Timestamp now)
{
    VirtualLaunch& launch = m_tasks.launch(slot);
    if (launch.living == 0)
        return;
    const Fault& fault = rule.then;
    const std::vector<std::uint32_t> tasks = launch.tasks;
    switch (fault.kind) {
    case FaultKind::Exit:
        end(tasks[placeOf(rule.container, launch)],
            fault.status == 0 ? TaskState::Finished : TaskState::Failed,
            "Command exited with status " + std::to_string(fault.status), now);
        return;
    case FaultKind::Signal:
        end(tasks[placeOf(rule.container, launch)], TaskState::Failed,
            "Command terminated with signal " + fault.signal, now);
        return;
    case FaultKind::Lost:
        for (const std::uint32_t task : tasks)
            end(task, TaskState::Lost, "Executor terminated", now);
        return;
    case FaultKind::Unreachable: lose(slot, now); return;
    case FaultKind::Healthy:
    case FaultKind::Unhealthy: {
        const bool wasSilent = !std::exchange(launch.isJudged, true);
        launch.isHealthy = fault.kind == FaultKind::Healthy;
        for (const std::uint32_t task : tasks) {
            if (wasSilent || m_tasks.task(task).healthy)
                check(task, now);
        }
        return;
    }
    case FaultKind::NoVerdict: launch.isJudged = false; return;
    case FaultKind::Ready: launch.isReady = true; return;
    case FaultKind::NotReady: launch.isReady = false; return;
    }
}

void VirtualCluster::lose(std::uint32_t slot, Timestamp now)
{
    VirtualLaunch& launch = m_tasks.launch(slot);
    if (launch.isUnreachable)
        return;
    launch.isUnreachable = true;
    launch.unreachableSince = now;
    for (const std::uint32_t task : std::vector(launch.tasks)) {
        if (m_tasks.task(task).hasEnded)
            continue;
        TaskStatus status = answerFor(m_tasks.task(task).id, std::nullopt, now);
        status.reason = StatusReason::AgentRemoved;
        status.message = "health check timed out";
        deliver(std::move(status), now);
    }
}

/// A result of the check beside the task; the next one follows while it is ill (spec/mesos.md 6).
void VirtualCluster::check(std::uint32_t slot, Timestamp now)
{
    VirtualTask& task = m_tasks.task(slot);
    const VirtualLaunch& launch = m_tasks.launchOf(task);
    const std::optional<CheckPace> pace = checkOf(launch, task);
    if (!pace || !launch.isJudged || task.state != TaskState::Running || task.isKilled)
        return;
    const bool isNews = task.healthy != launch.isHealthy || !launch.isHealthy;
    task.healthy = launch.isHealthy;
    task.failures = launch.isHealthy ? 0 : task.failures + 1;
    if (isNews)
        update(slot, {TaskState::Running, task.healthy, "", now}, now);
    if (launch.isHealthy)
        return;
    if (pace->maxFailures > 0 && task.failures >= pace->maxFailures)
        killNow(slot, now);
    else
        setAlarm(now + pace->interval, AlarmKind::Check, slot, task.generation, ++task.checkRound);
}

void VirtualCluster::end(std::uint32_t slot, TaskState state, std::string message, Timestamp now)
{
    VirtualTask& task = m_tasks.task(slot);
    if (task.hasEnded)
        return;
    const std::uint32_t of = task.launch;
    task.hasEnded = true;
    task.state = state;
    task.since = now;
    m_tasks.noteEnd();
    VirtualLaunch& launch = m_tasks.launch(of);
    if (--launch.living == 0)
        release(of);
    else if (state != TaskState::Finished)
        for (const std::uint32_t other : std::vector(launch.tasks)) // one for all, all for one
            killNow(other, now);
    update(slot, {state, m_tasks.task(slot).healthy, std::move(message), now}, now);
}

} // namespace pacer::simulation
