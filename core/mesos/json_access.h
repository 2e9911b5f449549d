// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/wire/json.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reading what a master or an agent sent, whatever it is: a member that is missing or of another type is
/// simply not there.
namespace pacer::mesos {

using wire::Json;

/// The value at the end of a path of member names; nullptr if it leads nowhere or to null.
const Json* find(const Json& json, std::initializer_list<std::string_view> path);

std::string textAt(const Json& json, std::initializer_list<std::string_view> path); ///< "" if there is none
std::optional<double> numberAt(const Json& json, std::initializer_list<std::string_view> path);
std::optional<std::int64_t> integerAt(const Json& json, std::initializer_list<std::string_view> path);
std::optional<bool> boolAt(const Json& json, std::initializer_list<std::string_view> path);

/// The "value" of an id message: "" if there is none.
std::string idAt(const Json& json, std::string_view name);
Json idJson(const std::string& value); ///< {"value": …}

/// The elements of an array; none if it is no array. They live as long as `json`.
std::vector<const Json*> itemsAt(const Json& json, std::initializer_list<std::string_view> path);

/// {"nanoseconds": n}; n is cut to what a Duration holds.
std::optional<Duration> nanosecondsAt(const Json& json, std::initializer_list<std::string_view> path);
Json nanosecondsJson(Duration duration);

/// Seconds since 1970 with a fraction; the beginning of time if it is not one.
Timestamp timeOf(double seconds);

double secondsOf(Duration duration);

} // namespace pacer::mesos
