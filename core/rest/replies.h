// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/rest/http.h"
#include "core/wire/error_json.h"
#include "core/wire/json.h"

#include <string>
#include <vector>

namespace pacer::rest {

Reply jsonReply(const wire::Json& json, int status = 200);

/// Status and body for errors (spec/marathon-api.md 2). `emptyDetails`: `"details": []` beside a plain
/// message, as 404 answers of GET, kills, deployments and the queue have it.
Reply errorReply(const Errors& errors, bool emptyDetails = false);
Reply errorReply(const Errors& errors, const wire::ErrorStyle& style);
Reply failureReply(ErrorCode code, std::vector<std::string> args = {}, bool emptyDetails = false);

/// A text that is no JSON.
Reply textReply(std::string body, std::string contentType = "text/plain", int status = 200);

} // namespace pacer::rest
