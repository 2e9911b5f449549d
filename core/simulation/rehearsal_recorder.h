// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/state.h"
#include "core/simulation/rehearsal.h"

#include <map>
#include <set>

namespace pacer::simulation {

/// Writes down what happens in a rehearsal: it lives on what the scheduler stores and publishes, so that
/// nothing is looked for. Counts are kept, and judged after every turn.
class RehearsalRecorder {
public:
    RehearsalRecorder(const Script& script, const Cast& cast);

    void hear(const scheduler::Effects& effects, Timestamp now);
    /// Everything of this moment has happened.
    void endMoment(const scheduler::State& state, Timestamp now);

    bool isOver() const { return m_over; }
    Duration lastChange() const { return m_lastChange; } ///< when something moved

    Rehearsal finish(Timestamp now) &&;

private:
    struct App {
        AppForecast forecast;
        std::optional<RunSpec> target;
        bool replaced = false; ///< every instance of another version is old
        CountPoint now;
        bool changed = false; ///< in this moment
    };
    struct Seen {
        PathId app;
        bool active = false;
        bool fresh = false;
        bool serves = false;  ///< it is healthy if nothing says that it is not
        bool checked = false; ///< something does say
        std::optional<bool> healthy;
        Usage usage;

        bool isHealthy() const { return serves && (!checked || healthy == true); }
    };
    struct Waiting {
        Duration since{};
        std::optional<std::size_t> listed; ///< which one of the forecasts
    };

    static Seen look(const App& app, const Instance& instance);
    void note(const Instance& instance, std::optional<bool> healthy);
    void noteHealth(const InstanceId& id, std::optional<bool> healthy);
    void touch(App& app);
    void count(const Seen& seen, int sign);
    void hearEvent(const ApiEventBody& event, Duration at);
    void lookForWaits(const scheduler::State& state, Duration at);
    void list(const scheduler::State& state, const scheduler::QueueKey& key, int instances, Waiting& waiting);

    Timestamp m_begin;
    Rehearsal m_result;
    std::map<PathId, App> m_apps;
    std::map<InstanceId, Seen> m_seen;
    std::vector<App*> m_changed; ///< in this moment
    std::map<PathId, Waiting> m_waiting;
    Usage m_usage;
    int m_step = 0;
    Duration m_lastChange{};
    bool m_over = false;
};

} // namespace pacer::simulation
