// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_parts.h"

#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

namespace pacer::store {

std::int64_t ticks(Timestamp time)
{
    return time.time_since_epoch().count();
}

void putIfSet(Json& record, const char* name, const std::optional<Timestamp>& value)
{
    if (value)
        record[name] = ticks(*value);
}

void putIfSet(Json& record, const char* name, const std::optional<std::string>& value)
{
    if (value)
        record[name] = *value;
}

bool get(const Reader& record, std::string_view name, Timestamp& target)
{
    std::int64_t value = 0;
    if (!record.get(name, value))
        return false;
    target = Timestamp{Duration{value}};
    return true;
}

void get(const Reader& record, std::string_view name, std::optional<Timestamp>& target)
{
    Timestamp value{};
    if (get(record, name, value))
        target = value;
}

void get(const Reader& record, std::string_view name, Duration& target)
{
    std::int64_t value = 0;
    if (record.get(name, value))
        target = Duration{value};
}

Result<void> readBody(const std::string& body, const std::function<void(const Reader&)>& fill)
{
    const auto json = wire::parseJson(body);
    if (!json)
        return fail(json.error());
    Errors errors;
    const Reader reader(*json, "", errors);
    if (reader.expectObject())
        fill(reader);
    if (!errors.empty())
        return fail(std::move(errors));
    return {};
}

} // namespace pacer::store
