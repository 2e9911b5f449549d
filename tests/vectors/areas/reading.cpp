// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/areas/reading.h"

#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

namespace pacer::vectors {

namespace {

AttributeValue readAttributeValue(const Json& attribute)
{
    if (attribute.contains("text"))
        return attribute.at("text").get<std::string>();
    if (attribute.contains("scalar"))
        return attribute.at("scalar").get<double>();
    if (attribute.contains("set"))
        return attribute.at("set").get<std::set<std::string>>();
    Ranges ranges;
    for (const Json& range : attribute.at("ranges"))
        ranges.push_back({range.at("begin").get<std::uint64_t>(), range.at("end").get<std::uint64_t>()});
    return ranges;
}

} // namespace

Timestamp versionTime(int number)
{
    return Timestamp{std::chrono::seconds{number}};
}

Timestamp timeOf(const std::string& text)
{
    const std::optional<Timestamp> time = parseTimestamp(text);
    if (!time)
        throw std::runtime_error("no time: " + text);
    return *time;
}

std::vector<Constraint> readConstraints(const Json& list)
{
    std::vector<Constraint> constraints;
    for (const Json& item : list) {
        Constraint constraint{item.at(0).get<std::string>(),
                              enumOf<ConstraintOperator>(item.at(1).get<std::string>()), std::nullopt};
        if (item.size() > 2)
            constraint.value = item.at(2).get<std::string>();
        constraints.push_back(std::move(constraint));
    }
    return constraints;
}

AgentInfo readAgent(const Json& place)
{
    AgentInfo agent;
    agent.host = place.value("host", "");
    agent.id = {agent.host};
    if (place.contains("region"))
        agent.region = place.at("region").get<std::string>();
    if (place.contains("zone"))
        agent.zone = place.at("zone").get<std::string>();
    const Json attributes = place.value("attributes", Json::array());
    for (const Json& attribute : attributes)
        agent.attributes.push_back({attribute.at("name").get<std::string>(), readAttributeValue(attribute)});
    return agent;
}

AppSpec readSmallApp(const Json& json)
{
    AppSpec app;
    app.id = PathId::absolute(json.at("id").get<std::string>());
    app.instances = json.value("instances", 1);
    const std::vector<Constraint> constraints = readConstraints(json.at("constraints"));
    app.constraints = {constraints.begin(), constraints.end()};
    app.versionInfo.version = versionTime(json.value("version", 1));
    app.versionInfo.lastScalingAt = app.versionInfo.version;
    app.versionInfo.lastConfigChangeAt = versionTime(json.value("lastConfigChangeVersion", 1));
    return app;
}

Instance readRunning(const Json& running, const AppSpec& app, std::size_t number)
{
    auto spec = std::make_shared<AppSpec>(app);
    if (running.contains("version"))
        spec->versionInfo.version = versionTime(running.at("version").get<int>());
    spec->instances = running.value("specInstances", app.instances);
    Instance instance{.id = makeInstanceId(app.id, std::to_string(number)), .spec = AppPtr(std::move(spec))};
    instance.condition = enumOf<Condition>(running.value("condition", "Running"));
    instance.goal = enumOf<Goal>(running.value("goal", "Running"));
    if (running.contains("host"))
        instance.agent = readAgent(running);
    return instance;
}

GroupByRule readRule(const Json& vector)
{
    return vector.value("groupByRule", "even") == "quota" ? GroupByRule::Quota : GroupByRule::Even;
}

void compare(Differences& differences, std::string_view what, const Json& got, const Json& expected)
{
    if (got != expected)
        differences.push_back(std::string(what) + ": got " + wire::jsonTextWithoutFractions(got)
                              + ", expected " + wire::jsonTextWithoutFractions(expected));
}

} // namespace pacer::vectors
