// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/replacement.h"

#include <algorithm>

namespace pacer::deployment {

namespace {

bool isConsideredHealthy(const InstanceFacts& facts)
{
    return facts.health == HealthFact::NotChecked || facts.health == HealthFact::Good;
}

HealthFact factOf(std::optional<bool> healthy)
{
    if (!healthy)
        return HealthFact::Unknown;
    return *healthy ? HealthFact::Good : HealthFact::Bad;
}

bool hasAnyCheck(const RunSpec& spec)
{
    if (readinessRules(spec).healthChecks)
        return true;
    return spec.app() && (spec.app()->check || !spec.app()->readinessChecks.empty());
}

} // namespace

InstanceFacts factsOf(const Instance& instance, Timestamp wanted, std::optional<bool> health, bool ready,
                      const Behaviour& behaviour)
{
    // With the stall guard only health checks can tell that an instance is not well; the reference also waits
    // for the health of instances whose `check` or readiness check never gives one.
    InstanceFacts facts{instance.id,        instance.version() == wanted, instance.goal,
                        instance.condition, HealthFact::NotChecked,       ready};
    const bool healthChecks = readinessRules(instance.spec).healthChecks;
    const bool onlyOtherChecks = !healthChecks && hasAnyCheck(instance.spec);
    if (healthChecks || (onlyOtherChecks && !behaviour.stallGuard))
        facts.health = factOf(health);
    else if (onlyOtherChecks && instance.condition != Condition::Running)
        facts.health = HealthFact::Bad;
    return facts;
}

Replacement::Replacement(const RunSpec& spec, const Behaviour& behaviour)
    : m_wanted(spec.instances())
    , m_strategy(spec.upgradeStrategy())
    , m_resident(spec.resident())
    , m_behaviour(behaviour)
    , m_readiness(readinessRules(spec))
{}

Replacement::Service Replacement::serviceOf(const InstanceFacts& facts)
{
    if (facts.condition != Condition::Running)
        return Service::NotRunning;
    switch (facts.health) {
    case HealthFact::Bad: return Service::Bad;
    case HealthFact::Unknown: return Service::Unknown;
    case HealthFact::Good:
    case HealthFact::NotChecked: return Service::Serving;
    }
    return Service::Bad;
}

ReplacementOrders Replacement::begin(const std::vector<InstanceFacts>& instances)
{
    const auto healthy = std::ranges::count_if(instances, [](const InstanceFacts& facts) {
        return facts.goal == Goal::Running && isConsideredHealthy(facts);
    });
    m_bounds = ignition({m_wanted, m_strategy.minimumHealthCapacity, m_strategy.maximumOverCapacity,
                         m_resident, static_cast<int>(healthy), static_cast<int>(instances.size())});
    beginNew(instances);
    beginOld(instances);

    const auto living = std::ranges::count_if(instances, [](const InstanceFacts& facts) {
        return facts.goal == Goal::Running && serviceOf(facts) >= Service::Unknown;
    });
    const bool oneLess = m_bounds.special == Ignition::Special::ResidentKillOneMore;
    m_floor = std::min(m_bounds.minHealthy - (oneLess ? 1 : 0), static_cast<int>(living));
    m_owedKills = std::min(m_bounds.kill, oldLeft());

    ReplacementOrders orders;
    orderKills(orders);
    launch(orders);
    return settled(std::move(orders));
}

void Replacement::beginNew(const std::vector<InstanceFacts>& instances)
{
    const ReadinessRules& rules = m_readiness.rules();
    for (const InstanceFacts& facts : instances) {
        if (!facts.current)
            continue;
        ++m_started;
        if (m_behaviour.takeoverGuard
            && (facts.condition != Condition::Running || facts.goal != Goal::Running))
            continue;
        m_readiness.restore(facts.id, !rules.healthChecks || facts.health == HealthFact::Good,
                            !rules.readinessChecks || facts.ready);
        if (facts.health == HealthFact::Bad)
            m_sick.insert(facts.id);
    }
}

void Replacement::beginOld(const std::vector<InstanceFacts>& instances)
{
    for (const InstanceFacts& facts : instances) {
        if (facts.current)
            continue;
        m_oldIds.insert(facts.id);
        if (m_behaviour.takeoverGuard && facts.goal != Goal::Running && !isConsideredGone(facts.condition)
            && facts.condition != Condition::Scheduled)
            m_ending.insert(facts.id);
    }
    std::vector<InstanceFacts> old;
    std::ranges::copy_if(instances, std::back_inserter(old), [](const InstanceFacts& facts) {
        return !facts.current && facts.goal == Goal::Running;
    });
    std::stable_partition(old.begin(), old.end(),
                          [](const InstanceFacts& facts) { return !isConsideredHealthy(facts); });
    for (const InstanceFacts& facts : old) {
        const Old entry{facts, m_killOrder.size(), false};
        m_old.emplace(facts.id, entry);
        m_killOrder.push_back(facts.id);
        enlist(entry);
    }
}

ReplacementOrders Replacement::instanceChanged(const InstanceFacts& facts)
{
    ReplacementOrders orders;
    if (facts.current)
        newChanged(facts, orders);
    else
        oldChanged(facts, orders);
    return settled(std::move(orders));
}

void Replacement::oldChanged(const InstanceFacts& facts, ReplacementOrders& orders)
{
    const auto found = m_old.find(facts.id);
    const bool gone = isConsideredGone(facts.condition)
                      || (facts.condition == Condition::Scheduled && facts.goal != Goal::Running);
    if (found == m_old.end()) {
        if (gone) {
            m_ending.erase(facts.id);
            launch(orders);
        }
        return;
    }
    Old& old = found->second;
    strike(old);
    if (!gone) {
        old.facts = facts;
        enlist(old);
        return;
    }
    if (facts.goal == Goal::Running)
        orders.kill.push_back(facts.id); // it died by itself: only its goal is still to be set
    if (old.ordered)
        --m_outstanding;
    m_old.erase(found);
    launch(orders);
}

void Replacement::newChanged(const InstanceFacts& facts, ReplacementOrders& orders)
{
    if (isConsideredGone(facts.condition) && facts.goal != Goal::Running) {
        newStopped(facts.id, orders);
        return;
    }
    const bool lost = m_behaviour.takeoverGuard
                          ? facts.condition != Condition::Running && facts.condition != Condition::Killing
                          : isConsideredGone(facts.condition);
    if (lost) {
        m_readiness.forget(facts.id);
        m_sick.erase(facts.id);
    } else if (facts.condition == Condition::Running) {
        const bool byRunning = m_readiness.running(facts.id);
        const bool byHealth = facts.health == HealthFact::Good && m_readiness.healthTurnedGood(facts.id);
        if (byRunning || byHealth)
            becameReady(facts.id);
    }
}

void Replacement::newStopped(const InstanceId& id, ReplacementOrders& orders)
{
    if (m_stopped.insert(id).second)
        --m_started;
    if (!m_behaviour.forgetReadyOfStopped)
        return;
    m_readiness.forget(id);
    m_sick.erase(id);
    launch(orders);
}

ReplacementOrders Replacement::instanceForgotten(const InstanceId& id)
{
    ReplacementOrders orders;
    if (const auto old = m_old.find(id); old != m_old.end()) {
        strike(old->second);
        if (old->second.ordered)
            --m_outstanding;
        m_old.erase(old);
        launch(orders);
    } else if (m_oldIds.contains(id)) {
        m_ending.erase(id);
        launch(orders);
    } else {
        newStopped(id, orders);
    }
    return settled(std::move(orders));
}

ReplacementOrders Replacement::healthChanged(const InstanceId& id, std::optional<bool> healthy)
{
    if (m_oldIds.contains(id)) {
        oldHealthChanged(id, healthy);
    } else if (healthy.value_or(false)) {
        m_sick.erase(id);
        if (m_readiness.healthTurnedGood(id))
            becameReady(id);
    } else if (healthy) {
        m_sick.insert(id);
    }
    return settled({});
}

void Replacement::oldHealthChanged(const InstanceId& id, std::optional<bool> healthy)
{
    const auto old = m_old.find(id);
    if (old == m_old.end() || old->second.facts.health == HealthFact::NotChecked)
        return;
    strike(old->second);
    old->second.facts.health = factOf(healthy);
    enlist(old->second);
}

ReplacementOrders Replacement::readinessAccepted(const InstanceId& id)
{
    if (!m_oldIds.contains(id) && m_readiness.readinessAccepted(id))
        becameReady(id);
    return settled({});
}

bool Replacement::isDone() const
{
    if (!m_old.empty())
        return false;
    if (m_behaviour.forgetReadyOfStopped)
        return m_readiness.doneCount() >= m_wanted;
    return m_readiness.healthyCount() == m_wanted && m_readiness.readyCount() == m_wanted;
}

ReplacementOrders Replacement::settled(ReplacementOrders orders)
{
    orderKills(orders);
    if (m_behaviour.stallGuard)
        guardAgainstStall(orders);
    return orders;
}

void Replacement::becameReady(const InstanceId& id)
{
    const bool first = m_killedFor.insert(id).second;
    if (first || !m_behaviour.oneKillPerInstance)
        ++m_owedKills;
}

int Replacement::launchable() const
{
    const int present = oldLeft() + static_cast<int>(m_ending.size());
    return launchCount(m_bounds.maxCapacity, present, m_started, m_wanted);
}

void Replacement::launch(ReplacementOrders& orders)
{
    const int count = launchable();
    m_started += count;
    orders.launch += count;
}

void Replacement::orderKills(ReplacementOrders& orders)
{
    if (m_behaviour.takeoverGuard)
        orderGuarded(orders);
    else
        orderInFixedOrder(orders);
}

/// The order of the beginning; the turn of one that has ended by itself is spent.
void Replacement::orderInFixedOrder(ReplacementOrders& orders)
{
    for (; m_owedKills > 0 && m_nextInOrder < m_killOrder.size(); ++m_nextInOrder) {
        const auto next = m_old.find(m_killOrder[m_nextInOrder]);
        if (next != m_old.end() && next->second.ordered)
            continue;
        --m_owedKills;
        if (next != m_old.end())
            order(next->second, orders);
    }
    m_owedKills = 0;
}

/// Whoever serves least goes first; nobody who serves goes while the rest would be too few.
void Replacement::orderGuarded(ReplacementOrders& orders)
{
    const int left = static_cast<int>(m_victims.size());
    m_owedKills = servingNew() >= m_wanted ? left : std::min(m_owedKills, left);
    while (m_owedKills > 0) {
        Old& victim = firstVictim();
        if (serviceOf(victim.facts) >= Service::Unknown && servingOld() + servingNew() - 1 < m_floor)
            return;
        order(victim, orders);
        --m_owedKills;
    }
}

bool Replacement::isStalled() const
{
    const bool pending = m_started > m_readiness.doneCount();
    return !m_victims.empty() && m_outstanding == 0 && m_ending.empty() && !pending && launchable() == 0;
}

/// Nothing is under way and nothing may begin: let one go whose loss costs nothing that is promised.
void Replacement::guardAgainstStall(ReplacementOrders& orders)
{
    if (!isStalled())
        return;
    Old& victim = firstVictim();
    const auto certain = std::ranges::count_if(
        m_victims, [](const auto& candidate) { return candidate.first == Service::Serving; });
    const int certainlyLeft =
        static_cast<int>(certain) + servingNew() - (serviceOf(victim.facts) == Service::Serving ? 1 : 0);
    if (serviceOf(victim.facts) < Service::Unknown || certainlyLeft >= m_bounds.minHealthy) {
        order(victim, orders);
        return;
    }
    // Both bounds are equal, which was not known to matter while health was unknown (section 6.1).
    if (m_bounds.special != Ignition::Special::None || m_bounds.minHealthy != m_bounds.maxCapacity)
        return;
    if (!m_resident) {
        m_bounds.special = Ignition::Special::AllowOneOver;
        m_bounds.maxCapacity += 1;
        launch(orders);
    } else if (serviceOf(victim.facts) == Service::Serving) {
        m_bounds.special = Ignition::Special::ResidentKillOneMore;
        m_floor = std::min(m_floor, m_bounds.minHealthy - 1);
        order(victim, orders);
    }
}

void Replacement::order(Old& old, ReplacementOrders& orders)
{
    strike(old);
    old.ordered = true;
    ++m_outstanding;
    orders.kill.push_back(old.facts.id);
}

void Replacement::enlist(const Old& old)
{
    if (!old.ordered)
        m_victims.emplace(serviceOf(old.facts), old.rank);
}

void Replacement::strike(const Old& old)
{
    m_victims.erase({serviceOf(old.facts), old.rank});
}

Replacement::Old& Replacement::firstVictim()
{
    return m_old.at(m_killOrder[m_victims.begin()->second]);
}

int Replacement::servingNew() const
{
    const auto sick =
        std::ranges::count_if(m_sick, [this](const InstanceId& id) { return m_readiness.isDone(id); });
    return m_readiness.doneCount() - static_cast<int>(sick);
}

int Replacement::servingOld() const
{
    const auto idle = std::distance(m_victims.begin(), m_victims.lower_bound({Service::Unknown, 0}));
    return static_cast<int>(m_victims.size()) - static_cast<int>(idle);
}

} // namespace pacer::deployment
