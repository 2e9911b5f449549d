// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/http.h"

#include "core/base/text.h"

#include <algorithm>

namespace pacer::rest {

std::optional<std::string> Request::parameter(std::string_view name) const
{
    const auto found = std::ranges::find(query, name, [](const auto& pair) { return pair.first; });
    return found == query.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Request::parameters(std::string_view name) const
{
    std::vector<std::string> values;
    for (const auto& [key, value] : query) {
        if (key == name)
            values.push_back(value);
    }
    return values;
}

bool Request::flag(std::string_view name, bool otherwise) const
{
    const auto value = parameter(name);
    return value ? *value == "true" : otherwise;
}

std::optional<Request> makeRequest(net::Request&& received)
{
    const std::string_view target = received.target;
    const std::size_t question = target.find('?');
    auto path = net::percentDecoded(target.substr(0, question));
    if (!path)
        return std::nullopt;
    Request request;
    request.path = std::move(*path);
    if (question != std::string_view::npos)
        request.query = net::parseQuery(target.substr(question + 1));
    request.method = received.method == "HEAD" ? "GET" : std::move(received.method);
    request.headers = std::move(received.headers);
    request.body = std::move(received.body);
    request.clientIp = std::move(received.remoteAddress);
    return request;
}

bool accepts(const Request& request, std::string_view type)
{
    const std::string* accept = net::findHeader(request.headers, "Accept");
    if (accept == nullptr || trimmed(*accept).empty())
        return true;
    const std::string_view family = type.substr(0, type.find('/'));
    return std::ranges::any_of(split(*accept, ','), [&](std::string_view range) {
        const std::string name = toLowerAscii(trimmed(range.substr(0, range.find(';'))));
        return name == "*/*" || name == type || name == std::string(family) + "/*";
    });
}

} // namespace pacer::rest
