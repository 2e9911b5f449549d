// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/json.h"

#include <span>

/// The messages that the master and the agents take, and Mesos's own way from JSON to them
/// (spec/mesos.md 1.3).
namespace pacer::mesos_double {

struct Converted {
    std::optional<Json> message; ///< known fields only, in the order of the message, numbers as numbers
    std::string error;           ///< "Missing required fields: kill.task_id"
};

/// Reads `json` as the message `name` of the table in schema_tables.cpp. Unknown fields and null are ignored,
/// an unknown name of an enum counts as absent, numbers may stand in strings; everything else must fit.
Converted convert(const Json& json, std::string_view name);

/// The lines of the table: message, then fields "name:type", "!" if required, "*" if repeated.
struct MessageLine {
    const char* message;
    const char* fields;
};
std::span<const MessageLine> messageTable();

struct EnumLine {
    const char* name;
    const char* values; ///< separated by blanks
};
std::span<const EnumLine> enumTable();

} // namespace pacer::mesos_double
