// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/shortfall.h"

#include "core/constraints/attributes.h"

#include <algorithm>
#include <array>

namespace pacer::constraints {

namespace {

/// Which of the reasons are causes, in funnel order. Asked for every agent whenever somebody looks at the
/// queue.
class Causes {
public:
    explicit Causes(const std::vector<Refusal>& reasons)
    {
        for (const Refusal reason : reasons)
            m_isCause[static_cast<std::size_t>(reason)] = true;
        if (m_isCause[static_cast<std::size_t>(Refusal::UnfulfilledRole)]) {
            for (const Refusal amount :
                 {Refusal::InsufficientCpus, Refusal::InsufficientMemory, Refusal::InsufficientDisk,
                  Refusal::InsufficientGpus, Refusal::InsufficientPorts})
                m_isCause[static_cast<std::size_t>(amount)] = false;
        }
        // A maintenance counts as a constraint too, behind the real ones.
        if (m_isCause[static_cast<std::size_t>(Refusal::AgentMaintenance)]
            && std::ranges::count(reasons, Refusal::UnfulfilledConstraint) == 1)
            m_isCause[static_cast<std::size_t>(Refusal::UnfulfilledConstraint)] = false;
    }

    template <class Visit>
    void visit(Visit visit) const
    {
        for (std::size_t i = 0; i < m_isCause.size(); ++i) {
            if (m_isCause[i])
                visit(static_cast<Refusal>(i));
        }
    }

private:
    std::array<bool, refusalCount> m_isCause{};
};

bool isAmount(Refusal reason)
{
    return reason == Refusal::InsufficientCpus || reason == Refusal::InsufficientMemory
           || reason == Refusal::InsufficientDisk || reason == Refusal::InsufficientGpus;
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
    Causes(miss.reasons).visit([&](Refusal reason) {
        ++distance.count;
        distance.hurdle = std::max(distance.hurdle, hurdleOf(reason));
        const NeedAndThere amounts = amountsFor(reason, miss.needs, miss.offer);
        if (amounts.needed > amounts.there)
            distance.gap +=
                static_cast<double>(amounts.needed - amounts.there) / static_cast<double>(amounts.needed);
    });
    return distance;
}

std::vector<Shortfall> shortfalls(const Miss& miss, const SpreadLedger& placed, const MatchContext& context)
{
    std::vector<Shortfall> lacks;
    Causes(miss.reasons).visit([&](Refusal reason) {
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
    });
    if (isGated(miss, context.localRegion))
        lacks.emplace_back().found = miss.offer.agent.region;
    return lacks;
}

} // namespace pacer::constraints
