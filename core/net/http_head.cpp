// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/net/http_message.h"

#include <algorithm>

namespace pacer::net {

const std::string* findHeader(const Headers& headers, std::string_view name)
{
    const auto found = std::ranges::find_if(
        headers, [&](const auto& header) { return equalsIgnoringCase(header.first, name); });
    return found == headers.end() ? nullptr : &found->second;
}

std::size_t countHeader(const Headers& headers, std::string_view name)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        headers, [&](const auto& header) { return equalsIgnoringCase(header.first, name); }));
}

std::size_t Response::bodySize() const
{
    std::size_t size = body.size();
    for (const Chunk& part : parts)
        size += part->size();
    return size;
}

std::string_view standardReason(int status)
{
    struct Phrase {
        int status;
        std::string_view text;
    };
    static constexpr Phrase phrases[] = {
        {100, "Continue"},
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {206, "Partial Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {413, "Payload Too Large"},
        {415, "Unsupported Media Type"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
    };
    const auto* found = std::ranges::find(phrases, status, &Phrase::status);
    return found == std::end(phrases) ? std::string_view{} : found->text;
}

std::string headerLines(const Headers& headers)
{
    const auto append = [](std::string& to, std::string_view text) {
        for (const char c : text) {
            if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
                to += c;
        }
    };
    std::string lines;
    for (const auto& [name, value] : headers) {
        append(lines, name);
        lines += ": ";
        append(lines, value);
        lines += "\r\n";
    }
    return lines;
}

std::string responseHead(int status, std::string_view reason, const Headers& headers)
{
    std::string head = "HTTP/1.1 " + std::to_string(status) + ' ';
    head += reason.empty() ? standardReason(status) : reason;
    head += "\r\n";
    return head + headerLines(headers) + "\r\n";
}

} // namespace pacer::net
