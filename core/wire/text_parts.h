// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// For answers that are long and asked for often: JSON put together as text, without a document in between.
/// Every part writes what `jsonText` would.
namespace pacer::wire {

/// A string with its quotes.
void appendString(std::string& text, std::string_view value);
/// Behind `{` or behind another member of the same object.
void appendName(std::string& text, std::string_view name);
void appendMember(std::string& text, std::string_view name, std::string_view value);
void appendNumber(std::string& text, std::string_view name, std::int64_t value);
void appendFlag(std::string& text, std::string_view name, bool value);
/// Nothing for what is absent.
void appendTime(std::string& text, std::string_view name, const std::optional<Timestamp>& value);

/// `["a","b"]`, each by `append(text, element)`.
template <class List, class Append>
void appendList(std::string& text, const List& list, Append append)
{
    text += '[';
    const char* separator = "";
    for (const auto& element : list) {
        text += std::exchange(separator, ",");
        append(text, element);
    }
    text += ']';
}

} // namespace pacer::wire
