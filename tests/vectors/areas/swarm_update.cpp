// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/areas/swarm_update.h"

#include "core/deployment/restart_policy.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace pacer::vectors {

namespace {

RestartCondition readCondition(const std::string& name)
{
    if (name == "none")
        return RestartCondition::None;
    return name == "on-failure" ? RestartCondition::OnFailure : RestartCondition::Any;
}

Timestamp after(double seconds)
{
    return Timestamp{} + deployment::secondsOf(seconds);
}

Differences checkRestart(const Json& vector)
{
    const RestartPolicy policy = readRestartPolicy(vector.at("policy"));
    std::vector<Timestamp> restarts;
    Differences differences;
    for (std::size_t i = 0; i < vector.at("exits").size(); ++i) {
        const Json& exit = vector.at("exits").at(i);
        const Timestamp at = after(exit.at("at").get<double>());
        const bool clean = exit.at("state") == "COMPLETE";
        const auto end = clean ? deployment::EndKind::Clean : deployment::EndKind::Failure;
        const auto delay = deployment::restartDelay(policy, end, restarts, at);
        if (delay)
            restarts.push_back(at);
        Json got{{"restart", delay.has_value()}};
        if (delay)
            got["delaySeconds"] = std::chrono::duration<double>(*delay).count();
        const Json& expected = vector.at("expect").at(i);
        for (const auto& [key, value] : expected.items())
            compare(differences, "exit " + std::to_string(i) + ' ' + key, got.value(key, Json()), value);
    }
    return differences;
}

Differences checkCounts(const Json& vector)
{
    static const std::set<std::string> endStates{"COMPLETE", "FAILED", "REJECTED",
                                                 "SHUTDOWN", "REMOVE", "ORPHANED"};
    const Json& input = vector.at("input");
    const SlotUpdateSettings settings = readSlotSettings(input);
    std::optional<Duration> age;
    if (const Json seconds = input.value("secondsAfterRunning", Json()); seconds.is_number())
        age = deployment::secondsOf(seconds.get<double>());
    const bool counted = input.value("createdBy", "update") == "update"
                         && settings.failureAction != FailureAction::Continue
                         && endStates.contains(input.at("state").get<std::string>())
                         && deployment::isUpdateFailure(age, deployment::watchTime(settings));
    Differences differences;
    compare(differences, "counted", counted, vector.at("expect").at("counted"));
    return differences;
}

} // namespace

SlotUpdateSettings readSlotSettings(const Json& config)
{
    SlotUpdateSettings settings;
    settings.parallelism = config.value("parallelism", settings.parallelism);
    settings.delaySeconds = config.value("delay", settings.delaySeconds);
    settings.monitorSeconds = config.value("monitor", settings.monitorSeconds);
    settings.maxFailureRatio = config.value("maxFailureRatio", settings.maxFailureRatio);
    const std::string action = config.value("failureAction", "pause");
    if (action == "continue")
        settings.failureAction = FailureAction::Continue;
    else if (action == "rollback")
        settings.failureAction = FailureAction::Rollback;
    if (config.value("order", "stop-first") == "start-first")
        settings.order = UpdateOrder::StartFirst;
    return settings;
}

RestartPolicy readRestartPolicy(const Json& json)
{
    RestartPolicy policy;
    policy.condition = readCondition(json.value("condition", "any"));
    policy.delaySeconds = json.value("delay", policy.delaySeconds);
    policy.maxAttempts = json.value("maxAttempts", policy.maxAttempts);
    policy.windowSeconds = json.value("window", policy.windowSeconds);
    return policy;
}

Differences checkSwarmUpdate(const Json& vector)
{
    struct Kind {
        std::string_view name;
        Handler check = nullptr;
    };
    static constexpr std::array kinds{
        Kind{"rollout", checkSwarmRollout},
        Kind{"restart", checkRestart},
        Kind{"counts", checkCounts},
        Kind{"dirty", checkSwarmDirty},
        Kind{"availability", checkSwarmAvailability},
        Kind{"scale-down", checkSwarmScaleDown},
        Kind{"spread", checkSwarmSpread},
        Kind{"status", checkSwarmStatus},
        Kind{"wire", checkSwarmWire},
        Kind{"validate", checkSwarmValidation},
    };
    const auto name = vector.at("kind").get<std::string>();
    const auto kind = std::ranges::find(kinds, name, &Kind::name);
    if (kind == kinds.end())
        return {"unknown kind " + name};
    return kind->check(vector);
}

} // namespace pacer::vectors
