// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_client.h"

#include "core/net/exchange.h"
#include "core/net/io_thread.h"
#include "core/net/url.h"

#include <boost/asio/post.hpp>

namespace pacer::net {
namespace {

namespace asio = boost::asio;

std::string messageFor(const ClientRequest& request, const Url& url)
{
    Headers headers{{"Host", hostAndPort(url.host, url.port)}, {"Connection", "close"}};
    if (!request.body.empty() || request.method == "POST" || request.method == "PUT")
        headers.emplace_back("Content-Length", std::to_string(request.body.size()));
    headers.insert(headers.end(), request.headers.begin(), request.headers.end());
    return request.method + ' ' + percentEncoded(url.target, "/?#[]@!$&'()*+,;=:%") + " HTTP/1.1\r\n"
           + headerLines(headers) + "\r\n" + request.body;
}

Result<Response> answerOf(ExchangeResult&& exchanged, const std::string& address, std::size_t bodyLimit)
{
    switch (exchanged.failure) {
    case ExchangeFailure::None: return std::move(exchanged.response);
    case ExchangeFailure::Tls: return fail(ErrorCode::TlsFailed, {address, exchanged.error});
    case ExchangeFailure::TimedOut: return fail(ErrorCode::TimedOut, {address});
    case ExchangeFailure::TooLarge: return fail(ErrorCode::BodyTooLarge, {std::to_string(bodyLimit)});
    case ExchangeFailure::Resolve:
    case ExchangeFailure::Connect:
    case ExchangeFailure::Broken: break;
    }
    return fail(ErrorCode::NetworkUnreachable, {address, exchanged.error});
}

} // namespace

class HttpClient::Impl {
public:
    asio::ssl::context checked{asio::ssl::context::tls_client};
    asio::ssl::context unchecked{asio::ssl::context::tls_client};
    IoThread io; // last: its thread ends before the rest goes
};

HttpClient::HttpClient()
    : m_impl(std::make_unique<Impl>())
{
    m_impl->checked.set_default_verify_paths();
    m_impl->checked.set_verify_mode(asio::ssl::verify_peer);
    m_impl->unchecked.set_verify_mode(asio::ssl::verify_none);
}

HttpClient::~HttpClient() = default;

void HttpClient::send(ClientRequest request, Answer answer)
{
    asio::post(m_impl->io.context(),
               [impl = m_impl.get(), request = std::move(request), answer = std::move(answer)] {
                   const std::optional<Url> url = parseUrl(request.url);
                   if (!url)
                       return answer(fail(ErrorCode::NetworkUnreachable, {request.url, "not an http url"}));
                   ExchangeOrder order;
                   order.host = url->host;
                   order.port = url->port;
                   order.tls = url->tls;
                   order.headAnswer = request.method == "HEAD";
                   order.bodyLimit = request.bodyLimit;
                   order.timeout = request.timeout;
                   order.message = messageFor(request, *url);
                   startExchange(impl->io.context(), request.verifyTls ? impl->checked : impl->unchecked,
                                 request.verifyTls, std::move(order),
                                 [answer, address = hostAndPort(url->host, url->port),
                                  limit = request.bodyLimit](ExchangeResult exchanged) {
                                     answer(answerOf(std::move(exchanged), address, limit));
                                 });
               });
}

} // namespace pacer::net
