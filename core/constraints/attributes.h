// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/agent.h"

#include <optional>
#include <string>
#include <string_view>

namespace pacer::constraints {

/// A scalar as every operator sees it: at most three decimals, no exponent (spec/constraints.md 2).
std::string renderScalar(double value);

/// An attribute as every operator sees it: TEXT as is, ranges as "[6-7,9-10]", sets as "{a,b}".
std::string renderAttribute(const AttributeValue& value);

/// What `agent` has for the field of a constraint: "hostname", "@hostname", "@region", "@zone", or the first
/// attribute of that name. nullopt: nothing.
std::optional<std::string> fieldValue(const AgentInfo& agent, std::string_view field);

} // namespace pacer::constraints
