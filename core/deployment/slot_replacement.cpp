// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/slot_replacement.h"

#include <algorithm>

namespace pacer::deployment {

namespace {

SlotUpdateSettings fitted(SlotUpdateSettings settings, const RunSpec& spec, bool isRollback)
{
    if (isRollback)
        settings.order = fittingOrder(settings, spec.instances(), spec.upgradeStrategy());
    return settings;
}

/// Ended and not coming back: deployments use the wider sense of gone.
bool isLeaving(const InstanceFacts& facts)
{
    return facts.goal != Goal::Running;
}

bool isGone(const InstanceFacts& facts)
{
    return isConsideredGone(facts.condition) || facts.condition == Condition::Scheduled;
}

} // namespace

UpdateOrder fittingOrder(const SlotUpdateSettings& settings, int wanted, const UpgradeStrategy& strategy)
{
    const bool roomAbove = maxCapacity(wanted, strategy.maximumOverCapacity) > wanted;
    const bool roomBelow = minHealthy(wanted, strategy.minimumHealthCapacity) < wanted;
    if (roomAbove == roomBelow)
        return settings.order;
    return roomAbove ? UpdateOrder::StartFirst : UpdateOrder::StopFirst;
}

SlotReplacement::SlotReplacement(const RunSpec& spec, const SlotUpdateSettings& settings, bool isRollback)
    : m_settings(fitted(settings, spec, isRollback))
    , m_isRollback(isRollback)
    , m_wanted(spec.instances())
    , m_marks(readinessRules(spec))
    , m_update(m_settings, slotBounds(m_wanted, spec.upgradeStrategy(), m_settings.order), SlotRules{},
               isRollback)
{}

bool SlotReplacement::serves(const InstanceFacts& facts)
{
    return facts.goal == Goal::Running && facts.condition == Condition::Running
           && facts.health != HealthFact::Bad;
}

InstanceId SlotReplacement::troubledInstance() const
{
    const int slot = trouble().slot;
    return slot < 0 || slot >= static_cast<int>(m_slots.size()) ? InstanceId{} : at(slot).fresh;
}

bool SlotReplacement::isDone() const
{
    return m_update.state() == SlotUpdateState::Completed && m_others.empty();
}

ReplacementOrders SlotReplacement::begin(const std::vector<InstanceFacts>& instances,
                                         const std::optional<SlotTrouble>& paused, Timestamp now)
{
    m_slots.resize(static_cast<std::size_t>(m_wanted));
    placeNew(instances);
    std::vector<SlotFacts> facts = slotFacts();
    placeOld(instances, facts);
    if (paused)
        m_update.pause(*paused);
    ReplacementOrders orders;
    m_update.setOthers(static_cast<int>(m_others.size()), othersServing(), now);
    carryOut(m_update.begin(facts, now), orders);
    killOthers(orders);
    carryOut(m_update.setOthers(static_cast<int>(m_others.size()), othersServing(), now), orders);
    return orders;
}

/// Every new one holds a slot; beyond the wanted number it is surplus.
void SlotReplacement::placeNew(const std::vector<InstanceFacts>& instances)
{
    const ReadinessRules& rules = m_marks.rules();
    int next = 0;
    for (const InstanceFacts& facts : instances) {
        if (!facts.current)
            continue;
        if (isLeaving(facts) || next >= m_wanted) {
            if (!isGone(facts))
                m_others[facts.id] = {serves(facts), isLeaving(facts)};
            continue;
        }
        at(next).fresh = facts.id;
        m_slotOfNew[facts.id] = next++;
        if (facts.condition != Condition::Running)
            continue;
        m_ran.insert(facts.id);
        m_marks.restore(facts.id, !rules.healthChecks || facts.health == HealthFact::Good,
                        !rules.readinessChecks || facts.ready);
    }
}

std::vector<SlotFacts> SlotReplacement::slotFacts() const
{
    std::vector<SlotFacts> facts(m_slots.size());
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        facts[i].newThere = !m_slots[i].fresh.value.empty();
        facts[i].newReady = facts[i].newThere && m_marks.isDone(m_slots[i].fresh);
    }
    return facts;
}

/// Old ones fill the free slots, then stand beside new ones that are not ready; the rest is surplus. Those
/// that are ending already hold a slot only if one is left.
void SlotReplacement::placeOld(const std::vector<InstanceFacts>& instances, std::vector<SlotFacts>& facts)
{
    std::deque<int> free;
    for (const auto matches : {+[](const SlotFacts& slot) { return !slot.newThere; },
                               +[](const SlotFacts& slot) { return slot.newThere && !slot.newReady; }}) {
        for (int i = 0; i < static_cast<int>(facts.size()); ++i) {
            if (matches(facts[static_cast<std::size_t>(i)]))
                free.push_back(i);
        }
    }
    for (const bool leaving : {false, true}) {
        for (const InstanceFacts& old : instances) {
            if (old.current || isLeaving(old) != leaving || (leaving && isGone(old)))
                continue;
            const bool fits =
                !free.empty() && (!leaving || !facts[static_cast<std::size_t>(free.front())].newThere);
            if (!fits) {
                m_others[old.id] = {serves(old), leaving};
                continue;
            }
            const int slot = free.front();
            free.pop_front();
            at(slot).old = old.id;
            m_slotOfOld[old.id] = slot;
            SlotFacts& holds = facts[static_cast<std::size_t>(slot)];
            holds.oldThere = true;
            holds.oldStopping = leaving;
            holds.oldServes = serves(old);
        }
    }
}

int SlotReplacement::othersServing() const
{
    return static_cast<int>(std::ranges::count_if(
        m_others, [](const auto& other) { return other.second.serving && !other.second.stopping; }));
}

/// Surplus goes first, who serves nobody before the others, as far as the minimum allows.
void SlotReplacement::killOthers(ReplacementOrders& orders)
{
    if (m_update.state() == SlotUpdateState::RollBack)
        return;
    for (const bool serving : {false, true}) {
        for (auto& [id, other] : m_others) {
            if (other.stopping || other.serving != serving || (serving && !m_update.mayLoseOne()))
                continue;
            other.stopping = true;
            orders.kill.push_back(id);
            m_update.setOthersServing(othersServing());
        }
    }
}

void SlotReplacement::carryOut(const SlotOrders& slotOrders, ReplacementOrders& orders)
{
    for (const auto& [one, other] : slotOrders.swapOld) {
        std::swap(at(one).old, at(other).old);
        m_slotOfOld[at(one).old] = one;
        m_slotOfOld[at(other).old] = other;
    }
    for (const int slot : slotOrders.stop)
        orders.kill.push_back(at(slot).old);
    for (const int slot : slotOrders.start)
        m_awaiting.push_back(slot);
    orders.launch += static_cast<int>(slotOrders.start.size());
}

ReplacementOrders SlotReplacement::instanceChanged(const InstanceFacts& facts, bool excused, Timestamp now)
{
    ReplacementOrders orders;
    if (m_others.contains(facts.id))
        otherChanged(facts.id, !(isLeaving(facts) && isGone(facts)), serves(facts), now, orders);
    else if (facts.current)
        newChanged(facts, excused, now, orders);
    else
        oldChanged(facts, now, orders);
    return settled(std::move(orders), now);
}

void SlotReplacement::newChanged(const InstanceFacts& facts, bool excused, Timestamp now,
                                 ReplacementOrders& orders)
{
    auto known = m_slotOfNew.find(facts.id);
    if (known == m_slotOfNew.end()) {
        if (m_awaiting.empty() || isLeaving(facts))
            return;
        const int slot = m_awaiting.front();
        m_awaiting.pop_front();
        known = m_slotOfNew.emplace(facts.id, slot).first;
        at(slot).fresh = facts.id;
        at(slot).freshEnded = false;
    }
    const int slot = known->second;
    if (isLeaving(facts) && isGone(facts)) {
        forgetNew(facts.id, now, orders);
        return;
    }
    if (isConsideredGone(facts.condition)) {
        const bool stoppedWell =
            facts.condition == Condition::Killed && m_ran.contains(facts.id) && !m_sick.contains(facts.id);
        m_marks.forget(facts.id);
        m_sick.erase(facts.id);
        m_ran.erase(facts.id);
        if (!std::exchange(at(slot).freshEnded, true))
            carryOut(m_update.ended(slot, !excused && !stoppedWell, now), orders);
        return;
    }
    newLives(slot, facts, now, orders);
}

void SlotReplacement::newLives(int slot, const InstanceFacts& facts, Timestamp now, ReplacementOrders& orders)
{
    if (isActive(facts.condition))
        at(slot).freshEnded = false;
    if (facts.condition == Condition::Running && !isLeaving(facts)) {
        m_ran.insert(facts.id);
        const bool byRunning = m_marks.running(facts.id);
        const bool byHealth = facts.health == HealthFact::Good && m_marks.healthTurnedGood(facts.id);
        if (byRunning || byHealth)
            carryOut(m_update.becameReady(slot, now), orders);
    } else if (facts.condition != Condition::Killing && facts.condition != Condition::Running) {
        m_ran.erase(facts.id);
    }
    const bool serving = serves(facts) && m_marks.isDone(facts.id) && !m_sick.contains(facts.id);
    carryOut(m_update.newServes(slot, serving, now), orders);
}

/// Something else stopped a new one for good: its slot gets another.
void SlotReplacement::forgetNew(const InstanceId& id, Timestamp now, ReplacementOrders& orders)
{
    const auto known = m_slotOfNew.find(id);
    if (known == m_slotOfNew.end())
        return;
    const int slot = known->second;
    m_slotOfNew.erase(known);
    m_marks.forget(id);
    m_sick.erase(id);
    m_ran.erase(id);
    at(slot).fresh = {};
    carryOut(m_update.removed(slot, now), orders);
}

/// Whatever changed may have made room to let go of surplus.
ReplacementOrders SlotReplacement::settled(ReplacementOrders orders, Timestamp now)
{
    if (m_others.empty())
        return orders;
    killOthers(orders);
    carryOut(m_update.setOthers(static_cast<int>(m_others.size()), othersServing(), now), orders);
    return orders;
}

void SlotReplacement::oldChanged(const InstanceFacts& facts, Timestamp now, ReplacementOrders& orders)
{
    const auto known = m_slotOfOld.find(facts.id);
    if (known == m_slotOfOld.end())
        return;
    const int slot = known->second;
    if (isLeaving(facts) && isGone(facts)) {
        at(slot).old = {};
        m_slotOfOld.erase(known);
        carryOut(m_update.oldGone(slot, now), orders);
        return;
    }
    carryOut(m_update.oldServes(slot, serves(facts), now), orders);
}

void SlotReplacement::otherChanged(const InstanceId& id, bool there, bool serving, Timestamp now,
                                   ReplacementOrders& orders)
{
    if (there)
        m_others[id].serving = serving;
    else
        m_others.erase(id);
    m_update.setOthersServing(othersServing());
    killOthers(orders);
    carryOut(m_update.setOthers(static_cast<int>(m_others.size()), othersServing(), now), orders);
}

ReplacementOrders SlotReplacement::instanceForgotten(const InstanceId& id, Timestamp now)
{
    ReplacementOrders orders;
    if (m_others.contains(id)) {
        otherChanged(id, false, false, now, orders);
    } else if (const auto old = m_slotOfOld.find(id); old != m_slotOfOld.end()) {
        const int slot = old->second;
        at(slot).old = {};
        m_slotOfOld.erase(old);
        carryOut(m_update.oldGone(slot, now), orders);
    } else {
        forgetNew(id, now, orders);
    }
    return settled(std::move(orders), now);
}

ReplacementOrders SlotReplacement::healthChanged(const InstanceId& id, std::optional<bool> healthy,
                                                 Timestamp now)
{
    ReplacementOrders orders;
    const bool sick = healthy.has_value() && !*healthy;
    if (const auto other = m_others.find(id); other != m_others.end()) {
        otherChanged(id, true, healthy.value_or(other->second.serving), now, orders);
    } else if (const auto old = m_slotOfOld.find(id); old != m_slotOfOld.end()) {
        if (healthy)
            carryOut(m_update.oldServes(old->second, *healthy, now), orders);
    } else if (const auto fresh = m_slotOfNew.find(id); fresh != m_slotOfNew.end()) {
        if (sick)
            m_sick.insert(id);
        else
            m_sick.erase(id);
        if (healthy.value_or(false) && m_marks.healthTurnedGood(id))
            carryOut(m_update.becameReady(fresh->second, now), orders);
        const bool serving = !sick && m_marks.isDone(id);
        carryOut(m_update.newServes(fresh->second, serving, now), orders);
    }
    return settled(std::move(orders), now);
}

ReplacementOrders SlotReplacement::readinessAccepted(const InstanceId& id, Timestamp now)
{
    ReplacementOrders orders;
    const auto fresh = m_slotOfNew.find(id);
    if (fresh == m_slotOfNew.end() || !m_marks.readinessAccepted(id))
        return orders;
    carryOut(m_update.becameReady(fresh->second, now), orders);
    carryOut(m_update.newServes(fresh->second, !m_sick.contains(id), now), orders);
    return settled(std::move(orders), now);
}

ReplacementOrders SlotReplacement::timePassed(Timestamp now)
{
    ReplacementOrders orders;
    carryOut(m_update.timePassed(now), orders);
    return settled(std::move(orders), now);
}

ReplacementOrders SlotReplacement::resume(Timestamp now)
{
    ReplacementOrders orders;
    carryOut(m_update.resume(now), orders);
    return settled(std::move(orders), now);
}

} // namespace pacer::deployment
