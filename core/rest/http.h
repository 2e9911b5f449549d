// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http_message.h"
#include "core/net/url.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Requests and replies as the routes see them: values without a connection.
namespace pacer::rest {

struct Request {
    std::string method; ///< "GET"; HEAD is served as GET, its body is left out when it is sent
    std::string path;   ///< decoded, without query
    net::Query query;   ///< decoded
    net::Headers headers;
    std::string body;
    std::string clientIp;

    /// True only for the word "true"; `otherwise` if the parameter is absent (spec/marathon-api.md 1).
    bool flag(std::string_view name, bool otherwise = false) const;
    std::optional<std::string> parameter(std::string_view name) const; ///< the first value
    std::vector<std::string> parameters(std::string_view name) const;  ///< all values
};

/// nullopt if the path of the target cannot be decoded.
std::optional<Request> makeRequest(net::Request&& received);

struct Reply {
    int status = 200;
    std::string contentType = "application/json"; ///< "": the reply has no body
    net::Headers headers;
    std::string body;
    std::optional<std::string> file; ///< sent in the place of `body`
    std::vector<net::Chunk> parts;   ///< the body goes on with these
};

/// Called once for each request, on any thread.
using Answer = std::function<void(Reply)>;

/// True if the Accept header admits `type` ("application/json"); a missing one admits everything.
bool accepts(const Request& request, std::string_view type);

} // namespace pacer::rest
