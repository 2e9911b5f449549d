// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "tests/vectors/areas/swarm_update.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace pacer::vectors {

namespace {

constexpr double nanosecondsPerSecond = 1e9;
constexpr double defaultMonitor = 5;
constexpr double defaultRestartDelay = 5;

/// The effective settings of a config object (A2); null: there is none.
Json effective(const Json& config)
{
    const bool given = config.is_object();
    const Json object = given ? config : Json::object();
    const double monitor = object.value("Monitor", 0.0) / nanosecondsPerSecond;
    const std::string action = object.value("FailureAction", "");
    const std::string order = object.value("Order", "");
    return {{"parallelism", given ? object.value("Parallelism", 0) : 1},
            {"delay", object.value("Delay", 0.0) / nanosecondsPerSecond},
            {"failureAction", action.empty() ? "pause" : action},
            {"monitor", monitor == 0 ? defaultMonitor : monitor},
            {"maxFailureRatio", object.value("MaxFailureRatio", 0.0)},
            {"order", order.empty() ? "stop-first" : order}};
}

Json effectiveRestart(const Json& policy)
{
    const Json object = policy.is_object() ? policy : Json::object();
    const std::string condition = object.value("Condition", "");
    const double delay = object.contains("Delay") ? object.at("Delay").get<double>() / nanosecondsPerSecond
                                                  : defaultRestartDelay;
    return {{"condition", condition.empty() ? "any" : condition},
            {"delay", delay},
            {"maxAttempts", object.value("MaxAttempts", 0)},
            {"window", object.value("Window", 0.0) / nanosecondsPerSecond}};
}

using Verdict = std::optional<std::string>; ///< the text of the refusal

Verdict updateVerdict(const Json& config)
{
    static const std::set<std::string> actions{"pause", "continue", "rollback"};
    static const std::set<std::string> orders{"stop-first", "start-first"};
    const std::string action = config.value("failureAction", "pause");
    if (!actions.contains(action))
        return "unrecognized update failure action " + action;
    const std::string order = config.value("order", "stop-first");
    if (!orders.contains(order))
        return "unrecognized update order " + order;
    if (config.value("parallelism", 0) < 0)
        return "";
    if (config.value("delay", 0.0) < 0)
        return "TaskSpec: update-delay cannot be negative";
    if (config.value("monitor", 0.0) < 0)
        return "TaskSpec: update-monitor cannot be negative";
    const double ratio = config.value("maxFailureRatio", 0.0);
    if (ratio < 0 || ratio > 1)
        return "TaskSpec: update-maxfailureratio cannot be less than 0 or bigger than 1";
    return std::nullopt;
}

Verdict restartVerdict(const Json& policy)
{
    static const std::set<std::string> conditions{"none", "on-failure", "any"};
    const std::string condition = policy.value("condition", "any");
    if (!conditions.contains(condition))
        return "invalid RestartCondition: \"" + condition + '"';
    if (policy.value("maxAttempts", 0) < 0)
        return "";
    if (policy.value("delay", 0.0) < 0)
        return "TaskSpec: restart-delay cannot be negative";
    if (policy.value("window", 0.0) < 0)
        return "TaskSpec: restart-window cannot be negative";
    return std::nullopt;
}

bool isKey(std::string_view key)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const auto isInner = [&](char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    return key.size() > 1 && isLetter(key.front()) && std::ranges::all_of(key.substr(1), isInner);
}

Verdict constraintVerdict(std::string_view constraint)
{
    for (const std::string_view op : {"==", "!="}) {
        const std::size_t at = constraint.find(op);
        if (at == std::string_view::npos)
            continue;
        const std::string key(trimmed(constraint.substr(0, at)));
        if (!isKey(key))
            return "key '" + key + "' is invalid";
        const std::string value(trimmed(constraint.substr(at + op.size())));
        if (value.empty())
            return "value '" + value + "' is invalid";
        return std::nullopt;
    }
    return "constraint expected one operator from ==, !=";
}

Verdict changeVerdict(const Json& input)
{
    const Json from = input.value("from", Json::object());
    const Json to = input.value("to", Json::object());
    if (from.value("name", "") != to.value("name", ""))
        return "renaming services is not supported";
    if (from.value("mode", "") != to.value("mode", ""))
        return "service mode change is not allowed";
    return std::nullopt;
}

/// The rollback config is not looked at.
Verdict verdict(const Json& input)
{
    if (Verdict refusal = updateVerdict(input.value("updateConfig", Json::object())))
        return refusal;
    if (Verdict refusal = restartVerdict(input.value("restart", Json::object())))
        return refusal;
    const Json constraints = input.value("constraints", Json::array());
    for (const Json& constraint : constraints) {
        if (Verdict refusal = constraintVerdict(constraint.get<std::string>()))
            return refusal;
    }
    return changeVerdict(input);
}

} // namespace

Differences checkSwarmWire(const Json& vector)
{
    const Json& input = vector.at("input");
    Json got = effective(input.value("UpdateConfig", Json()));
    got["rollback"] = effective(input.value("RollbackConfig", Json()));
    got["restart"] = effectiveRestart(input.value("RestartPolicy", Json()));
    Differences differences;
    for (const auto& [key, expected] : vector.at("expect").items())
        compare(differences, key, got.value(key, Json()), expected);
    return differences;
}

Differences checkSwarmValidation(const Json& vector)
{
    const Verdict refusal = verdict(vector.at("input"));
    const Json& expect = vector.at("expect");
    Differences differences;
    compare(differences, "valid", !refusal.has_value(), expect.at("valid"));
    if (expect.contains("message"))
        compare(differences, "message", refusal.value_or(""), expect.at("message"));
    return differences;
}

} // namespace pacer::vectors
