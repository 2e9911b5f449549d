// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/router.h"

#include "core/base/text.h"
#include "core/rest/replies.h"

#include <set>

namespace pacer::rest {
namespace {

bool hasForeignBody(const Request& request)
{
    const std::string* type = net::findHeader(request.headers, "Content-Type");
    if (type == nullptr)
        return false;
    const std::string_view name = trimmed(std::string_view(*type).substr(0, type->find(';')));
    return !equalsIgnoringCase(name, "application/json");
}

bool takesBody(const std::string& method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

} // namespace

const std::string& PathParts::operator[](std::string_view name) const
{
    static const std::string none;
    const auto found = m_parts.find(name);
    return found == m_parts.end() ? none : found->second;
}

void Router::add(std::string_view method, std::string_view pattern, RouteHandler handler, RouteRules rules)
{
    Route route;
    route.method = method;
    route.handler = std::move(handler);
    route.rules = rules;
    for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{')) {
        const std::size_t close = pattern.find('}', open);
        std::string_view name = pattern.substr(open + 1, close - open - 1);
        route.pieces.emplace_back(pattern.substr(0, open));
        route.swallows.push_back(name.ends_with('*'));
        if (name.ends_with('*'))
            name.remove_suffix(1);
        route.pieces.emplace_back(name);
        pattern.remove_prefix(close + 1);
    }
    route.pieces.emplace_back(pattern);
    m_routes.push_back(std::move(route));
}

bool Router::matches(const Route& route, std::string_view path, PathParts& parts)
{
    const std::string& head = route.pieces.front();
    if (!path.starts_with(head))
        return false;
    path.remove_prefix(head.size());
    for (std::size_t i = 1; i < route.pieces.size(); i += 2) {
        const std::string& name = route.pieces[i];
        const std::string& after = route.pieces[i + 1];
        std::size_t end = 0;
        if (route.swallows[i / 2]) {
            // As much as it can, so that what follows is found as late as possible.
            end = after.empty() ? path.size() : path.rfind(after);
            const bool last = i + 2 == route.pieces.size();
            if (last && !after.empty()) // a suffix: nothing may stand behind it
                end = path.ends_with(after) ? path.size() - after.size() : std::string_view::npos;
        } else {
            end = after.empty() ? path.find('/') : path.find(after);
            if (after.empty() && end == std::string_view::npos)
                end = path.size();
        }
        if (end == std::string_view::npos || end == 0)
            return false;
        const std::string_view value = path.substr(0, end);
        if (!route.swallows[i / 2] && value.find('/') != std::string_view::npos)
            return false;
        parts.set(name, std::string(value));
        path.remove_prefix(end + after.size());
    }
    return path.empty();
}

void Router::route(const Request& request, const Answer& answer) const
{
    std::set<std::string> methods;
    for (const Route& route : m_routes) {
        PathParts parts;
        std::string_view path = request.path;
        bool fits = matches(route, path, parts);
        if (!fits && route.rules.trailingSlash && path.ends_with('/'))
            fits = matches(route, path.substr(0, path.size() - 1), parts);
        if (!fits)
            continue;
        methods.insert(route.method);
        if (route.method != request.method)
            continue;
        if (route.rules.jsonBody && takesBody(request.method) && hasForeignBody(request))
            return answer(failureReply(ErrorCode::UnsupportedMediaType));
        if (route.rules.jsonAnswer && !accepts(request, "application/json"))
            return answer(failureReply(ErrorCode::NotAcceptable));
        return route.handler(request, parts, answer);
    }
    if (methods.empty())
        return answer(failureReply(ErrorCode::UriNotFound));
    if (methods.contains("GET"))
        methods.insert("HEAD");
    const net::Headers allowed{{"Allow", join({methods.begin(), methods.end()}, ", ")}};
    Reply reply =
        request.method == "OPTIONS" ? Reply{200, "", {}, {}, {}} : failureReply(ErrorCode::MethodNotAllowed);
    reply.headers = allowed;
    answer(std::move(reply));
}

} // namespace pacer::rest
