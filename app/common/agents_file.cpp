// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/agents_file.h"

#include "app/common/json_file.h"

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
    if (json.get("region", agent.region) && agent.region && agent.region->empty())
        agent.region.reset(); // where agents have one unless the file says otherwise
    json.get("zone", agent.zone);
    json.get("role", agent.role);
    if (const auto ports = json.field("ports")) {
        agent.ports.clear();
        readRanges(*ports, agent.ports);
    }
    if (const auto attributes = json.field("attributes"))
        readAttributes(*attributes, agent.attributes);
}

} // namespace

Result<std::vector<local::AgentConfig>> readAgentsFile(const std::filesystem::path& path,
                                                       const local::AgentConfig& defaults)
{
    std::vector<local::AgentConfig> agents;
    const auto done = readJsonFile(path, [&](const Reader& list) {
        if (list.expectArray() && list.items().empty())
            list.complain(ErrorCode::MustNotBeEmpty);
        else
            readListOfObjects(list,
                              [&](const Reader& item) { readAgent(item, agents.emplace_back(defaults)); });
    });
    if (!done)
        return fail(done.error());
    return agents;
}

} // namespace pacer::app
