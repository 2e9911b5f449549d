// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rest/http.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pacer::rest {

/// What the pattern of a route took out of the path.
class PathParts {
public:
    void set(std::string_view name, std::string value) { m_parts[std::string(name)] = std::move(value); }
    const std::string& operator[](std::string_view name) const;

private:
    std::map<std::string, std::string, std::less<>> m_parts;
};

/// May answer now or later; must not block.
using RouteHandler = std::function<void(const Request&, const PathParts&, const Answer&)>;

struct RouteRules {
    bool jsonBody = true;       ///< a body of another Content-Type is refused (415)
    bool jsonAnswer = true;     ///< a client that does not accept JSON is refused (406)
    bool trailingSlash = false; ///< "/ping/" means "/ping"
};

/// Chooses the handler for a path and method (spec/marathon-api.md 1, "Path matching").
///
/// A pattern is literal text with `{name}` (one segment) and at most one `{name*}`, which swallows
/// slashes. Patterns are tried in the order in which they were added, so longer suffixes stand before the
/// plain id; a pattern without the method leaves the request to the next one that fits.
class Router {
public:
    void add(std::string_view method, std::string_view pattern, RouteHandler handler, RouteRules rules = {});

    /// Answers 404, 405, 406 and 415 itself; OPTIONS with the methods that are there.
    void route(const Request& request, const Answer& answer) const;

private:
    struct Route {
        std::string method;
        std::vector<std::string> pieces; ///< literal, name, literal, name, … literal
        std::vector<bool> swallows;      ///< one per name
        RouteHandler handler;
        RouteRules rules;
    };

    static bool matches(const Route& route, std::string_view path, PathParts& parts);

    std::vector<Route> m_routes;
};

} // namespace pacer::rest
