// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/exchange.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <memory>
#include <optional>

namespace pacer::net {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::uint32_t headerLimit = 64 * 1024;
constexpr int interimLimit = 20; ///< 1xx answers that are skipped

class Exchange : public std::enable_shared_from_this<Exchange> {
public:
    Exchange(asio::io_context& context, asio::ssl::context& tls, bool verifyHost, ExchangeOrder order,
             ExchangeDone done)
        : m_resolver(context)
        , m_stream(context, tls)
        , m_timer(context)
        , m_order(std::move(order))
        , m_done(std::move(done))
    {
        m_result.response.status = 0;
        if (m_order.tls && verifyHost)
            m_stream.set_verify_callback(asio::ssl::host_name_verification(m_order.host));
    }

    void start()
    {
        m_timer.expires_after(
            std::chrono::duration_cast<std::chrono::steady_clock::duration>(m_order.timeout));
        m_timer.async_wait([self = shared_from_this()](error_code ec) {
            if (!ec)
                self->finish(ExchangeFailure::TimedOut, "timed out");
        });
        m_resolver.async_resolve(
            m_order.host, std::to_string(m_order.port),
            [self = shared_from_this()](error_code ec, const tcp::resolver::results_type& found) {
                self->onResolved(ec, found);
            });
    }

private:
    template <class F>
    void onStream(F use)
    {
        if (m_order.tls)
            use(m_stream);
        else
            use(m_stream.next_layer());
    }

    void finish(ExchangeFailure failure, std::string error = {})
    {
        if (!m_done)
            return;
        m_result.failure = failure;
        m_result.error = std::move(error);
        m_timer.cancel();
        m_resolver.cancel();
        error_code ignored;
        m_stream.next_layer().close(ignored);
        const ExchangeDone done = std::exchange(m_done, nullptr);
        done(std::move(m_result));
    }

    /// True if the exchange is over, because of `ec` or before it.
    bool over(error_code ec, ExchangeFailure failure)
    {
        if (!m_done)
            return true;
        if (ec)
            finish(failure, ec.message());
        return static_cast<bool>(ec);
    }

    void onResolved(error_code ec, const tcp::resolver::results_type& found)
    {
        if (over(ec, ExchangeFailure::Resolve))
            return;
        for (const auto& entry : found)
            m_endpoints.push_back(entry.endpoint());
        std::stable_partition(m_endpoints.begin(), m_endpoints.end(), [this](const tcp::endpoint& endpoint) {
            return endpoint.address().is_v6() == m_order.preferIpv6;
        });
        asio::async_connect(m_stream.next_layer(), m_endpoints,
                            [self = shared_from_this()](error_code failed, const tcp::endpoint&) {
                                self->onConnected(failed);
                            });
    }

    void onConnected(error_code ec)
    {
        m_result.refused = ec == asio::error::connection_refused;
        if (over(ec, ExchangeFailure::Connect))
            return;
        m_result.connected = true;
        if (m_order.connectOnly)
            return finish(ExchangeFailure::None);
        if (!m_order.tls)
            return send();
        SSL_set_tlsext_host_name(m_stream.native_handle(), m_order.host.c_str());
        m_stream.async_handshake(asio::ssl::stream_base::client,
                                 [self = shared_from_this()](error_code failed) {
                                     if (!self->over(failed, ExchangeFailure::Tls))
                                         self->send();
                                 });
    }

    void send()
    {
        onStream([this](auto& stream) {
            asio::async_write(stream, asio::buffer(m_order.message),
                              [self = shared_from_this()](error_code ec, std::size_t) {
                                  if (!self->over(ec, ExchangeFailure::Broken))
                                      self->readHead();
                              });
        });
    }

    void readHead()
    {
        m_parser.emplace();
        m_parser->header_limit(headerLimit);
        m_parser->body_limit(boost::none);
        m_parser->skip(m_order.headAnswer);
        onStream([this](auto& stream) {
            http::async_read_header(stream, m_buffer, *m_parser,
                                    [self = shared_from_this()](error_code ec, std::size_t) {
                                        if (!self->over(ec, ExchangeFailure::Broken))
                                            self->onHead();
                                    });
        });
    }

    void onHead()
    {
        const auto& head = m_parser->get();
        const int status = static_cast<int>(head.result_int());
        if (status < 200) { // interim: the final answer decides (decision 34)
            if (++m_interim > interimLimit)
                return finish(ExchangeFailure::Broken, "too many interim answers");
            return readHead();
        }
        Response& response = m_result.response;
        response.status = status;
        response.reason = head.reason();
        for (const auto& field : head)
            response.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
        if (m_parser->is_done() || !m_order.wantsBody)
            return finish(ExchangeFailure::None);
        readBody();
    }

    void readBody()
    {
        onStream([this](auto& stream) {
            http::async_read_some(
                stream, m_buffer, *m_parser,
                [self = shared_from_this()](error_code ec, std::size_t) { self->onBody(ec); });
        });
    }

    void onBody(error_code ec)
    {
        // A server that ends a body by closing may do so without a proper goodbye in TLS.
        const bool closed = ec == asio::ssl::error::stream_truncated && m_parser->need_eof();
        if (over(closed ? error_code{} : ec, ExchangeFailure::Broken))
            return;
        std::string& body = m_parser->get().body();
        const bool tooLong = body.size() > m_order.bodyLimit;
        if (tooLong && !m_order.cutBody)
            return finish(ExchangeFailure::TooLarge, "the answer is too long");
        if (!tooLong && !closed && !m_parser->is_done())
            return readBody();
        body.resize(std::min(body.size(), m_order.bodyLimit));
        m_result.response.body = std::move(body);
        finish(ExchangeFailure::None);
    }

    tcp::resolver m_resolver;
    asio::ssl::stream<tcp::socket> m_stream; ///< its next layer is used alone where there is no TLS
    asio::steady_timer m_timer;
    ExchangeOrder m_order;
    ExchangeDone m_done;
    ExchangeResult m_result;
    std::vector<tcp::endpoint> m_endpoints;
    boost::beast::flat_buffer m_buffer{headerLimit * 4};
    std::optional<http::response_parser<http::string_body>> m_parser;
    int m_interim = 0;
};

} // namespace

void startExchange(asio::io_context& context, asio::ssl::context& tls, bool verifyHost, ExchangeOrder order,
                   ExchangeDone done)
{
    std::make_shared<Exchange>(context, tls, verifyHost, std::move(order), std::move(done))->start();
}

} // namespace pacer::net
