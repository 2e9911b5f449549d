// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/deployment/replacement.h"
#include "core/deployment/slot_update.h"

#include <deque>
#include <map>
#include <set>

namespace pacer::deployment {

/// Replaces the instances of an app slot by slot (spec/swarm-updates.md B2, B3): a SlotUpdate whose slots
/// hold instances. Like Replacement it may be begun again at any time from the facts alone; then failures are
/// counted from zero.
class SlotReplacement {
public:
    SlotReplacement(const RunSpec& spec, const SlotUpdateSettings& settings, bool isRollback);

    /// Once, with all instances of the definition, the oldest first. `paused`: as it was before.
    ReplacementOrders begin(const std::vector<InstanceFacts>& instances,
                            const std::optional<SlotTrouble>& paused, Timestamp now);

    /// Goal or condition changed, or the instance is new. `excused`: its end is nobody's failure.
    ReplacementOrders instanceChanged(const InstanceFacts& facts, bool excused, Timestamp now);
    ReplacementOrders instanceForgotten(const InstanceId& id, Timestamp now);
    ReplacementOrders healthChanged(const InstanceId& id, std::optional<bool> healthy, Timestamp now);
    ReplacementOrders readinessAccepted(const InstanceId& id, Timestamp now);
    ReplacementOrders timePassed(Timestamp now);

    void pause() { m_update.pause({UpdateTrouble::Operator, -1}); }
    ReplacementOrders resume(Timestamp now);
    /// The roll back that was asked for cannot be: it stays paused instead.
    void keepInsteadOfRollBack() { m_update.keepInsteadOfRollBack(); }

    bool isDone() const;
    SlotUpdateState state() const { return m_update.state(); }
    const SlotTrouble& trouble() const { return m_update.trouble(); }
    /// The instance that made the trouble; "" if there is none.
    InstanceId troubledInstance() const;
    const SlotUpdate& update() const { return m_update; }
    bool isReady(const InstanceId& id) const { return m_marks.isDone(id); }
    const SlotUpdateSettings& settings() const { return m_settings; }
    bool isRollback() const { return m_isRollback; }
    std::optional<Timestamp> nextDeadline() const { return m_update.nextDeadline(); }

private:
    struct Occupants {
        InstanceId old; ///< "": none
        InstanceId fresh;
        bool freshEnded = false; ///< and was not seen alive since
    };

    static bool serves(const InstanceFacts& facts);
    void placeNew(const std::vector<InstanceFacts>& instances);
    void placeOld(const std::vector<InstanceFacts>& instances, std::vector<SlotFacts>& facts);
    std::vector<SlotFacts> slotFacts() const;
    void newChanged(const InstanceFacts& facts, bool excused, Timestamp now, ReplacementOrders& orders);
    void newLives(int slot, const InstanceFacts& facts, Timestamp now, ReplacementOrders& orders);
    void oldChanged(const InstanceFacts& facts, Timestamp now, ReplacementOrders& orders);
    void otherChanged(const InstanceId& id, bool there, bool serving, Timestamp now,
                      ReplacementOrders& orders);
    void forgetNew(const InstanceId& id, Timestamp now, ReplacementOrders& orders);
    void killOthers(ReplacementOrders& orders);
    ReplacementOrders settled(ReplacementOrders orders, Timestamp now);
    void carryOut(const SlotOrders& slotOrders, ReplacementOrders& orders);
    int othersServing() const;
    Occupants& at(int slot) { return m_slots[static_cast<std::size_t>(slot)]; }
    const Occupants& at(int slot) const { return m_slots[static_cast<std::size_t>(slot)]; }

    struct Other {
        bool serving = false;
        bool stopping = false;
    };

    SlotUpdateSettings m_settings;
    bool m_isRollback = false;
    int m_wanted = 0;
    ReadinessMachine m_marks;
    SlotUpdate m_update;
    std::vector<Occupants> m_slots;
    std::map<InstanceId, int> m_slotOfOld;
    std::map<InstanceId, int> m_slotOfNew;
    std::map<InstanceId, Other> m_others; ///< outdated ones beyond the slots
    std::deque<int> m_awaiting;           ///< slots whose new instance has no id yet
    std::set<InstanceId> m_sick;
    std::set<InstanceId> m_ran; ///< new ones that were last seen running
};

/// The order in which a roll back goes: as set, unless only the other one has room within the strategy.
UpdateOrder fittingOrder(const SlotUpdateSettings& settings, int wanted, const UpgradeStrategy& strategy);

} // namespace pacer::deployment
