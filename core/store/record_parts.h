// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/wire/object.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// What the bodies of stored records are made of; for the sources of record_json.h alone.
namespace pacer::store {

using wire::Json;
using wire::Reader;

/// Times of records are exact.
std::int64_t ticks(Timestamp time);

/// Members that are only there when they are set.
void putIfSet(Json& record, const char* name, const std::optional<Timestamp>& value);
void putIfSet(Json& record, const char* name, const std::optional<std::string>& value);

bool get(const Reader& record, std::string_view name, Timestamp& target);
void get(const Reader& record, std::string_view name, std::optional<Timestamp>& target);
void get(const Reader& record, std::string_view name, Duration& target);

/// Parses a stored body and lets `fill` read it; every complaint makes the record a broken one.
Result<void> readBody(const std::string& body, const std::function<void(const Reader&)>& fill);

template <class T, class Fill>
Result<T> readBody(const std::string& body, T record, Fill fill)
{
    auto done = readBody(body, [&](const Reader& json) { fill(json, record); });
    if (!done)
        return fail(std::move(done.error()));
    return record;
}

} // namespace pacer::store
