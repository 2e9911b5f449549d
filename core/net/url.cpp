// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/url.h"

#include "core/base/text.h"

#include <charconv>

namespace pacer::net {
namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || std::string_view("-._~").find(c) != std::string_view::npos;
}

} // namespace

std::optional<std::string> percentDecoded(std::string_view text, bool plusIsSpace)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plusIsSpace) {
            decoded += ' ';
        } else if (text[i] != '%') {
            decoded += text[i];
        } else {
            if (i + 2 >= text.size())
                return std::nullopt;
            const int high = hexDigit(text[i + 1]);
            const int low = hexDigit(text[i + 2]);
            if (high < 0 || low < 0 || high + low == 0)
                return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return decoded;
}

std::string percentEncoded(std::string_view text, std::string_view keep)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (isUnreserved(c) || keep.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return encoded;
}

Query parseQuery(std::string_view query)
{
    Query pairs;
    for (const std::string_view part : split(query, '&')) {
        if (part.empty())
            continue;
        const std::size_t equals = part.find('=');
        const auto name = percentDecoded(part.substr(0, equals), true);
        const auto value = equals == std::string_view::npos ? std::optional<std::string>("")
                                                            : percentDecoded(part.substr(equals + 1), true);
        if (name && value)
            pairs.emplace_back(*name, *value);
    }
    return pairs;
}

std::optional<Url> parseUrl(std::string_view text)
{
    Url url;
    if (text.starts_with("http://")) {
        text.remove_prefix(7);
    } else if (text.starts_with("https://")) {
        text.remove_prefix(8);
        url.tls = true;
        url.port = 443;
    } else {
        return std::nullopt;
    }
    const std::size_t pathAt = text.find_first_of("/?#");
    std::string_view authority = text.substr(0, pathAt);
    if (authority.find('@') != std::string_view::npos)
        return std::nullopt;
    if (pathAt != std::string_view::npos) {
        std::string_view target = text.substr(pathAt);
        target = target.substr(0, target.find('#'));
        url.target = target.starts_with('/') ? std::string(target) : '/' + std::string(target);
    }
    std::string_view port;
    if (authority.starts_with('[')) {
        const std::size_t end = authority.find(']');
        if (end == std::string_view::npos)
            return std::nullopt;
        url.host = authority.substr(1, end - 1);
        authority.remove_prefix(end + 1);
        if (!authority.empty() && authority[0] != ':')
            return std::nullopt;
        port = authority.empty() ? authority : authority.substr(1);
    } else {
        const std::size_t colon = authority.find(':');
        url.host = authority.substr(0, colon);
        port = colon == std::string_view::npos ? std::string_view{} : authority.substr(colon + 1);
    }
    if (!port.empty()) {
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), url.port);
        if (error != std::errc{} || end != port.data() + port.size())
            return std::nullopt;
    }
    if (url.host.empty())
        return std::nullopt;
    return url;
}

std::string hostAndPort(std::string_view host, std::uint16_t port)
{
    const bool bracket = host.find(':') != std::string_view::npos;
    std::string text = bracket ? '[' + std::string(host) + ']' : std::string(host);
    return text + ':' + std::to_string(port);
}

std::string_view hostOf(std::string_view hostAndPort)
{
    return hostAndPort.substr(0, hostAndPort.rfind(':'));
}

std::uint16_t portOf(std::string_view hostAndPort)
{
    std::uint16_t port = 0;
    const std::string_view text = hostAndPort.substr(hostAndPort.rfind(':') + 1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() ? port : std::uint16_t{0};
}

} // namespace pacer::net
