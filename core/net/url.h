// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pacer::net {

/// "%2F" and the like decoded. nullopt for a broken escape or an encoded zero byte.
std::optional<std::string> percentDecoded(std::string_view text, bool plusIsSpace = false);

/// Everything but letters, digits and `-._~` escaped, and but the characters in `keep`.
std::string percentEncoded(std::string_view text, std::string_view keep = "/");

/// Decoded pairs of a query ("a=1&b") in their order; what cannot be decoded is left out.
using Query = std::vector<std::pair<std::string, std::string>>;
Query parseQuery(std::string_view query);

/// "http://host:5050/path?query"
struct Url {
    bool tls = false;
    std::string host; ///< without brackets
    std::uint16_t port = 80;
    std::string target = "/"; ///< path and query
};
/// nullopt unless it is an absolute http or https url.
std::optional<Url> parseUrl(std::string_view text);

/// "[::1]:80", "host:80"
std::string hostAndPort(std::string_view host, std::uint16_t port);
/// The two halves of such a text; the host keeps its brackets.
std::string_view hostOf(std::string_view hostAndPort);
std::uint16_t portOf(std::string_view hostAndPort); ///< 0 if there is none

} // namespace pacer::net
