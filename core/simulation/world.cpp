// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/world.h"

#include "core/base/overloaded.h"

#include <algorithm>
#include <utility>

namespace pacer::simulation {

using namespace scheduler; // NOLINT(google-build-using-namespace): the language of this class

namespace {

/// Those that were launched are where they were launched.
void place(VirtualCluster& cluster, const std::vector<Instance>& instances, const HealthLedger& health,
           Timestamp now)
{
    for (const Instance& instance : instances) {
        const auto known = health.aggregate.find(instance.id);
        if (isActive(instance.condition))
            cluster.place(instance, known == health.aggregate.end() ? std::nullopt : known->second, now);
    }
}

} // namespace

World::World(WorldSetup setup)
    : watch(std::move(setup.watch))
    , m_now(setup.begin)
    , m_cluster(std::move(setup.cluster))
{
    if (setup.running)
        place(m_cluster, setup.stored.instances, *setup.running, m_now);
    m_state = makeState(setup.settings, std::move(setup.stored), setup.seed, m_now);
    if (setup.running) {
        m_state.health.results = std::move(setup.running->results);
        m_state.health.aggregate = std::move(setup.running->aggregate);
    }
    m_cluster.connect(m_now);
    handleReports();
}

Result<Outcome> World::ask(CommandBody body, bool force)
{
    m_answer.reset();
    Command command;
    command.body = std::move(body);
    command.force = force;
    turn(CommandReceived{std::move(command)});
    handleReports();
    return m_answer ? *m_answer : Result<Outcome>(fail(ErrorCode::Internal, {"no reply"}));
}

std::optional<Timestamp> World::nextDue() const
{
    const std::optional<Timestamp> ours = nextDeadline(m_state);
    const std::optional<Timestamp> theirs = m_cluster.nextDue();
    if (!ours || !theirs)
        return ours ? ours : theirs;
    return std::min(*ours, *theirs);
}

bool World::runNext(Timestamp end)
{
    const std::optional<Timestamp> due = nextDue();
    if (!due || *due > end)
        return false;
    m_now = std::max(m_now, *due);
    m_cluster.advance(m_now);
    handleReports();
    if (const std::optional<Timestamp> deadline = nextDeadline(m_state); deadline && *deadline <= m_now) {
        turn(TimePassed{});
        handleReports();
    }
    return true;
}

void World::runUntil(Timestamp end)
{
    while (runNext(end)) {
    }
    m_now = std::max(m_now, end);
}

bool World::settles(Duration limit)
{
    const Timestamp end = m_now + limit;
    while (!m_state.rollouts.empty() && runNext(end)) {
    }
    return m_state.rollouts.empty();
}

void World::loseAgent(const AgentId& agent)
{
    m_cluster.loseAgent(agent, m_now);
    handleReports();
}

void World::regainAgent(const AgentId& agent)
{
    m_cluster.regainAgent(agent, m_now);
    handleReports();
}

void World::handleReports()
{
    for (;;) {
        for (Event& event : m_cluster.takeReports())
            m_events.push_back(std::move(event));
        if (m_events.empty())
            return;
        const Event event = std::move(m_events.front());
        m_events.pop_front();
        turn(event);
    }
}

/// As the shell does it; nothing is stored.
void World::turn(const Event& event)
{
    const Effects effects = step(m_state, event, m_now);
    for (const ClusterCall& call : effects.calls)
        m_cluster.call(call, m_now);
    for (const ProbeCall& probe : effects.probes) {
        std::visit(Overloaded{
                       [this](const SendProbe& one) { m_cluster.probe(one); },
                       [this](const ResolveArtifacts& request) { m_cluster.resolve(request); },
                   },
                   probe);
    }
    for (const Reply& reply : effects.replies)
        m_answer = reply.outcome;
    if (watch)
        watch(event, effects);
}

} // namespace pacer::simulation
