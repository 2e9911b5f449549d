// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/enum_names.h"
#include "core/wire/instance_json.h"
#include "core/wire/json_text.h"
#include "core/wire/text_parts.h"

#include <nlohmann/json.hpp>

namespace pacer::wire {

namespace {

void appendHealthResult(std::string& text, const HealthResult& result)
{
    text += '{';
    appendFlag(text, "alive", result.alive);
    appendNumber(text, "consecutiveFailures", result.consecutiveFailures);
    appendTime(text, "firstSuccess", result.firstSuccess);
    appendTime(text, "lastFailure", result.lastFailure);
    appendTime(text, "lastSuccess", result.lastSuccess);
    if (!result.lastFailureCause.empty())
        appendMember(text, "lastFailureCause", result.lastFailureCause);
    appendMember(text, "instanceId", result.instanceId.value);
    text += '}';
}

void appendAddress(std::string& text, const IpAddress& address)
{
    text += '{';
    appendMember(text, "ipAddress", address.address);
    appendMember(text, "protocol", nameOf(address.protocol));
    text += '}';
}

void appendPort(std::string& text, int port)
{
    text += std::to_string(port);
}

} // namespace

void appendTask(std::string& text, const TaskInfo& task)
{
    text += '{';
    appendMember(text, "appId", task.appId.text());
    appendName(text, "healthCheckResults");
    appendList(text, task.healthResults, appendHealthResult);
    if (task.checkResult) {
        appendName(text, "checkResult");
        text += jsonText(writeCheckResult(*task.checkResult));
    }
    appendMember(text, "host", task.host);
    appendMember(text, "id", task.id.value);
    appendName(text, "ipAddresses");
    appendList(text, task.ipAddresses, appendAddress);
    appendName(text, "ports");
    appendList(text, task.ports, appendPort);
    appendName(text, "servicePorts");
    appendList(text, task.servicePorts, appendPort);
    if (task.agentId)
        appendMember(text, "slaveId", task.agentId->value);
    appendMember(text, "state", nameOf(task.state));
    appendTime(text, "stagedAt", task.stagedAt);
    appendTime(text, "startedAt", task.startedAt);
    appendTime(text, "version", task.version);
    appendName(text, "localVolumes");
    text += "[]";
    if (task.region)
        appendMember(text, "region", *task.region);
    if (task.zone)
        appendMember(text, "zone", *task.zone);
    appendMember(text, "role", task.role);
    text += '}';
}

} // namespace pacer::wire
