// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/answering.h"

#include "core/wire/error_json.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

namespace pacer::api {

namespace {
constexpr wire::TextLimits answerLimits{std::size_t{512} * 1024 * 1024, 200};
} // namespace

Result<HttpResponse> requireSuccess(HttpResponse response)
{
    if (response.status >= 200 && response.status < 300)
        return response;
    const std::string_view body(response.body.constData(), static_cast<std::size_t>(response.body.size()));
    return fail(wire::readErrors(response.status, body));
}

Result<wire::Json> jsonOf(const HttpResponse& response)
{
    const std::string_view body(response.body.constData(), static_cast<std::size_t>(response.body.size()));
    if (response.status < 200 || response.status >= 300)
        return fail(wire::readErrors(response.status, body));
    return wire::parseJson(body, answerLimits);
}

} // namespace pacer::api
