// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json_text.h"
#include "tests/vectors/responder.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace pacer::vectors {

namespace {

constexpr int firstFailure = 400;

std::optional<std::string> bodyText(const Json& request)
{
    if (request.contains("rawBody"))
        return request.at("rawBody").get<std::string>();
    return request.contains("body") ? std::optional(wire::jsonText(request.at("body"))) : std::nullopt;
}

Answer send(const Json& request, Responder& responder)
{
    return responder.ask(request.at("method").get<std::string>(), request.at("path").get<std::string>(),
                         bodyText(request));
}

} // namespace

std::optional<Answer> answerOf(const Json& vector, Responder& responder)
{
    if (!responder.begin(vector.value("config", Json::object())))
        return std::nullopt;
    const bool whileRunning =
        vector.value("note", "").find("given deployment still running") != std::string::npos;
    for (const Json& request : vector.value("given", Json::array())) {
        const Answer answer = send(request, responder);
        if (answer.status >= firstFailure)
            throw std::runtime_error("a given request got " + std::to_string(answer.status) + ' '
                                     + wire::jsonText(answer.body));
        if (!whileRunning)
            responder.settle();
    }
    return send(vector, responder);
}

} // namespace pacer::vectors
