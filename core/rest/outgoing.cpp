// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/outgoing.h"

#include "core/base/text.h"
#include "core/net/gzip.h"

namespace pacer::rest {
namespace {

constexpr std::size_t smallBytes = 256; ///< packing less saves nothing

} // namespace

AnswerForm answerForm(const net::Request& request)
{
    AnswerForm form;
    form.get = request.method == "GET";
    if (const std::string* encoding = net::findHeader(request.headers, "Accept-Encoding"))
        form.gzip = net::takesGzip(*encoding);
    for (const auto& [name, value] : request.headers) {
        if (!equalsIgnoringCase(name, "Access-Control-Request-Headers"))
            continue;
        for (const std::string_view header : split(value, ','))
            form.requestedHeaders +=
                (form.requestedHeaders.empty() ? "" : ",  ") + std::string(trimmed(header));
    }
    return form;
}

net::Headers commonHeaders(const std::string& authority, const std::vector<std::string>& origins,
                           const AnswerForm& form)
{
    net::Headers headers{{"X-Marathon-Leader", "http://" + authority},
                         {"X-Frame-Options", "DENY"},
                         {"X-XSS-Protection", "1; mode=block"},
                         {"Cache-Control", "no-cache, no-store, must-revalidate"},
                         {"Pragma", "no-cache"},
                         {"Expires", "0"}};
    if (!origins.empty()) {
        headers.emplace_back("Access-Control-Allow-Origin", origins.back());
        headers.emplace_back("Access-Control-Allow-Headers", form.requestedHeaders);
        headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
        headers.emplace_back("Access-Control-Max-Age", "86400");
    }
    return headers;
}

net::Response responseOf(Reply&& reply, net::Headers headers, const AnswerForm& form)
{
    net::Response response;
    response.status = reply.status;
    response.headers = std::move(headers);
    if (!reply.contentType.empty())
        response.headers.emplace_back("Content-Type", std::move(reply.contentType));
    response.headers.insert(response.headers.end(), reply.headers.begin(), reply.headers.end());
    if (form.get && reply.status == 200 && net::findHeader(response.headers, "Vary") == nullptr)
        response.headers.emplace_back("Vary", "Accept-Encoding, User-Agent");
    response.body = std::move(reply.body);
    response.parts = std::move(reply.parts);
    return response;
}

bool isWorthPacking(const net::Response& response, const AnswerForm& form)
{
    return form.get && form.gzip && response.status == 200 && response.bodySize() >= smallBytes;
}

void pack(net::Response& response)
{
    std::vector<std::string_view> pieces{response.body};
    for (const net::Chunk& part : response.parts)
        pieces.emplace_back(*part);
    response.body = net::gzipped(pieces);
    response.parts.clear();
    response.headers.emplace_back("Content-Encoding", "gzip");
}

} // namespace pacer::rest
