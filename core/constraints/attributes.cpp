// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/attributes.h"

#include "core/base/overloaded.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace pacer::constraints {

namespace {

constexpr int keptDecimals = 3;

/// Shortest digits of a finite value >= 0 and where the point stands: 0.<digits> * 10^point.
struct Decimal {
    std::string digits;
    int point = 0;
};

Decimal shortestDecimal(double value)
{
    std::array<char, 64> text{};
    const auto [end, error] =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific);
    const std::string_view written(text.data(), static_cast<std::size_t>(end - text.data()));
    const std::size_t e = written.find('e');
    Decimal decimal;
    for (const char c : written.substr(0, e)) {
        if (c != '.')
            decimal.digits += c;
    }
    int exponent = 0;
    const std::size_t sign = written[e + 1] == '+' ? 2 : 1;
    std::from_chars(written.data() + e + sign, written.data() + written.size(), exponent);
    decimal.point = exponent + 1;
    while (decimal.digits.size() > 1 && decimal.digits.back() == '0')
        decimal.digits.pop_back();
    return decimal;
}

std::string withoutTrailingZeros(std::string text)
{
    if (text.find('.') == std::string::npos)
        return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

std::string renderPositive(double value)
{
    const Decimal decimal = shortestDecimal(value);
    const int decimals = static_cast<int>(decimal.digits.size()) - decimal.point;
    if (decimals > keptDecimals) {
        std::array<char, 400> text{}; // the longest double in fixed notation has 309 digits before the point
        const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value,
                                                std::chars_format::fixed, keptDecimals);
        return withoutTrailingZeros(std::string(text.data(), end));
    }
    if (decimal.point <= 0)
        return "0." + std::string(static_cast<std::size_t>(-decimal.point), '0') + decimal.digits;
    std::string text = decimal.digits;
    if (decimals <= 0)
        return text + std::string(static_cast<std::size_t>(-decimals), '0');
    return text.insert(static_cast<std::size_t>(decimal.point), ".");
}

std::string renderRanges(Ranges ranges)
{
    std::ranges::stable_sort(ranges, {}, &Range::begin);
    std::string text = "[";
    for (const Range& range : ranges) {
        if (text.size() > 1)
            text += ',';
        text += std::to_string(range.begin) + '-' + std::to_string(range.end);
    }
    return text + ']';
}

std::string renderSet(const std::set<std::string>& items)
{
    std::string text = "{";
    for (const std::string& item : items) {
        if (text.size() > 1)
            text += ',';
        text += item;
    }
    return text + '}';
}

} // namespace

std::string renderScalar(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "inf" : "-inf";
    if (value == 0)
        return "0";
    std::string text = renderPositive(std::abs(value));
    return value < 0 && text != "0" ? '-' + text : text;
}

std::string renderAttribute(const AttributeValue& value)
{
    return std::visit(Overloaded{
                          [](const std::string& text) { return text; },
                          [](double scalar) { return renderScalar(scalar); },
                          [](const Ranges& ranges) { return renderRanges(ranges); },
                          [](const std::set<std::string>& items) { return renderSet(items); },
                      },
                      value);
}

std::optional<std::string> fieldValue(const AgentInfo& agent, std::string_view field)
{
    if (field == "@hostname" || field == "hostname")
        return agent.host;
    if (field == "@region")
        return agent.region;
    if (field == "@zone")
        return agent.zone;
    const auto found = std::ranges::find(agent.attributes, field, &Attribute::name);
    if (found == agent.attributes.end())
        return std::nullopt;
    return renderAttribute(found->value);
}

} // namespace pacer::constraints
