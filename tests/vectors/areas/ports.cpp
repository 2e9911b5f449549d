// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/constraints/port_match.h"
#include "tests/vectors/areas/reading.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace pacer::vectors {

namespace {

constexpr int runs = 200; ///< of each vector, with other draws

std::optional<int> hostPortOf(const Json& item)
{
    return item.contains("hostPort") && !item.at("hostPort").is_null()
               ? std::optional(item.at("hostPort").get<int>())
               : std::nullopt;
}

RunSpec readSpec(const Json& json)
{
    if (json.at("kind") == "pod") {
        auto pod = std::make_shared<PodSpec>();
        pod->containers.emplace_back();
        for (const Json& endpoint : json.at("endpoints")) {
            PodEndpoint wanted;
            wanted.hostPort = hostPortOf(endpoint);
            pod->containers.back().endpoints.push_back(wanted);
        }
        return {PodPtr(std::move(pod))};
    }
    auto app = std::make_shared<AppSpec>();
    app->requirePorts = json.value("requirePorts", false);
    const Json definitions = json.value("portDefinitions", Json::array());
    for (const Json& definition : definitions)
        app->portDefinitions.push_back({.port = definition.at("port").get<int>()});
    if (json.contains("portMappings")) {
        app->container.emplace();
        app->container->portMappings.emplace();
        for (const Json& mapping : json.at("portMappings"))
            app->container->portMappings->push_back(
                {.containerPort = mapping.at("containerPort").get<int>(), .hostPort = hostPortOf(mapping)});
    }
    return {AppPtr(std::move(app))};
}

struct Question {
    std::vector<constraints::PortNeed> needs;
    std::vector<OfferedResource> offered;
    constraints::ResourceSelector selector;

    explicit Question(const Json& vector)
        : needs(constraints::portNeeds(readSpec(vector.at("app"))))
    {
        for (const Json& range : vector.at("offer").at("ports"))
            offered.push_back({.name = "ports",
                               .role = range.at("role").get<std::string>(),
                               .amount = Ranges{{range.at("begin").get<std::uint64_t>(),
                                                 range.at("end").get<std::uint64_t>()}}});
        selector.roles = vector.at("app").at("acceptedResourceRoles").get<std::set<std::string>>();
    }

    /// Ranges that may be used, in offer order.
    std::vector<std::vector<int>> acceptedPorts() const
    {
        std::set<int> fixed;
        for (const constraints::PortNeed& need : needs) {
            if (need.kind == constraints::PortNeed::Kind::Static)
                fixed.insert(need.port);
        }
        std::vector<std::vector<int>> pieces;
        for (const OfferedResource& resource : offered) {
            if (!selector.roles.contains(resource.role))
                continue;
            const Range range = std::get<Ranges>(resource.amount).front();
            pieces.emplace_back();
            for (auto port = static_cast<int>(range.begin); port <= static_cast<int>(range.end); ++port) {
                if (!fixed.contains(port))
                    pieces.back().push_back(port);
            }
        }
        return pieces;
    }

    std::vector<int> dynamicOf(const constraints::PortMatch& match) const
    {
        std::vector<int> ports;
        for (std::size_t i = 0; i < needs.size(); ++i) {
            if (needs[i].kind == constraints::PortNeed::Kind::Dynamic)
                ports.push_back(match.hostPorts[i].value_or(-1));
        }
        return ports;
    }
};

/// Whether `ports` are neighbours on the ring made of some order of `pieces`.
bool isWalk(const std::vector<int>& ports, std::vector<std::vector<int>> pieces)
{
    if (ports.empty())
        return true;
    std::ranges::sort(pieces);
    do {
        std::vector<int> ring;
        for (const std::vector<int>& piece : pieces)
            ring.insert(ring.end(), piece.begin(), piece.end());
        for (std::size_t start = 0; start < ring.size(); ++start) {
            bool same = true;
            for (std::size_t i = 0; same && i < ports.size(); ++i)
                same = ring[(start + i) % ring.size()] == ports[i];
            if (same)
                return true;
        }
    } while (std::ranges::next_permutation(pieces).found);
    return false;
}

Json jsonPorts(const constraints::PortMatch& match)
{
    Json json = Json::array();
    for (const std::optional<int>& port : match.hostPorts)
        json.push_back(port ? Json(*port) : Json(nullptr));
    return json;
}

Json jsonResources(const std::vector<OfferedResource>& resources)
{
    Json json = Json::array();
    for (const OfferedResource& resource : resources) {
        Json ranges = Json::array();
        for (const Range& range : std::get<Ranges>(resource.amount))
            ranges.push_back(Json::array({range.begin, range.end}));
        json.push_back({{"role", resource.role}, {"ranges", std::move(ranges)}});
    }
    return json;
}

void checkProperty(const std::string& property, const Question& question, const constraints::PortMatch& match,
                   Differences& differences)
{
    const std::vector<int> ports = question.dynamicOf(match);
    if (property == "distinct") {
        std::set<int> seen;
        for (const std::optional<int>& port : match.hostPorts) {
            if (port && !seen.insert(*port).second)
                differences.emplace_back("distinct: a port twice");
        }
    } else if (property == "within") {
        std::set<int> all;
        for (const std::vector<int>& piece : question.acceptedPorts())
            all.insert(piece.begin(), piece.end());
        if (!std::ranges::all_of(ports, [&all](int port) { return all.contains(port); }))
            differences.emplace_back("within: a port that was not offered");
    } else if (property == "walk") {
        if (!isWalk(ports, question.acceptedPorts()))
            differences.emplace_back("walk: dynamic ports are no neighbours");
    } else if (property != "uniformStart") {
        differences.push_back("unknown property " + property);
    }
}

/// The first dynamic port over many runs: chi-square against equal shares, with a generous bound.
void checkUniformStart(const Question& question, Differences& differences)
{
    constexpr int draws = 20000;
    std::map<int, int> counts;
    for (const std::vector<int>& piece : question.acceptedPorts()) {
        for (const int port : piece)
            counts[port] = 0;
    }
    Random random{99};
    for (int i = 0; i < draws; ++i)
        ++counts[question
                     .dynamicOf(*constraints::matchPorts(question.needs, question.offered, question.selector,
                                                         random))
                     .front()];
    const double share = static_cast<double>(draws) / static_cast<double>(counts.size());
    double chiSquare = 0;
    for (const auto& [port, count] : counts)
        chiSquare += (count - share) * (count - share) / share;
    const auto degrees = static_cast<double>(counts.size() - 1);
    if (chiSquare > degrees + 5 * std::sqrt(2 * degrees) + 5)
        differences.emplace_back("uniformStart: some ports come more often than others");
}

void checkMatch(const Question& question, const constraints::PortMatch& match, const Json& expect,
                Differences& differences)
{
    if (expect.contains("hostPorts"))
        compare(differences, "hostPorts", jsonPorts(match), expect.at("hostPorts"));
    if (expect.contains("count"))
        compare(differences, "count", match.hostPorts.size(), expect.at("count"));
    const Json properties = expect.value("properties", Json::array());
    for (const Json& property : properties)
        checkProperty(property.get<std::string>(), question, match, differences);
    if (expect.contains("setEquals")) {
        std::set<int> ports;
        for (const std::optional<int>& port : match.hostPorts)
            ports.insert(port.value_or(-1));
        compare(differences, "setEquals", ports, Json(expect.at("setEquals").get<std::set<int>>()));
    }
    const Json fixed = expect.value("fixed", Json::object());
    for (const auto& [index, port] : fixed.items())
        compare(differences, "fixed " + index, jsonPorts(match).at(std::stoul(index)), port);
    if (expect.contains("rolesUsed")) {
        std::set<std::string> roles;
        for (const OfferedResource& resource : match.consumed)
            roles.insert(resource.role);
        compare(differences, "rolesUsed", roles, Json(expect.at("rolesUsed").get<std::set<std::string>>()));
    }
    if (expect.contains("resources"))
        compare(differences, "resources", jsonResources(match.consumed), expect.at("resources"));
}

} // namespace

Differences checkPorts(const Json& vector)
{
    const Question question(vector);
    const Json& expect = vector.at("expect");
    Differences differences;
    for (std::uint64_t run = 0; run < runs && differences.empty(); ++run) {
        Random random{run};
        const auto match =
            constraints::matchPorts(question.needs, question.offered, question.selector, random);
        compare(differences, "match", match.has_value(), expect.at("match"));
        if (match)
            checkMatch(question, *match, expect, differences);
    }
    const Json properties = expect.value("properties", Json::array());
    if (std::ranges::find(properties, Json("uniformStart")) != properties.end())
        checkUniformStart(question, differences);
    return differences;
}

} // namespace pacer::vectors
