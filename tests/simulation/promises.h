// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/event.h"
#include "core/scheduler/state.h"

#include <map>
#include <set>
#include <string>

namespace pacer::chaos {

/// Judges every turn of a scheduler by what architecture.md promises ("Invariants"): from outside, by its
/// effects and by what its instances were and are.
class Promises {
public:
    /// A scheduler begins, with nothing or with what was stored.
    void begins(const scheduler::State& state);
    /// After a turn; the first promise that it broke, "" if it kept all.
    std::string judge(const scheduler::Event& event, const scheduler::Effects& effects,
                      const scheduler::State& state);

private:
    /// One instance as it stood after a turn.
    struct Look {
        Goal goal{};
        Condition condition{};
        bool good = false;   ///< it serves for certain
        bool living = false; ///< it serves as far as is known
        bool outdated = false;
        bool operator==(const Look&) const = default;
    };
    using Looks = std::map<InstanceId, Look>;

    /// A Restart under way.
    struct Watch {
        DeploymentId deployment;
        int step = 0;
        int livingAtBegin = 0;
        int presentAtBegin = 0;
        int returned = 0; ///< instances that were given up and came back
    };

    static std::map<PathId, Looks> look(const scheduler::State& state);
    Watch& watchOf(const scheduler::Rollout& rollout, const scheduler::ActionRun& run);
    std::string judgeRestart(const scheduler::Rollout& rollout, const scheduler::ActionRun& run,
                             bool byOperator, const std::map<PathId, Looks>& now, bool launches);
    std::string judgeLaunch(const scheduler::Launch& launch, const scheduler::State& state) const;
    std::string judgeSteps(const scheduler::Effects& effects, const scheduler::State& state);
    std::string judgeTasks(const scheduler::State& state);

    std::map<PathId, Looks> m_last;
    std::map<PathId, Watch> m_watched;
    std::map<DeploymentId, int> m_steps; ///< how many have succeeded
    std::set<TaskId> m_ended;
};

/// Deployments and instances as they stand, for a complaint.
std::string standing(const scheduler::State& state);

/// What must be found again after a crash, as text: equal texts, nothing lost.
std::string durablePart(const scheduler::State& state);

} // namespace pacer::chaos
