// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probe.h"

#include "core/net/exchange.h"
#include "core/net/io_thread.h"
#include "core/net/url.h"

#include <boost/asio/post.hpp>

namespace pacer::net {
namespace {

/// In the words that the API shows for a failed check (spec/marathon-api.md 10).
std::string errorText(const ExchangeResult& result, const ProbeTarget& target)
{
    switch (result.failure) {
    case ExchangeFailure::None: return {};
    case ExchangeFailure::Resolve: return "UnknownHostException: " + target.host;
    case ExchangeFailure::Connect:
        return "ConnectException: " + (result.refused ? "Connection refused" : result.error);
    case ExchangeFailure::Tls: return "SSLHandshakeException: " + result.error;
    case ExchangeFailure::TimedOut: {
        const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(target.timeout).count();
        return "TimeoutException: no answer within " + std::to_string(waited) + " milliseconds";
    }
    case ExchangeFailure::Broken:
    case ExchangeFailure::TooLarge: return "IOException: " + result.error;
    }
    return {};
}

ExchangeOrder orderFor(const ProbeTarget& target)
{
    ExchangeOrder order;
    order.host = target.host;
    order.port = target.port;
    order.preferIpv6 = target.preferIpv6;
    order.tls = target.kind == ProbeKind::Https;
    order.connectOnly = target.kind == ProbeKind::Tcp;
    order.wantsBody = target.wantsBody;
    order.cutBody = true;
    order.bodyLimit = target.bodyLimit;
    order.timeout = target.timeout;
    const std::string path = target.path.starts_with('/') ? target.path : '/' + target.path;
    // A path comes from a definition: it must not be able to add lines to the request.
    const std::string safePath = percentEncoded(path, "/?#[]@!$&'()*+,;=:%");
    order.message = "GET " + safePath + " HTTP/1.1\r\n"
                    + headerLines({{"Host", hostAndPort(target.host, target.port)},
                                   {"User-Agent", "pacer-health"},
                                   {"Accept", "*/*"},
                                   {"Connection", "close"}})
                    + "\r\n";
    return order;
}

ProbeResult resultOf(ExchangeResult&& exchanged, const ProbeTarget& target)
{
    ProbeResult result;
    result.error = errorText(exchanged, target);
    result.connected = exchanged.connected;
    if (exchanged.failure != ExchangeFailure::None)
        return result;
    result.status = exchanged.response.status;
    result.reason = exchanged.response.reason;
    if (const std::string* type = findHeader(exchanged.response.headers, "Content-Type"))
        result.contentType = *type;
    result.body = std::move(exchanged.response.body);
    return result;
}

} // namespace

class Probes::Impl {
public:
    boost::asio::ssl::context tls{boost::asio::ssl::context::tls_client};
    IoThread io; // last: its thread ends before the rest goes
};

Probes::Probes()
    : m_impl(std::make_unique<Impl>())
{
    m_impl->tls.set_verify_mode(boost::asio::ssl::verify_none);
}

Probes::~Probes() = default;

void Probes::send(const ProbeTarget& target, Answer answer)
{
    boost::asio::post(m_impl->io.context(), [impl = m_impl.get(), target, answer = std::move(answer)] {
        startExchange(
            impl->io.context(), impl->tls, false, orderFor(target),
            [target, answer](ExchangeResult exchanged) { answer(resultOf(std::move(exchanged), target)); });
    });
}

} // namespace pacer::net
