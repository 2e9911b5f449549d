// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json_text.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace pacer::wire {

namespace {

/// Deepest nesting of brackets outside strings. Also right for text that is no JSON, as far as it was read.
int nestingOf(std::string_view text)
{
    int depth = 0;
    int deepest = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

std::string describe(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return "Unexpected end-of-input: expected close marker or value";
    if (isWordCharacter(text[at])) {
        std::size_t begin = at;
        while (begin > 0 && isWordCharacter(text[begin - 1]))
            --begin;
        std::size_t end = at;
        while (end < text.size() && isWordCharacter(text[end]))
            ++end;
        return "Unrecognized token '" + std::string(text.substr(begin, end - begin))
               + "': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
    }
    const auto code = static_cast<unsigned char>(text[at]);
    return "Unexpected character ('" + std::string(1, text[at]) + "' (code " + std::to_string(code) + "))";
}

Error syntaxError(std::string_view text, std::size_t at)
{
    const std::string_view before = text.substr(0, std::min(at, text.size()));
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const std::size_t column = before.size() - lineStart + 1;
    return {ErrorCode::JsonSyntax, "", {describe(text, at), std::to_string(line), std::to_string(column)}};
}

/// The first of the four bytes of a character outside the basic plane.
bool isLeadOfFour(char c)
{
    constexpr unsigned char firstLead = 0xF0;
    return static_cast<unsigned char>(c) >= firstLead;
}

/// Characters outside the basic plane as the reference writes them: "\uD83D\uDE00". `text` is valid UTF-8.
std::string withSurrogates(std::string_view text)
{
    constexpr std::size_t length = 4;
    constexpr unsigned payload = 0x3F;
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isLeadOfFour(text[i]) || i + length > text.size()) {
            result += text[i];
            continue;
        }
        unsigned point = static_cast<unsigned char>(text[i]) & 7U;
        for (std::size_t n = 1; n < length; ++n)
            point = (point << 6U) | (static_cast<unsigned char>(text[i + n]) & payload);
        point -= 0x10000;
        constexpr std::size_t escaped = sizeof "\\uD83D\\uDE00";
        std::array<char, escaped> pair{};
        std::snprintf(pair.data(), pair.size(), "\\u%04X\\u%04X", 0xD800 + (point >> 10U),
                      0xDC00 + (point & 0x3FFU));
        result += pair.data();
        i += length - 1;
    }
    return result;
}

bool hasFloats(const Json& value)
{
    return value.is_number_float()
           || (value.is_structured()
               && std::ranges::any_of(value, [](const Json& item) { return hasFloats(item); }));
}

Json withoutFractions(const Json& value)
{
    constexpr double exact = 9007199254740992.0; // 2^53
    if (value.is_number_float()) {
        const auto number = value.get<double>();
        if (number == std::floor(number) && std::abs(number) < exact)
            return static_cast<std::int64_t>(number);
        return value;
    }
    if (value.is_array()) {
        Json list = Json::array();
        for (const Json& item : value)
            list.push_back(withoutFractions(item));
        return list;
    }
    if (value.is_object()) {
        Json object = Json::object();
        for (const auto& [key, member] : value.items())
            object[key] = withoutFractions(member);
        return object;
    }
    return value;
}

} // namespace

Result<Json> parseJson(std::string_view text, const TextLimits& limits)
{
    if (text.size() > limits.bytes)
        return fail(ErrorCode::JsonTooLarge, {std::to_string(limits.bytes)});
    if (trimmed(text).empty())
        return fail(ErrorCode::JsonEmpty);
    if (nestingOf(text) > limits.depth)
        return fail(ErrorCode::JsonTooDeep, {std::to_string(limits.depth)});
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        return fail(syntaxError(text, error.byte > 0 ? error.byte - 1 : 0));
    } catch (const Json::exception&) { // a number beyond all bounds
        return fail(ErrorCode::JsonSyntax, {"Numeric value out of range", "1", "1"});
    }
}

std::string jsonText(const Json& value)
{
    std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (std::ranges::any_of(text, isLeadOfFour))
        text = withSurrogates(text);
    return text;
}

std::string jsonTextWithoutFractions(const Json& value)
{
    return hasFloats(value) ? jsonText(withoutFractions(value)) : jsonText(value);
}

std::string prettyJsonText(const Json& value)
{
    return withoutFractions(value).dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace pacer::wire
