// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/offer_rules.h"

#include "tests/support/mesos/offers.h"

#include <algorithm>
#include <regex>

namespace pacer::mesos_double {
namespace {

std::string selected(const Agent& agent, const Json& selector, bool& exists)
{
    const std::string pseudo = textOf(selector, "pseudoattribute_type");
    exists = true;
    if (pseudo == "HOSTNAME")
        return agent.setup.hostname;
    if (pseudo == "REGION" || pseudo == "ZONE") {
        exists = agent.setup.domain.has_value();
        return !exists ? "" : pseudo == "REGION" ? agent.setup.domain->region : agent.setup.domain->zone;
    }
    for (const Json& attribute : agent.attributes)
        if (textOf(attribute, "name") == textOf(selector, "attribute_name"))
            return textOf(memberOf(attribute, "text"), "value");
    exists = false;
    return {};
}

bool isTextOf(const Agent& agent, const Json& selector)
{
    if (!textOf(selector, "pseudoattribute_type").empty())
        return true;
    return std::any_of(agent.attributes.begin(), agent.attributes.end(), [&](const Json& attribute) {
        return textOf(attribute, "name") == textOf(selector, "attribute_name") && attribute.contains("text");
    });
}

bool matches(const std::string& text, const Json& pattern)
{
    return std::regex_match(text, std::regex(textOf(pattern, "regex")));
}

/// A predicate about text holds for every attribute that is not text.
bool constraintHolds(const Agent& agent, const Json& constraint)
{
    const Json& selector = memberOf(constraint, "selector");
    const Json& predicate = memberOf(constraint, "predicate");
    bool exists = false;
    const std::string text = selected(agent, selector, exists);
    if (predicate.contains("exists"))
        return exists;
    if (predicate.contains("not_exists"))
        return !exists;
    const bool negative = predicate.contains("text_not_equals") || predicate.contains("text_not_matches");
    if (!exists)
        return negative;
    if (!isTextOf(agent, selector))
        return true;
    for (const auto& [name, value] : predicate.items()) {
        if (name == "text_equals")
            return text == textOf(value, "value");
        if (name == "text_not_equals")
            return text != textOf(value, "value");
        if (name == "text_matches" || name == "text_not_matches")
            return matches(text, value) != negative;
    }
    return true;
}

/// One of the groups must hold as a whole.
bool anyGroupHolds(const Agent& agent, const Json& groups)
{
    return groups.empty() || std::any_of(groups.begin(), groups.end(), [&](const Json& group) {
               const Json& all = listOf(group, "attribute_constraints");
               return std::all_of(all.begin(), all.end(),
                                  [&](const Json& one) { return constraintHolds(agent, one); });
           });
}

/// The words of the master's regex library for the faults that tests plant.
std::optional<std::string> regexError(const std::string& pattern)
{
    try {
        const std::regex compiled(pattern);
        return std::nullopt;
    } catch (const std::regex_error& error) {
        const bool paren = error.code() == std::regex_constants::error_paren;
        return (paren ? "missing ): " : "invalid regular expression: ") + pattern;
    }
}

} // namespace

bool mayBeOffered(const World& world, const Framework& framework, const std::string& role, const Agent& agent)
{
    const auto& home = world.setup.domain;
    const bool remote = home && agent.setup.domain && home->region != agent.setup.domain->region;
    if (remote && !framework.capabilities.regionAware)
        return false;
    if (agent.total.scalar("gpus") > 0 && !framework.capabilities.gpus)
        return false;
    const Json& groups =
        listOf(memberOf(memberOf(framework.constraints, "role_constraints"), role.c_str()), "groups");
    return anyGroupHolds(agent, groups);
}

bool isAllocatable(const Framework& framework, const std::string& role, const Resources& resources)
{
    const Json& own = memberOf(memberOf(memberOf(framework.info, "offer_filters"), role.c_str()),
                               "min_allocatable_resources");
    if (own.is_null())
        return resources.scalar("cpus") >= 0.01 || resources.scalar("mem") >= 32;
    const Json& choices = listOf(own, "quantities");
    return choices.empty() || std::any_of(choices.begin(), choices.end(), [&](const Json& choice) {
               for (const auto& [name, amount] : memberOf(choice, "quantities").items())
                   if (resources.scalar(name) < numberOf(amount, "value"))
                       return false;
               return true;
           });
}

std::optional<std::string> constraintsError(const Json& constraints, const std::vector<std::string>& roles)
{
    for (const auto& [role, rules] : memberOf(constraints, "role_constraints").items()) {
        if (std::find(roles.begin(), roles.end(), role) == roles.end())
            return "Offer constraints specify `role_constraints` for a role '" + role
                   + "' to which the framework is not (and will not be) subscribed";
        for (const Json& group : listOf(rules, "groups"))
            for (const Json& one : listOf(group, "attribute_constraints"))
                for (const auto& [name, value] : memberOf(one, "predicate").items())
                    if (const std::string pattern = textOf(value, "regex"); value.contains("regex"))
                        if (const auto error = regexError(pattern))
                            return "Offer constraints are not valid: A role " + role
                                   + " has an invalid 'AttributeConstraint': Failed to construct regex from "
                                     "pattern '"
                                   + pattern + "': " + *error;
    }
    return std::nullopt;
}

ResourceForm formFor(const Framework& framework)
{
    return framework.capabilities.refinement ? ResourceForm::Refined : ResourceForm::Old;
}

const Json& unavailabilityOf(const World& world, const Agent& agent)
{
    static const Json none;
    for (const Window& window : world.schedule)
        for (const auto& [hostname, ip] : window.machines)
            if (hostname == agent.setup.hostname && (ip.empty() || ip == agent.setup.ip))
                return memberOf(window.json, "unavailability");
    return none;
}

Json offerJson(const World& world, const Offer& offer, ResourceForm form)
{
    const Agent& agent = world.agents.at(offer.agentId);
    Resources resources = offer.resources;
    const auto found = world.frameworks.find(offer.frameworkId);
    const bool multiRole = found == world.frameworks.end() || found->second.capabilities.multiRole;
    if (!multiRole)
        resources = resources.unallocated();
    Json out{{"id", idJson(offer.id)},
             {"framework_id", idJson(offer.frameworkId)},
             {"agent_id", idJson(agent.id)},
             {"hostname", agent.setup.hostname},
             {"url",
              {{"scheme", "http"},
               {"address",
                {{"hostname", agent.setup.hostname}, {"ip", agent.setup.ip}, {"port", agent.setup.port}}},
               {"path", "/" + agent.setup.process}}}};
    if (agent.setup.domain)
        out["domain"] = domainJson(*agent.setup.domain);
    out["resources"] = toJson(resources, form);
    if (!agent.attributes.empty())
        out["attributes"] = agent.attributes;
    Json executors = Json::array();
    for (const auto& [key, executor] : agent.executors)
        if (key.first == offer.frameworkId && (executor.isPod || executor.isCustom))
            executors.push_back(idJson(executor.id));
    if (!executors.empty())
        out["executor_ids"] = std::move(executors);
    if (const Json& unavailability = unavailabilityOf(world, agent); !unavailability.is_null())
        out["unavailability"] = unavailability;
    if (multiRole)
        out["allocation_info"] = {{"role", offer.role}};
    return out;
}

} // namespace pacer::mesos_double
