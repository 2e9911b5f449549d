// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/mesos_client.h"

#include "core/api/answering.h"
#include "core/wire/object.h"

#include <nlohmann/json.hpp>

namespace pacer::api {

namespace {

void readResources(const wire::Reader& agent, AgentRow& row)
{
    if (const auto total = agent.field("resources")) {
        total->get("cpus", row.cpus);
        total->get("mem", row.mem);
        total->get("disk", row.disk);
        total->get("gpus", row.gpus);
        total->get("ports", row.ports);
    }
    if (const auto used = agent.field("used_resources")) {
        used->get("cpus", row.usedCpus);
        used->get("mem", row.usedMem);
        used->get("disk", row.usedDisk);
        used->get("gpus", row.usedGpus);
    }
}

void readFaultDomain(const wire::Reader& agent, AgentInfo& info)
{
    const auto domain = agent.field("domain");
    const auto fault = domain ? domain->field("fault_domain") : std::nullopt;
    if (!fault)
        return;
    if (const auto region = fault->field("region"))
        region->get("name", info.region);
    if (const auto zone = fault->field("zone"))
        zone->get("name", info.zone);
}

/// Here a text says ranges and sets too ("[1-4]"); shown as it is.
void readAttributes(const wire::Reader& agent, AgentInfo& info)
{
    const auto attributes = agent.field("attributes");
    if (!attributes)
        return;
    for (const auto& [name, value] : attributes->members()) {
        double number = 0;
        std::string text;
        if (value.read(number))
            info.attributes.push_back({name, number});
        else if (value.read(text))
            info.attributes.push_back({name, text});
    }
}

AgentRow readAgent(const wire::Reader& agent)
{
    AgentRow row;
    agent.get("id", row.info.id.value);
    agent.get("hostname", row.info.host);
    readFaultDomain(agent, row.info);
    readAttributes(agent, row.info);
    readResources(agent, row);
    for (const char* state : {"TASK_STAGING", "TASK_STARTING", "TASK_RUNNING", "TASK_KILLING"}) {
        int count = 0;
        agent.get(state, count);
        row.tasks += count;
    }
    std::string pid; // "slave(1)@host:port"
    agent.get("pid", pid);
    row.address = pid.substr(pid.find('@') + 1);
    bool deactivated = false;
    agent.get("active", row.active);
    agent.get("deactivated", deactivated);
    row.active = row.active && !deactivated;
    row.draining = agent.has("drain_info");
    return row;
}

Result<std::vector<AgentRow>> readAgents(const HttpResponse& response)
{
    const Result<wire::Json> json = jsonOf(response);
    if (!json)
        return fail(json.error());
    Errors ignored;
    const wire::Reader reader(*json, {}, ignored, wire::Strictness::Lenient);
    std::vector<AgentRow> rows;
    if (const auto agents = reader.field("slaves")) {
        for (const wire::Reader& agent : agents->items())
            rows.push_back(readAgent(agent));
    }
    return rows;
}

} // namespace

MesosClient::MesosClient(HttpTransport& master)
    : m_master(master)
{}

void MesosClient::agents(QObject* receiver, Answer<std::vector<AgentRow>> answer)
{
    HttpRequest request;
    request.path = QStringLiteral("/master/state-summary");
    ask<std::vector<AgentRow>>(m_master, request, receiver, readAgents, std::move(answer));
}

} // namespace pacer::api
