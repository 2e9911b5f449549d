// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/attributes.h"
#include "core/deployment/scaling.h"
#include "tests/vectors/areas/reading.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace pacer::vectors {

namespace {

Instance readInstance(const Json& json)
{
    Instance instance{.id = {json.at("id").get<std::string>()}, .spec = AppPtr(std::make_shared<AppSpec>())};
    instance.condition = enumOf<Condition>(json.at("condition").get<std::string>());
    instance.goal = enumOf<Goal>(json.at("goal").get<std::string>());
    if (json.contains("activeSince"))
        instance.activeSince = timeOf(json.at("activeSince").get<std::string>());
    if (json.contains("since"))
        instance.since = timeOf(json.at("since").get<std::string>());
    if (json.contains("stagedAt")) {
        Task task;
        task.stagedAt = timeOf(json.at("stagedAt").get<std::string>());
        instance.tasks.push_back(std::move(task));
    }
    const Json& place = json.at("agent");
    AgentInfo agent;
    agent.host = place.value("host", "");
    if (place.contains("region"))
        agent.region = place.at("region").get<std::string>();
    if (place.contains("zone"))
        agent.zone = place.at("zone").get<std::string>();
    const auto attributes = place.value("attributes", std::map<std::string, std::string>{});
    for (const auto& [name, text] : attributes)
        agent.attributes.push_back({name, text});
    instance.agent = std::move(agent);
    return instance;
}

std::map<std::string, int> leftBy(const std::string& field, const std::vector<Instance>& instances,
                                  const std::vector<InstanceId>& victims)
{
    std::map<std::string, int> left;
    for (const Instance& instance : instances) {
        const bool killed = std::ranges::find(victims, instance.id) != victims.end();
        const bool counts =
            instance.goal == Goal::Running && instance.condition != Condition::UnreachableInactive;
        if (counts)
            left[constraints::fieldValue(*instance.agent, field).value_or("None")] += killed ? 0 : 1;
    }
    std::erase_if(left, [](const auto& entry) { return entry.second == 0; });
    return left;
}

void checkLeft(const Json& expect, const std::vector<Instance>& instances,
               const std::vector<InstanceId>& victims, Differences& differences)
{
    const Json left = expect.value("left", Json::object());
    for (const auto& [field, wanted] : left.items()) {
        auto expected = wanted.get<std::map<std::string, int>>();
        std::erase_if(expected, [](const auto& entry) { return entry.second == 0; });
        compare(differences, "left by " + field, Json(leftBy(field, instances, victims)), Json(expected));
    }
    const Json sizes = expect.value("leftSizes", Json::object());
    for (const auto& [field, wanted] : sizes.items()) {
        std::vector<int> got;
        for (const auto& [value, count] : leftBy(field, instances, victims))
            got.push_back(count);
        std::ranges::sort(got);
        compare(differences, "leftSizes by " + field, Json(got), wanted);
    }
}

Json idsOf(const std::vector<InstanceId>& victims)
{
    Json ids = Json::array();
    for (const InstanceId& id : victims)
        ids.push_back(id.value);
    return ids;
}

/// `ids` in a form in which equal outcomes are equal.
Json comparable(const Json& ids, const Json& expect)
{
    const auto tied = expect.value("tied", std::set<std::string>{});
    auto names = ids.get<std::vector<std::string>>();
    std::ranges::replace_if(
        names, [&tied](const std::string& name) { return tied.contains(name); }, "one of the tied");
    if (expect.value("anyOrder", false))
        std::ranges::sort(names);
    return names;
}

} // namespace

Differences checkKillSelection(const Json& vector)
{
    std::vector<Instance> instances;
    for (const Json& instance : vector.at("instances"))
        instances.push_back(readInstance(instance));
    std::vector<const Instance*> all;
    for (const Instance& instance : instances)
        all.push_back(&instance);

    deployment::ScalingWish wish;
    wish.wanted = vector.at("scaleTo").get<int>();
    const Json sentenced = vector.value("sentenced", Json::array());
    for (const Json& id : sentenced)
        wish.sentenced.push_back({id.get<std::string>()});
    wish.killSelection = enumOf<KillSelection>(vector.value("killSelection", "YOUNGEST_FIRST"));
    wish.constraints = readConstraints(vector.value("constraints", Json::array()));

    const Json& expect = vector.at("expect");
    Differences differences;
    const auto reference = deployment::proposeScaling(all, wish, referenceBehaviour());
    compare(differences, "toStart", reference.toStart, expect.at("toStart"));
    compare(differences, "count", reference.victims.size(), expect.at("count"));
    if (!expect.value("idsAreTieBreak", false))
        compare(differences, "ids", comparable(idsOf(reference.victims), expect),
                comparable(expect.at("ids"), expect));
    checkLeft(expect, instances, reference.victims, differences);

    const auto ours = deployment::proposeScaling(all, wish, Behaviour{});
    const bool differs = expect.contains("recommendedIds");
    compare(differences, "ids with D5 and D6", comparable(idsOf(ours.victims), expect),
            comparable(expect.at(differs ? "recommendedIds" : "ids"), expect));
    checkLeft(differs ? Json::object() : expect, instances, ours.victims, differences);
    return differences;
}

} // namespace pacer::vectors
