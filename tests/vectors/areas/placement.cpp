// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/constraints/attributes.h"
#include "core/constraints/offer_match.h"
#include "core/constraints/scale_down.h"
#include "tests/vectors/areas/reading.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace pacer::vectors {

namespace {

struct Agent {
    AgentInfo info;
    int slots = 0;
};

/// A few agents that make offers of one slot, and the launcher that uses them.
class Cluster {
public:
    explicit Cluster(const Json& vector)
        : m_app(readSmallApp(vector.at("app")))
        , m_needs(constraints::launchNeeds(AppPtr(std::make_shared<AppSpec>(m_app)), {"*"}))
        , m_constraints(m_app.constraints.begin(), m_app.constraints.end())
        , m_placed(m_constraints, m_app.versionInfo.lastConfigChangeAt)
        , m_pending(m_app.instances)
    {
        m_context.groupByRule = readRule(vector);
        if (vector.contains("localRegion") && !vector.at("localRegion").is_null())
            m_context.localRegion = vector.at("localRegion").get<std::string>();
        for (const Json& agent : vector.at("agents"))
            m_agents.push_back({readAgent(agent), agent.at("slots").get<int>()});
        m_gate = vector.contains("localRegion");
        const Json running = vector.value("running", Json::array());
        for (const Json& item : running) {
            const Instance instance = readRunning(item, m_app, m_next++);
            m_placed.update(instance);
            if (instance.version() >= m_app.versionInfo.lastConfigChangeAt)
                --m_pending;
        }
    }

    std::vector<Agent>& agents() { return m_agents; }
    int pending() const { return m_pending; }
    const std::map<std::string, int>& perHost() const { return m_perHost; }

    /// One offer of `agent`; true if an instance was placed on it.
    bool offer(Agent& agent)
    {
        if (agent.slots <= 0 || m_pending <= 0)
            return false;
        Offer offer{.id = {"o"}, .agent = agent.info};
        for (const auto& [name, amount] : {std::pair("cpus", 1000), std::pair("mem", 128000)})
            offer.resources.push_back({.name = name, .role = "*", .amount = Milli{amount}});
        constraints::MatchContext context = m_context;
        if (!m_gate) // as if the master stood in every region
            context.localRegion = agent.info.region;
        if (!constraints::matchOffer(m_needs, offer, m_placed, context, m_random))
            return false;

        Instance instance{.id = makeInstanceId(m_app.id, std::to_string(m_next++)),
                          .spec = AppPtr(std::make_shared<AppSpec>(m_app))};
        instance.condition = Condition::Provisioned;
        instance.agent = agent.info;
        m_placed.update(instance);
        --agent.slots;
        --m_pending;
        ++m_perHost[agent.info.host];
        return true;
    }

    /// Rounds of offers until nothing is left to place or a whole round places nothing.
    void offerInRounds(const std::vector<std::size_t>& order)
    {
        bool moved = true;
        while (moved && m_pending > 0) {
            moved = false;
            for (const std::size_t at : order)
                moved = offer(m_agents[at]) || moved;
        }
    }

private:
    AppSpec m_app;
    constraints::LaunchNeeds m_needs;
    std::vector<Constraint> m_constraints;
    constraints::SpreadLedger m_placed;
    constraints::MatchContext m_context;
    bool m_gate = false;
    int m_pending = 0;
    std::size_t m_next = 0;
    std::vector<Agent> m_agents;
    std::map<std::string, int> m_perHost;
    Random m_random{1};
};

Json numbers(const std::map<std::string, int>& counts)
{
    Json json = Json::object();
    for (const auto& [key, count] : counts)
        json[key] = count;
    return json;
}

Json sorted(const Json& object)
{
    Json json = Json::object();
    for (const auto& [key, value] : object.get<std::map<std::string, Json>>())
        json[key] = value;
    return json;
}

/// Newly placed instances by the agents' values of a field, agents without any included.
std::map<std::string, int> perValue(Cluster& cluster, const std::string& field)
{
    std::map<std::string, int> counts;
    for (const Agent& agent : cluster.agents()) {
        const auto host = cluster.perHost().find(agent.info.host);
        counts[constraints::fieldValue(agent.info, field).value_or("")] +=
            host == cluster.perHost().end() ? 0 : host->second;
    }
    return counts;
}

void checkProperties(Cluster& cluster, const Json& properties, Differences& differences)
{
    std::vector<int> onHosts{0};
    for (const auto& [host, count] : cluster.perHost())
        onHosts.push_back(count);
    if (properties.contains("maxPerHost"))
        compare(differences, "maxPerHost", std::ranges::max(onHosts), properties.at("maxPerHost"));
    if (properties.contains("pending"))
        compare(differences, "pending in another order", cluster.pending(), properties.at("pending"));
    if (properties.contains("maxDifferencePerField")) {
        const Json& rule = properties.at("maxDifferencePerField");
        std::vector<int> counts;
        for (const auto& [value, count] : perValue(cluster, rule.at(0).get<std::string>()))
            counts.push_back(count);
        if (std::ranges::max(counts) - std::ranges::min(counts) > rule.at(1).get<int>())
            differences.emplace_back("maxDifferencePerField is exceeded");
    }
    if (properties.contains("singleValueOf")) {
        const auto counts = perValue(cluster, properties.at("singleValueOf").get<std::string>());
        if (std::ranges::count_if(counts, [](const auto& entry) { return entry.second > 0; }) > 1)
            differences.emplace_back("singleValueOf: several values");
    }
    if (properties.contains("hostsUsedOnly")) {
        const auto allowed = properties.at("hostsUsedOnly").get<std::set<std::string>>();
        for (const auto& [host, count] : cluster.perHost()) {
            if (!allowed.contains(host))
                differences.push_back("hostsUsedOnly: also " + host);
        }
    }
}

void placeInOrderGiven(const Json& vector, Differences& differences)
{
    Cluster cluster(vector);
    std::vector<std::size_t> order(cluster.agents().size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    if (vector.contains("offers")) {
        for (const Json& host : vector.at("offers")) {
            const auto agent = std::ranges::find(cluster.agents(), host.get<std::string>(),
                                                 [](const Agent& candidate) { return candidate.info.host; });
            cluster.offer(*agent);
        }
    } else {
        cluster.offerInRounds(order);
    }
    int placed = 0;
    for (const auto& [host, count] : cluster.perHost())
        placed += count;
    const Json& expect = vector.at("expect");
    compare(differences, "perHost", numbers(cluster.perHost()), sorted(expect.at("perHost")));
    compare(differences, "placed", placed, expect.at("placed"));
    compare(differences, "pending", cluster.pending(), expect.at("pending"));
}

void placeInOtherOrders(const Json& vector, Differences& differences)
{
    constexpr int tries = 30;
    Random random{7};
    for (int i = 0; i < tries && differences.empty(); ++i) {
        Cluster cluster(vector);
        std::vector<std::size_t> order;
        for (std::size_t at = 0; at < cluster.agents().size(); ++at)
            order.insert(order.begin() + static_cast<std::ptrdiff_t>(random.below(at + 1)), at);
        cluster.offerInRounds(order);
        checkProperties(cluster, vector.at("expect").at("propertiesForAnyOrder"), differences);
    }
}

Differences checkScaleDown(const Json& vector)
{
    const AppSpec app = readSmallApp(vector.at("app"));
    std::vector<Instance> running;
    for (const Json& item : vector.at("running"))
        running.push_back(readRunning(item, app, running.size()));
    std::vector<const Instance*> candidates;
    for (const Instance& instance : running)
        candidates.push_back(&instance);

    const auto chosen = constraints::chooseByConstraints(
        candidates, {app.constraints.begin(), app.constraints.end()}, vector.at("kill").get<int>());
    Differences differences;
    const Json& expect = vector.at("expect");
    compare(differences, "chosenByConstraints", chosen.size(), expect.at("chosenByConstraints"));
    const Json remaining = expect.value("remaining", Json::object());
    for (const auto& [field, wanted] : remaining.items()) {
        std::map<std::string, int> left;
        for (const Instance* candidate : candidates) {
            if (std::ranges::find(chosen, candidate) == chosen.end())
                ++left[constraints::fieldValue(*candidate->agent, field).value_or("None")];
        }
        compare(differences, "remaining " + field, numbers(left), sorted(wanted));
    }
    return differences;
}

} // namespace

Differences checkPlacement(const Json& vector)
{
    if (vector.value("kind", "") == "scaleDown")
        return checkScaleDown(vector);
    Differences differences;
    placeInOrderGiven(vector, differences);
    if (vector.at("expect").contains("propertiesForAnyOrder"))
        placeInOtherOrders(vector, differences);
    return differences;
}

} // namespace pacer::vectors
