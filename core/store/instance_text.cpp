// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_json.h"
#include "core/wire/enum_names.h"
#include "core/wire/json_text.h"
#include "core/wire/text_parts.h"

#include <nlohmann/json.hpp>

/// Instances are written far more often than everything else, so their JSON is put together as text. What is
/// as it is by itself is left out.
namespace pacer::store {

using wire::appendList;
using wire::appendMember;
using wire::appendName;
using wire::appendNumber;
using wire::appendString;
using wire::nameOf;

namespace {

void appendTicks(std::string& text, std::string_view name, const std::optional<Timestamp>& time)
{
    if (time)
        appendNumber(text, name, time->time_since_epoch().count());
}

void appendText(std::string& text, std::string_view name, std::string_view value)
{
    if (!value.empty())
        appendMember(text, name, value);
}

template <class List, class Append>
void appendFilled(std::string& text, std::string_view name, const List& list, Append append)
{
    if (list.empty())
        return;
    appendName(text, name);
    appendList(text, list, append);
}

void appendAttribute(std::string& text, const Attribute& attribute)
{
    text += '{';
    appendMember(text, "name", attribute.name);
    if (const auto* value = std::get_if<std::string>(&attribute.value)) {
        appendMember(text, "text", *value);
    } else if (const auto* scalar = std::get_if<double>(&attribute.value)) {
        appendName(text, "scalar");
        text += wire::jsonText(*scalar);
    } else if (const auto* set = std::get_if<std::set<std::string>>(&attribute.value)) {
        appendName(text, "set");
        appendList(text, *set, appendString);
    } else {
        appendName(text, "ranges");
        appendList(text, std::get<Ranges>(attribute.value), [](std::string& to, const Range& range) {
            to.append(1, '[').append(std::to_string(range.begin)).append(1, ',');
            to.append(std::to_string(range.end)).append(1, ']');
        });
    }
    text += '}';
}

void appendAgent(std::string& text, const AgentInfo& agent)
{
    appendName(text, "agent");
    text += '{';
    appendMember(text, "id", agent.id.value);
    appendMember(text, "host", agent.host);
    if (agent.region)
        appendMember(text, "region", *agent.region);
    if (agent.zone)
        appendMember(text, "zone", *agent.zone);
    appendFilled(text, "attributes", agent.attributes, appendAttribute);
    text += '}';
}

void appendTask(std::string& text, const Task& task)
{
    text += '{';
    appendMember(text, "id", task.id.value);
    appendText(text, "container", task.container);
    appendMember(text, "condition", nameOf(task.condition));
    appendTicks(text, "stagedAt", task.stagedAt);
    appendTicks(text, "startedAt", task.startedAt);
    appendTicks(text, "unreachableSince", task.unreachableSince);
    appendFilled(text, "hostPorts", task.hostPorts, [](std::string& to, const std::optional<int>& port) {
        to += port ? std::to_string(*port) : "null";
    });
    appendFilled(text, "ipAddresses", task.ipAddresses, [](std::string& to, const IpAddress& address) {
        to += '{';
        appendMember(to, "ipAddress", address.address);
        appendMember(to, "protocol", nameOf(address.protocol));
        to += '}';
    });
    appendText(text, "message", task.message);
    text += '}';
}

} // namespace

std::string writeInstance(const Instance& instance)
{
    std::string text = "{";
    appendMember(text, "id", instance.id.value);
    appendMember(text, "goal", nameOf(instance.goal));
    appendMember(text, "condition", nameOf(instance.condition));
    appendTicks(text, "since", instance.since);
    appendTicks(text, "activeSince", instance.activeSince);
    appendNumber(text, "incarnation", instance.incarnation);
    if (instance.reserved)
        wire::appendFlag(text, "reserved", true);
    appendMember(text, "role", instance.role);
    if (instance.agent)
        appendAgent(text, *instance.agent);
    appendFilled(text, "tasks", instance.tasks, appendTask);
    text += '}';
    return text;
}

} // namespace pacer::store
