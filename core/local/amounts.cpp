// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/amounts.h"

#include <algorithm>
#include <utility>

namespace pacer::local {

namespace {

/// As Mesos: below this an offer is of no use to anybody.
constexpr Milli minimumCpus = 10;
constexpr Milli minimumMem = 32000;

} // namespace

Amounts& Amounts::operator+=(const Amounts& other)
{
    cpus += other.cpus;
    mem += other.mem;
    disk += other.disk;
    gpus += other.gpus;
    ports.insert(other.ports.begin(), other.ports.end());
    return *this;
}

Amounts& Amounts::operator-=(const Amounts& other)
{
    cpus -= other.cpus;
    mem -= other.mem;
    disk -= other.disk;
    gpus -= other.gpus;
    for (const std::uint64_t port : other.ports)
        ports.erase(port);
    return *this;
}

bool Amounts::contains(const Amounts& other) const
{
    return other.cpus <= cpus && other.mem <= mem && other.disk <= disk && other.gpus <= gpus
           && std::ranges::includes(ports, other.ports);
}

bool Amounts::isWorthOffering() const
{
    return cpus >= minimumCpus || mem >= minimumMem;
}

Amounts amountsOf(const std::vector<OfferedResource>& resources)
{
    Amounts amounts;
    for (const OfferedResource& resource : resources) {
        if (const Milli* const scalar = std::get_if<Milli>(&resource.amount)) {
            if (resource.name == "cpus")
                amounts.cpus += *scalar;
            else if (resource.name == "mem")
                amounts.mem += *scalar;
            else if (resource.name == "disk")
                amounts.disk += *scalar;
            else if (resource.name == "gpus")
                amounts.gpus += *scalar;
        } else if (const Ranges* const ranges = std::get_if<Ranges>(&resource.amount);
                   ranges && resource.name == "ports") {
            for (const Range& range : *ranges) {
                for (std::uint64_t port = range.begin; port <= range.end; ++port)
                    amounts.ports.insert(port);
            }
        }
    }
    return amounts;
}

std::vector<OfferedResource> resourcesOf(const Amounts& amounts, const std::string& role)
{
    std::vector<OfferedResource> resources;
    const std::pair<const char*, Milli> scalars[] = {
        {"cpus", amounts.cpus}, {"mem", amounts.mem}, {"disk", amounts.disk}, {"gpus", amounts.gpus}};
    for (const auto& [name, amount] : scalars) {
        if (amount > 0)
            resources.push_back({name, role, amount, std::nullopt, std::nullopt});
    }
    Ranges ranges;
    for (const std::uint64_t port : amounts.ports) {
        if (!ranges.empty() && ranges.back().end + 1 == port)
            ranges.back().end = port;
        else
            ranges.push_back({port, port});
    }
    if (!ranges.empty())
        resources.push_back({"ports", role, std::move(ranges), std::nullopt, std::nullopt});
    return resources;
}

} // namespace pacer::local
