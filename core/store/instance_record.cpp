// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_json.h"
#include "core/store/record_parts.h"
#include "core/wire/instance_json.h"

#include <nlohmann/json.hpp>

namespace pacer::store {

namespace {

void readObject(const Reader& json, Attribute& attribute)
{
    json.need("name", attribute.name);
    std::string text;
    double scalar = 0;
    std::set<std::string> set;
    std::vector<std::vector<std::int64_t>> pairs;
    if (json.get("text", text)) {
        attribute.value = std::move(text);
    } else if (json.get("scalar", scalar)) {
        attribute.value = scalar;
    } else if (json.get("set", set)) {
        attribute.value = std::move(set);
    } else if (const auto ranges = json.field("ranges")) {
        Ranges read;
        for (const Reader& pair : ranges->items()) {
            std::vector<std::int64_t> ends;
            if (pair.read(ends) && ends.size() == 2)
                read.push_back({static_cast<std::uint64_t>(ends[0]), static_cast<std::uint64_t>(ends[1])});
        }
        attribute.value = std::move(read);
    }
}

void readAgent(const Reader& json, AgentInfo& agent)
{
    json.need("id", agent.id.value);
    json.get("host", agent.host);
    json.get("region", agent.region);
    json.get("zone", agent.zone);
    if (const auto attributes = json.field("attributes")) {
        for (const Reader& item : attributes->items())
            readObject(item, agent.attributes.emplace_back());
    }
}

void readTask(const Reader& json, Task& task)
{
    json.need("id", task.id.value);
    json.get("container", task.container);
    json.need("condition", task.condition);
    get(json, "stagedAt", task.stagedAt);
    get(json, "startedAt", task.startedAt);
    get(json, "unreachableSince", task.unreachableSince);
    json.get("message", task.message);
    if (const auto ports = json.field("hostPorts")) {
        for (const Reader& item : ports->items()) {
            int port = 0;
            task.hostPorts.push_back(!item.isNull() && item.read(port) ? std::optional(port) : std::nullopt);
        }
    }
    if (const auto addresses = json.field("ipAddresses"))
        task.ipAddresses = wire::readIpAddresses(addresses->json());
}

} // namespace

Result<Instance> readInstance(const std::string& body, const RunSpec& spec)
{
    return readBody(body, Instance{{}, spec}, [](const Reader& json, Instance& instance) {
        json.need("id", instance.id.value);
        json.need("goal", instance.goal);
        json.need("condition", instance.condition);
        get(json, "since", instance.since);
        get(json, "activeSince", instance.activeSince);
        json.get("incarnation", instance.incarnation);
        json.get("reserved", instance.reserved);
        json.get("role", instance.role);
        if (const auto field = json.field("agent")) {
            AgentInfo agent;
            readAgent(*field, agent);
            instance.agent = std::move(agent);
        }
        if (const auto tasks = json.field("tasks")) {
            for (const Reader& item : tasks->items())
                readTask(item, instance.tasks.emplace_back());
        }
    });
}

} // namespace pacer::store
