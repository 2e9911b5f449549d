// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/areas/swarm_update.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace pacer::vectors {

namespace {

void compareExpected(Differences& differences, const Json& got, const Json& expect)
{
    for (const auto& [key, expected] : expect.items())
        compare(differences, key, got.value(key, Json()), expected);
}

struct Task {
    int slot = 0;
    std::string node; ///< "": none
    bool running = true;
    bool doubled = false; ///< its slot holds another one
};

/// Slots in the order in which they are kept (A7).
std::vector<int> keptFirst(std::vector<Task> tasks)
{
    std::ranges::stable_sort(tasks, [](const Task& a, const Task& b) {
        return std::tuple(!a.running, a.slot) < std::tuple(!b.running, b.slot);
    });
    std::map<std::string, int> onNode;
    std::vector<std::tuple<bool, int, std::size_t>> order;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const bool placed = !tasks[i].node.empty() && !tasks[i].doubled;
        order.emplace_back(!placed, placed ? ++onNode[tasks[i].node] : 0, i);
    }
    std::ranges::sort(order);
    std::vector<int> slots;
    for (const auto& entry : order)
        slots.push_back(tasks[std::get<2>(entry)].slot);
    return slots;
}

/// The tasks of one node, as one vector of kind availability has them.
struct Node {
    std::string name;
    std::string change;
    std::string was;
    int tasks = 0;
    int ends = 0;
};

struct Moves {
    Json stoppedOn = Json::object();
    Json startedOn = Json::object();
    int replacements = 0;
    bool restartDelayApplies = false;
};

/// A9 for one node.
void changeAvailability(Moves& moves, const Node& node, bool global, bool restarts)
{
    const bool leaves = node.change == "drain" || node.change == "down";
    if (leaves) {
        if (node.tasks > 0)
            moves.stoppedOn[node.name] = node.tasks;
        moves.replacements += global || !restarts ? 0 : node.tasks;
        moves.restartDelayApplies |= node.change == "down";
    } else if (node.change == "pause") {
        moves.replacements += global || !restarts ? 0 : node.ends;
        moves.restartDelayApplies |= node.ends > 0;
    } else if (node.change == "active" && global && node.tasks == 0) {
        moves.startedOn[node.name] = 1;
    }
}

/// A place for one task: first the branch with the fewest, level by level, then the node (A11).
const Json& placeFor(const Json& nodes, const std::vector<std::string>& levels,
                     const std::map<std::string, int>& counts)
{
    const auto countOf = [&](const Json& node) {
        const auto found = counts.find(node.at("node").get<std::string>());
        return found == counts.end() ? 0 : found->second;
    };
    std::vector<const Json*> candidates;
    for (const Json& node : nodes)
        candidates.push_back(&node);
    for (const std::string& level : levels) {
        std::map<std::string, int> totals;
        for (const Json* node : candidates)
            totals[node->value(level, "")] += countOf(*node);
        const auto fewest = std::ranges::min_element(
            totals, [](const auto& a, const auto& b) { return a.second < b.second; });
        std::erase_if(candidates, [&](const Json* node) { return node->value(level, "") != fewest->first; });
    }
    return **std::ranges::min_element(
        candidates, [&](const Json* a, const Json* b) { return countOf(*a) < countOf(*b); });
}

/// The label of "node.labels.rack" or "engine.labels.rack".
std::vector<std::string> levelsOf(const Json& preference)
{
    std::vector<std::string> levels;
    const Json list = preference.is_array()  ? preference
                      : preference.is_null() ? Json::array()
                                             : Json::array({preference});
    for (const Json& one : list) {
        const auto name = one.get<std::string>();
        levels.push_back(name.substr(name.rfind('.') + 1));
    }
    return levels;
}

std::string failureText(const char* what)
{
    return std::string(what) + " due to failure or early termination of task <id>";
}

/// What a failure makes of the status (A6).
Json statusAfterFailure(const std::string& status, const std::string& action)
{
    const bool rollingBack = status == "ROLLBACK_STARTED";
    if (action == "continue")
        return {{"status", Json::array({status})}};
    if (action == "rollback" && !rollingBack)
        return {{"status", {"ROLLBACK_STARTED"}}, {"message", failureText("update rolled back")}};
    if (action == "rollback") // the reference goes on to the end in spite of it
        return {{"status", {"ROLLBACK_PAUSED", "COMPLETED"}}, {"message", failureText("rollback paused")}};
    return {{"status", {rollingBack ? "ROLLBACK_PAUSED" : "PAUSED"}},
            {"message", failureText("update paused")}};
}

/// What a request of the client makes of it (A4).
Json statusAfterRequest(const Json& input, const std::string& request)
{
    const bool dirty = input.value("dirtySlots", 0) > 0;
    if (request == "rollback") {
        if (input.contains("previous") && input.at("previous").is_null())
            return {{"error", "service <id> does not have a previous spec"}};
        Json states = Json::array({"ROLLBACK_STARTED"});
        if (!dirty)
            states.push_back("ROLLBACK_COMPLETED");
        return {{"status", states}};
    }
    const Json status = input.value("status", Json());
    const bool underWay = status == "UPDATING" || status == "ROLLBACK_STARTED";
    if (request == "same definition" && underWay)
        return {{"status", {nullptr}}, {"updateContinues", dirty}};
    return {{"status", Json::array({dirty ? Json("UPDATING") : Json()})}};
}

} // namespace

Differences checkSwarmDirty(const Json& vector)
{
    static const std::set<std::string> outsideTemplate{"replicas",       "updateConfig", "rollbackConfig",
                                                       "service.labels", "pullOptions",  "image.pullOptions"};
    static const std::set<std::string> placement{"placement.constraints", "placement.preferences"};
    bool replaced = false;
    for (const Json& change : vector.at("change")) {
        const auto name = change.get<std::string>();
        if (placement.contains(name))
            replaced |= !vector.value("nodeMatches", true);
        else
            replaced |= !outsideTemplate.contains(name);
    }
    Differences differences;
    compare(differences, "replaceTasks", replaced, vector.at("expect").at("replaceTasks"));
    return differences;
}

Differences checkSwarmAvailability(const Json& vector)
{
    const RestartPolicy policy = readRestartPolicy(vector.value("restart", Json::object()));
    const bool global = vector.at("mode") == "global";
    Moves moves;
    for (const auto& [name, node] : vector.at("nodes").items()) {
        changeAvailability(moves,
                           {name, node.value("change", ""), node.value("was", ""), node.value("tasks", 0),
                            node.value("thenEnds", 0)},
                           global, policy.condition != RestartCondition::None);
    }
    Json got{{"stoppedOn", moves.stoppedOn},
             {"startedOn", moves.startedOn},
             {"replacements", moves.replacements},
             {"restartDelayApplies", moves.restartDelayApplies}};
    got["version"] = vector.contains("updating") ? "new" : "current"; // always of the definition in force
    Differences differences;
    compareExpected(differences, got, vector.at("expect"));
    return differences;
}

Differences checkSwarmScaleDown(const Json& vector)
{
    std::vector<Task> tasks;
    for (const Json& slot : vector.at("slots"))
        tasks.push_back({slot.at("slot").get<int>(), slot.value("node", ""), slot.value("running", true),
                         slot.value("tasks", 1) > 1});
    std::vector<int> order = keptFirst(std::move(tasks));
    const std::size_t kept = std::min(order.size(), vector.at("replicas").get<std::size_t>());
    order.erase(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept));
    std::ranges::sort(order);
    auto expected = vector.at("expect").at("removedSlots").get<std::vector<int>>();
    std::ranges::sort(expected);
    Differences differences;
    compare(differences, "removedSlots", Json(order), Json(expected));
    return differences;
}

Differences checkSwarmSpread(const Json& vector)
{
    const std::vector<std::string> levels = levelsOf(vector.value("preference", Json()));
    auto counts = vector.value("existing", std::map<std::string, int>{});
    for (int i = 0; i < vector.at("schedule").get<int>(); ++i)
        ++counts[placeFor(vector.at("nodes"), levels, counts).at("node").get<std::string>()];
    std::map<std::string, int> perNode;
    std::map<std::string, int> perValue;
    for (const Json& node : vector.at("nodes")) {
        const auto name = node.at("node").get<std::string>();
        perNode[name] = counts[name];
        if (!levels.empty())
            perValue[node.value(levels.front(), "")] += counts[name];
    }
    Differences differences;
    compareExpected(differences, {{"perNode", perNode}, {"perValue", perValue}}, vector.at("expect"));
    return differences;
}

Differences checkSwarmStatus(const Json& vector)
{
    const Json& input = vector.at("input");
    const Json request = input.value("request", Json());
    const Json got = request.is_string() ? statusAfterRequest(input, request.get<std::string>())
                                         : statusAfterFailure(input.at("status").get<std::string>(),
                                                              input.value("failureAction", "pause"));
    Differences differences;
    compareExpected(differences, got, vector.at("expect"));
    return differences;
}

} // namespace pacer::vectors
