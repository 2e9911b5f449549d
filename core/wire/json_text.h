// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/wire/json.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace pacer::wire {

struct TextLimits {
    std::size_t bytes = std::size_t{16} * 1024 * 1024;
    int depth = 64;
};

/// The value of a text from outside. Strict JSON: no comments, nothing behind the value; of equal keys the
/// last one counts. JsonEmpty, JsonSyntax (with the text of the API, line and column from 1), JsonTooDeep,
/// JsonTooLarge.
Result<Json> parseJson(std::string_view text, const TextLimits& limits = {});

/// Compact, UTF-8; ill-formed text inside strings is replaced, never thrown at the caller. Doubles have a
/// fraction ("128.0"), as in the bodies of the API.
std::string jsonText(const Json& value);

/// As `jsonText`, but whole numbers have no fraction ("128"): events and the status of pods.
std::string jsonTextWithoutFractions(const Json& value);

/// Two blanks per level, for people; whole numbers without fraction.
std::string prettyJsonText(const Json& value);

} // namespace pacer::wire
