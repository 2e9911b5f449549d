// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/wire/json.h"

#include <string>
#include <string_view>

namespace pacer::wire {

/// The status that answers these errors (spec/marathon-api.md 2.2): that of the first of the most severe kind
/// (reading before rules before the rest). 500 for none.
int httpStatus(const Errors& errors);

struct ErrorStyle {
    bool emptyDetails = false;  ///< `"details": []` beside a plain message: 404 of GET, kills, pods, queue
    bool nameNestedApps = true; ///< say inside the text which app of a group broke a rule (decision 19)
};

/// {"message", "details"?, "deployments"?}
Json writeErrors(const Errors& errors, const ErrorStyle& style = {});

/// The English sentence of one error, as it stands in `details` or `message`.
std::string errorSentence(const Error& error);

/// The errors in an answer of a server. Texts that belong to a code become that code, other entries of
/// `details` become RuleText, everything else HttpStatus with the server's message; 409 with deployments
/// becomes AppLocked.
Errors readErrors(int status, std::string_view body);

/// "/healthChecks/0/port" → "/healthChecks(0)/port" and back. Keys of maps (labels, env, …) stay as they are.
std::string marathonPath(std::string_view pointer);
std::string pointerOfMarathonPath(std::string_view path);

} // namespace pacer::wire
