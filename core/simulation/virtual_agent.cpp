// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/virtual_agent.h"

#include <algorithm>

namespace pacer::simulation {

namespace {

/// As Mesos: below this an offer is of no use to anybody.
constexpr Milli minimumCpus = 10;
constexpr Milli minimumMem = 32000;

constexpr bool touches(const Range& left, const Range& right)
{
    return left.end + 1 == right.begin;
}

/// False, and nothing changes, if a number of `part` is not there.
bool cut(Ranges& ranges, const Range& part)
{
    const auto holder = std::ranges::find_if(ranges, [&](const Range& one) { return one.end >= part.begin; });
    if (holder == ranges.end() || holder->begin > part.begin || holder->end < part.end)
        return false;
    const Range whole = *holder;
    if (whole == part) {
        ranges.erase(holder);
    } else if (whole.begin == part.begin) {
        holder->begin = part.end + 1;
    } else {
        holder->end = part.begin - 1;
        if (whole.end != part.end)
            ranges.insert(holder + 1, {part.end + 1, whole.end});
    }
    return true;
}

void join(Ranges& ranges, const Range& part)
{
    auto next = std::ranges::find_if(ranges, [&](const Range& one) { return one.begin > part.end; });
    next = ranges.insert(next, part);
    if (next + 1 != ranges.end() && touches(*next, *(next + 1))) {
        next->end = (next + 1)->end;
        ranges.erase(next + 1);
    }
    if (next != ranges.begin() && touches(*(next - 1), *next)) {
        (next - 1)->end = next->end;
        ranges.erase(next);
    }
}

/// Numbers of `all` that are not in `free`.
Ranges missing(const Ranges& all, const Ranges& free)
{
    Ranges rest = all;
    for (const Range& part : free)
        cut(rest, part);
    return rest;
}

Ranges ordered(Ranges ranges)
{
    std::ranges::sort(ranges, {}, &Range::begin);
    Ranges result;
    for (const Range& one : ranges)
        join(result, one);
    return result;
}

} // namespace

VirtualAgent::VirtualAgent(AgentSetup setup)
    : m_info(std::move(setup.info))
    , m_total(std::move(setup.resources))
{
    m_free.resize(m_total->size());
    for (std::size_t i = 0; i < m_free.size(); ++i) {
        const OfferedResource& resource = (*m_total)[i];
        if (const auto* amount = std::get_if<Milli>(&resource.amount))
            m_free[i].amount = *amount;
        else if (const auto* ranges = std::get_if<Ranges>(&resource.amount))
            m_free[i].ranges = ordered(*ranges);
    }
}

std::vector<OfferedResource> VirtualAgent::free() const
{
    std::vector<OfferedResource> resources;
    resources.reserve(m_free.size());
    for (std::size_t i = 0; i < m_free.size(); ++i) {
        const OfferedResource& total = (*m_total)[i];
        const bool isScalar = std::holds_alternative<Milli>(total.amount);
        const bool isRanges = std::holds_alternative<Ranges>(total.amount);
        if ((isScalar && m_free[i].amount <= 0) || (isRanges && m_free[i].ranges.empty()))
            continue;
        OfferedResource& resource = resources.emplace_back(total);
        if (isScalar)
            resource.amount = m_free[i].amount;
        else if (isRanges)
            resource.amount = m_free[i].ranges;
    }
    return resources;
}

std::vector<OfferedResource> VirtualAgent::used() const
{
    std::vector<OfferedResource> resources;
    for (std::size_t i = 0; i < m_free.size(); ++i) {
        OfferedResource resource = (*m_total)[i];
        if (auto* amount = std::get_if<Milli>(&resource.amount)) {
            *amount -= m_free[i].amount;
            if (*amount > 0)
                resources.push_back(std::move(resource));
        } else if (auto* ranges = std::get_if<Ranges>(&resource.amount)) {
            *ranges = missing(ordered(*ranges), m_free[i].ranges);
            if (!ranges->empty())
                resources.push_back(std::move(resource));
        }
    }
    return resources;
}

bool VirtualAgent::isWorthOffering() const
{
    for (std::size_t i = 0; i < m_free.size(); ++i) {
        const std::string& name = (*m_total)[i].name;
        if ((name == "cpus" && m_free[i].amount >= minimumCpus)
            || (name == "mem" && m_free[i].amount >= minimumMem))
            return true;
    }
    return false;
}

std::optional<std::uint32_t> VirtualAgent::find(const OfferedResource& wanted) const
{
    for (std::uint32_t i = 0; i < m_total->size(); ++i) {
        const OfferedResource& one = (*m_total)[i];
        if (one.name == wanted.name && one.role == wanted.role && one.reservation == wanted.reservation
            && one.disk == wanted.disk)
            return i;
    }
    return std::nullopt;
}

bool VirtualAgent::takeOne(const OfferedResource& wanted, std::vector<TakenResource>& taken)
{
    const std::optional<std::uint32_t> index = find(wanted);
    if (!index)
        return false;
    Free& free = m_free[*index];
    if (const auto* amount = std::get_if<Milli>(&wanted.amount)) {
        if (*amount < 0 || *amount > free.amount)
            return false;
        free.amount -= *amount;
        taken.push_back({*index, static_cast<std::uint64_t>(*amount), 0});
        return true;
    }
    if (const auto* ranges = std::get_if<Ranges>(&wanted.amount)) {
        for (const Range& part : *ranges) {
            if (!cut(free.ranges, part))
                return false;
            taken.push_back({*index, part.begin, part.end});
        }
    }
    return true; // a set is never used up
}

std::optional<std::vector<TakenResource>> VirtualAgent::take(const std::vector<OfferedResource>& wanted)
{
    std::vector<TakenResource> taken;
    taken.reserve(wanted.size());
    for (const OfferedResource& one : wanted) {
        if (!takeOne(one, taken)) {
            release(taken);
            return std::nullopt;
        }
    }
    return taken;
}

std::vector<TakenResource> VirtualAgent::takeAny(const constraints::Amounts& amounts,
                                                 const std::vector<int>& ports)
{
    std::vector<TakenResource> taken;
    const std::pair<const char*, Milli> wanted[] = {
        {"cpus", amounts.cpus}, {"mem", amounts.mem}, {"disk", amounts.disk}, {"gpus", amounts.gpus}};
    for (std::uint32_t i = 0; i < m_total->size(); ++i) {
        const OfferedResource& one = (*m_total)[i];
        for (const int port : ports) {
            const Range number{static_cast<std::uint64_t>(port), static_cast<std::uint64_t>(port)};
            if (one.name == "ports" && cut(m_free[i].ranges, number))
                taken.push_back({i, number.begin, number.end});
        }
    }
    for (const auto& [name, amount] : wanted) {
        Milli missing = amount;
        for (std::uint32_t i = 0; i < m_total->size() && missing > 0; ++i) {
            const Milli part = (*m_total)[i].name == name ? std::min(missing, m_free[i].amount) : Milli{0};
            if (part <= 0)
                continue;
            m_free[i].amount -= part;
            missing -= part;
            taken.push_back({i, static_cast<std::uint64_t>(part), 0});
        }
    }
    return taken;
}

void VirtualAgent::release(const std::vector<TakenResource>& taken)
{
    for (const TakenResource& part : taken) {
        if (std::holds_alternative<Milli>((*m_total)[part.resource].amount))
            m_free[part.resource].amount += static_cast<Milli>(part.begin);
        else
            join(m_free[part.resource].ranges, {part.begin, part.end});
    }
}

std::vector<AgentSetup> equalAgents(int count)
{
    constexpr Milli cpus = 32'000;
    constexpr Milli mem = 65'536'000;
    constexpr Milli disk = 1'048'576'000;
    constexpr Range ports{31000, 32999};
    constexpr int zones = 3;
    const auto resources = std::make_shared<const std::vector<OfferedResource>>(std::vector<OfferedResource>{
        {"cpus", "*", cpus, std::nullopt, std::nullopt},
        {"mem", "*", mem, std::nullopt, std::nullopt},
        {"disk", "*", disk, std::nullopt, std::nullopt},
        {"ports", "*", Ranges{ports}, std::nullopt, std::nullopt},
    });
    std::vector<AgentSetup> agents;
    agents.reserve(static_cast<std::size_t>(count));
    for (int n = 1; n <= count; ++n) {
        const std::string name = "agent-" + std::to_string(n);
        AgentInfo info{{name}, name, "local", "z" + std::to_string((n - 1) % zones + 1), {}};
        info.attributes.push_back({"rack", "r" + std::to_string(n)});
        agents.push_back({std::move(info), resources});
    }
    return agents;
}

} // namespace pacer::simulation
