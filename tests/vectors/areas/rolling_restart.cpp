// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/replacement.h"
#include "tests/vectors/areas/reading.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace pacer::vectors {

namespace {

using deployment::HealthFact;
using deployment::InstanceFacts;
using deployment::Replacement;
using deployment::ReplacementOrders;

RunSpec readSpec(const Json& vector)
{
    auto app = std::make_shared<AppSpec>();
    app->instances = vector.at("instances").get<int>();
    app->upgradeStrategy = {vector.at("minimumHealthCapacity").get<double>(),
                            vector.at("maximumOverCapacity").get<double>()};
    app->healthChecks.emplace_back();
    if (vector.value("resident", false)) {
        app->container.emplace();
        app->container->volumes.push_back({.containerPath = "data", .kind = PersistentVolume{}});
    }
    return {AppPtr(std::move(app))};
}

enum class EventOrder { KillsFirst, ReadyFirst };

/// Plays the cluster to one replacement, one event at a time.
class Drive {
public:
    Drive(const Json& vector, const Behaviour& behaviour, EventOrder order)
        : m_replacement(readSpec(vector), behaviour)
        , m_order(order)
    {
        begin(vector);
        while (!m_replacement.isDone() && next()) {
        }
    }

    const Replacement& replacement() const { return m_replacement; }
    const Json& trace() const { return m_trace; }
    int signalledAtStart() const { return m_trace.at(0).at("kill").get<int>(); }
    int launchedAtStart() const { return m_trace.at(0).at("launch").get<int>(); }
    const std::vector<int>& killsAfterReady() const { return m_killsAfterReady; }
    int peak() const { return m_peak; }
    int lowest() const { return m_lowest; }

private:
    void begin(const Json& vector)
    {
        std::vector<InstanceFacts> facts;
        const auto add = [&facts](const std::string& name, int i, bool current, HealthFact health) {
            facts.push_back({{name + std::to_string(i)}, current, Goal::Running, Condition::Running, health});
        };
        const int healthy = vector.at("healthy").get<int>();
        for (int i = 0; i < vector.at("running").get<int>(); ++i) {
            add("old", i, false, i < healthy ? HealthFact::Good : HealthFact::Bad);
            m_old[facts.back().id] = i < healthy;
        }
        for (int i = 0; i < vector.value("newStarted", 0); ++i) {
            const bool ready = i < vector.value("newHealthy", 0);
            add("new", i, true, ready ? HealthFact::Good : HealthFact::Unknown);
            ++m_new;
            if (ready)
                ++m_ready;
            else
                m_unready.push_back(facts.back().id);
        }
        for (int i = 0; i < vector.value("terminating", 0); ++i) {
            add("ending", i, false, HealthFact::Bad);
            facts.back().goal = Goal::Decommissioned;
            facts.back().condition = Condition::Killing;
        }
        carryOut("start", m_replacement.begin(facts));
        m_killsAfterReady.push_back(m_kills);
    }

    bool next()
    {
        const bool canEnd = !m_dying.empty();
        const bool canBeReady = !m_unready.empty();
        if (canEnd && (m_order == EventOrder::KillsFirst || !canBeReady)) {
            const InstanceId id = take(m_dying);
            m_old.erase(id);
            carryOut("oldTerminated",
                     m_replacement.instanceChanged({id, false, Goal::Decommissioned, Condition::Killed}));
        } else if (canBeReady) {
            const InstanceId id = take(m_unready);
            ++m_ready;
            carryOut("newReady", m_replacement.healthChanged(id, true));
            m_killsAfterReady.push_back(m_kills);
        } else {
            return false;
        }
        return true;
    }

    static InstanceId take(std::vector<InstanceId>& from)
    {
        const InstanceId first = from.front();
        from.erase(from.begin());
        return first;
    }

    void carryOut(const char* event, const ReplacementOrders& orders)
    {
        for (const InstanceId& id : orders.kill) {
            m_dying.push_back(id);
            m_old[id] = false;
        }
        for (int i = 0; i < orders.launch; ++i)
            m_unready.push_back({"new" + std::to_string(m_new++)});
        m_kills += static_cast<int>(orders.kill.size());
        const int old = static_cast<int>(m_old.size());
        const auto serving = std::ranges::count_if(m_old, [](const auto& entry) { return entry.second; });
        m_peak = std::max(m_peak, old + m_new);
        const int now = static_cast<int>(serving) + m_ready;
        m_lowest = m_trace.empty() ? now : std::min(m_lowest, now);
        m_trace.push_back({{"event", event},
                           {"kill", orders.kill.size()},
                           {"launch", orders.launch},
                           {"old", old},
                           {"new", m_new},
                           {"ready", m_ready}});
    }

    Replacement m_replacement;
    EventOrder m_order;
    std::map<InstanceId, bool> m_old; ///< not confirmed dead → healthy and not ordered to die
    std::vector<InstanceId> m_dying;
    std::vector<InstanceId> m_unready;
    int m_new = 0;
    int m_ready = 0;
    int m_kills = 0;
    int m_peak = 0;
    int m_lowest = 0;
    std::vector<int> m_killsAfterReady;
    Json m_trace = Json::array();
};

/// A trace whose middle may be left out with "...".
void compareTrace(Differences& differences, const Json& got, const Json& expected)
{
    const auto gap = std::ranges::find(expected, Json("..."));
    if (gap == expected.end()) {
        compare(differences, "trace", got, expected);
        return;
    }
    const auto before = static_cast<std::size_t>(gap - expected.begin());
    const std::size_t after = expected.size() - before - 1;
    if (got.size() < before + after) {
        differences.emplace_back("trace: too short");
        return;
    }
    for (std::size_t i = 0; i < before; ++i)
        compare(differences, "trace " + std::to_string(i), got[i], expected[i]);
    for (std::size_t i = 1; i <= after; ++i)
        compare(differences, "trace, from the end " + std::to_string(i), got[got.size() - i],
                expected[expected.size() - i]);
}

std::string specialName(deployment::Ignition::Special special)
{
    switch (special) {
    case deployment::Ignition::Special::None: return "";
    case deployment::Ignition::Special::ResidentKillOneMore: return "resident-kill-one-more";
    case deployment::Ignition::Special::AllowOneOver: return "allow-one-over";
    }
    return "";
}

void compareAll(Differences& differences, const Json& vector, const Behaviour& behaviour)
{
    const Drive killsFirst(vector, behaviour, EventOrder::KillsFirst);
    const Drive readyFirst(vector, behaviour, EventOrder::ReadyFirst);
    const deployment::Ignition& bounds = killsFirst.replacement().bounds();
    const Json& expect = vector.at("expect");
    compare(differences, "minHealthy", bounds.minHealthy, expect.at("minHealthy"));
    compare(differences, "maxCapacity", bounds.maxCapacity, expect.at("maxCapacity"));
    compare(differences, "killImmediately", bounds.kill, expect.at("killImmediately"));
    compare(differences, "special", specialName(bounds.special), expect.value("special", ""));
    compare(differences, "signalledAtStart", killsFirst.signalledAtStart(), expect.at("signalledAtStart"));
    compare(differences, "launchedAtStart", killsFirst.launchedAtStart(), expect.at("launchedAtStart"));
    compareTrace(differences, killsFirst.killsAfterReady(), expect.at("killsOrderedAfterReady"));
    compareTrace(differences, readyFirst.killsAfterReady(), expect.at("killsOrderedAfterReady"));
    compare(differences, "peak, kills first", killsFirst.peak(), expect.at("peakTasks").at("killsFirst"));
    compare(differences, "peak, ready first", readyFirst.peak(), expect.at("peakTasks").at("readyFirst"));
    compare(differences, "lowest, kills first", killsFirst.lowest(),
            expect.at("lowestServing").at("killsFirst"));
    compare(differences, "lowest, ready first", readyFirst.lowest(),
            expect.at("lowestServing").at("readyFirst"));
    compare(differences, "finishes", killsFirst.replacement().isDone(), expect.at("finishes"));
    if (expect.contains("trace"))
        compareTrace(differences, killsFirst.trace(), expect.at("trace"));
}

/// With D2 to D4 every replacement ends, and nothing promised is broken on the way.
void checkPromises(Differences& differences, const Json& vector)
{
    for (const EventOrder order : {EventOrder::KillsFirst, EventOrder::ReadyFirst}) {
        const Drive drive(vector, Behaviour{}, order);
        const deployment::Ignition& bounds = drive.replacement().bounds();
        const bool oneLess = bounds.special == deployment::Ignition::Special::ResidentKillOneMore;
        const int atFirst = vector.at("healthy").get<int>() + vector.value("newHealthy", 0);
        compare(differences, "finishes with the guards", drive.replacement().isDone(), true);
        if (drive.lowest() < std::min(bounds.minHealthy - (oneLess ? 1 : 0), atFirst))
            differences.push_back("with the guards only " + std::to_string(drive.lowest()) + " served");
    }
}

} // namespace

Differences checkRollingRestart(const Json& vector)
{
    Differences differences;
    compareAll(differences, vector, referenceBehaviour());
    const bool alike = vector.at("expect").at("finishes").get<bool>() && vector.value("newStarted", 0) == 0
                       && vector.value("terminating", 0) == 0;
    if (alike)
        compareAll(differences, vector, Behaviour{});
    checkPromises(differences, vector);
    return differences;
}

} // namespace pacer::vectors
