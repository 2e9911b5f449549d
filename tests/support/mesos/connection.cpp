// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/connection.h"

#include "core/net/gzip.h"

#include <array>
#include <charconv>
#include <ctime>
#include <map>

namespace pacer::mesos_double {
namespace {

constexpr std::size_t longestRequest = 64 * 1024 * 1024;
constexpr std::size_t gzipFrom = 1024;

std::string httpDate()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

const char* phraseOf(int status)
{
    static const std::map<int, const char*> phrases{{200, "OK"},
                                                    {202, "Accepted"},
                                                    {307, "Temporary Redirect"},
                                                    {400, "Bad Request"},
                                                    {401, "Unauthorized"},
                                                    {403, "Forbidden"},
                                                    {404, "Not Found"},
                                                    {405, "Method Not Allowed"},
                                                    {406, "Not Acceptable"},
                                                    {409, "Conflict"},
                                                    {415, "Unsupported Media Type"},
                                                    {503, "Service Unavailable"}};
    const auto found = phrases.find(status);
    return found == phrases.end() ? "Unknown" : found->second;
}

std::string hexText(std::size_t value)
{
    std::array<char, 20> text{};
    const auto [end, ec] = std::to_chars(text.data(), text.data() + text.size(), value, 16);
    return {text.data(), end};
}

std::string trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos)
        return {};
    return std::string(text.substr(from, text.find_last_not_of(" \t\r") - from + 1));
}

/// False if the first line is none of HTTP.
bool readHead(std::string_view head, Request& request, std::string& version)
{
    const std::string_view line = head.substr(0, head.find("\r\n"));
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || last <= first)
        return false;
    request.method = line.substr(0, first);
    request.target = line.substr(first + 1, last - first - 1);
    version = line.substr(last + 1);
    head.remove_prefix(std::min(head.size(), line.size() + 2));
    while (!head.empty()) {
        const std::string_view field = head.substr(0, head.find("\r\n"));
        head.remove_prefix(std::min(head.size(), field.size() + 2));
        const std::size_t colon = field.find(':');
        if (colon != std::string_view::npos)
            request.headers.emplace_back(std::string(field.substr(0, colon)),
                                         trimmed(field.substr(colon + 1)));
    }
    return version.starts_with("HTTP/1.");
}

} // namespace

/// False if the body is not all there. Sets m_broken for a length that is none.
bool Connection::readBody(std::size_t from, const Request& head, std::string& body, std::size_t& end)
{
    if (headerOf(head.headers, "Transfer-Encoding").value_or("") != "chunked") {
        const std::string length = headerOf(head.headers, "Content-Length").value_or("0");
        std::size_t size = 0;
        const auto [stop, ec] = std::from_chars(length.data(), length.data() + length.size(), size);
        m_broken = ec != std::errc{} || size > longestRequest;
        if (m_broken || m_in.size() < from + size)
            return false;
        body = m_in.substr(from, size);
        end = from + size;
        return true;
    }
    for (std::size_t at = from;;) {
        const std::size_t line = m_in.find("\r\n", at);
        if (line == std::string::npos)
            return false;
        std::size_t size = 0;
        const auto [stop, ec] = std::from_chars(m_in.data() + at, m_in.data() + line, size, 16);
        m_broken = ec != std::errc{} || size > longestRequest;
        if (m_broken || m_in.size() < line + 2 + size + 2)
            return false;
        body.append(m_in, line + 2, size);
        at = line + 2 + size + 2;
        if (size == 0) {
            end = at;
            return true;
        }
    }
}

std::optional<Request> Connection::next()
{
    if (m_answering || m_closing || m_broken)
        return std::nullopt;
    const std::size_t blank = m_in.find("\r\n\r\n");
    if (blank == std::string::npos) {
        m_broken = m_in.size() > longestRequest;
        return std::nullopt;
    }
    Request request;
    std::string version;
    if (!readHead(std::string_view(m_in).substr(0, blank), request, version)) {
        m_broken = true;
        return std::nullopt;
    }
    std::size_t end = 0;
    if (!readBody(blank + 4, request, request.body, end))
        return std::nullopt;
    m_in.erase(0, end);
    m_answering = true;
    m_keepAlive = version != "HTTP/1.0" && headerOf(request.headers, "Connection").value_or("") != "close";
    m_gzip = headerOf(request.headers, "Accept-Encoding").value_or("").find("gzip") != std::string::npos;
    return request;
}

void Connection::answer(const Reply& reply)
{
    if (reply.status <= 0) {
        m_broken = reply.status == 0;
        return;
    }
    std::string body = reply.body;
    const bool packed = m_gzip && reply.stream == 0 && body.size() > gzipFrom;
    if (packed)
        body = net::gzipped({body});
    m_out += "HTTP/1.1 " + std::to_string(reply.status) + ' ' + phraseOf(reply.status)
             + "\r\nDate: " + httpDate() + "\r\n";
    if (reply.stream != 0)
        m_out += "Transfer-Encoding: chunked\r\n";
    for (const auto& [name, value] : reply.headers)
        m_out += name + ": " + value + "\r\n";
    if (packed)
        m_out += "Content-Encoding: gzip\r\n";
    if (reply.stream == 0)
        m_out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    m_out += "\r\n" + (reply.stream == 0 ? body : std::string());
    m_stream = reply.stream;
    m_answering = m_stream != 0;
    m_closing = !m_answering && !m_keepAlive;
}

void Connection::send(const Output& output)
{
    switch (output.kind) {
    case Output::Kind::Record:
    case Output::Kind::Part:
        if (!output.text.empty())
            m_out += hexText(output.text.size()) + "\r\n" + output.text + "\r\n";
        return;
    case Output::Kind::End:
        m_out += "0\r\n\r\n";
        m_stream = 0;
        m_answering = false;
        m_closing = !m_keepAlive;
        return;
    case Output::Kind::Cut:
        m_stream = 0;
        m_closing = true;
        return;
    }
}

} // namespace pacer::mesos_double
