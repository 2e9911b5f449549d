// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/effect.h"
#include "core/scheduler/event.h"
#include "core/simulation/virtual_agent.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pacer::testing {

/// The rules of spec/constraints.md and spec/scheduling.md 3 and 5 written down a second time, as plainly as
/// can be: everything is counted anew for every question. It listens to a scheduler and knows of the cluster
/// only what the scheduler could know; it shares no code with the engine but the model's values.
class SlowReference {
public:
    explicit SlowReference(std::vector<simulation::AgentSetup> agents);

    /// What the scheduler was told and what it did about it. Complaints of what is wrong.
    std::vector<std::string> hear(const scheduler::Event& event, const scheduler::Effects& effects);

    /// The agents on which one more instance of `app` could run now.
    std::vector<std::string> placesFor(const AppSpec& app) const;

private:
    struct Running {
        AppPtr app;
        const simulation::AgentSetup* agent = nullptr;
        std::uint64_t order = 0;
        std::set<int> ports;
    };

    void launched(const scheduler::Launch& launch, std::vector<std::string>& complaints);
    const simulation::AgentSetup* find(const AgentId& id) const;
    std::vector<const Running*> placed(const AppSpec& app) const; ///< that count, oldest first
    bool meets(const AppSpec& app, const simulation::AgentSetup& agent, const Constraint& constraint) const;
    bool meetsCounted(const Constraint& constraint, const std::string& offered,
                      const std::vector<const Running*>& others) const;
    std::string whyNot(const AppSpec& app, const simulation::AgentSetup& agent) const; ///< "": it may
    Milli freeOf(const simulation::AgentSetup& agent, const std::string& kind) const;
    std::set<int> freePorts(const simulation::AgentSetup& agent) const;

    std::vector<simulation::AgentSetup> m_agents;
    std::map<TaskId, Running> m_running; ///< everything that was launched and has not ended
    std::uint64_t m_launches = 0;
};

} // namespace pacer::testing
