// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/json.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace pacer::mesos_double {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr int deepest = 64;

/// True if brackets outside of strings are nested deeper than anything that Mesos knows.
bool tooDeep(std::string_view text)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '{' || c == '['))
            ++depth;
        else if (!quoted && (c == '}' || c == ']'))
            --depth;
        if (depth > deepest)
            return true;
    }
    return false;
}

std::string syntaxError(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    const std::string_view rest = text.substr(at);
    return "syntax error at line " + std::to_string(line)
           + " near: " + std::string(rest.substr(0, rest.find('\n')));
}

} // namespace

ParsedBody parseBody(std::string_view text)
{
    if (tooDeep(text))
        return {std::nullopt, syntaxError(text, text.size())};
    try {
        return {Json::parse(text), {}};
    } catch (const Json::parse_error& error) {
        return {std::nullopt, syntaxError(text, error.byte == 0 ? 0 : error.byte - 1)};
    }
}

std::string base64(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k <= bytes.size() ? alphabet[group >> (18U - 6U * k) & 63U] : '=';
    }
    return out;
}

Decoded fromBase64(std::string_view text)
{
    std::string out;
    std::uint32_t bits = 0;
    unsigned have = 0;
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    for (const char c : text) {
        if (c == '\r' || c == '\n')
            continue;
        const std::size_t digit = alphabet.find(c);
        if (digit == std::string_view::npos)
            return {std::nullopt, std::string("Invalid character '") + c + "'"};
        bits = bits << 6U | static_cast<std::uint32_t>(digit);
        have += 6;
        if (have >= 8) {
            have -= 8;
            out += static_cast<char>(bits >> have & 0xFFU);
        }
    }
    return {out, {}};
}

std::string uuidInBase64(std::string_view uuid)
{
    std::string bytes;
    int high = -1;
    for (const char c : uuid) {
        if (c == '-')
            continue;
        const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        if (high < 0) {
            high = digit;
        } else {
            bytes += static_cast<char>(high * 16 + digit);
            high = -1;
        }
    }
    return base64(bytes);
}

Json idJson(std::string_view text)
{
    return {{"value", std::string(text)}};
}

const Json& memberOf(const Json& object, const char* name)
{
    static const Json none;
    if (!object.is_object())
        return none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

const Json& listOf(const Json& object, const char* name)
{
    static const Json none = Json::array();
    const Json& member = memberOf(object, name);
    return member.is_array() ? member : none;
}

std::string idOf(const Json& object, const char* name)
{
    return textOf(memberOf(object, name), "value");
}

std::string textOf(const Json& object, const char* name, std::string_view fallback)
{
    const Json& member = memberOf(object, name);
    return member.is_string() ? member.get<std::string>() : std::string(fallback);
}

double numberOf(const Json& object, const char* name, double fallback)
{
    const Json& member = memberOf(object, name);
    return member.is_number() ? member.get<double>() : fallback;
}

bool flagOf(const Json& object, const char* name, bool fallback)
{
    const Json& member = memberOf(object, name);
    return member.is_boolean() ? member.get<bool>() : fallback;
}

std::string plainNumber(double value)
{
    std::array<char, 64> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.15g", value);
    return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

} // namespace pacer::mesos_double
