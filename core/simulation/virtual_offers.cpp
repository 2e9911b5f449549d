// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/resource_match.h"
#include "core/simulation/virtual_cluster.h"

#include <charconv>
#include <utility>

namespace pacer::simulation {

using namespace scheduler; // NOLINT(google-build-using-namespace): the language of this class

namespace {

/// More would keep the scheduler from everything else for too long: each may be answered by many launches.
constexpr std::size_t offersPerReport = 100;

/// Offers are named "<cluster>-O<number>.<agent>".
std::optional<std::pair<std::uint64_t, std::uint32_t>> readOffer(const std::string& id)
{
    const std::size_t begin = id.rfind("-O");
    if (begin == std::string::npos)
        return std::nullopt;
    const char* const last = id.data() + id.size();
    std::uint64_t number = 0;
    std::uint32_t agent = 0;
    const auto [dot, wrong] = std::from_chars(id.data() + begin + 2, last, number);
    if (wrong != std::errc{} || dot == last || *dot != '.')
        return std::nullopt;
    const auto [end, alsoWrong] = std::from_chars(dot + 1, last, agent);
    if (alsoWrong != std::errc{} || end != last)
        return std::nullopt;
    return std::pair(number, agent);
}

std::optional<std::uint32_t> holderOf(const VirtualAgents& agents, const OfferId& id)
{
    const auto parts = readOffer(id.value);
    if (!parts || parts->second >= agents.size() || agents[parts->second].offer != parts->first)
        return std::nullopt;
    return parts->second;
}

bool hasNetworkOfItsOwn(const RunSpec& spec)
{
    const std::vector<Network>& networks = spec.app() ? spec.app()->networks : spec.pod()->networks;
    return !networks.empty() && networks.front().mode != NetworkMode::Host;
}

} // namespace

/// The next offers are made then, and not at another time that was planned.
void VirtualCluster::offerAt(Timestamp due)
{
    if (m_offersDue == due)
        return;
    m_offersDue = due;
    setAlarm(due, AlarmKind::Offers, 0, ++m_offerRound);
}

void VirtualCluster::makeOffers(Timestamp now)
{
    m_offersDue.reset();
    if (!m_connected || m_suppressed)
        return;
    OffersReceived received;
    for (const std::uint32_t index : m_agents.takeLine(offersPerReport)) {
        VirtualAgents::Entry& entry = m_agents[index];
        if (!entry.isUp || entry.offer || !entry.agent.isWorthOffering())
            continue; // listed again when something of it becomes free
        entry.offer = m_offersMade++;
        Offer offer;
        offer.id = {m_setup.name + "-O" + std::to_string(*entry.offer) + '.' + std::to_string(index)};
        offer.agent = entry.agent.info();
        offer.allocationRole = m_setup.role;
        offer.resources = entry.agent.free();
        received.offers.push_back(std::move(offer));
    }
    if (!received.offers.empty())
        report(std::move(received));
    m_hasToldEnough = !m_agents.isRoundOver();
    offerAt(m_agents.isRoundOver() ? now + m_setup.offers : now);
}

void VirtualCluster::accept(const AcceptOffer& accept, Timestamp now)
{
    const std::optional<std::uint32_t> agent = holderOf(m_agents, accept.offer);
    if (!agent) {
        drop(accept, now);
        return;
    }
    m_agents[*agent].offer.reset();
    for (const Launch& wanted : accept.launches)
        launch(*agent, wanted, now);
    m_agents.line(*agent);
}

void VirtualCluster::decline(const OfferId& offer)
{
    if (const std::optional<std::uint32_t> agent = holderOf(m_agents, offer)) {
        m_agents[*agent].offer.reset();
        m_agents.line(*agent);
    }
}

void VirtualCluster::drop(const AcceptOffer& accept, Timestamp now)
{
    for (const Launch& wanted : accept.launches)
        refuse(wanted, TaskState::Dropped,
               "Task launched with invalid offers: Offer " + accept.offer.value + " is no longer valid", now);
}

/// The master's word: it needs no acknowledgement.
void VirtualCluster::refuse(const Launch& launch, TaskState state, const std::string& why, Timestamp now)
{
    for (const Task& task : launch.instance->tasks) {
        TaskStatus status;
        status.task = task.id;
        status.state = state;
        status.time = now;
        status.message = why;
        status.reason = StatusReason::Other;
        status.agent = launch.instance->agent->id;
        deliver(std::move(status), now);
    }
}

std::string VirtualCluster::addressFor(const RunSpec& spec, std::uint32_t agent)
{
    if (!hasNetworkOfItsOwn(spec))
        return m_agents[agent].ip;
    const std::uint64_t number = ++m_addresses;
    return "9." + std::to_string(number >> 16U & 255U) + '.' + std::to_string(number >> 8U & 255U) + '.'
           + std::to_string(number & 255U);
}

void VirtualCluster::launch(std::uint32_t agent, const Launch& launch, Timestamp now)
{
    for (const Task& task : launch.instance->tasks) {
        if (m_tasks.find(task.id)) {
            refuse(launch, TaskState::Error, "Task has duplicate ID: " + task.id.value, now);
            return;
        }
    }
    std::optional<std::vector<TakenResource>> taken = m_agents[agent].agent.take(launch.resources);
    if (!taken) {
        refuse(launch, TaskState::Error, "Task uses more resources than were offered", now);
        return;
    }
    VirtualLaunch made;
    made.spec = launch.instance->spec;
    made.taken = std::move(*taken);
    made.faults = m_setup.faults.launched(launch.instance->spec.id(), launch.instance->spec.version());
    const std::uint32_t slot = occupy(agent, std::move(made));
    for (const Task& task : launch.instance->tasks) {
        const std::uint32_t added = m_tasks.addTask(slot, task.id, now);
        m_tasks.task(added).state = TaskState::Starting;
        update(added, {TaskState::Starting, std::nullopt, "", now}, now);
        setAlarm(now + m_tasks.launch(slot).pace.start, AlarmKind::Running, added,
                 m_tasks.task(added).generation);
    }
}

Pace VirtualCluster::paceOf(const PathId& id) const
{
    const auto own = m_setup.paces.find(id);
    return own == m_setup.paces.end() ? Pace{m_setup.start, m_setup.stop, m_setup.firstCheck, {}, {}}
                                      : own->second;
}

/// The launch has taken its part of the agent; its slot.
std::uint32_t VirtualCluster::occupy(std::uint32_t agent, VirtualLaunch launch)
{
    VirtualAgents::Entry& entry = m_agents[agent];
    launch.agent = agent;
    launch.pace = paceOf(launch.spec->id());
    launch.ip = addressFor(*launch.spec, agent);
    launch.position = static_cast<std::uint32_t>(entry.launches.size());
    const std::uint32_t slot = m_tasks.addLaunch(std::move(launch));
    entry.launches.push_back(slot);
    return slot;
}

bool VirtualCluster::place(const Instance& instance, std::optional<bool> healthy, Timestamp now)
{
    const std::optional<std::uint32_t> agent =
        instance.agent ? m_agents.find(instance.agent->id) : std::nullopt;
    if (!agent)
        return false;
    m_now = std::max(m_now, now);
    std::vector<int> ports;
    for (const Task& task : instance.tasks) {
        for (const std::optional<int>& port : task.hostPorts) {
            if (port)
                ports.push_back(*port);
        }
    }
    VirtualLaunch placed;
    placed.spec = instance.spec;
    placed.taken =
        m_agents[*agent].agent.takeAny(constraints::amountsOf(instance.spec.totalResources()), ports);
    placed.isHealthy = healthy.value_or(true);
    const std::uint32_t slot = occupy(*agent, std::move(placed));
    for (const Task& task : instance.tasks) {
        if (!isTerminal(task.condition))
            placeTask(slot, task, healthy, now);
    }
    return true;
}

/// A task in the midst of its life goes on from there.
void VirtualCluster::placeTask(std::uint32_t slot, const Task& task, std::optional<bool> healthy,
                               Timestamp now)
{
    const std::uint32_t added = m_tasks.addTask(slot, task.id, now);
    VirtualTask& placed = m_tasks.task(added);
    VirtualLaunch& launch = m_tasks.launch(slot);
    switch (task.condition) {
    case Condition::Running:
    case Condition::Killing:
        placed.state = TaskState::Running;
        placed.healthy = healthy;
        ++launch.running;
        break;
    case Condition::Unreachable:
    case Condition::UnreachableInactive:
        placed.state = TaskState::Running;
        ++launch.running;
        launch.isUnreachable = true;
        launch.unreachableSince = task.unreachableSince.value_or(now);
        break;
    case Condition::Scheduled:
    case Condition::Provisioned:
    case Condition::Staging:
    case Condition::Starting:
    case Condition::Finished:
    case Condition::Failed:
    case Condition::Killed:
    case Condition::Error:
    case Condition::Gone:
    case Condition::Dropped:
    case Condition::Unknown:
        placed.state = TaskState::Starting;
        setAlarm(now + launch.pace.start, AlarmKind::Running, added, placed.generation);
        break;
    }
    if (task.condition == Condition::Killing)
        killNow(added, now);
}

void VirtualCluster::release(std::uint32_t slot)
{
    VirtualLaunch& launch = m_tasks.launch(slot);
    VirtualAgents::Entry& entry = m_agents[launch.agent];
    entry.agent.release(launch.taken);
    const std::uint32_t last = entry.launches.back();
    m_tasks.launch(last).position = launch.position;
    entry.launches[launch.position] = last;
    entry.launches.pop_back();
    m_agents.line(launch.agent);
}

} // namespace pacer::simulation
