// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/readiness_machine.h"

#include <algorithm>

namespace pacer::deployment {

ReadinessRules readinessRules(const RunSpec& spec)
{
    if (const AppSpec* app = spec.app())
        return {!app->healthChecks.empty(), !app->readinessChecks.empty()};
    const bool checked = std::ranges::any_of(spec.pod()->containers, [](const PodContainer& container) {
        return container.healthCheck.has_value();
    });
    return {checked, false};
}

bool ReadinessMachine::mark(const InstanceId& id, bool healthy, bool ready)
{
    if (m_done.contains(id))
        return true;
    if ((healthy || m_healthy.contains(id)) && (ready || m_ready.contains(id))) {
        m_healthy.erase(id);
        m_ready.erase(id);
        m_done.insert(id);
        return true;
    }
    if (healthy)
        m_healthy.insert(id);
    if (ready)
        m_ready.insert(id);
    return false;
}

bool ReadinessMachine::running(const InstanceId& id)
{
    if (m_rules.healthChecks)
        return false;
    const bool done = mark(id, true, !m_rules.readinessChecks);
    return done && !m_rules.readinessChecks;
}

bool ReadinessMachine::healthTurnedGood(const InstanceId& id)
{
    if (!m_rules.healthChecks || m_healthy.contains(id) || m_done.contains(id))
        return false;
    return mark(id, true, !m_rules.readinessChecks);
}

bool ReadinessMachine::readinessAccepted(const InstanceId& id)
{
    return m_rules.readinessChecks && mark(id, false, true);
}

void ReadinessMachine::forget(const InstanceId& id)
{
    m_healthy.erase(id);
    m_ready.erase(id);
    m_done.erase(id);
}

void ReadinessMachine::restore(const InstanceId& id, bool healthy, bool ready)
{
    mark(id, healthy, ready);
}

} // namespace pacer::deployment
