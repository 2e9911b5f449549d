// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_cluster.h"

#include "core/base/overloaded.h"
#include "core/scheduler/recall.h"

#include <QtGlobal>

#include <algorithm>

namespace pacer::testing {

using namespace scheduler;

namespace {

constexpr int firstPort = 31000;
constexpr int lastPort = 31999;
constexpr Duration moment = 10ms;

Milli amountOf(const std::vector<OfferedResource>& resources, const std::string& name)
{
    Milli sum = 0;
    for (const OfferedResource& resource : resources) {
        if (resource.name == name)
            sum += std::get<Milli>(resource.amount);
    }
    return sum;
}

} // namespace

AppSpec smallApp(const std::string& id, int instances)
{
    AppSpec app;
    app.id = PathId::absolute(id);
    app.cmd = "sleep 1000";
    app.instances = instances;
    app.resources.cpus = 0.1;
    app.resources.mem = 32;
    return app;
}

FakeCluster::FakeCluster(Settings settings, std::uint64_t seed)
    : m_settings(std::move(settings))
    , m_seed(seed)
    , m_now(Timestamp{} + std::chrono::hours{24 * 365 * 54})
{
    answers = [](const SendProbe&) {
        ProbeOutcome outcome;
        outcome.status = 200;
        outcome.connected = true;
        return outcome;
    };
    resolves = [](const ResolveArtifacts&) { return Errors{}; };
    m_state = makeState(m_settings, {}, m_seed, m_now);
    connect(false);
}

void FakeCluster::connect(bool again)
{
    m_suppressed = false;
    event(DriverConnected{{"framework-1"}, "localhost:5050", again, std::nullopt});
}

void FakeCluster::addAgent(const std::string& name, double cpus, double mem,
                           std::vector<Attribute> attributes)
{
    Agent agent;
    agent.info = {{name}, name, std::nullopt, std::nullopt, std::move(attributes)};
    agent.cpus = toMilli(cpus);
    agent.mem = toMilli(mem);
    m_agents.emplace(name, std::move(agent));
    offerSoon(name);
}

void FakeCluster::losesAgent(const std::string& name)
{
    m_agents.at(name).up = false;
    for (const auto& [id, task] : m_tasks) {
        if (task.agent == name && !task.ended)
            later(moment, [this, id = id] { report(id, TaskState::Unreachable, "agent lost"); });
    }
}

void FakeCluster::regainsAgent(const std::string& name)
{
    m_agents.at(name).up = true;
    for (const auto& [id, task] : m_tasks) {
        if (task.agent == name && !task.ended)
            later(moment, [this, id = id] { report(id, TaskState::Running, "agent is back"); });
    }
    offerSoon(name);
}

Result<Outcome> FakeCluster::ask(CommandBody body, bool force)
{
    m_answer.reset();
    Command command;
    command.request = m_next++;
    command.recalled = *recall(body, m_store, m_state.root);
    command.body = std::move(body);
    command.force = force;
    event(CommandReceived{std::move(command)});
    return m_answer ? *m_answer : Result<Outcome>(fail(ErrorCode::Internal, {"no reply"}));
}

DeploymentResult FakeCluster::change(CommandBody body, bool force)
{
    const Result<Outcome> outcome = ask(std::move(body), force);
    if (!outcome)
        qFatal("refused: %d %s", static_cast<int>(outcome.error().front().code),
               outcome.error().front().where.c_str());
    return std::get<Accepted>(*outcome).deployment;
}

void FakeCluster::runFor(Duration time)
{
    const Timestamp end = m_now + time;
    for (;;) {
        const std::optional<Timestamp> deadline = nextDeadline(m_state);
        Timestamp next = end;
        const bool worldFirst = !m_world.empty() && (!deadline || m_world.begin()->first <= *deadline);
        if (worldFirst)
            next = m_world.begin()->first;
        else if (deadline)
            next = *deadline;
        if (next > end || (!worldFirst && !deadline))
            break;
        m_now = std::max(m_now, next);
        if (worldFirst) {
            const auto what = m_world.begin()->second;
            m_world.erase(m_world.begin());
            what();
        } else {
            event(TimePassed{});
        }
    }
    m_now = end;
}

bool FakeCluster::settles(Duration limit)
{
    const Timestamp end = m_now + limit;
    while (!m_state.rollouts.empty() && m_now < end)
        runFor(100ms);
    return m_state.rollouts.empty();
}

void FakeCluster::restart()
{
    m_effectsLeft.reset();
    m_state = makeState(m_settings, *m_store.load(), ++m_seed, m_now);
    m_offers.clear();
    for (auto& [name, agent] : m_agents)
        agent.offered = false;
    connect(true);
    for (const auto& [name, agent] : m_agents)
        offerSoon(name);
}

void FakeCluster::later(Duration delay, std::function<void()> what)
{
    m_world.emplace(m_now + delay, std::move(what));
}

void FakeCluster::event(const Event& event)
{
    carryOut(step(m_state, event, m_now));
    if (afterEach)
        afterEach();
}

bool FakeCluster::dies()
{
    if (!m_effectsLeft || (*m_effectsLeft)-- > 0)
        return false;
    m_effectsLeft.reset();
    later(0s, [this] { restart(); });
    return true;
}

/// As the shell does it; between any two effects the process may die.
void FakeCluster::carryOut(const Effects& effects)
{
    if (!effects.writes.empty()) {
        if (dies())
            return;
        (void)m_store.commit(effects.writes);
    }
    for (const ClusterCall& one : effects.calls) {
        if (dies())
            return;
        call(one);
    }
    for (const ProbeCall& probe : effects.probes) {
        if (const auto* send = std::get_if<SendProbe>(&probe)) {
            later(moment, [this, send = *send] { event(ProbeAnswered{send.id, answers(send)}); });
        } else {
            const auto request = std::get<ResolveArtifacts>(probe);
            later(moment, [this, request] {
                event(ArtifactsResolved{request.deployment, request.spec.id(), resolves(request)});
            });
        }
    }
    for (const Reply& reply : effects.replies)
        m_answer = reply.outcome;
    published.insert(published.end(), effects.events.begin(), effects.events.end());
}

void FakeCluster::call(const ClusterCall& call)
{
    std::visit(Overloaded{
                   [this](const AcceptOffer& one) { accept(one); },
                   [this](const DeclineOffer& one) {
                       const auto offer = m_offers.find(one.offer);
                       if (offer == m_offers.end())
                           return;
                       const std::string name = offer->second;
                       m_offers.erase(offer);
                       m_agents.at(name).offered = false;
                       const Duration filter = one.filter.value_or(5s);
                       m_agents.at(name).filteredUntil = m_now + filter;
                       later(filter + moment, [this, name] { offerNow(name); });
                   },
                   [this](const KillTask& one) { kill(one); },
                   [this](const ReviveOffers&) {
                       ++revives;
                       m_suppressed = false;
                       for (auto& [name, agent] : m_agents) {
                           agent.filteredUntil = {};
                           offerSoon(name);
                       }
                   },
                   [this](const SuppressOffers&) { m_suppressed = true; },
                   [](const AcknowledgeStatus&) {},
                   [this](const ReconcileTasks& one) { reconcile(one); },
               },
               call);
}

void FakeCluster::offerSoon(const std::string& agent)
{
    later(moment, [this, agent] { offerNow(agent); });
}

void FakeCluster::offerNow(const std::string& name)
{
    Agent& agent = m_agents.at(name);
    if (m_suppressed || agent.offered || !agent.up || m_now < agent.filteredUntil || agent.cpus <= 0)
        return;
    agent.offered = true;
    Offer offer;
    offer.id = {"offer-" + std::to_string(m_next++)};
    offer.agent = agent.info;
    offer.allocationRole = m_settings.defaultRole;
    offer.resources.push_back({"cpus", "*", agent.cpus, std::nullopt, std::nullopt});
    offer.resources.push_back({"mem", "*", agent.mem, std::nullopt, std::nullopt});
    Ranges ports;
    for (int port = firstPort; port <= lastPort; ++port) {
        if (agent.usedPorts.contains(port))
            continue;
        const auto number = static_cast<std::uint64_t>(port);
        if (!ports.empty() && ports.back().end + 1 == number)
            ports.back().end = number;
        else
            ports.push_back({number, number});
    }
    offer.resources.push_back({"ports", "*", ports, std::nullopt, std::nullopt});
    m_offers.emplace(offer.id, name);
    event(OffersReceived{{offer}});
}

void FakeCluster::accept(const AcceptOffer& accept)
{
    const auto offer = m_offers.find(accept.offer);
    if (offer == m_offers.end())
        return;
    const std::string name = offer->second;
    m_offers.erase(offer);
    Agent& agent = m_agents.at(name);
    agent.offered = false;
    for (const Launch& launch : accept.launches) {
        launched.push_back(launch.instance->tasks.front().id.value);
        RealTask task;
        task.agent = name;
        task.app = launch.instance->spec.id();
        task.cpus = amountOf(launch.resources, "cpus");
        task.mem = amountOf(launch.resources, "mem");
        agent.cpus -= task.cpus;
        agent.mem -= task.mem;
        if (agent.cpus < 0 || agent.mem < 0)
            qFatal("agent %s was overcommitted", name.c_str());
        for (const Task& one : launch.instance->tasks) {
            for (const std::optional<int>& port : one.hostPorts) {
                if (!port)
                    continue;
                if (!agent.usedPorts.insert(*port).second)
                    qFatal("port %d was given twice", *port);
                task.ports.push_back(*port);
            }
        }
        for (const Task& one : launch.instance->tasks)
            m_tasks.emplace(one.id,
                            one.id == launch.instance->tasks.front().id ? task : RealTask{name, task.app});
        if (launches) {
            launches(launch);
            continue;
        }
        for (const Task& one : launch.instance->tasks)
            later(startDelay, [this, id = one.id] { report(id, TaskState::Running); });
    }
    offerSoon(name);
}

void FakeCluster::kill(const KillTask& kill)
{
    const auto task = m_tasks.find(kill.task);
    if (task == m_tasks.end()) {
        report(kill.task, TaskState::Lost, "Reconciliation: Task is unknown to the agent");
        return;
    }
    if (lostMessages.contains(task->second.app.text()) || !m_agents.at(task->second.agent).up)
        return;
    later(endDelay, [this, id = kill.task] { report(id, TaskState::Killed); });
}

void FakeCluster::reconcile(const ReconcileTasks& request)
{
    for (const auto& [id, agent] : request.tasks) {
        const auto task = m_tasks.find(id);
        if (task == m_tasks.end())
            later(moment, [this, id = id] {
                report(id, TaskState::Lost, "Reconciliation: Task is unknown to the master");
            });
        else
            later(moment, [this, id = id] { report(id, m_tasks.at(id).state); });
    }
    if (!request.tasks.empty())
        return;
    for (const auto& [id, task] : m_tasks) {
        if (!task.ended)
            later(moment, [this, id = id] { report(id, m_tasks.at(id).state); });
    }
}

void FakeCluster::report(const TaskId& id, TaskState state, const std::string& message)
{
    const auto task = m_tasks.find(id);
    TaskStatus status;
    status.task = id;
    status.state = state;
    status.time = m_now;
    status.message = message;
    if (task != m_tasks.end()) {
        status.agent = AgentId{task->second.agent};
        const bool ends = state == TaskState::Killed || state == TaskState::Failed
                          || state == TaskState::Finished || state == TaskState::Error;
        if (task->second.ended && !ends)
            return;
        if (state != TaskState::Unreachable)
            task->second.state = state;
        if (ends && !task->second.ended)
            release(task->second);
        if (state == TaskState::Running && !m_agents.at(task->second.agent).up)
            return;
    }
    event(TaskStatusReceived{status});
}

void FakeCluster::release(RealTask& task)
{
    task.ended = true;
    Agent& agent = m_agents.at(task.agent);
    agent.cpus += task.cpus;
    agent.mem += task.mem;
    for (const int port : task.ports)
        agent.usedPorts.erase(port);
    agent.filteredUntil = {}; // more is free than what was declined
    offerSoon(task.agent);
}

int FakeCluster::running(const std::string& app) const
{
    return static_cast<int>(std::ranges::count_if(m_tasks, [&](const auto& one) {
        return one.second.app.text() == app && !one.second.ended && one.second.state == TaskState::Running;
    }));
}

int FakeCluster::live(const std::string& app) const
{
    return static_cast<int>(std::ranges::count_if(
        m_tasks, [&](const auto& one) { return one.second.app.text() == app && !one.second.ended; }));
}

std::vector<TaskId> FakeCluster::tasksOf(const std::string& app) const
{
    std::vector<TaskId> ids;
    for (const auto& [id, task] : m_tasks) {
        if (task.app.text() == app && !task.ended)
            ids.push_back(id);
    }
    return ids;
}

} // namespace pacer::testing
