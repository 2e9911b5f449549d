// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/world.h"

/// What every call has to pass before it is looked at: credentials, method, types, JSON (spec/mesos.md 9,
/// 15).
namespace pacer::mesos_double {

struct Caller {
    std::optional<Reply> refusal; ///< 401
    std::string principal;        ///< "" without authentication
};
Caller callerOf(const World& world, const Request& request, const std::string& realm);

/// The user behind a name; without authentication one who may do everything.
const Principal& principalOf(const World& world, const std::string& name);

struct Call {
    std::optional<Reply> refusal;
    Json message;
    std::string type;
};
/// Reads a POST with JSON as `message` ("scheduler::Call"): 405, 400, 415. The type must be there, and the
/// part that it needs; `bodies` names those parts, by type.
Call readCall(const Request& request, const std::string& message,
              const std::map<std::string, std::string>& bodies);

/// False for an Accept header that allows neither JSON nor protobuf.
bool acceptsJson(const Request& request);
Reply notAcceptable();
Reply methodNotAllowed(const Request& request, const std::string& allowed);

} // namespace pacer::mesos_double
