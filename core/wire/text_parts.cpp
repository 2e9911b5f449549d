// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/text_parts.h"

#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::wire {

namespace {

/// Stands in a JSON string as it is, whatever is beside it.
bool isPlain(char c)
{
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

} // namespace

void appendString(std::string& text, std::string_view value)
{
    if (!std::ranges::all_of(value, isPlain)) {
        text += jsonText(Json(std::string(value)));
        return;
    }
    text += '"';
    text += value;
    text += '"';
}

void appendName(std::string& text, std::string_view name)
{
    if (text.back() != '{')
        text += ',';
    text += '"';
    text += name;
    text += "\":";
}

void appendMember(std::string& text, std::string_view name, std::string_view value)
{
    appendName(text, name);
    appendString(text, value);
}

void appendNumber(std::string& text, std::string_view name, std::int64_t value)
{
    appendName(text, name);
    text += std::to_string(value);
}

void appendFlag(std::string& text, std::string_view name, bool value)
{
    appendName(text, name);
    text += value ? "true" : "false";
}

void appendTime(std::string& text, std::string_view name, const std::optional<Timestamp>& value)
{
    if (value)
        appendMember(text, name, formatTimestamp(*value));
}

} // namespace pacer::wire
