// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/ports.h"
#include "core/scheduler/state.h"
#include "core/scheduler/step.h"

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace pacer::scheduler {

/// Carries out what step() wants, in one order: persist, then cluster calls, probes, replies, event stream.
/// Knows that order and no rules. Everything on one thread, the engine's; the owner feeds events and keeps
/// the one timer that deadline() asks for.
class Shell {
public:
    struct Outlets {
        std::function<void(const Reply&)> reply;
        std::function<void(const ApiEvent&)> publish;
        /// The store refused: nothing of this turn was carried out and the engine must stop (spec: fail
        /// loudly).
        std::function<void(const Errors&)> storeFailed;
    };

    Shell(Store& store, ClusterDriver& driver, Prober& prober, Outlets outlets);

    /// Reads the store back and begins. Must be called once, before handle().
    Result<void> recover(const Settings& settings, std::uint64_t seed, Timestamp now);

    void handle(const Event& event, Timestamp now) { handle(std::span(&event, 1), now); }
    /// Several events in one turn: one transaction for all (group commit), then all their other effects.
    void handle(std::span<const Event> events, Timestamp now);

    std::optional<Timestamp> deadline() const { return nextDeadline(m_state); }
    const State& state() const { return m_state; }

private:
    Store& m_store;
    ClusterDriver& m_driver;
    Prober& m_prober;
    Outlets m_outlets;
    State m_state;
    bool m_stopped = false;
};

} // namespace pacer::scheduler
