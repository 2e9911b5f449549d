// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// The allocator: who is offered what, and what comes back.
namespace pacer::mesos_double {

/// Offers everything free, on all agents or only on those listed, in turn to the framework and role with the
/// smallest share.
void allocate(World& world, const std::vector<std::string>& agentIds = {});
/// Starts the rounds that take place every allocation interval.
void startAllocator(World& world);

/// Takes the offer away; what was in it is free again.
Resources withdraw(World& world, const std::string& offerId);
/// RESCIND for every offer of the agent, inverse ones too.
void rescindOffers(World& world, Agent& agent);
/// The framework is gone or disconnected: its offers go back without a word.
void recoverOffers(World& world, Framework& framework);

/// Gives back what is left of accepted or declined offers (already free again) with a filter.
void refuse(World& world, Framework& framework, const std::string& agentId, const std::string& role,
            const Resources& resources, const Json& filters);

/// How long a filter lasts (spec/mesos.md 4.1).
Duration refusal(const Json& filters);

Json offerJson(const World& world, const Offer& offer, ResourceForm form);
ResourceForm formFor(const Framework& framework);

/// The maintenance window of the agent's machine, or null.
const Json& unavailabilityOf(const World& world, const Agent& agent);

} // namespace pacer::mesos_double
