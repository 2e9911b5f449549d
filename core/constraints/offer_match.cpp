// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/offer_match.h"

#include <algorithm>

namespace pacer::constraints {

namespace {

constexpr std::string_view gpuLabel = "GPU_SCHEDULING_BEHAVIOR";

std::optional<bool> gpuRestrictionOf(const RunSpec& spec)
{
    const Labels& labels = spec.isPod() ? spec.pod()->labels : spec.app()->labels;
    const auto label = labels.find(std::string(gpuLabel));
    if (label == labels.end())
        return std::nullopt;
    if (label->second == "restricted")
        return true;
    return label->second == "unrestricted" ? std::optional(false) : std::nullopt;
}

bool isInMaintenance(const Offer& offer, const MatchContext& context)
{
    if (!context.maintenanceMode || !offer.unavailability)
        return false;
    const Unavailability& window = *offer.unavailability;
    return context.now > window.start - context.draining
           && !(window.duration && context.now > window.start + *window.duration);
}

bool offersGpus(const Offer& offer)
{
    return std::ranges::any_of(offer.resources, [](const OfferedResource& resource) {
        const Milli* amount = std::get_if<Milli>(&resource.amount);
        return resource.name == "gpus" && amount && *amount > 0;
    });
}

} // namespace

LaunchNeeds launchNeeds(const RunSpec& spec, const std::set<std::string>& defaultRoles)
{
    LaunchNeeds needs;
    needs.amounts = amountsOf(spec.totalResources());
    needs.ports = portNeeds(spec);
    needs.constraints = ConstraintSet(spec.constraints());
    needs.selector.roles = spec.acceptedResourceRoles();
    if (needs.selector.roles.empty())
        needs.selector.roles = defaultRoles;
    needs.gpuRestricted = gpuRestrictionOf(spec);
    return needs;
}

std::optional<Refusal> Rejection::counted() const
{
    const auto first = std::ranges::min_element(reasons);
    return first == reasons.end() ? std::nullopt : std::optional(*first);
}

tl::expected<Placement, Rejection> matchOffer(const LaunchNeeds& needs, const Offer& offer,
                                              const SpreadLedger& placed, const MatchContext& context,
                                              Random& random)
{
    const ResourceSelector& selector = needs.selector;
    ResourceMatch amounts = matchAmounts(needs.amounts, offer.resources, selector);

    Rejection rejection{std::move(amounts.refusals), std::nullopt};
    std::vector<Refusal>& reasons = rejection.reasons;
    if (std::ranges::none_of(offer.resources, [&](const auto& r) { return selector.passes(r); }))
        reasons.push_back(Refusal::UnfulfilledRole);

    const bool regionAllowed = needs.constraints.allowsRegion(offer.agent, context.localRegion);
    if (const Constraint* unmet = needs.constraints.firstUnmet(offer.agent, placed, context.groupByRule)) {
        rejection.unmet = *unmet;
        reasons.push_back(Refusal::UnfulfilledConstraint);
    }
    if (isInMaintenance(offer, context)) {
        reasons.push_back(Refusal::UnfulfilledConstraint);
        reasons.push_back(Refusal::AgentMaintenance);
    }
    if (needs.gpuRestricted.value_or(context.gpuRestricted) && needs.amounts.gpus == 0 && offersGpus(offer))
        reasons.push_back(Refusal::DeclinedScarceResources);

    // Ports are looked at only when nothing that hangs on amounts, constraints or policy stands against it.
    const bool onlyRole =
        std::ranges::all_of(reasons, [](Refusal r) { return r == Refusal::UnfulfilledRole; });
    if (!onlyRole || !regionAllowed)
        return tl::unexpected(std::move(rejection));
    std::optional<PortMatch> ports = matchPorts(needs.ports, offer.resources, selector, random);
    if (!ports)
        reasons.push_back(Refusal::InsufficientPorts);
    if (!reasons.empty())
        return tl::unexpected(std::move(rejection));

    Placement placement{std::move(ports->hostPorts), std::move(amounts.consumed)};
    std::ranges::move(ports->consumed, std::back_inserter(placement.consumed));
    return placement;
}

} // namespace pacer::constraints
