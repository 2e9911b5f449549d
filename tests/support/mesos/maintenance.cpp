// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/agents.h"
#include "tests/support/mesos/offers.h"
#include "tests/support/mesos/operator_api.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

using Machine = std::pair<std::string, std::string>;

Machine machineOf(const Json& json)
{
    return {textOf(json, "hostname"), textOf(json, "ip")};
}

Json machineJson(const Machine& machine)
{
    Json out = Json::object();
    if (!machine.first.empty())
        out["hostname"] = machine.first;
    if (!machine.second.empty())
        out["ip"] = machine.second;
    return out;
}

std::string quoted(const Machine& machine)
{
    return "Machine '" + machineJson(machine).dump() + "'";
}

std::vector<Agent*> agentsOn(World& world, const Machine& machine)
{
    std::vector<Agent*> out;
    for (auto& [id, agent] : world.agents)
        if (agent.setup.hostname == machine.first
            && (machine.second.empty() || agent.setup.ip == machine.second))
            out.push_back(&agent);
    return out;
}

bool isScheduled(const World& world, const Machine& machine)
{
    return std::any_of(world.schedule.begin(), world.schedule.end(), [&](const Window& window) {
        return std::find(window.machines.begin(), window.machines.end(), machine) != window.machines.end();
    });
}

} // namespace

Reply updateSchedule(World& world, const Json& schedule)
{
    std::vector<Window> windows;
    std::set<Machine> listed;
    for (const Json& json : listOf(schedule, "windows")) {
        Window window{json, {}};
        if (listOf(json, "machine_ids").empty())
            return Reply::text(400, "List of machines in the maintenance window is empty");
        for (const Json& machine : json["machine_ids"]) {
            window.machines.push_back(machineOf(machine));
            if (!listed.insert(machineOf(machine)).second)
                return Reply::text(400,
                                   quoted(machineOf(machine)) + " appears more than once in the schedule");
        }
        windows.push_back(std::move(window));
    }
    for (const Machine& machine : world.downMachines)
        if (!listed.contains(machine))
            return Reply::text(400,
                               quoted(machine) + " is deactivated and cannot be removed from the schedule");
    world.schedule = std::move(windows);
    world.inverseAnswers.clear();
    for (auto& [id, agent] : world.agents)
        rescindOffers(world, agent);
    for (auto& [id, framework] : world.frameworks) {
        framework.filters.clear();
        framework.inverseFilters.clear();
    }
    allocate(world);
    return Reply::empty(200);
}

Reply startMaintenance(World& world, const Json& machines)
{
    for (const Json& machine : machines)
        if (!isScheduled(world, machineOf(machine)))
            return Reply::text(400, quoted(machineOf(machine)) + " is not part of a maintenance schedule");
    for (const Json& machine : machines) {
        world.downMachines.insert(machineOf(machine));
        for (Agent* agent : agentsOn(world, machineOf(machine)))
            takeDown(world, *agent);
    }
    return Reply::empty(200);
}

Reply stopMaintenance(World& world, const Json& machines)
{
    for (const Json& machine : machines)
        if (!world.downMachines.contains(machineOf(machine)))
            return Reply::text(400,
                               quoted(machineOf(machine)) + " is not in DOWN mode and cannot be brought up");
    for (const Json& machine : machines) {
        world.downMachines.erase(machineOf(machine));
        for (Window& window : world.schedule)
            std::erase(window.machines, machineOf(machine));
        std::erase_if(world.schedule, [](const Window& window) { return window.machines.empty(); });
        for (Agent* agent : agentsOn(world, machineOf(machine)))
            agent->down = false;
    }
    return Reply::empty(200);
}

Json scheduleJson(const World& world)
{
    Json windows = Json::array();
    for (const Window& window : world.schedule) {
        Json json = window.json;
        json["machine_ids"] = Json::array();
        for (const Machine& machine : window.machines)
            json["machine_ids"].push_back(machineJson(machine));
        windows.push_back(std::move(json));
    }
    Json out = Json::object();
    if (!windows.empty())
        out["windows"] = std::move(windows);
    return out;
}

Json maintenanceStatusJson(const World& world)
{
    Json draining = Json::array();
    Json down = Json::array();
    for (const Window& window : world.schedule)
        for (const Machine& machine : window.machines) {
            if (world.downMachines.contains(machine)) {
                down.push_back(machineJson(machine));
                continue;
            }
            Json one{{"id", machineJson(machine)}};
            for (const auto& [key, answer] : world.inverseAnswers) {
                const auto agent = world.agents.find(key.first);
                if (agent != world.agents.end() && agent->second.setup.hostname == machine.first)
                    one["statuses"].push_back({{"status", answer.status},
                                               {"framework_id", idJson(key.second)},
                                               {"timestamp", nanosecondsJson(answer.at)}});
            }
            draining.push_back(std::move(one));
        }
    Json out = Json::object();
    if (!draining.empty())
        out["draining_machines"] = std::move(draining);
    if (!down.empty())
        out["down_machines"] = std::move(down);
    return out;
}

} // namespace pacer::mesos_double
