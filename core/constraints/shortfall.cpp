// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/shortfall.h"

#include "core/constraints/attributes.h"

#include <algorithm>

namespace pacer::constraints {

namespace {

bool holds(const std::vector<Refusal>& reasons, Refusal reason)
{
    return std::ranges::find(reasons, reason) != reasons.end();
}

bool isAmount(Refusal reason)
{
    return reason == Refusal::InsufficientCpus || reason == Refusal::InsufficientMemory
           || reason == Refusal::InsufficientDisk || reason == Refusal::InsufficientGpus;
}

/// The causes among the reasons, each once, in funnel order.
std::vector<Refusal> causes(std::vector<Refusal> reasons)
{
    const bool noRole = holds(reasons, Refusal::UnfulfilledRole);
    // A maintenance counts as a constraint too, behind the real ones.
    const bool maintenance = holds(reasons, Refusal::AgentMaintenance)
                             && std::ranges::count(reasons, Refusal::UnfulfilledConstraint) == 1;
    std::erase_if(reasons, [&](Refusal reason) {
        return (noRole && (isAmount(reason) || reason == Refusal::InsufficientPorts))
               || (maintenance && reason == Refusal::UnfulfilledConstraint);
    });
    std::ranges::sort(reasons);
    reasons.erase(std::ranges::unique(reasons).begin(), reasons.end());
    return reasons;
}

int hurdleOf(Refusal reason)
{
    switch (reason) {
    case Refusal::InsufficientCpus:
    case Refusal::InsufficientMemory:
    case Refusal::InsufficientDisk:
    case Refusal::InsufficientGpus: return 0;
    case Refusal::InsufficientPorts: return 1;
    case Refusal::AgentMaintenance:
    case Refusal::NoCorrespondingReservationFound:
    case Refusal::DeclinedScarceResources: return 2;
    case Refusal::UnfulfilledConstraint: return 4;
    case Refusal::UnfulfilledRole: return 5;
    }
    return 5;
}

constexpr int regionHurdle = 3;

struct NeedAndThere {
    Milli needed = 0;
    Milli there = 0;
};

/// Of a reason that is about an amount.
NeedAndThere amountsFor(Refusal reason, const LaunchNeeds& needs, const Offer& offer)
{
    const ResourceSelector& selector = needs.selector;
    const auto of = [&](std::string_view name, Milli needed) {
        return NeedAndThere{needed, availableOf(name, offer.resources, selector)};
    };
    switch (reason) {
    case Refusal::InsufficientCpus: return of("cpus", needs.amounts.cpus);
    case Refusal::InsufficientMemory: return of("mem", needs.amounts.mem);
    case Refusal::InsufficientDisk: return of("disk", needs.amounts.disk);
    case Refusal::InsufficientGpus: return of("gpus", needs.amounts.gpus);
    case Refusal::InsufficientPorts:
    case Refusal::AgentMaintenance:
    case Refusal::NoCorrespondingReservationFound:
    case Refusal::DeclinedScarceResources:
    case Refusal::UnfulfilledConstraint:
    case Refusal::UnfulfilledRole: return {};
    }
    return {};
}

void addPorts(Shortfall& lack, const LaunchNeeds& needs, const Offer& offer)
{
    std::uint64_t there = 0;
    const ResourceSelector& selector = needs.selector;
    std::vector<Range> ranges;
    for (const OfferedResource& resource : offer.resources) {
        const auto* some = std::get_if<Ranges>(&resource.amount);
        if (resource.name != "ports" || !some || !selector.passes(resource))
            continue;
        for (const Range& range : *some) {
            ranges.push_back(range);
            there += range.end - range.begin + 1;
        }
    }
    int wanted = 0;
    for (const PortNeed& need : needs.ports) {
        wanted += need.kind == PortNeed::Kind::None ? 0 : 1;
        const auto number = static_cast<std::uint64_t>(need.port);
        const bool missing =
            need.kind == PortNeed::Kind::Static && std::ranges::none_of(ranges, [number](const Range& range) {
                return range.begin <= number && number <= range.end;
            });
        if (missing && !lack.port)
            lack.port = need.port;
    }
    lack.needed = wanted;
    lack.offered = static_cast<double>(there);
}

void addConstraint(Shortfall& lack, const Miss& miss, const SpreadLedger& placed, GroupByRule rule)
{
    if (const Constraint* unmet = miss.needs.constraints.firstUnmet(miss.offer.agent, placed, rule)) {
        lack.constraint = *unmet;
        lack.found = fieldValue(miss.offer.agent, unmet->field);
    }
}

bool isGated(const Miss& miss, const std::optional<std::string>& localRegion)
{
    return !miss.needs.constraints.allowsRegion(miss.offer.agent, localRegion);
}

} // namespace

MissDistance missDistance(const Miss& miss, const std::optional<std::string>& localRegion)
{
    MissDistance distance;
    if (isGated(miss, localRegion))
        distance = {regionHurdle, 1, 0};
    for (const Refusal reason : causes(miss.reasons)) {
        ++distance.count;
        distance.hurdle = std::max(distance.hurdle, hurdleOf(reason));
        const NeedAndThere amounts = amountsFor(reason, miss.needs, miss.offer);
        if (amounts.needed > amounts.there)
            distance.gap +=
                static_cast<double>(amounts.needed - amounts.there) / static_cast<double>(amounts.needed);
    }
    return distance;
}

std::vector<Shortfall> shortfalls(const Miss& miss, const SpreadLedger& placed, const MatchContext& context)
{
    std::vector<Shortfall> lacks;
    for (const Refusal reason : causes(miss.reasons)) {
        Shortfall& lack = lacks.emplace_back();
        lack.reason = reason;
        if (isAmount(reason)) {
            const NeedAndThere amounts = amountsFor(reason, miss.needs, miss.offer);
            lack.needed = fromMilli(amounts.needed);
            lack.offered = fromMilli(amounts.there);
        } else if (reason == Refusal::InsufficientPorts) {
            addPorts(lack, miss.needs, miss.offer);
        } else if (reason == Refusal::UnfulfilledConstraint) {
            addConstraint(lack, miss, placed, context.groupByRule);
        }
    }
    if (isGated(miss, context.localRegion))
        lacks.emplace_back().found = miss.offer.agent.region;
    return lacks;
}

} // namespace pacer::constraints
