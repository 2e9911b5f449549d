// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/json_access.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace pacer::mesos {

const Json* find(const Json& json, std::initializer_list<std::string_view> path)
{
    const Json* at = &json;
    for (const std::string_view name : path) {
        if (!at->is_object())
            return nullptr;
        const auto member = at->find(name);
        if (member == at->end())
            return nullptr;
        at = &*member;
    }
    return at->is_null() ? nullptr : at;
}

std::string textAt(const Json& json, std::initializer_list<std::string_view> path)
{
    const Json* const found = find(json, path);
    return found && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<double> numberAt(const Json& json, std::initializer_list<std::string_view> path)
{
    const Json* const found = find(json, path);
    if (!found)
        return std::nullopt;
    if (found->is_number())
        return found->get<double>();
    if (found->is_string() && found->get_ref<const std::string&>() == "Infinity")
        return std::numeric_limits<double>::infinity();
    return std::nullopt;
}

std::optional<std::int64_t> integerAt(const Json& json, std::initializer_list<std::string_view> path)
{
    const Json* const found = find(json, path);
    if (!found || !found->is_number())
        return std::nullopt;
    if (!found->is_number_float())
        return found->get<std::int64_t>();
    const double value = found->get<double>();
    constexpr double limit = 9.2e18; // below the largest number of 64 bits
    if (!(std::fabs(value) < limit))
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::optional<bool> boolAt(const Json& json, std::initializer_list<std::string_view> path)
{
    const Json* const found = find(json, path);
    return found && found->is_boolean() ? std::optional(found->get<bool>()) : std::nullopt;
}

std::string idAt(const Json& json, std::string_view name)
{
    return textAt(json, {name, "value"});
}

Json idJson(const std::string& value)
{
    return Json{{"value", value}};
}

std::vector<const Json*> itemsAt(const Json& json, std::initializer_list<std::string_view> path)
{
    std::vector<const Json*> items;
    const Json* const found = find(json, path);
    if (!found || !found->is_array())
        return items;
    items.reserve(found->size());
    for (const Json& item : *found)
        items.push_back(&item);
    return items;
}

std::optional<Duration> nanosecondsAt(const Json& json, std::initializer_list<std::string_view> path)
{
    const Json* const found = find(json, path);
    const std::optional<std::int64_t> count =
        found ? integerAt(*found, {"nanoseconds"}) : std::optional<std::int64_t>();
    return count ? std::optional(Duration{*count}) : std::nullopt;
}

Json nanosecondsJson(Duration duration)
{
    return Json{{"nanoseconds", duration.count()}};
}

Timestamp timeOf(double seconds)
{
    constexpr double limit = 9.2e9; // seconds that 64 bits of nanoseconds hold
    if (!(std::fabs(seconds) < limit))
        return {};
    return Timestamp{Duration{std::llround(seconds * 1e9)}};
}

double secondsOf(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace pacer::mesos
