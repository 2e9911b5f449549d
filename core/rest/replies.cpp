// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/replies.h"

#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

namespace pacer::rest {

Reply jsonReply(const wire::Json& json, int status)
{
    Reply reply;
    reply.status = status;
    reply.body = wire::jsonText(json);
    return reply;
}

Reply errorReply(const Errors& errors, bool emptyDetails)
{
    wire::ErrorStyle style;
    style.emptyDetails = emptyDetails;
    return errorReply(errors, style);
}

Reply errorReply(const Errors& errors, const wire::ErrorStyle& style)
{
    return jsonReply(wire::writeErrors(errors, style), wire::httpStatus(errors));
}

Reply failureReply(ErrorCode code, std::vector<std::string> args, bool emptyDetails)
{
    return errorReply({Error{code, {}, std::move(args)}}, emptyDetails);
}

Reply textReply(std::string body, std::string contentType, int status)
{
    Reply reply;
    reply.status = status;
    reply.contentType = std::move(contentType);
    reply.body = std::move(body);
    return reply;
}

} // namespace pacer::rest
