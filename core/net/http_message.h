// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTTP messages as values.
namespace pacer::net {

using Chunk = std::shared_ptr<const std::string>; ///< shared by all readers, never changed

/// Header fields in the order in which they stood. Names keep their case; look-ups ignore it.
using Headers = std::vector<std::pair<std::string, std::string>>;

/// The first value under `name`, or nullptr.
const std::string* findHeader(const Headers& headers, std::string_view name);
/// How often `name` stands in `headers`.
std::size_t countHeader(const Headers& headers, std::string_view name);

/// A complete request as a server got it.
struct Request {
    std::string method; ///< "GET"
    std::string target; ///< as sent: "/v2/apps//a?force=true"
    Headers headers;
    std::string body;
    std::string remoteAddress; ///< without port
    std::uint16_t remotePort = 0;
};

/// An answer. Content-Length, Connection and Date are added when it is sent; for HEAD the body is left out
/// and its length is kept.
struct Response {
    int status = 200;
    std::string reason; ///< empty: the standard phrase, which for 422 is empty (spec/marathon-api.md 1)
    Headers headers;
    std::string body;
    std::vector<Chunk> parts; ///< the body goes on with these; many answers may share them

    std::size_t bodySize() const;
};

/// "Not Found"; "" for 422 and for numbers without a name.
std::string_view standardReason(int status);

/// Status line and header fields, ready to send, with the empty line at the end.
std::string responseHead(int status, std::string_view reason, const Headers& headers);

/// `name: value` CR LF for each, without anything that could start a line of its own.
std::string headerLines(const Headers& headers);

} // namespace pacer::net
