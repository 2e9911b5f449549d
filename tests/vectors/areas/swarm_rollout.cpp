// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/areas/swarm_update.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace pacer::vectors {

namespace {

using deployment::SlotFacts;
using deployment::SlotOrders;
using deployment::SlotUpdate;
using deployment::SlotUpdateState;

/// How a new task of a slot fares.
struct Fate {
    double startSeconds = 0;
    bool neverRuns = false;
    std::optional<double> failsAfter;
};

Fate fateOf(const Json& json, double startSeconds)
{
    Fate fate{json.value("startSeconds", startSeconds)};
    const Json outcome = json.value("outcome", Json("ok"));
    fate.neverRuns = outcome == "failsBeforeRunning";
    if (outcome.is_object())
        fate.failsAfter = outcome.at("failsAfter").get<double>();
    return fate;
}

double secondsAt(Timestamp at)
{
    return std::chrono::duration<double>(at.time_since_epoch()).count();
}

/// One pass of the updater over its slots, with tasks on a clock of their own.
class Pass {
public:
    /// `numbers`: the names of the slots; `fates` and `stopSeconds`: one of each per slot.
    Pass(SlotUpdateSettings settings, bool isRollback, std::vector<int> numbers, std::vector<Fate> fates,
         std::vector<double> stopSeconds)
        : m_settings(settings)
        , m_update(settings, {}, deployment::referenceSlotRules(), isRollback)
        , m_numbers(std::move(numbers))
        , m_fates(std::move(fates))
        , m_stopSeconds(std::move(stopSeconds))
        , m_tasks(m_numbers.size())
    {}

    struct Tasks {
        std::optional<Timestamp> oldEnds; ///< when the old task has stopped; absent: it was not told to
        bool oldMeantToRun = true;
        bool newThere = false;
    };

    /// `before`: what the pass before left in the slots.
    void run(Timestamp begin, const std::vector<Tasks>& before)
    {
        m_now = begin;
        std::vector<SlotFacts> facts;
        for (std::size_t i = 0; i < m_numbers.size(); ++i) {
            // Rolling back, what was new is old; an old task that is still meant to run is a wanted one.
            const bool keeps = !before.empty() && before[i].oldMeantToRun;
            facts.push_back({true, false, true, keeps, keeps});
            if (!before.empty())
                m_tasks[i].oldEnds = before[i].oldEnds;
            if (keeps)
                m_reused.push_back(m_numbers[i]);
        }
        carryOut(m_update.begin(facts, m_now));
        while (isUnderWay() && next()) {
        }
    }

    const SlotUpdate& update() const { return m_update; }
    const std::vector<Tasks>& tasks() const { return m_tasks; }
    const Json& dispatched() const { return m_dispatched; }
    const Json& reused() const { return m_reused; }
    int maxInFlight() const { return m_maxInFlight; }
    Timestamp endedAt() const { return m_endedAt; }
    bool wasHandedOut(std::size_t slot) const { return m_update.isHandedOut(static_cast<int>(slot)); }

private:
    enum class What { OldGone, Ready, Ended };

    bool isUnderWay() const
    {
        return m_update.state() == SlotUpdateState::Running || m_update.state() == SlotUpdateState::Paused;
    }

    bool next()
    {
        const std::optional<Timestamp> deadline = m_update.nextDeadline();
        if (m_events.empty() && !deadline)
            return false;
        if (m_events.empty() || (deadline && *deadline < m_events.begin()->first)) {
            m_now = *deadline;
            carryOut(m_update.timePassed(m_now));
            return true;
        }
        const auto [what, slot] = m_events.begin()->second;
        m_now = m_events.begin()->first;
        m_events.erase(m_events.begin());
        switch (what) {
        case What::OldGone: carryOut(m_update.oldGone(slot, m_now)); break;
        case What::Ready: carryOut(m_update.becameReady(slot, m_now)); break;
        case What::Ended: carryOut(m_update.ended(slot, true, m_now)); break;
        }
        return true;
    }

    void carryOut(const SlotOrders& orders)
    {
        for (const int slot : orders.handedOut)
            m_dispatched.push_back({{"slot", number(slot)}, {"at", secondsAt(m_now)}});
        for (const int slot : orders.stop)
            stop(slot);
        for (const int slot : orders.start)
            start(slot);
        m_maxInFlight = std::max(m_maxInFlight, m_update.inFlight());
        if (m_update.state() != SlotUpdateState::Running && !m_hasEnded) {
            m_hasEnded = true;
            m_endedAt = m_now;
        }
    }

    void stop(int slot)
    {
        Tasks& tasks = m_tasks[static_cast<std::size_t>(slot)];
        const Timestamp stopped =
            m_now + deployment::secondsOf(m_stopSeconds[static_cast<std::size_t>(slot)]);
        tasks.oldMeantToRun = false;
        tasks.oldEnds = std::max(stopped, tasks.oldEnds.value_or(stopped));
        m_events.emplace(*tasks.oldEnds, std::pair{What::OldGone, slot});
    }

    void start(int slot)
    {
        m_tasks[static_cast<std::size_t>(slot)].newThere = true;
        const Fate& fate = m_fates[static_cast<std::size_t>(slot)];
        const Timestamp runs = m_now + deployment::secondsOf(fate.startSeconds);
        m_events.emplace(runs, std::pair{fate.neverRuns ? What::Ended : What::Ready, slot});
        if (fate.failsAfter && !fate.neverRuns)
            m_events.emplace(runs + deployment::secondsOf(*fate.failsAfter), std::pair{What::Ended, slot});
    }

    int number(int slot) const { return m_numbers[static_cast<std::size_t>(slot)]; }

    SlotUpdateSettings m_settings;
    SlotUpdate m_update;
    std::vector<int> m_numbers;
    std::vector<Fate> m_fates;
    std::vector<double> m_stopSeconds;
    std::vector<Tasks> m_tasks;
    std::multimap<Timestamp, std::pair<What, int>> m_events;
    Timestamp m_now{};
    Timestamp m_endedAt{};
    bool m_hasEnded = false;
    int m_maxInFlight = 0;
    Json m_dispatched = Json::array();
    Json m_reused = Json::array();
};

void note(Json& states, const char* state, Timestamp at)
{
    states.push_back({{"state", state}, {"at", secondsAt(at)}});
}

/// The pass that goes back: over every slot that the first one took.
void rollBack(const Json& vector, const Pass& forth, const std::vector<int>& numbers,
              const std::vector<double>& stopSeconds, Json& got)
{
    const Json outcomes = vector.value("rollbackOutcomes", Json::object());
    const double startSeconds = vector.value("rollbackStartSeconds", 1.0);
    std::vector<int> taken;
    std::vector<Fate> fates;
    std::vector<double> stops;
    std::vector<Pass::Tasks> before;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!forth.wasHandedOut(i))
            continue;
        taken.push_back(numbers[i]);
        fates.push_back(fateOf(outcomes.value(std::to_string(numbers[i]), Json::object()), startSeconds));
        stops.push_back(stopSeconds[i]);
        before.push_back(forth.tasks()[i]);
    }
    note(got["states"], "ROLLBACK_STARTED", forth.endedAt());
    Pass back(readSlotSettings(vector.value("rollbackConfig", Json::object())), true, taken, fates, stops);
    back.run(forth.endedAt(), before);
    if (back.update().state() == SlotUpdateState::Completed)
        note(got["states"], "ROLLBACK_COMPLETED", back.endedAt());
    else if (back.update().state() == SlotUpdateState::Paused)
        note(got["states"], "ROLLBACK_PAUSED", back.endedAt());
    got["rollback"] = {{"dispatched", back.dispatched()},
                       {"failures", back.update().failures()},
                       {"reusedOldTask", back.reused()}};
}

Json rollout(const Json& vector)
{
    std::vector<int> numbers;
    std::vector<Fate> fates;
    std::vector<double> stopSeconds;
    for (const Json& slot : vector.at("slots")) {
        numbers.push_back(slot.at("slot").get<int>());
        fates.push_back(fateOf(slot, 0));
        stopSeconds.push_back(slot.value("stopSeconds", vector.value("stopSeconds", 0.0)));
    }
    Pass forth(readSlotSettings(vector.value("updateConfig", Json::object())), false, numbers, fates,
               stopSeconds);
    forth.run({}, {});

    Json got{{"dispatched", forth.dispatched()},
             {"failures", forth.update().failures()},
             {"maxInFlight", forth.maxInFlight()},
             {"untouchedSlots", Json::array()},
             {"states", Json::array()}};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!forth.wasHandedOut(i))
            got["untouchedSlots"].push_back(numbers[i]);
    }
    if (!numbers.empty())
        note(got["states"], "UPDATING", {});
    switch (forth.update().state()) {
    case SlotUpdateState::Running: break;
    case SlotUpdateState::Completed:
        if (!numbers.empty())
            note(got["states"], "COMPLETED", forth.endedAt());
        break;
    case SlotUpdateState::Paused: note(got["states"], "PAUSED", forth.endedAt()); break;
    case SlotUpdateState::RollBack: rollBack(vector, forth, numbers, stopSeconds, got); break;
    }
    got["finalState"] = got["states"].empty() ? Json() : got["states"].back()["state"];
    return got;
}

/// Times are sums of decimal fractions: equal to the microsecond is equal.
Json rounded(const Json& json)
{
    constexpr double microseconds = 1e6;
    if (json.is_number_float())
        return std::round(json.get<double>() * microseconds) / microseconds;
    Json copy = json;
    if (json.is_structured()) {
        for (auto& [key, value] : copy.items())
            value = rounded(value);
    }
    return copy;
}

} // namespace

Differences checkSwarmRollout(const Json& vector)
{
    const Json got = rounded(rollout(vector));
    Differences differences;
    for (const auto& [key, expected] : vector.at("expect").items())
        compare(differences, key, got.value(key, Json()), rounded(expected));
    return differences;
}

} // namespace pacer::vectors
