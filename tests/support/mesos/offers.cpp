// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/offers.h"

#include "tests/support/mesos/offer_rules.h"

#include <algorithm>
#include <array>

namespace pacer::mesos_double {
namespace {

struct Candidate {
    Framework* framework = nullptr;
    std::string role;
};

/// The largest part of the cluster that a role has, used or offered.
class Shares {
public:
    explicit Shares(const World& world)
    {
        for (const auto& [id, agent] : world.agents)
            if (agent.registered)
                for (const char* name : names)
                    m_total[name] += agent.total.scalar(name);
        for (const auto& [id, framework] : world.frameworks)
            for (const auto& [taskId, task] : framework.tasks)
                if (!task->released)
                    add(id, task->role, task->resources);
        for (const auto& [id, offer] : world.offers)
            add(offer.frameworkId, offer.role, offer.resources);
    }

    void add(const std::string& frameworkId, const std::string& role, const Resources& resources)
    {
        for (const char* name : names) {
            m_roles[role][name] += resources.scalar(name);
            m_frameworks[{role, frameworkId}][name] += resources.scalar(name);
        }
    }

    std::pair<double, double> of(const Candidate& candidate)
    {
        return {largest(m_roles[candidate.role]),
                largest(m_frameworks[{candidate.role, candidate.framework->id}])};
    }

private:
    static constexpr std::array names{"cpus", "mem", "disk", "gpus"};
    using Amounts = std::map<std::string, double>;

    double largest(const Amounts& amounts) const
    {
        double share = 0;
        for (const auto& [name, amount] : amounts)
            if (const double total = m_total.at(name); total > 0)
                share = std::max(share, amount / total);
        return share;
    }

    Amounts m_total;
    std::map<std::string, Amounts> m_roles;
    std::map<std::pair<std::string, std::string>, Amounts> m_frameworks;
};

std::vector<Candidate> candidatesOf(World& world)
{
    std::vector<Candidate> out;
    for (auto& [id, framework] : world.frameworks)
        if (framework.active && framework.connected)
            for (const std::string& role : framework.roles)
                if (!framework.suppressed.contains(role))
                    out.push_back({&framework, role});
    return out;
}

bool filtered(const World& world, const Framework& framework, const std::string& agentId,
              const std::string& role, const Resources& resources)
{
    return std::any_of(framework.filters.begin(), framework.filters.end(), [&](const Filter& filter) {
        return filter.until > world.now && filter.agentId == agentId && filter.role == role
               && filter.resources.contains(resources);
    });
}

/// Ports and sets first, then amounts: the order in which the real allocator hands them out.
Resources inOfferOrder(const Resources& resources)
{
    Resources out;
    for (const bool scalars : {false, true})
        for (const Resource& resource : resources.all())
            if ((resource.type == Resource::Type::Scalar) == scalars)
                out.add(resource);
    return out;
}

/// What the candidate gets of this agent now; empty if nothing.
Resources portionFor(const World& world, const Agent& agent, const Candidate& candidate)
{
    const Framework& framework = *candidate.framework;
    if (!mayBeOffered(world, framework, candidate.role, agent))
        return {};
    Resources portion = agent.free.reservedTo(candidate.role);
    if (!framework.capabilities.refinement) {
        Resources plain;
        for (const Resource& resource : portion.all())
            if (resource.reservations.size() == 1)
                plain.add(resource);
        portion = plain;
    }
    portion.add(inOfferOrder(agent.free.unreserved()));
    if (!isAllocatable(framework, candidate.role, portion)
        || filtered(world, framework, agent.id, candidate.role, portion))
        return {};
    return portion;
}

Offer& makeOffer(World& world, Agent& agent, const Candidate& candidate, const Resources& portion)
{
    Offer offer;
    offer.id = world.masterId + "-O" + std::to_string(world.nextOffer++);
    offer.frameworkId = candidate.framework->id;
    offer.agentId = agent.id;
    offer.role = candidate.role;
    offer.resources = portion.allocatedTo(candidate.role);
    agent.free.take(portion);
    agent.offers.push_back(offer.id);
    candidate.framework->offers.push_back(offer.id);
    ++world.traffic.offers;
    return world.offers.emplace(offer.id, std::move(offer)).first->second;
}

bool uses(const Framework& framework, const Agent& agent)
{
    return std::any_of(framework.tasks.begin(), framework.tasks.end(),
                       [&](const auto& entry) { return entry.second->agentId == agent.id; });
}

/// True if the machine of the agent is to be asked for back from the framework now.
bool isWanted(const World& world, const Framework& framework, const Agent& agent)
{
    if (!agent.registered || !framework.connected || unavailabilityOf(world, agent).is_null())
        return false;
    const bool open =
        std::any_of(world.inverseOffers.begin(), world.inverseOffers.end(), [&](const auto& entry) {
            return entry.second.agentId == agent.id && entry.second.frameworkId == framework.id;
        });
    const auto wait = framework.inverseFilters.find(agent.id);
    const bool refused = wait != framework.inverseFilters.end() && wait->second > world.now;
    return !open && !refused && uses(framework, agent);
}

/// The machines of the schedule are asked for back from everybody who uses them.
void sendInverseOffers(World& world)
{
    for (auto& [frameworkId, framework] : world.frameworks) {
        Json list = Json::array();
        for (const auto& [agentId, agent] : world.agents) {
            if (!isWanted(world, framework, agent))
                continue;
            const std::string id = world.masterId + "-O" + std::to_string(world.nextOffer++);
            const Offer offer{id, framework.id, agent.id, {}, {}};
            world.inverseOffers[id] = offer;
            const Json whole = offerJson(world, offer, ResourceForm::Refined);
            list.push_back({{"id", idJson(id)},
                            {"url", whole["url"]},
                            {"framework_id", idJson(framework.id)},
                            {"agent_id", idJson(agent.id)},
                            {"unavailability", unavailabilityOf(world, agent)}});
        }
        if (!list.empty())
            world.sendTo(framework, {{"type", "INVERSE_OFFERS"},
                                     {"inverse_offers", {{"inverse_offers", std::move(list)}}}});
    }
}

void eraseFrom(std::vector<std::string>& ids, const std::string& id)
{
    std::erase(ids, id);
}

} // namespace

void allocate(World& world, const std::vector<std::string>& agentIds)
{
    const std::vector<Candidate> all = candidatesOf(world);
    if (all.empty())
        return;
    std::vector<Agent*> turn;
    for (auto& [id, agent] : world.agents)
        if (agent.isActive() && !agent.free.isEmpty()
            && (agentIds.empty() || std::find(agentIds.begin(), agentIds.end(), id) != agentIds.end()))
            turn.push_back(&agent);
    for (std::size_t i = turn.size(); i > 1; --i)
        std::swap(turn[i - 1], turn[world.random.below(i)]);
    std::optional<Shares> shares;
    if (all.size() > 1)
        shares.emplace(world);
    std::map<std::string, Json> events;
    for (Agent* agent : turn) {
        std::vector<Candidate> order = all;
        if (shares)
            std::stable_sort(order.begin(), order.end(), [&](const Candidate& a, const Candidate& b) {
                return shares->of(a) < shares->of(b);
            });
        for (const Candidate& candidate : order) {
            const Resources portion = portionFor(world, *agent, candidate);
            if (portion.isEmpty())
                continue;
            const Offer& offer = makeOffer(world, *agent, candidate, portion);
            if (shares)
                shares->add(offer.frameworkId, offer.role, offer.resources);
            events[offer.frameworkId].push_back(offerJson(world, offer, formFor(*candidate.framework)));
        }
    }
    for (auto& [id, list] : events)
        world.sendTo(world.frameworks.at(id),
                     {{"type", "OFFERS"}, {"offers", {{"offers", std::move(list)}}}});
    if (!world.schedule.empty())
        sendInverseOffers(world);
}

void startAllocator(World& world)
{
    world.after(world.setup.timing.allocationInterval, [&world] {
        for (auto& [id, framework] : world.frameworks)
            std::erase_if(framework.filters, [&](const Filter& filter) { return filter.until <= world.now; });
        allocate(world);
        startAllocator(world);
    });
}

Resources withdraw(World& world, const std::string& offerId)
{
    const auto found = world.offers.find(offerId);
    if (found == world.offers.end())
        return {};
    const Offer offer = std::move(found->second);
    world.offers.erase(found);
    if (Framework* framework = world.frameworkById(offer.frameworkId))
        eraseFrom(framework->offers, offerId);
    if (Agent* agent = world.agentById(offer.agentId)) {
        eraseFrom(agent->offers, offerId);
        agent->free.add(offer.resources.unallocated());
    }
    return offer.resources;
}

void rescindOffers(World& world, Agent& agent)
{
    const std::vector<std::string> ids = agent.offers;
    for (const std::string& id : ids) {
        const Framework* framework = world.frameworkById(world.offers.at(id).frameworkId);
        withdraw(world, id);
        if (framework != nullptr)
            world.sendTo(*framework, {{"type", "RESCIND"}, {"rescind", {{"offer_id", idJson(id)}}}});
    }
    for (auto entry = world.inverseOffers.begin(); entry != world.inverseOffers.end();) {
        if (entry->second.agentId != agent.id) {
            ++entry;
            continue;
        }
        if (const Framework* framework = world.frameworkById(entry->second.frameworkId))
            world.sendTo(*framework,
                         {{"type", "RESCIND_INVERSE_OFFER"},
                          {"rescind_inverse_offer", {{"inverse_offer_id", idJson(entry->first)}}}});
        entry = world.inverseOffers.erase(entry);
    }
}

void recoverOffers(World& world, Framework& framework)
{
    const std::vector<std::string> ids = framework.offers;
    for (const std::string& id : ids)
        withdraw(world, id);
    std::erase_if(world.inverseOffers,
                  [&](const auto& entry) { return entry.second.frameworkId == framework.id; });
}

Duration refusal(const Json& filters)
{
    constexpr double usual = 5;
    constexpr double longest = 31536000;
    double seconds = numberOf(filters, "refuse_seconds", usual);
    if (seconds < 0)
        seconds = usual;
    return fromSeconds(std::min(seconds, longest));
}

void refuse(World& world, Framework& framework, const std::string& agentId, const std::string& role,
            const Resources& resources, const Json& filters)
{
    const Duration wait = refusal(filters);
    if (wait > Duration{} && !resources.isEmpty())
        framework.filters.push_back({agentId, role, resources.unallocated(), world.now + wait});
}

} // namespace pacer::mesos_double
