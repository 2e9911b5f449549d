// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/deployment/slot_bounds.h"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace pacer::deployment {

/// How a slot update differs between the reference engine and Pacer (spec/swarm-updates.md B3, B8).
struct SlotRules {
    bool judgeWhenLookedAt = false;       ///< A6: failures wait until every worker is through
    bool inGivenOrder = false;            ///< else slots that serve nobody come first
    bool takenOverIsThrough = false;      ///< A5: a slot that holds a wanted one already holds no worker
    bool endedCounts = false;             ///< A5: a slot whose new one ended is as good as done
    std::optional<Duration> stopPatience; ///< A5: longest wait for an old one that will not stop
};

constexpr SlotRules referenceSlotRules()
{
    return {true, true, true, true, std::chrono::seconds{60}};
}

/// What a slot holds.
struct SlotFacts {
    bool oldThere = false; ///< to be replaced, or on its way out
    bool oldStopping = false;
    bool oldServes = false;
    bool newThere = false; ///< of the wanted definition, or a place for it is queued
    bool newReady = false;
};

/// What the caller has to do, in this order. Slots are named by their place in what begin() was given.
struct SlotOrders {
    std::vector<std::pair<int, int>> swapOld; ///< the old ones of two slots change places
    std::vector<int> stop;                    ///< slots whose old one has to end
    std::vector<int> start;                   ///< slots that get a new one
    std::vector<int> handedOut;               ///< slots that a worker took
};

enum class SlotUpdateState { Running, Paused, RollBack, Completed };

/// Why an update stands still or is undone.
struct SlotTrouble {
    UpdateTrouble kind{};
    int slot = -1; ///< -1: none
};

/// Replaces what slots hold, a few at a time, and watches what becomes of the new ones (spec/swarm-updates.md
/// A5, A6). A pure machine: told what happens and when, it answers what to do; `nextDeadline` says when it
/// wants to be asked again (timePassed) although nothing happened.
class SlotUpdate {
public:
    SlotUpdate(const SlotUpdateSettings& settings, const SlotBounds& bounds, const SlotRules& rules,
               bool isRollback);

    SlotOrders begin(const std::vector<SlotFacts>& slots, Timestamp now);

    SlotOrders oldGone(int slot, Timestamp now);
    SlotOrders oldServes(int slot, bool serves, Timestamp now);
    SlotOrders becameReady(int slot, Timestamp now);
    /// A new one that was ready serves or does not for a while.
    SlotOrders newServes(int slot, bool serves, Timestamp now);
    /// The new one ended and will be tried again. `isFailure`: nobody asked for it.
    SlotOrders ended(int slot, bool isFailure, Timestamp now);
    /// The new one is gone for good: the slot gets another.
    SlotOrders removed(int slot, Timestamp now);
    SlotOrders timePassed(Timestamp now);
    /// Instances that hold no slot but count for the bounds.
    SlotOrders setOthers(int present, int serving, Timestamp now);
    void setOthersServing(int serving) { m_othersServing = serving; }

    /// Nothing more is handed out; slots in work are finished.
    void pause(const SlotTrouble& trouble);
    /// The roll back that was asked for cannot be: paused instead.
    void keepInsteadOfRollBack();
    /// Begins again with what is left, failures counted from zero.
    SlotOrders resume(Timestamp now);

    SlotUpdateState state() const { return m_state; }
    /// Of the pause, or of the failure that asks for a roll back.
    const SlotTrouble& trouble() const { return m_trouble; }
    int failures() const { return m_failures; }
    int inFlight() const { return static_cast<int>(m_busy.size()); }
    int serving() const { return m_serving + m_othersServing; }
    int present() const { return m_present + m_othersPresent; }
    int readyCount() const { return m_ready; }
    /// Only the end is still watched, until then.
    const std::optional<Timestamp>& watchedUntil() const { return m_watchUntil; }
    /// When the next pause between two slots is over.
    std::optional<Timestamp> delayedUntil() const;
    int waitingSlots() const { return static_cast<int>(m_waiting.size()); }
    bool isHandedOut(int slot) const;
    std::optional<Timestamp> nextDeadline() const;
    const SlotBounds& bounds() const { return m_bounds; }
    /// One that serves may be stopped.
    bool mayLoseOne() const { return serving() - 1 >= m_bounds.minServing; }

private:
    enum class Phase { Waiting, Stopping, Starting, Delaying, Through };
    /// Who is handed out first.
    enum class Need { Begun, Empty, Idle, Serving };

    struct Slot {
        SlotFacts facts;
        Phase phase = Phase::Waiting;
        bool newServes = false;
        bool owesStart = false;
        bool owesStop = false;
        bool judged = false;               ///< its failure was counted, or came too late
        bool everReady = false;            ///< its new one, in this pass
        std::optional<Timestamp> readyAt;  ///< or ended before that
        std::optional<Timestamp> deadline; ///< of its phase
    };

    Slot& at(int slot) { return m_slots[static_cast<std::size_t>(slot)]; }
    const Slot& at(int slot) const { return m_slots[static_cast<std::size_t>(slot)]; }
    bool isActive() const;
    bool isClean(const Slot& slot) const { return slot.facts.newReady && !slot.facts.oldThere; }
    Need needOf(const Slot& slot) const;
    std::pair<Need, int> keyOf(int slot) const;
    template <class Change>
    void change(int slot, Change apply); ///< keeps the counts and the queue in step with the slot's facts

    void enter(int slot, Phase phase, std::optional<Timestamp> deadline = {});
    void workerThrough(int slot, Timestamp now);
    bool mayHandOut(int slot) const;
    void finishBegun(SlotOrders& orders, Timestamp now);
    std::optional<int> nextToHandOut() const;
    void handOut(int slot, SlotOrders& orders, Timestamp now);
    void grant(SlotOrders& orders, Timestamp now);
    void stopOld(int slot, SlotOrders& orders);
    void swapForIdle(int slot, SlotOrders& orders);
    void expire(SlotOrders& orders, Timestamp now);
    void noteFailure(int slot, UpdateTrouble kind, Timestamp now);
    void judge(int slot, UpdateTrouble kind, Timestamp now);
    void judgeLate(Timestamp now);
    void settle(SlotOrders& orders, Timestamp now);
    void watchEnd(Timestamp now);

    SlotUpdateSettings m_settings;
    SlotBounds m_bounds;
    SlotRules m_rules;
    bool m_isRollback = false;
    SlotUpdateState m_state = SlotUpdateState::Running;
    SlotTrouble m_trouble;

    std::vector<Slot> m_slots;
    std::set<std::pair<Need, int>> m_waiting;
    std::set<int> m_busy;  ///< held by a worker
    std::set<int> m_owing; ///< a start or a stop is owed
    std::vector<std::pair<int, UpdateTrouble>> m_unjudged;
    int m_total = 0; ///< slots to change, in this pass
    int m_failures = 0;
    int m_serving = 0;
    int m_present = 0;
    int m_ready = 0;
    int m_oldLeft = 0;
    int m_othersPresent = 0;
    int m_othersServing = 0;
    std::optional<Timestamp> m_watchUntil;
    bool m_watchOver = false;
};

} // namespace pacer::deployment
