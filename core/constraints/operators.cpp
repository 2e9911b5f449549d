// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/operators.h"

#include "core/constraints/attributes.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace pacer::constraints {

namespace {

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A value that IS compares as a number, in the spelling of a rendered scalar; any other as it stands.
std::string comparedValue(const std::string& value)
{
    const std::size_t point = value.find('.');
    const std::string_view text = value;
    const bool number = point == std::string::npos
                            ? isDigits(text)
                            : isDigits(text.substr(0, point)) && isDigits(text.substr(point + 1));
    double parsed = 0;
    if (!number || std::from_chars(value.data(), value.data() + value.size(), parsed).ec != std::errc{})
        return value;
    return renderScalar(parsed);
}

std::optional<int> groupCount(const std::string& value)
{
    if (value == "inf")
        return std::numeric_limits<int>::max();
    return std::max(0, parseCount(value).value_or(0));
}

} // namespace

std::optional<int> parseCount(std::string_view text)
{
    const std::string_view digits = text.starts_with('+') || text.starts_with('-') ? text.substr(1) : text;
    if (!isDigits(digits))
        return std::nullopt;
    if (text.starts_with('+'))
        text.remove_prefix(1);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} ? std::optional(number) : std::nullopt;
}

CompiledConstraint::CompiledConstraint(Constraint constraint)
    : m_constraint(std::move(constraint))
    , m_value(m_constraint.value.value_or(""))
{
    switch (m_constraint.op) {
    case ConstraintOperator::Like:
    case ConstraintOperator::Unlike:
        if (Result<Regex> compiled = Regex::compile(m_value); !m_value.empty() && compiled)
            m_regex = *compiled;
        break;
    case ConstraintOperator::MaxPer: m_number = parseCount(m_value); break;
    case ConstraintOperator::GroupBy: m_number = groupCount(m_value); break;
    case ConstraintOperator::Is: m_value = comparedValue(m_value); break;
    case ConstraintOperator::Unique:
    case ConstraintOperator::Cluster: break;
    }
}

bool CompiledConstraint::accepts(const std::optional<std::string>& offered, const SpreadLedger& placed,
                                 GroupByRule rule) const
{
    if (!offered)
        return m_constraint.op == ConstraintOperator::Unlike;

    const std::string& field = m_constraint.field;
    switch (m_constraint.op) {
    case ConstraintOperator::Unique: return placed.spread(field).sizeOf(*offered) == 0;
    case ConstraintOperator::Cluster:
        if (!m_value.empty())
            return *offered == m_value;
        return placed.size() == 0 || placed.firstValue(field) == offered;
    case ConstraintOperator::GroupBy: return acceptsGroup(*offered, placed, rule);
    case ConstraintOperator::Like: return m_regex && m_regex->matches(*offered);
    case ConstraintOperator::Unlike: return m_regex && !m_regex->matches(*offered);
    case ConstraintOperator::MaxPer: {
        const int present = placed.spread(field).sizeOf(*offered);
        return m_number && (present == 0 || present < *m_number);
    }
    case ConstraintOperator::Is: return *offered == m_value;
    }
    return false;
}

bool CompiledConstraint::acceptsGroup(const std::string& offered, const SpreadLedger& placed,
                                      GroupByRule rule) const
{
    const FieldSpread& spread = placed.spread(m_constraint.field);
    const int size = spread.sizeOf(offered);
    const int expected = m_number.value_or(0);

    // Without a number of groups there is no quota to divide by: the even rule holds in either mode.
    if (rule == GroupByRule::Even || expected == 0)
        return size == 0 || (spread.groups() >= expected && size == spread.smallest());

    if (size == 0)
        return spread.groups() < expected;
    const int wanted = placed.wantedOfFirst();
    const int quota = wanted / expected;
    return size < quota || (size == quota && wanted % expected > spread.beyond(quota));
}

ConstraintSet::ConstraintSet(const std::vector<Constraint>& constraints)
    : m_constraints(constraints.begin(), constraints.end())
    , m_namesRegion(std::ranges::any_of(constraints, [](const Constraint& constraint) {
        return constraint.field == "@region" || constraint.field == "@zone";
    }))
{}

const Constraint* ConstraintSet::firstUnmet(const AgentInfo& agent, const SpreadLedger& placed,
                                            GroupByRule rule) const
{
    const auto unmet = std::ranges::find_if(m_constraints, [&](const CompiledConstraint& constraint) {
        return !constraint.accepts(fieldValue(agent, constraint.constraint().field), placed, rule);
    });
    return unmet == m_constraints.end() ? nullptr : &unmet->constraint();
}

bool ConstraintSet::allowsRegion(const AgentInfo& agent, const std::optional<std::string>& localRegion) const
{
    return m_namesRegion || !agent.region || agent.region == localRegion;
}

} // namespace pacer::constraints
