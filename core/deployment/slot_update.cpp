// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/slot_update.h"

#include <algorithm>

namespace pacer::deployment {

SlotUpdate::SlotUpdate(const SlotUpdateSettings& settings, const SlotBounds& bounds, const SlotRules& rules,
                       bool isRollback)
    : m_settings(settings)
    , m_bounds(bounds)
    , m_rules(rules)
    , m_isRollback(isRollback)
{
    if (m_settings.parallelism > 0)
        m_bounds.inFlight = std::min(m_bounds.inFlight, m_settings.parallelism);
}

bool SlotUpdate::isActive() const
{
    return m_state == SlotUpdateState::Running || m_state == SlotUpdateState::Paused;
}

bool SlotUpdate::isHandedOut(int slot) const
{
    return at(slot).phase != Phase::Waiting;
}

SlotUpdate::Need SlotUpdate::needOf(const Slot& slot) const
{
    if (m_rules.inGivenOrder)
        return Need::Serving;
    if (slot.facts.newThere)
        return Need::Begun;
    if (!slot.facts.oldThere || slot.facts.oldStopping)
        return Need::Empty;
    return slot.facts.oldServes ? Need::Serving : Need::Idle;
}

std::pair<SlotUpdate::Need, int> SlotUpdate::keyOf(int slot) const
{
    return {needOf(at(slot)), slot};
}

template <class Change>
void SlotUpdate::change(int index, Change apply)
{
    Slot& slot = at(index);
    const bool queued = m_waiting.erase(keyOf(index)) > 0;
    const auto count = [&](int sign) {
        const SlotFacts& facts = slot.facts;
        const bool old = facts.oldThere && facts.oldServes && !facts.oldStopping;
        m_serving += sign * ((old ? 1 : 0) + (slot.newServes ? 1 : 0));
        m_present += sign * ((facts.oldThere ? 1 : 0) + (facts.newThere && !slot.owesStart ? 1 : 0));
        m_ready += sign * (facts.newReady ? 1 : 0);
        m_oldLeft += sign * (facts.oldThere ? 1 : 0);
    };
    count(-1);
    apply(slot);
    count(1);
    if (queued)
        m_waiting.insert(keyOf(index));
    if (slot.owesStart || slot.owesStop)
        m_owing.insert(index);
    else
        m_owing.erase(index);
}

SlotOrders SlotUpdate::begin(const std::vector<SlotFacts>& slots, Timestamp now)
{
    m_slots.resize(slots.size());
    for (int i = 0; i < static_cast<int>(slots.size()); ++i) {
        change(i, [&](Slot& slot) {
            slot.facts = slots[static_cast<std::size_t>(i)];
            slot.newServes = slot.facts.newReady;
        });
        Slot& slot = at(i);
        if (isClean(slot)) {
            slot.phase = Phase::Through;
            continue;
        }
        ++m_total;
        m_waiting.insert(keyOf(i));
    }
    SlotOrders orders;
    if (m_total == 0)
        m_state = SlotUpdateState::Completed;
    if (m_state == SlotUpdateState::Paused)
        finishBegun(orders, now);
    if (isActive())
        settle(orders, now);
    return orders;
}

/// Slots that were in work before are finished, also while it is paused.
void SlotUpdate::finishBegun(SlotOrders& orders, Timestamp now)
{
    const auto waiting = m_waiting;
    for (const auto& [need, slot] : waiting) {
        if ((need == Need::Begun || need == Need::Empty) && mayHandOut(slot)) {
            handOut(slot, orders, now);
            grant(orders, now);
        }
    }
}

void SlotUpdate::enter(int index, Phase phase, std::optional<Timestamp> deadline)
{
    m_waiting.erase(keyOf(index));
    Slot& slot = at(index);
    slot.phase = phase;
    slot.deadline = deadline;
    if (phase == Phase::Through)
        m_busy.erase(index);
    else
        m_busy.insert(index);
}

void SlotUpdate::workerThrough(int slot, Timestamp now)
{
    const Duration delay = secondsOf(m_settings.delaySeconds);
    if (delay > Duration::zero())
        enter(slot, Phase::Delaying, now + delay);
    else
        enter(slot, Phase::Through);
}

bool SlotUpdate::mayHandOut(int index) const
{
    const Slot& slot = at(index);
    if (needOf(slot) == Need::Begun) // it lives already
        return true;
    if (inFlight() >= m_bounds.inFlight)
        return false;
    if (m_settings.order == UpdateOrder::StartFirst)
        return slot.facts.newThere || present() < m_bounds.maxPresent;
    return !slot.facts.oldServes || slot.facts.oldStopping || slot.facts.newThere || mayLoseOne();
}

void SlotUpdate::stopOld(int index, SlotOrders& orders)
{
    change(index, [](Slot& slot) {
        slot.owesStop = false;
        slot.facts.oldStopping = true;
    });
    orders.stop.push_back(index);
}

void SlotUpdate::handOut(int index, SlotOrders& orders, Timestamp now)
{
    orders.handedOut.push_back(index);
    const Slot& slot = at(index);
    const auto stuckAt = [&]() -> std::optional<Timestamp> {
        if (m_settings.stuckAfterSeconds <= 0)
            return std::nullopt;
        return now + secondsOf(m_settings.stuckAfterSeconds);
    };
    if (slot.facts.newThere) {
        const bool through = slot.facts.newReady || m_rules.takenOverIsThrough;
        enter(index, Phase::Starting, stuckAt());
        if (through && slot.facts.oldThere)
            change(index, [](Slot& one) { one.owesStop = true; });
        if (through)
            workerThrough(index, now);
        return;
    }
    if (m_settings.order == UpdateOrder::StopFirst && slot.facts.oldThere) {
        const auto patience = m_rules.stopPatience;
        enter(index, Phase::Stopping, patience ? std::optional(now + *patience) : std::nullopt);
        if (!slot.facts.oldStopping)
            stopOld(index, orders);
        return;
    }
    enter(index, Phase::Starting);
    change(index, [](Slot& one) { one.owesStart = one.facts.newThere = true; });
}

/// The old one that serves stays if another slot's old one, which serves nobody, can go in its place.
void SlotUpdate::swapForIdle(int index, SlotOrders& orders)
{
    const auto idle = m_waiting.lower_bound({Need::Idle, 0});
    if (!at(index).facts.oldServes || idle == m_waiting.end() || idle->first != Need::Idle)
        return;
    const int other = idle->second;
    change(index, [](Slot& slot) { slot.facts.oldServes = false; });
    change(other, [](Slot& slot) { slot.facts.oldServes = true; });
    orders.swapOld.emplace_back(index, other);
}

/// What is owed is ordered as far as the bounds have room for it.
void SlotUpdate::grant(SlotOrders& orders, Timestamp now)
{
    if (!isActive())
        return;
    const std::vector<int> owing(m_owing.begin(), m_owing.end());
    for (const int index : owing) {
        if (at(index).owesStop) {
            swapForIdle(index, orders);
            if (!at(index).facts.oldServes || mayLoseOne())
                stopOld(index, orders);
        }
        if (at(index).owesStart && present() < m_bounds.maxPresent) {
            change(index, [](Slot& slot) { slot.owesStart = false; });
            if (at(index).phase == Phase::Starting && m_settings.stuckAfterSeconds > 0)
                at(index).deadline = now + secondsOf(m_settings.stuckAfterSeconds);
            orders.start.push_back(index);
        }
    }
}

SlotOrders SlotUpdate::oldGone(int index, Timestamp now)
{
    SlotOrders orders;
    if (!isActive() || !at(index).facts.oldThere)
        return orders;
    change(index, [](Slot& slot) {
        slot.facts.oldThere = slot.facts.oldStopping = slot.facts.oldServes = false;
        slot.owesStop = false;
    });
    if (at(index).phase == Phase::Stopping) {
        enter(index, Phase::Starting);
        change(index, [](Slot& slot) { slot.owesStart = slot.facts.newThere = true; });
    }
    settle(orders, now);
    return orders;
}

SlotOrders SlotUpdate::oldServes(int index, bool serves, Timestamp now)
{
    SlotOrders orders;
    if (!isActive() || !at(index).facts.oldThere || at(index).facts.oldServes == serves)
        return orders;
    change(index, [&](Slot& slot) { slot.facts.oldServes = serves; });
    settle(orders, now);
    return orders;
}

SlotOrders SlotUpdate::becameReady(int index, Timestamp now)
{
    SlotOrders orders;
    if (!isActive() || at(index).facts.newReady)
        return orders;
    change(index, [&](Slot& slot) {
        slot.facts.newReady = slot.newServes = slot.everReady = true;
        slot.readyAt = now;
        slot.owesStop = slot.facts.oldThere && !slot.facts.oldStopping;
    });
    if (at(index).phase == Phase::Starting)
        workerThrough(index, now);
    settle(orders, now);
    return orders;
}

SlotOrders SlotUpdate::newServes(int index, bool serves, Timestamp now)
{
    SlotOrders orders;
    if (!isActive() || at(index).newServes == serves)
        return orders;
    change(index, [&](Slot& slot) { slot.newServes = serves && slot.facts.newReady; });
    settle(orders, now);
    return orders;
}

SlotOrders SlotUpdate::ended(int index, bool isFailure, Timestamp now)
{
    SlotOrders orders;
    if (!isActive())
        return orders;
    change(index, [](Slot& slot) {
        slot.facts.newReady = slot.newServes = false;
        slot.owesStop = false;
    });
    if (isFailure)
        noteFailure(index, UpdateTrouble::Failed, now);
    if (at(index).phase == Phase::Starting && isFailure) {
        at(index).readyAt = now;
        workerThrough(index, now);
    }
    settle(orders, now);
    return orders;
}

SlotOrders SlotUpdate::removed(int index, Timestamp now)
{
    SlotOrders orders;
    if (!isActive())
        return orders;
    change(index, [](Slot& slot) {
        slot.facts.newReady = slot.newServes = slot.owesStop = false;
        slot.facts.newThere = slot.owesStart = true;
    });
    settle(orders, now);
    return orders;
}

SlotOrders SlotUpdate::setOthers(int present, int serving, Timestamp now)
{
    m_othersPresent = present;
    m_othersServing = serving;
    SlotOrders orders;
    if (isActive() && !m_slots.empty())
        settle(orders, now);
    return orders;
}

SlotOrders SlotUpdate::timePassed(Timestamp now)
{
    SlotOrders orders;
    if (!isActive())
        return orders;
    expire(orders, now);
    settle(orders, now);
    return orders;
}

/// Phases whose time is over.
void SlotUpdate::expire(SlotOrders& orders, Timestamp now)
{
    const std::vector<int> busy(m_busy.begin(), m_busy.end());
    for (const int index : busy) {
        const Slot& slot = at(index);
        if (!slot.deadline || *slot.deadline > now)
            continue;
        switch (slot.phase) {
        case Phase::Stopping:
            enter(index, Phase::Starting);
            change(index, [](Slot& one) { one.owesStart = one.facts.newThere = true; });
            break;
        case Phase::Starting:
            noteFailure(index, UpdateTrouble::Stuck, now);
            workerThrough(index, now);
            break;
        case Phase::Delaying: enter(index, Phase::Through); break;
        case Phase::Waiting:
        case Phase::Through: break;
        }
    }
    grant(orders, now);
}

/// The end of a slot's first new one; what comes after it is the business of ordinary restarts.
void SlotUpdate::noteFailure(int index, UpdateTrouble kind, Timestamp now)
{
    if (at(index).judged || m_settings.failureAction == FailureAction::Continue)
        return;
    at(index).judged = true;
    if (m_rules.judgeWhenLookedAt && m_waiting.empty() && !m_watchUntil)
        m_unjudged.emplace_back(index, kind);
    else
        judge(index, kind, now);
}

void SlotUpdate::judge(int index, UpdateTrouble kind, Timestamp now)
{
    if (m_state != SlotUpdateState::Running)
        return;
    const Slot& slot = at(index);
    const std::optional<Duration> age = slot.readyAt ? std::optional(now - *slot.readyAt) : std::nullopt;
    const Duration watched =
        m_rules.judgeWhenLookedAt ? watchTime(m_settings) : secondsOf(m_settings.monitorSeconds);
    if (!isUpdateFailure(age, watched))
        return;
    ++m_failures;
    // Counted in single precision, as the reference does.
    if (static_cast<float>(m_failures) / static_cast<float>(m_total)
        <= static_cast<float>(m_settings.maxFailureRatio))
        return;
    m_trouble = {kind, index};
    const bool undo = m_settings.failureAction == FailureAction::Rollback && !m_isRollback;
    m_state = undo ? SlotUpdateState::RollBack : SlotUpdateState::Paused;
}

void SlotUpdate::judgeLate(Timestamp now)
{
    const auto unjudged = std::exchange(m_unjudged, {});
    for (const auto& [slot, kind] : unjudged)
        judge(slot, kind, now);
}

/// Slots of equal need are equally allowed: only the first of each has to be asked for.
std::optional<int> SlotUpdate::nextToHandOut() const
{
    for (const Need need : {Need::Begun, Need::Empty, Need::Idle, Need::Serving}) {
        const auto first = m_waiting.lower_bound({need, 0});
        if (first != m_waiting.end() && first->first == need && mayHandOut(first->second))
            return first->second;
    }
    return std::nullopt;
}

void SlotUpdate::settle(SlotOrders& orders, Timestamp now)
{
    grant(orders, now);
    while (m_state == SlotUpdateState::Running) {
        const std::optional<int> next = nextToHandOut();
        if (!next)
            break;
        handOut(*next, orders, now);
        grant(orders, now);
    }
    if (m_state == SlotUpdateState::Running)
        watchEnd(now);
}

void SlotUpdate::watchEnd(Timestamp now)
{
    if (!m_waiting.empty() || !m_busy.empty())
        return;
    if (!m_watchUntil) {
        m_watchUntil = now + watchTime(m_settings);
        judgeLate(now);
    }
    m_watchOver = now >= *m_watchUntil;
    const bool allDone =
        m_rules.endedCounts || (m_oldLeft == 0 && m_ready == static_cast<int>(m_slots.size()));
    if (m_state == SlotUpdateState::Running && m_watchOver && allDone)
        m_state = SlotUpdateState::Completed;
}

void SlotUpdate::pause(const SlotTrouble& trouble)
{
    if (m_state != SlotUpdateState::Running)
        return;
    m_state = SlotUpdateState::Paused;
    m_trouble = trouble;
}

void SlotUpdate::keepInsteadOfRollBack()
{
    if (m_state == SlotUpdateState::RollBack)
        m_state = SlotUpdateState::Paused;
}

SlotOrders SlotUpdate::resume(Timestamp now)
{
    SlotOrders orders;
    if (m_state != SlotUpdateState::Paused)
        return orders;
    m_state = SlotUpdateState::Running;
    m_trouble = {};
    m_failures = 0;
    m_total = 0;
    m_watchUntil.reset();
    m_watchOver = false;
    m_unjudged.clear();
    for (int i = 0; i < static_cast<int>(m_slots.size()); ++i) {
        Slot& slot = at(i);
        slot.judged = false;
        if (isClean(slot))
            continue;
        ++m_total;
        if (!slot.facts.newReady)
            slot.readyAt.reset();
        if (slot.phase == Phase::Through && slot.facts.newThere && !slot.facts.newReady) {
            slot.phase = Phase::Waiting; // still not up: watched once more
            m_waiting.insert(keyOf(i));
        }
    }
    m_total = std::max(m_total, 1);
    settle(orders, now);
    return orders;
}

std::optional<Timestamp> SlotUpdate::delayedUntil() const
{
    std::optional<Timestamp> next;
    for (const int slot : m_busy) {
        const std::optional<Timestamp>& until = at(slot).deadline;
        if (at(slot).phase == Phase::Delaying && (!next || *until < *next))
            next = until;
    }
    return next;
}

std::optional<Timestamp> SlotUpdate::nextDeadline() const
{
    std::optional<Timestamp> next;
    if (!isActive())
        return next;
    const auto consider = [&](const std::optional<Timestamp>& at) {
        if (at && (!next || *at < *next))
            next = at;
    };
    for (const int slot : m_busy)
        consider(at(slot).deadline);
    if (m_state == SlotUpdateState::Running && !m_watchOver)
        consider(m_watchUntil);
    return next;
}

} // namespace pacer::deployment
