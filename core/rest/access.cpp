// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/access.h"

#include "core/base/text.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <optional>

namespace pacer::rest {
namespace {

/// Host name of "name:port", "[::1]:port" or "name"; nullopt if it is none of these.
std::optional<std::string> hostNameOf(std::string_view host)
{
    const bool bracket = host.starts_with('[');
    const std::size_t end = bracket ? host.find(']') : host.find(':');
    if (bracket && end == std::string_view::npos)
        return std::nullopt;
    const std::string_view name = bracket ? host.substr(0, end + 1) : host.substr(0, end);
    const std::string_view rest = host.substr(std::min(name.size(), host.size()));
    const bool port = rest.starts_with(':')
                      && std::ranges::all_of(rest.substr(1), [](char c) { return c >= '0' && c <= '9'; });
    if (name.empty() || (!rest.empty() && !port))
        return std::nullopt;
    return toLowerAscii(name);
}

bool isAddress(std::string_view name)
{
    if (name.starts_with('['))
        return name.find_first_not_of("[]0123456789abcdef:.") == std::string_view::npos;
    return name.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool isOurName(const Request& request, const AccessRules& rules)
{
    if (net::countHeader(request.headers, "Host") != 1)
        return false;
    const auto name = hostNameOf(*net::findHeader(request.headers, "Host"));
    return name && (*name == "localhost" || isAddress(*name) || rules.hostNames.contains(*name));
}

bool onlyReads(const Request& request)
{
    return request.method == "GET" || request.method == "OPTIONS";
}

/// Requests of a web page name its origin; only pages of this very server may ask, and to read those that
/// were allowed to.
bool isAllowedOrigin(const Request& request, const AccessRules& rules)
{
    const std::string* origin = net::findHeader(request.headers, "Origin");
    if (origin == nullptr)
        return true;
    if (onlyReads(request) && (rules.allowedOrigins.contains(*origin) || rules.allowedOrigins.contains("*")))
        return true;
    const std::string& host = *net::findHeader(request.headers, "Host");
    return *origin == "http://" + host || *origin == "https://" + host;
}

std::string base64Decoded(std::string_view text)
{
    if (text.size() % 4 != 0)
        return {};
    std::string decoded(text.size() / 4 * 3, '\0');
    const int size =
        EVP_DecodeBlock(reinterpret_cast<unsigned char*>(decoded.data()),
                        reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    if (size < 0)
        return {};
    const auto padding = static_cast<std::size_t>(std::ranges::count(text, '='));
    decoded.resize(static_cast<std::size_t>(size) - std::min<std::size_t>(padding, 2));
    return decoded;
}

/// Takes as long for a wrong token as for the right one.
bool sameToken(const std::string& given, const std::string& token)
{
    return given.size() == token.size() && !token.empty()
           && CRYPTO_memcmp(given.data(), token.data(), token.size()) == 0;
}

struct Credentials {
    bool isBearer = false;
    std::string text; ///< of Basic decoded: "user:password"
};

Credentials credentialsOf(std::string_view authorization)
{
    const std::size_t blank = authorization.find(' ');
    if (blank == std::string_view::npos)
        return {};
    const std::string_view scheme = authorization.substr(0, blank);
    const std::string_view text = trimmed(authorization.substr(blank));
    if (equalsIgnoringCase(scheme, "Bearer"))
        return {true, std::string(text)};
    return {false, equalsIgnoringCase(scheme, "Basic") ? base64Decoded(text) : std::string{}};
}

} // namespace

std::string tokenOf(const std::string& authorization)
{
    const std::string_view text = trimmed(authorization);
    constexpr std::string_view spelling = "token=";
    if (text.size() > spelling.size() && equalsIgnoringCase(text.substr(0, spelling.size()), spelling))
        return std::string(trimmed(text.substr(spelling.size())));
    const Credentials credentials = credentialsOf(text);
    if (credentials.isBearer)
        return credentials.text;
    const std::size_t colon = credentials.text.find(':');
    return colon == std::string::npos ? std::string{} : credentials.text.substr(colon + 1);
}

std::string userOf(const std::string& authorization)
{
    const Credentials credentials = credentialsOf(trimmed(authorization));
    return credentials.isBearer ? std::string{} : credentials.text.substr(0, credentials.text.find(':'));
}

Result<void> checkAccess(const Request& request, const AccessRules& rules)
{
    if (!isOurName(request, rules))
        return fail(ErrorCode::ForbiddenHost);
    if (!isAllowedOrigin(request, rules))
        return fail(ErrorCode::ForbiddenOrigin);
    if (request.method == "OPTIONS" && !rules.allowedOrigins.empty())
        return {};
    if (rules.anonymous || request.path == "/ping" || request.path == "/ping/")
        return {};
    const std::string* authorization = net::findHeader(request.headers, "Authorization");
    if (authorization == nullptr || !sameToken(tokenOf(*authorization), rules.token))
        return fail(ErrorCode::Unauthorized);
    return {};
}

} // namespace pacer::rest
