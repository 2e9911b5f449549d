// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/resource_match.h"

#include "core/base/overloaded.h"

#include <algorithm>

namespace pacer::constraints {

namespace {

bool isOurs(const Reservation& reservation)
{
    return std::ranges::any_of(reservation.labels, [](const auto& label) {
        return label.first == frameworkIdLabel || label.first == taskIdLabel;
    });
}

bool sameLabels(std::vector<std::pair<std::string, std::string>> a,
                std::vector<std::pair<std::string, std::string>> b)
{
    std::ranges::sort(a);
    std::ranges::sort(b);
    return a == b;
}

bool isScratchDisk(const OfferedResource& resource)
{
    return !resource.disk
           || (resource.disk->type == DiskType::Root && !resource.disk->raw && !resource.disk->persistenceId);
}

bool samePlace(const OfferedResource& a, const OfferedResource& b)
{
    return a.name == b.name && a.role == b.role && a.reservation == b.reservation && a.disk == b.disk;
}

/// How much of `name` the resource has; nullptr if nothing that may be used.
const Milli* usable(std::string_view name, const OfferedResource& resource, const ResourceSelector& selector)
{
    const Milli* there = std::get_if<Milli>(&resource.amount);
    const bool passes = resource.name == name && there && *there > 0 && selector.passes(resource)
                        && (name != "disk" || isScratchDisk(resource));
    return passes ? there : nullptr;
}

/// Takes `needed` of `name`; false, and nothing is taken, if there is too little of it.
bool collect(std::string_view name, Milli needed, const std::vector<OfferedResource>& offered,
             const ResourceSelector& selector, std::vector<OfferedResource>& consumed)
{
    if (needed > 0 && availableOf(name, offered, selector) < needed)
        return false;
    for (const OfferedResource& resource : offered) {
        if (needed <= 0)
            break;
        const Milli* there = usable(name, resource, selector);
        if (!there)
            continue;
        OfferedResource part = resource;
        part.amount = std::min(needed, *there);
        needed -= std::min(needed, *there);
        consumed.push_back(std::move(part));
    }
    return true;
}

/// `ranges` without the numbers of `hole`.
Ranges cutOut(const Ranges& ranges, const Range& hole)
{
    Ranges left;
    for (const Range& range : ranges) {
        if (hole.end < range.begin || hole.begin > range.end) {
            left.push_back(range);
            continue;
        }
        if (range.begin < hole.begin)
            left.push_back({range.begin, hole.begin - 1});
        if (hole.end < range.end)
            left.push_back({hole.end + 1, range.end});
    }
    return left;
}

/// Subtracts as much of `taken` as `from` has; what is still missing stays in `taken`.
void subtract(OfferedResource& from, OfferedResource& taken)
{
    std::visit(Overloaded{
                   [](Milli& there, Milli& amount) {
                       const Milli part = std::min(there, amount);
                       there -= part;
                       amount -= part;
                   },
                   [](Ranges& there, Ranges& holes) {
                       for (const Range& hole : holes)
                           there = cutOut(there, hole);
                   },
                   [](std::set<std::string>& there, std::set<std::string>& items) {
                       std::erase_if(there, [&](const std::string& item) { return items.contains(item); });
                   },
                   [](auto&, auto&) {},
               },
               from.amount, taken.amount);
}

bool isUsedUp(const OfferedResource& resource)
{
    return std::visit(
        Overloaded{[](Milli amount) { return amount <= 0; }, [](const auto& items) { return items.empty(); }},
        resource.amount);
}

} // namespace

bool ResourceSelector::passes(const OfferedResource& resource) const
{
    if (resource.disk && resource.disk->raw)
        return false;
    const bool hasVolume = resource.disk && resource.disk->persistenceId.has_value();
    const bool ours = resource.reservation && isOurs(*resource.reservation);
    switch (purpose) {
    case Purpose::Launch: return roles.contains(resource.role) && !hasVolume && !ours;
    case Purpose::Reserve: return resource.role == "*" && !hasVolume && !ours;
    case Purpose::OnReservation:
        return roles.contains(resource.role) && resource.reservation
               && sameLabels(resource.reservation->labels, labels);
    }
    return false;
}

Amounts amountsOf(const Resources& resources)
{
    return {toMilli(resources.cpus), toMilli(resources.mem), toMilli(resources.disk),
            static_cast<Milli>(resources.gpus) * 1000};
}

ResourceMatch matchAmounts(const Amounts& needed, const std::vector<OfferedResource>& offered,
                           const ResourceSelector& selector)
{
    ResourceMatch match;
    match.consumed.reserve(2); // as a rule cpus and mem
    const auto want = [&](std::string_view name, Milli amount, Refusal refusal) {
        if (!collect(name, amount, offered, selector, match.consumed))
            match.refusals.push_back(refusal);
    };
    want("cpus", needed.cpus, Refusal::InsufficientCpus);
    want("mem", needed.mem, Refusal::InsufficientMemory);
    want("gpus", needed.gpus, Refusal::InsufficientGpus);
    want("disk", needed.disk, Refusal::InsufficientDisk);
    return match;
}

Milli availableOf(std::string_view name, const std::vector<OfferedResource>& offered,
                  const ResourceSelector& selector)
{
    Milli sum = 0;
    for (const OfferedResource& resource : offered) {
        if (const Milli* there = usable(name, resource, selector))
            sum += *there;
    }
    return sum;
}

std::vector<OfferedResource> without(std::vector<OfferedResource> offered,
                                     const std::vector<OfferedResource>& taken)
{
    for (OfferedResource part : taken) {
        for (OfferedResource& resource : offered) {
            if (samePlace(resource, part))
                subtract(resource, part);
        }
    }
    std::erase_if(offered, isUsedUp);
    return offered;
}

} // namespace pacer::constraints
