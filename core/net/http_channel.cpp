// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_channel.h"

#include "core/net/response_reader.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <deque>

namespace pacer::net {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t readAtOnce = 64 * 1024;

} // namespace

class HttpChannel::Impl : public std::enable_shared_from_this<HttpChannel::Impl> {
public:
    Impl(asio::io_context& loop, ChannelTarget target)
        : m_loop(loop)
        , m_target(std::move(target))
        , m_address(hostAndPort(m_target.url.host, m_target.url.port))
        , m_resolver(loop)
        , m_stream(loop, *m_target.tls)
        , m_timer(loop)
        , m_reader({[this](const Response& head) { onHead(head); },
                    [this](std::string_view part) { onData(part); }, [this] { onEnd(); }})
    {}

    bool isOpen() const { return m_open; }

    void connect()
    {
        startTimer(m_target.connectTimeout);
        m_resolver.async_resolve(
            m_target.url.host, std::to_string(m_target.url.port),
            [self = shared_from_this()](error_code ec, const tcp::resolver::results_type& found) {
                if (!self->failed(ec))
                    self->onResolved(found);
            });
    }

    void send(const ChannelRequest& request, AnswerSink sink)
    {
        m_waiting.push_back(std::move(sink));
        if (!m_open) { // too late: as if it had ended just now
            asio::post(m_loop, [self = shared_from_this()] {
                self->endAll({ErrorCode::NetworkUnreachable, "", {self->m_address, "closed"}});
            });
            return;
        }
        Headers headers{{"Host", m_address}, {"Content-Length", std::to_string(request.body.size())}};
        headers.insert(headers.end(), request.headers.begin(), request.headers.end());
        m_outbox += request.method + ' ' + request.target + " HTTP/1.1\r\n" + headerLines(headers) + "\r\n"
                    + request.body;
        if (m_connected) {
            if (m_waiting.size() == 1)
                startTimer(m_target.answerTimeout);
            write();
        }
    }

    /// Nobody listens any more.
    void close()
    {
        m_open = false;
        m_waiting.clear();
        shut();
    }

private:
    template <class F>
    void onStream(F use)
    {
        if (m_target.url.tls)
            use(m_stream);
        else
            use(m_stream.next_layer());
    }

    void shut()
    {
        m_timer.cancel();
        m_resolver.cancel();
        error_code ignored;
        m_stream.next_layer().close(ignored);
    }

    void endAll(const Error& why)
    {
        m_open = false;
        shut();
        const auto self = shared_from_this(); // a sink may drop the channel
        while (!m_waiting.empty()) {
            const AnswerSink sink = std::move(m_waiting.front());
            m_waiting.pop_front();
            sink.end(why);
        }
    }

    /// True if there is nothing more to do, because of `ec` or since before.
    bool failed(error_code ec, ErrorCode code = ErrorCode::NetworkUnreachable)
    {
        if (m_open && ec)
            endAll({code, "", {m_address, ec.message()}});
        return !m_open;
    }

    void startTimer(Duration patience)
    {
        if (patience <= Duration{0}) {
            m_timer.cancel();
            return;
        }
        m_timer.expires_after(std::chrono::duration_cast<std::chrono::steady_clock::duration>(patience));
        m_timer.async_wait([self = shared_from_this()](error_code cancelled) {
            if (!cancelled && self->m_open)
                self->endAll({ErrorCode::TimedOut, "", {self->m_address}});
        });
    }

    void onResolved(const tcp::resolver::results_type& found)
    {
        asio::async_connect(m_stream.next_layer(), found,
                            [self = shared_from_this()](error_code ec, const tcp::endpoint&) {
                                if (!self->failed(ec))
                                    self->onConnected();
                            });
    }

    void onConnected()
    {
        error_code ignored;
        m_stream.next_layer().set_option(tcp::no_delay(true), ignored);
        m_stream.next_layer().set_option(asio::socket_base::keep_alive(true), ignored);
        if (!m_target.url.tls)
            return onReady();
        if (m_target.verifyHost)
            m_stream.set_verify_callback(asio::ssl::host_name_verification(m_target.url.host));
        SSL_set_tlsext_host_name(m_stream.native_handle(), m_target.url.host.c_str());
        m_stream.async_handshake(asio::ssl::stream_base::client, [self = shared_from_this()](error_code ec) {
            if (!self->failed(ec, ErrorCode::TlsFailed))
                self->onReady();
        });
    }

    void onReady()
    {
        m_connected = true;
        startTimer(m_waiting.empty() ? Duration{0} : m_target.answerTimeout);
        write();
        read();
    }

    /// Everything that is waiting goes out in one piece.
    void write()
    {
        if (m_writing || m_outbox.empty())
            return;
        m_writing = true;
        m_onTheWay = std::exchange(m_outbox, {});
        onStream([this](auto& stream) {
            asio::async_write(stream, asio::buffer(m_onTheWay),
                              [self = shared_from_this()](error_code ec, std::size_t) {
                                  self->m_writing = false;
                                  if (!self->failed(ec))
                                      self->write();
                              });
        });
    }

    void read()
    {
        onStream([this](auto& stream) {
            stream.async_read_some(
                asio::buffer(m_buffer),
                [self = shared_from_this()](error_code ec, std::size_t size) { self->onRead(ec, size); });
        });
    }

    void onRead(error_code ec, std::size_t size)
    {
        if (!m_open)
            return;
        if (ec == asio::error::eof || ec == asio::ssl::error::stream_truncated) {
            const auto finished = m_reader.finish(); // may complete a body without a length
            if (m_open)
                endAll({ErrorCode::NetworkUnreachable, "", {m_address, finished ? ec.message() : "cut"}});
            return;
        }
        if (failed(ec))
            return;
        const auto fed = m_reader.feed({m_buffer.data(), size});
        if (!m_open)
            return;
        if (!fed)
            return endAll(fed.error().front());
        read();
    }

    void onHead(const Response& head)
    {
        if (m_waiting.empty())
            return; // nobody asked
        startTimer(Duration{0});
        const std::string* const connection = findHeader(head.headers, "Connection");
        m_lastAnswer = connection && *connection == "close";
        if (const auto tell = m_waiting.front().head)
            tell(head);
    }

    void onData(std::string_view part)
    {
        if (m_waiting.empty())
            return;
        if (const auto tell = m_waiting.front().data)
            tell(part);
    }

    void onEnd()
    {
        if (m_waiting.empty())
            return;
        const AnswerSink sink = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (m_lastAnswer)
            m_open = false;
        if (!m_waiting.empty())
            startTimer(m_target.answerTimeout);
        sink.end(std::nullopt);
        if (m_lastAnswer)
            endAll({ErrorCode::NetworkUnreachable, "", {m_address, "closed"}});
    }

    asio::io_context& m_loop;
    ChannelTarget m_target;
    std::string m_address;
    tcp::resolver m_resolver;
    asio::ssl::stream<tcp::socket> m_stream; ///< its next layer is used alone where there is no TLS
    asio::steady_timer m_timer;
    ResponseReader m_reader;
    std::deque<AnswerSink> m_waiting; ///< in the order of the requests
    std::string m_outbox;
    std::string m_onTheWay;
    std::array<char, readAtOnce> m_buffer{};
    bool m_open = true;
    bool m_connected = false;
    bool m_writing = false;
    bool m_lastAnswer = false; ///< the server closes after this one
};

HttpChannel::HttpChannel(asio::io_context& loop, ChannelTarget target)
    : m_impl(std::make_shared<Impl>(loop, std::move(target)))
{
    m_impl->connect();
}

HttpChannel::~HttpChannel()
{
    m_impl->close();
}

bool HttpChannel::isOpen() const
{
    return m_impl->isOpen();
}

void HttpChannel::send(const ChannelRequest& request, AnswerSink sink)
{
    m_impl->send(request, std::move(sink));
}

} // namespace pacer::net
