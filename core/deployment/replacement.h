// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/deployment/ignition.h"
#include "core/deployment/readiness_machine.h"
#include "core/model/behaviour.h"
#include "core/model/instance.h"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace pacer::deployment {

enum class HealthFact {
    NotChecked, ///< nothing would ever say: counts as healthy
    Unknown,    ///< no result yet: neither good nor bad
    Good,
    Bad,
};

/// What a replacement knows of one instance.
struct InstanceFacts {
    InstanceId id;
    bool current = false; ///< started with the version that is wanted: a new one
    Goal goal = Goal::Running;
    Condition condition = Condition::Scheduled;
    HealthFact health = HealthFact::NotChecked;
    bool ready = false; ///< current ones: its readiness check was accepted before
};

/// The facts of `instance` for a replacement by version `wanted`. `health`: what its health checks say
/// together, nullopt = unknown (with `behaviour.healthLedger` off: those beside the task only).
InstanceFacts factsOf(const Instance& instance, Timestamp wanted, std::optional<bool> health, bool ready,
                      const Behaviour& behaviour);

/// What the caller has to do. All of it is already counted as ordered.
struct ReplacementOrders {
    std::vector<InstanceId> kill; ///< get the goal Stopped if resident, else Decommissioned
    int launch = 0;               ///< queue so many instances of the new version

    bool operator==(const ReplacementOrders&) const = default;
};

/// Marathon's rolling replacement (spec/deployments.md 6) as a state machine: told what happens, it answers
/// which old instances go and how many new ones come. It keeps within the two bounds of the upgrade strategy
/// and may be begun again at any time from the facts alone (after a restart of the scheduler).
/// Events of one instance must arrive in order; unknown ids are ignored.
class Replacement {
public:
    Replacement(const RunSpec& spec, const Behaviour& behaviour);

    /// Once, with all instances of the definition.
    ReplacementOrders begin(const std::vector<InstanceFacts>& instances);

    /// Goal or condition of an instance changed. Also told to old ones that died: the answer may order a kill
    /// of them, which only sets their goal.
    ReplacementOrders instanceChanged(const InstanceFacts& facts);
    /// Its record is gone.
    ReplacementOrders instanceForgotten(const InstanceId& id);
    ReplacementOrders healthChanged(const InstanceId& id, std::optional<bool> healthy);
    ReplacementOrders readinessAccepted(const InstanceId& id);

    bool isDone() const;

    const Ignition& bounds() const { return m_bounds; }
    const ReadinessMachine& readiness() const { return m_readiness; }
    int oldLeft() const { return static_cast<int>(m_old.size()); }
    int started() const { return m_started; }

private:
    /// Order in which old instances may go without a loss: the first two serve nobody.
    enum class Service { NotRunning, Bad, Unknown, Serving };
    static Service serviceOf(const InstanceFacts& facts);

    struct Old {
        InstanceFacts facts;
        std::size_t rank = 0; ///< place in m_killOrder
        bool ordered = false;
    };

    void beginOld(const std::vector<InstanceFacts>& instances);
    void beginNew(const std::vector<InstanceFacts>& instances);
    void oldChanged(const InstanceFacts& facts, ReplacementOrders& orders);
    void oldHealthChanged(const InstanceId& id, std::optional<bool> healthy);
    void newChanged(const InstanceFacts& facts, ReplacementOrders& orders);
    void newStopped(const InstanceId& id, ReplacementOrders& orders);
    void becameReady(const InstanceId& id);
    void launch(ReplacementOrders& orders);
    int launchable() const;
    void orderKills(ReplacementOrders& orders);
    void orderInFixedOrder(ReplacementOrders& orders);
    void orderGuarded(ReplacementOrders& orders);
    void guardAgainstStall(ReplacementOrders& orders);
    bool isStalled() const;
    void order(Old& old, ReplacementOrders& orders);
    void enlist(const Old& old);
    void strike(const Old& old);
    Old& firstVictim();
    int servingNew() const;
    int servingOld() const;
    ReplacementOrders settled(ReplacementOrders orders);

    int m_wanted = 0;
    UpgradeStrategy m_strategy;
    bool m_resident = false;
    Behaviour m_behaviour;
    Ignition m_bounds;
    int m_floor = 0; ///< what kills must leave serving (decision 39)
    ReadinessMachine m_readiness;
    std::map<InstanceId, Old> m_old; ///< old ones with goal Running at the beginning, not yet gone
    std::set<InstanceId> m_oldIds;   ///< of all old ones
    std::set<InstanceId> m_ending;   ///< old ones told to stop before the beginning, not yet gone
    std::vector<InstanceId> m_killOrder;
    std::set<std::pair<Service, std::size_t>> m_victims; ///< not ordered yet: (how well it serves, rank)
    std::size_t m_nextInOrder = 0;
    int m_owedKills = 0;
    int m_outstanding = 0; ///< ordered, not yet gone
    int m_started = 0;
    std::set<InstanceId> m_killedFor; ///< new ones that already let an old one go
    std::set<InstanceId> m_stopped;   ///< new ones that something else stopped
    std::set<InstanceId> m_sick;      ///< new ones that are not healthy now
};

} // namespace pacer::deployment
