// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/port_match.h"

#include <algorithm>
#include <set>

namespace pacer::constraints {

namespace {

/// A range of ports and the resource it belongs to.
struct PortRange {
    Range range;
    const OfferedResource* source = nullptr;
};

struct TakenPort {
    int port = 0;
    const OfferedResource* source = nullptr;
};

std::vector<PortRange> acceptedRanges(const std::vector<OfferedResource>& offered,
                                      const ResourceSelector& selector)
{
    std::vector<PortRange> accepted;
    for (const OfferedResource& resource : offered) {
        const auto* ranges = std::get_if<Ranges>(&resource.amount);
        if (resource.name != "ports" || !ranges || !selector.passes(resource))
            continue;
        for (const Range& range : *ranges)
            accepted.push_back({range, &resource});
    }
    return accepted;
}

const OfferedResource* sourceOf(const std::vector<PortRange>& ranges, int port)
{
    const auto number = static_cast<std::uint64_t>(port);
    const auto found = std::ranges::find_if(ranges, [number](const PortRange& candidate) {
        return candidate.range.begin <= number && number <= candidate.range.end;
    });
    return found == ranges.end() ? nullptr : found->source;
}

/// All dynamic ports as one long sequence without the static ones: ranges in random order, read from a random
/// place on, once around.
class DynamicPorts {
public:
    DynamicPorts(std::vector<PortRange> ranges, const std::set<int>& taken, Random& random)
    {
        for (std::size_t left = ranges.size(); left > 1; --left)
            std::swap(ranges[left - 1], ranges[random.below(left)]);
        for (const PortRange& range : ranges)
            addWithout(range, taken);
        m_at = random.below(m_count);
    }

    std::optional<TakenPort> next()
    {
        if (m_handedOut == m_count)
            return std::nullopt;
        ++m_handedOut;
        std::uint64_t index = m_at;
        m_at = (m_at + 1) % m_count;
        for (const PortRange& piece : m_pieces) {
            const std::uint64_t size = piece.range.end - piece.range.begin + 1;
            if (index < size)
                return TakenPort{static_cast<int>(piece.range.begin + index), piece.source};
            index -= size;
        }
        return std::nullopt;
    }

private:
    void addWithout(PortRange range, const std::set<int>& taken)
    {
        for (const int port : taken) { // in ascending order
            const auto number = static_cast<std::uint64_t>(port);
            if (number < range.range.begin || number > range.range.end)
                continue;
            if (number > range.range.begin)
                add({{range.range.begin, number - 1}, range.source});
            range.range.begin = number + 1;
        }
        if (range.range.begin <= range.range.end)
            add(range);
    }

    void add(const PortRange& piece)
    {
        m_pieces.push_back(piece);
        m_count += piece.range.end - piece.range.begin + 1;
    }

    std::vector<PortRange> m_pieces;
    std::uint64_t m_count = 0;
    std::uint64_t m_at = 0;
    std::uint64_t m_handedOut = 0;
};

bool sameHome(const OfferedResource& a, const OfferedResource& b)
{
    return a.role == b.role && a.reservation == b.reservation;
}

std::vector<OfferedResource> consumedBy(const std::vector<TakenPort>& taken)
{
    std::vector<OfferedResource> consumed;
    const OfferedResource* home = nullptr;
    for (const TakenPort& port : taken) {
        const auto number = static_cast<std::uint64_t>(port.port);
        if (!home || !sameHome(*home, *port.source)) {
            OfferedResource part = *port.source;
            part.amount = Ranges{};
            consumed.push_back(std::move(part));
            home = port.source;
        }
        Ranges& ranges = std::get<Ranges>(consumed.back().amount);
        if (!ranges.empty() && ranges.back().end + 1 == number)
            ranges.back().end = number;
        else
            ranges.push_back({number, number});
    }
    return consumed;
}

PortNeed needOf(std::optional<int> hostPort)
{
    if (!hostPort)
        return {PortNeed::Kind::None, 0};
    if (*hostPort == 0)
        return {PortNeed::Kind::Dynamic, 0};
    return {PortNeed::Kind::Static, *hostPort};
}

} // namespace

std::vector<PortNeed> portNeeds(const RunSpec& spec)
{
    std::vector<PortNeed> needs;
    if (const PodSpec* pod = spec.pod()) {
        for (const PodContainer& container : pod->containers) {
            for (const PodEndpoint& endpoint : container.endpoints)
                needs.push_back(needOf(endpoint.hostPort));
        }
        return needs;
    }
    const AppSpec& app = *spec.app();
    if (app.container && app.container->portMappings && app.portDefinitions.empty()) {
        for (const PortMapping& mapping : *app.container->portMappings)
            needs.push_back(needOf(mapping.hostPort));
        return needs;
    }
    for (const PortDefinition& definition : app.portDefinitions) {
        // With requirePorts even 0 is looked for literally (spec/scheduling.md 5).
        needs.push_back(app.requirePorts ? PortNeed{PortNeed::Kind::Static, definition.port}
                                         : PortNeed{PortNeed::Kind::Dynamic, 0});
    }
    return needs;
}

std::optional<PortMatch> matchPorts(const std::vector<PortNeed>& needs,
                                    const std::vector<OfferedResource>& offered,
                                    const ResourceSelector& selector, Random& random)
{
    PortMatch match;
    if (needs.empty())
        return match;

    std::set<int> wanted;
    bool anyDynamic = false;
    for (const PortNeed& need : needs) {
        if (need.kind == PortNeed::Kind::Static)
            wanted.insert(need.port);
        anyDynamic = anyDynamic || need.kind == PortNeed::Kind::Dynamic;
    }

    const std::vector<PortRange> ranges = acceptedRanges(offered, selector);
    std::optional<DynamicPorts> dynamic;
    if (anyDynamic)
        dynamic.emplace(ranges, wanted, random);

    std::vector<TakenPort> taken;
    for (const PortNeed& need : needs) {
        if (need.kind == PortNeed::Kind::None) {
            match.hostPorts.emplace_back();
            continue;
        }
        const bool isStatic = need.kind == PortNeed::Kind::Static;
        const std::optional<TakenPort> port =
            isStatic ? TakenPort{need.port, sourceOf(ranges, need.port)} : dynamic->next();
        if (!port || !port->source)
            return std::nullopt;
        taken.push_back(*port);
        match.hostPorts.emplace_back(port->port);
    }
    match.consumed = consumedBy(taken);
    return match;
}

} // namespace pacer::constraints
