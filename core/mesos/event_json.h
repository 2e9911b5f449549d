// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/mesos/api_event.h"

#include <string_view>

namespace pacer::mesos {

/// One record of the event stream. Fails for what is no JSON object with a "type", is nested too deep or too
/// long; what is missing inside an event is left at its default, and parts that make no sense are left out.
Result<ApiEvent> readEvent(std::string_view record);

/// A TaskStatus message (spec/mesos.md 5.10). Its task id is empty if it has none.
scheduler::TaskStatus readStatus(const wire::Json& json);

/// An Offer message; nullopt without an id or an agent.
std::optional<MesosOffer> readOffer(const wire::Json& json);

} // namespace pacer::mesos
