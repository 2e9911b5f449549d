// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pacer {

/// The parts between `separator`, empty ones included: "a//b" by '/' gives "a", "", "b".
std::vector<std::string_view> split(std::string_view text, char separator);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

std::string_view trimmed(std::string_view text);

std::string toUpperAscii(std::string_view text);
std::string toLowerAscii(std::string_view text);

/// True if both are equal but for the case of A to Z.
bool equalsIgnoringCase(std::string_view a, std::string_view b);

/// The shortest decimal text that reads back as the same double, without an exponent: 0.1, 128, 1000000.
std::string numberText(double value);

/// As `numberText`, but a whole number ends in ".0": Marathon's way of writing a double ("128.0").
std::string floatingText(double value);

/// Edits (insert, remove, replace) that turn `a` into `b`; used to propose the nearest known name.
std::size_t editDistance(std::string_view a, std::string_view b);

} // namespace pacer
