// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/slow_reference.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <regex>

namespace pacer::testing {

using simulation::AgentSetup;

namespace {

using Value = std::optional<std::string>;

bool hasEnded(TaskState state)
{
    return state != TaskState::Staging && state != TaskState::Starting && state != TaskState::Running
           && state != TaskState::Killing && state != TaskState::Unreachable;
}

/// Up to three decimals, without zeros behind them.
std::string numberText(double number)
{
    std::string text = std::to_string(std::llround(number * 1000) / 1000);
    const long long rest = std::llround(number * 1000) % 1000;
    if (rest == 0)
        return text;
    std::string decimals = std::to_string(1000 + rest).substr(1);
    while (decimals.back() == '0')
        decimals.pop_back();
    return text + '.' + decimals;
}

Value valueOf(const AgentInfo& agent, const std::string& field)
{
    if (field == "hostname" || field == "@hostname")
        return agent.host;
    if (field == "@region")
        return agent.region;
    if (field == "@zone")
        return agent.zone;
    for (const Attribute& attribute : agent.attributes) {
        if (attribute.name != field)
            continue;
        if (const auto* text = std::get_if<std::string>(&attribute.value))
            return *text;
        return numberText(std::get<double>(attribute.value));
    }
    return std::nullopt;
}

bool isNumber(const std::string& text)
{
    return std::regex_match(text, std::regex("[0-9]+(\\.[0-9]+)?"));
}

Milli thousandths(double amount)
{
    return std::llround(amount * 1000);
}

} // namespace

SlowReference::SlowReference(std::vector<AgentSetup> agents)
    : m_agents(std::move(agents))
{}

const AgentSetup* SlowReference::find(const AgentId& id) const
{
    for (const AgentSetup& agent : m_agents) {
        if (agent.info.id == id)
            return &agent;
    }
    return nullptr;
}

std::vector<std::string> SlowReference::hear(const scheduler::Event& event, const scheduler::Effects& effects)
{
    std::vector<std::string> complaints;
    if (const auto* received = std::get_if<scheduler::TaskStatusReceived>(&event)) {
        const scheduler::TaskStatus& status = received->status;
        if (hasEnded(status.state))
            m_running.erase(status.task);
        if (status.state == TaskState::Dropped || status.state == TaskState::Error)
            complaints.push_back("the cluster refused " + status.task.value + ": " + status.message);
    }
    for (const scheduler::ClusterCall& call : effects.calls) {
        if (const auto* accept = std::get_if<scheduler::AcceptOffer>(&call)) {
            for (const scheduler::Launch& launch : accept->launches)
                launched(launch, complaints);
        }
    }
    return complaints;
}

void SlowReference::launched(const scheduler::Launch& launch, std::vector<std::string>& complaints)
{
    const AppSpec& app = *launch.instance->spec.app();
    const Task& task = launch.instance->tasks.front();
    const AgentSetup* agent = find(launch.instance->agent->id);
    const std::string what = task.id.value + " on " + launch.instance->agent->host;
    if (!agent) {
        complaints.push_back(what + ": no such agent");
        return;
    }
    if (const std::string why = whyNot(app, *agent); !why.empty())
        complaints.push_back(what + ": " + why);

    Running running{std::get<AppPtr>(launch.instance->spec.ptr()), agent, m_launches++, {}};
    const std::set<int> free = freePorts(*agent);
    for (std::size_t i = 0; i < task.hostPorts.size(); ++i) {
        const int port = task.hostPorts[i].value_or(0);
        if (!free.contains(port) || !running.ports.insert(port).second)
            complaints.push_back(what + ": port " + std::to_string(port) + " is not free");
        if (app.requirePorts && port != app.portDefinitions.at(i).port)
            complaints.push_back(what + ": port " + std::to_string(port) + " is another than required");
    }
    if (task.hostPorts.size() != app.portDefinitions.size())
        complaints.push_back(what + ": not as many ports as wanted");
    m_running.emplace(task.id, std::move(running));
}

/// Instances of older configurations do not count (spec/constraints.md 3).
std::vector<const SlowReference::Running*> SlowReference::placed(const AppSpec& app) const
{
    std::vector<const Running*> found;
    for (const auto& [task, running] : m_running) {
        if (running.app->id == app.id
            && running.app->versionInfo.version >= app.versionInfo.lastConfigChangeAt)
            found.push_back(&running);
    }
    std::ranges::sort(found, {}, &Running::order);
    return found;
}

bool SlowReference::meetsCounted(const Constraint& constraint, const std::string& offered,
                                 const std::vector<const Running*>& others) const
{
    std::map<Value, int> groups;
    for (const Running* other : others)
        ++groups[valueOf(other->agent->info, constraint.field)];
    const auto group = groups.find(offered);
    const int here = group == groups.end() ? 0 : group->second;
    const int number = constraint.value && !constraint.value->empty() ? std::stoi(*constraint.value) : 0;
    if (constraint.op == ConstraintOperator::Unique)
        return here == 0;
    if (constraint.op == ConstraintOperator::MaxPer)
        return here == 0 || here < number;
    int smallest = INT_MAX; // GROUP_BY, even
    for (const auto& [value, size] : groups)
        smallest = std::min(smallest, size);
    return here == 0 || (static_cast<int>(groups.size()) >= number && here == smallest);
}

bool SlowReference::meets(const AppSpec& app, const AgentSetup& agent, const Constraint& constraint) const
{
    const Value offered = valueOf(agent.info, constraint.field);
    const std::string value = constraint.value.value_or("");
    if (!offered)
        return constraint.op == ConstraintOperator::Unlike;
    const std::vector<const Running*> others = placed(app);
    switch (constraint.op) {
    case ConstraintOperator::Unique:
    case ConstraintOperator::GroupBy:
    case ConstraintOperator::MaxPer: return meetsCounted(constraint, *offered, others);
    case ConstraintOperator::Cluster:
        if (!value.empty())
            return *offered == value;
        return others.empty() || valueOf(others.front()->agent->info, constraint.field) == offered;
    case ConstraintOperator::Like: return std::regex_match(*offered, std::regex(value));
    case ConstraintOperator::Unlike: return !std::regex_match(*offered, std::regex(value));
    case ConstraintOperator::Is: return *offered == (isNumber(value) ? numberText(std::stod(value)) : value);
    }
    return false;
}

Milli SlowReference::freeOf(const AgentSetup& agent, const std::string& kind) const
{
    Milli free = 0;
    for (const OfferedResource& resource : *agent.resources) {
        if (resource.name == kind)
            free += std::get<Milli>(resource.amount);
    }
    for (const auto& [task, running] : m_running) {
        if (running.agent != &agent)
            continue;
        const Resources& used = running.app->resources;
        free -= kind == "cpus"  ? thousandths(used.cpus)
                : kind == "mem" ? thousandths(used.mem)
                                : thousandths(used.gpus);
    }
    return free;
}

std::set<int> SlowReference::freePorts(const AgentSetup& agent) const
{
    std::set<int> free;
    for (const OfferedResource& resource : *agent.resources) {
        if (resource.name != "ports")
            continue;
        for (const Range& range : std::get<Ranges>(resource.amount)) {
            for (std::uint64_t port = range.begin; port <= range.end; ++port)
                free.insert(static_cast<int>(port));
        }
    }
    for (const auto& [task, running] : m_running) {
        if (running.agent == &agent)
            std::erase_if(free, [&taken = running.ports](int port) { return taken.contains(port); });
    }
    return free;
}

std::string SlowReference::whyNot(const AppSpec& app, const AgentSetup& agent) const
{
    for (const OfferedResource& resource : *agent.resources) {
        if (resource.role != "*" && resource.role != app.role)
            return "role " + resource.role;
    }
    bool namesRegion = false;
    for (const Constraint& constraint : app.constraints) {
        namesRegion = namesRegion || constraint.field == "@region" || constraint.field == "@zone";
        if (!meets(app, agent, constraint))
            return "constraint on " + constraint.field;
    }
    if (agent.info.region != m_agents.front().info.region && !namesRegion)
        return "region";
    if (freeOf(agent, "cpus") < thousandths(app.resources.cpus))
        return "cpus";
    if (freeOf(agent, "mem") < thousandths(app.resources.mem))
        return "mem";
    if (freeOf(agent, "gpus") < thousandths(app.resources.gpus))
        return "gpus";
    if (app.resources.gpus == 0 && freeOf(agent, "gpus") > 0)
        return "gpus are kept for others";
    const std::set<int> free = freePorts(agent);
    if (app.portDefinitions.size() > free.size())
        return "ports";
    for (const PortDefinition& definition : app.portDefinitions) {
        if (app.requirePorts && !free.contains(definition.port))
            return "port " + std::to_string(definition.port);
    }
    return {};
}

std::vector<std::string> SlowReference::placesFor(const AppSpec& app) const
{
    std::vector<std::string> places;
    for (const AgentSetup& agent : m_agents) {
        if (whyNot(app, agent).empty())
            places.push_back(agent.info.host);
    }
    return places;
}

} // namespace pacer::testing
