// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/virtual_cluster.h"
#include "core/store/memory_store.h"
#include "tests/simulation/chaos_story.h"
#include "tests/simulation/promises.h"

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>

namespace pacer::chaos {

/// A scheduler with a store on a virtual cluster, in virtual time, that can die between any two effects and
/// begins again with what is stored. Judged after every turn.
class ChaosWorld {
public:
    explicit ChaosWorld(const Story& story);

    Result<scheduler::Outcome> ask(scheduler::CommandBody body, bool force);
    void runFor(Duration time);
    /// Until no deployment runs. False: `limit` was over first.
    bool settles(Duration limit);
    void restart();
    /// It dies after so many more effects were carried out.
    void crashAfter(int effects) { m_effectsLeft = effects; }

    void loseAgent(const std::string& name);
    void regainAgent(const std::string& name);
    /// Something happens to one of the tasks of the app that live.
    void befall(const PathId& app, std::uint64_t pick, const simulation::Fault& fault);
    /// Nothing goes wrong any more.
    void calm();

    std::vector<TaskId> liveTasks(const PathId& app) const;
    const scheduler::State& state() const { return m_state; }
    /// The first promise that was broken, and when; "": none so far.
    const std::string& complaint() const { return m_complaint; }

private:
    void turn(const scheduler::Event& event);
    void carryOut(const scheduler::Effects& effects);
    bool dies();
    void call(const scheduler::ClusterCall& call);
    void handleReports();
    std::optional<Timestamp> nextDue() const;
    void complain(const std::string& what);

    const Story& m_story;
    Timestamp m_begin;
    Timestamp m_now;
    Random m_random;
    simulation::VirtualCluster m_cluster;
    store::MemoryStore m_store;
    scheduler::State m_state;
    std::uint64_t m_term = 1;
    Promises m_promises;
    std::deque<scheduler::Event> m_events;
    std::optional<int> m_effectsLeft;
    bool m_isDead = false;
    bool m_isCalm = false;
    std::string m_durable; ///< of the state that the store must hold, where that may be asked for
    std::set<TaskId> m_launched;
    std::optional<Result<scheduler::Outcome>> m_answer;
    std::string m_complaint;
};

/// Plays all of a story, and what follows when nothing goes wrong any more. What went wrong; "": nothing.
std::string play(const Story& story);

/// A story without what is not needed for it to fail.
Story shortened(Story story);

} // namespace pacer::chaos
