// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/api_events.h"
#include "core/wire/json.h"

#include <string_view>

namespace pacer::wire {

/// "status_update_event" and so on: the event name and `eventType`.
std::string_view eventType(const ApiEventBody& body);

/// The data of an event, keys in the order of the reference (spec/marathon-api.md 10). Write it with
/// `jsonTextWithoutFractions`.
Json writeEvent(const ApiEvent& event);

/// Lenient. Fails for types that carry nothing for us (UnknownEnumLiteral) and for what is no event.
Result<ApiEvent> readEvent(const Json& json);

} // namespace pacer::wire
