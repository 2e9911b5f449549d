// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/constraints/spread_ledger.h"
#include "core/model/behaviour.h"
#include "core/model/instance.h"
#include "core/wire/enum_names.h"
#include "tests/vectors/area.h"

#include <stdexcept>
#include <string>
#include <vector>

/// Parts that the vectors of several areas have in common. A vector of another form throws.
namespace pacer::vectors {

/// Vectors of placement use plain numbers for versions.
Timestamp versionTime(int number);
/// An ISO time.
Timestamp timeOf(const std::string& text);

template <wire::WireEnum E>
E enumOf(const std::string& name)
{
    const std::optional<E> value = wire::namedValue<E>(name);
    if (!value)
        throw std::runtime_error("unknown name " + name);
    return *value;
}

/// [[field, OPERATOR, value?], …]
std::vector<Constraint> readConstraints(const Json& list);

/// {host, region?, zone?, attributes: [{name, text | scalar | ranges | set}]}
AgentInfo readAgent(const Json& place);

/// An app with `instances` and versions as plain numbers.
AppSpec readSmallApp(const Json& app);

/// One of `running`: see the head of constraints.json.
Instance readRunning(const Json& running, const AppSpec& app, std::size_t number);

GroupByRule readRule(const Json& vector);

/// "what: got X, expected Y", if both differ.
void compare(Differences& differences, std::string_view what, const Json& got, const Json& expected);

} // namespace pacer::vectors
