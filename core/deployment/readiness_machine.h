// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/model/run_spec.h"

#include <set>

namespace pacer::deployment {

/// What must be seen of a new instance before it counts (spec/deployments.md 7).
struct ReadinessRules {
    bool healthChecks = false;
    bool readinessChecks = false;
};

ReadinessRules readinessRules(const RunSpec& spec);

/// Keeps the healthy and ready marks of the new instances of one action. The functions that take an
/// observation answer true if by it the instance is (again) healthy and ready: the moment that lets an old
/// one go.
class ReadinessMachine {
public:
    explicit ReadinessMachine(ReadinessRules rules = {})
        : m_rules(rules)
    {}

    bool running(const InstanceId& id);           ///< condition Running was reported
    bool healthTurnedGood(const InstanceId& id);  ///< only the first time counts
    bool readinessAccepted(const InstanceId& id); ///< every accepted answer of the readiness check
    void forget(const InstanceId& id);            ///< gone: it has to earn both marks again

    /// Marks what was known before the action began; no moment by itself.
    void restore(const InstanceId& id, bool healthy, bool ready);

    bool isDone(const InstanceId& id) const { return m_done.contains(id); }
    int healthyCount() const { return static_cast<int>(m_healthy.size() + m_done.size()); }
    int readyCount() const { return static_cast<int>(m_ready.size() + m_done.size()); }
    int doneCount() const { return static_cast<int>(m_done.size()); }
    const std::set<InstanceId>& done() const { return m_done; } ///< healthy and ready
    const ReadinessRules& rules() const { return m_rules; }

private:
    bool mark(const InstanceId& id, bool healthy, bool ready);

    ReadinessRules m_rules;
    std::set<InstanceId> m_healthy; ///< and not ready yet
    std::set<InstanceId> m_ready;   ///< and not healthy yet
    std::set<InstanceId> m_done;    ///< both
};

} // namespace pacer::deployment
