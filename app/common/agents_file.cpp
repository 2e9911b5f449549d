// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/agents_file.h"

#include "core/wire/json_text.h"
#include "core/wire/object.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace pacer::app {

namespace {

using wire::Reader;

/// [[31000, 31999], …]
void readRanges(const Reader& list, Ranges& ranges)
{
    for (const Reader& item : list.items()) {
        std::vector<int> ends;
        if (!item.read(ends, wire::portLimits))
            continue;
        if (ends.size() == 2 && ends[0] <= ends[1])
            ranges.push_back({static_cast<std::uint64_t>(ends[0]), static_cast<std::uint64_t>(ends[1])});
        else
            item.complain(ErrorCode::ExpectedArray);
    }
}

/// {"rack": "r1", "speed": 2.5}: texts and numbers.
void readAttributes(const Reader& object, std::vector<Attribute>& attributes)
{
    for (const auto& [name, value] : object.members()) {
        std::string text;
        double number = 0;
        if (value.isString() && value.read(text))
            attributes.push_back({name, text});
        else if (value.read(number))
            attributes.push_back({name, number});
    }
}

void readAgent(const Reader& json, local::AgentConfig& agent)
{
    json.need("name", agent.name, wire::TextRule{.minLength = 1});
    json.get("hostname", agent.hostname);
    json.get("cpus", agent.cpus, wire::atLeast(0));
    json.get("mem", agent.mem, wire::atLeast(0));
    json.get("disk", agent.disk, wire::atLeast(0));
    json.get("gpus", agent.gpus, wire::atLeast(0));
    json.get("region", agent.region);
    json.get("zone", agent.zone);
    json.get("role", agent.role);
    if (const auto ports = json.field("ports"))
        readRanges(*ports, agent.ports);
    if (const auto attributes = json.field("attributes"))
        readAttributes(*attributes, agent.attributes);
}

} // namespace

Result<std::vector<local::AgentConfig>> readAgentsFile(const std::filesystem::path& path)
{
    std::ifstream file(path);
    if (!file)
        return fail(ErrorCode::FileNotFound, {path.string()});
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto json = wire::parseJson(text);
    if (!json)
        return fail(json.error());

    Errors errors;
    std::vector<local::AgentConfig> agents;
    const Reader list(*json, "", errors);
    if (list.expectArray() && list.items().empty())
        list.complain(ErrorCode::MustNotBeEmpty);
    for (const Reader& item : list.items()) {
        if (item.expectObject())
            readAgent(item, agents.emplace_back());
    }
    if (!errors.empty())
        return fail(std::move(errors));
    return agents;
}

} // namespace pacer::app
