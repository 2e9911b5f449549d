// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/chaos_world.h"

#include "core/base/overloaded.h"
#include "core/scheduler/step.h"

#include <algorithm>

namespace pacer::chaos {

using namespace scheduler;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t hundredPercent = 100;

} // namespace

ChaosWorld::ChaosWorld(const Story& story)
    : m_story(story)
    , m_begin(Timestamp{} + std::chrono::hours{24 * 365 * 54})
    , m_now(m_begin)
    , m_random(story.seed)
    , m_cluster(story.cluster)
    , m_state(makeState(story.settings, {}, story.seed, m_now))
{
    m_promises.begins(m_state);
    m_cluster.connect(m_now);
    handleReports();
}

void ChaosWorld::complain(const std::string& what)
{
    if (!m_complaint.empty() || what.empty())
        return;
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(m_now - m_begin).count();
    m_complaint = "after " + std::to_string(passed) + " ms: " + what;
}

Result<Outcome> ChaosWorld::ask(CommandBody body, bool force)
{
    m_answer.reset();
    Command command;
    command.body = std::move(body);
    command.force = force;
    turn(CommandReceived{std::move(command)});
    handleReports();
    return m_answer ? *m_answer : Result<Outcome>(fail(ErrorCode::Internal, {"no reply"}));
}

void ChaosWorld::turn(const Event& event)
{
    if (m_effectsLeft)
        m_durable = durablePart(m_state);
    const Effects effects = step(m_state, event, m_now);
    complain(m_promises.judge(event, effects, m_state));
    carryOut(effects);
    if (m_isDead)
        restart();
}

bool ChaosWorld::dies()
{
    if (!m_effectsLeft || (*m_effectsLeft)-- > 0)
        return false;
    m_effectsLeft.reset();
    m_isDead = true;
    return true;
}

/// As the shell does it.
void ChaosWorld::carryOut(const Effects& effects)
{
    if (!effects.writes.empty()) {
        if (dies())
            return;
        (void)m_store.commit(effects.writes);
        if (m_effectsLeft)
            m_durable = durablePart(m_state);
    }
    for (const ClusterCall& one : effects.calls) {
        if (dies())
            return;
        call(one);
    }
    for (const ProbeCall& probe : effects.probes) {
        std::visit(Overloaded{
                       [this](const SendProbe& one) { m_cluster.probe(one); },
                       [this](const ResolveArtifacts& request) { m_cluster.resolve(request); },
                   },
                   probe);
    }
    for (const Reply& reply : effects.replies)
        m_answer = reply.outcome;
}

void ChaosWorld::call(const ClusterCall& call)
{
    if (const auto* accept = std::get_if<AcceptOffer>(&call)) {
        for (const Launch& launch : accept->launches) {
            for (const Task& task : launch.instance->tasks) {
                if (!m_launched.insert(task.id).second)
                    complain("launched twice: " + task.id.value);
            }
        }
    }
    const bool mayBeLost =
        std::holds_alternative<KillTask>(call) || std::holds_alternative<ReconcileTasks>(call);
    if (mayBeLost && m_random.below(hundredPercent) < static_cast<std::uint64_t>(m_story.lostCallsPercent)
        && !m_isCalm)
        return;
    m_cluster.call(call, m_now);
}

void ChaosWorld::restart()
{
    if (!m_isDead)
        m_durable = durablePart(m_state);
    m_isDead = false;
    m_effectsLeft.reset();
    m_cluster.disconnect();
    m_events.clear();
    m_state = makeState(m_story.settings, *m_store.load(), m_story.seed + ++m_term, m_now);
    if (const std::string found = durablePart(m_state); found != m_durable)
        complain("stored is not what was known; known:\n" + m_durable + "stored:\n" + found);
    m_promises.begins(m_state);
    m_cluster.connect(m_now);
}

void ChaosWorld::handleReports()
{
    for (;;) {
        for (Event& event : m_cluster.takeReports())
            m_events.push_back(std::move(event));
        if (m_events.empty())
            return;
        const Event event = std::move(m_events.front());
        m_events.pop_front();
        // More was taken than is free, or the same twice.
        const auto* told = std::get_if<TaskStatusReceived>(&event);
        if (told && told->status.state == TaskState::Error)
            complain(told->status.task.value + ": " + told->status.message);
        turn(event);
    }
}

std::optional<Timestamp> ChaosWorld::nextDue() const
{
    const std::optional<Timestamp> ours = nextDeadline(m_state);
    const std::optional<Timestamp> theirs = m_cluster.nextDue();
    if (!ours || !theirs)
        return ours ? ours : theirs;
    return std::min(*ours, *theirs);
}

void ChaosWorld::runFor(Duration time)
{
    const Timestamp end = m_now + time;
    for (std::optional<Timestamp> due = nextDue(); due && *due <= end && m_complaint.empty();
         due = nextDue()) {
        m_now = std::max(m_now, *due);
        m_cluster.advance(m_now);
        handleReports();
        if (const std::optional<Timestamp> deadline = nextDeadline(m_state); deadline && *deadline <= m_now) {
            turn(TimePassed{});
            handleReports();
        }
    }
    m_now = end;
}

bool ChaosWorld::settles(Duration limit)
{
    const Timestamp end = m_now + limit;
    while (!m_state.rollouts.empty() && m_now < end && m_complaint.empty())
        runFor(1s);
    return m_state.rollouts.empty();
}

void ChaosWorld::loseAgent(const std::string& name)
{
    m_cluster.loseAgent({name}, m_now);
    handleReports();
}

void ChaosWorld::regainAgent(const std::string& name)
{
    m_cluster.regainAgent({name}, m_now);
    handleReports();
}

void ChaosWorld::befall(const PathId& app, std::uint64_t pick, const simulation::Fault& fault)
{
    const std::vector<TaskId> tasks = liveTasks(app);
    if (!tasks.empty())
        m_cluster.befall(tasks[pick % tasks.size()], fault, m_now);
    handleReports();
}

void ChaosWorld::calm()
{
    m_isCalm = true;
    m_effectsLeft.reset();
    m_cluster.calm(m_now);
    handleReports();
}

std::vector<TaskId> ChaosWorld::liveTasks(const PathId& app) const
{
    std::vector<TaskId> tasks;
    m_cluster.forEachTask([&](const simulation::VirtualTask& task, const simulation::VirtualLaunch& launch) {
        if (!task.hasEnded && launch.spec->id() == app)
            tasks.push_back(task.id);
    });
    std::ranges::sort(tasks, {}, &TaskId::value);
    return tasks;
}

} // namespace pacer::chaos
