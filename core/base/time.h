// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pacer {

/// UTC with nanosecond resolution inside (back-off is computed in nanoseconds); milliseconds on the wire.
using Timestamp = std::chrono::sys_time<std::chrono::nanoseconds>;
using Duration = std::chrono::nanoseconds;

/// "2024-01-01T00:00:00.000Z": always three digits and Z (spec/marathon-api.md 3).
std::string formatTimestamp(Timestamp time);

/// Any ISO 8601 date-time with an offset. nullopt for a date alone, a local time or anything else.
std::optional<Timestamp> parseTimestamp(std::string_view text);

/// What is left of `time` on the wire: cut to whole milliseconds.
constexpr Timestamp cutToMilliseconds(Timestamp time)
{
    return std::chrono::floor<std::chrono::milliseconds>(time);
}

} // namespace pacer
