// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_session.h"

#include "core/base/text.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ctime>

namespace pacer::net {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr std::size_t pieceBytes = 256 * 1024;
constexpr std::size_t drainLimit = 1024 * 1024;
constexpr std::string_view continueLine = "HTTP/1.1 100 Continue\r\n\r\n";

std::string httpDate()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

/// The status for a message that cannot be read; 0: the client is gone, say nothing.
int statusFor(boost::system::error_code ec)
{
    if (ec == http::error::header_limit || ec == http::error::buffer_overflow)
        return 431;
    if (ec == http::error::body_limit)
        return 413;
    if (ec == http::error::end_of_stream || ec == http::error::partial_message)
        return 0;
    return ec.category() == http::make_error_code(http::error::bad_method).category() ? 400 : 0;
}

} // namespace

struct HttpSession::OpenFile {
    int descriptor = -1;
    std::uint64_t left = 0;

    OpenFile() = default;
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }

    bool open(const std::string& path)
    {
        descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
        struct stat info = {};
        if (descriptor < 0 || ::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode))
            return false;
        left = static_cast<std::uint64_t>(info.st_size);
        return true;
    }

    /// Shorter than asked for only if the file shrank meanwhile.
    std::string next()
    {
        std::string piece(std::min<std::uint64_t>(left, pieceBytes), '\0');
        std::size_t filled = 0;
        while (filled < piece.size()) {
            const ssize_t got = ::read(descriptor, piece.data() + filled, piece.size() - filled);
            if (got <= 0)
                break;
            filled += static_cast<std::size_t>(got);
        }
        piece.resize(filled);
        left -= filled;
        return piece;
    }
};

HttpSession::HttpSession(std::shared_ptr<ServerCore> core, tcp::socket socket)
    : m_core(std::move(core))
    , m_socket(std::move(socket))
    , m_deadline(m_core->context)
    , m_heartbeat(m_core->context)
{
    m_core->sessions.insert(this);
}

HttpSession::~HttpSession()
{
    close();
}

void HttpSession::start()
{
    awaitRequest();
}

void HttpSession::turnAway()
{
    refuse(503);
}

void HttpSession::retire()
{
    m_keepAlive = false;
    if (m_phase != Phase::Handling && m_phase != Phase::Writing)
        close();
}

void HttpSession::close()
{
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Closed;
    m_deadline.cancel();
    m_heartbeat.cancel();
    ErrorCode ignored;
    m_socket.close(ignored);
    m_core->sessions.erase(this);
    if (m_stream)
        m_stream->ended();
    if (m_core->sessionEnded)
        m_core->sessionEnded();
}

void HttpSession::arm(Duration within, void (HttpSession::*action)())
{
    m_deadline.expires_after(std::chrono::duration_cast<std::chrono::steady_clock::duration>(within));
    m_deadline.async_wait([self = shared_from_this(), action](ErrorCode ec) {
        if (!ec && self->m_phase != Phase::Closed
            && self->m_deadline.expiry() <= std::chrono::steady_clock::now())
            (self.get()->*action)();
    });
}

// ---- Requests --------------------------------------------------------------------------------------------

void HttpSession::awaitRequest()
{
    m_parser.reset();
    m_phase = Phase::Idle;
    if (m_buffer.size() > 0)
        return readHead();
    arm(m_core->options.limits.idle, &HttpSession::close);
    m_socket.async_read_some(m_buffer.prepare(4096),
                             [self = shared_from_this()](ErrorCode ec, std::size_t size) {
                                 if (self->m_phase == Phase::Closed)
                                     return;
                                 if (ec)
                                     return self->close();
                                 self->m_buffer.commit(size);
                                 self->readHead();
                             });
}

void HttpSession::readHead()
{
    m_phase = Phase::Reading;
    m_parser.emplace();
    m_parser->header_limit(m_core->options.limits.headerBytes);
    m_parser->body_limit(m_core->options.limits.bodyBytes);
    arm(m_core->options.limits.message, &HttpSession::onSlowRequest);
    http::async_read_header(m_socket, m_buffer, *m_parser,
                            [self = shared_from_this()](ErrorCode ec, std::size_t) { self->onHead(ec); });
}

void HttpSession::onHead(ErrorCode ec)
{
    if (m_phase != Phase::Reading)
        return;
    if (ec)
        return onBroken(ec);
    const auto& head = m_parser->get();
    m_headRequest = head.method() == http::verb::head;
    const std::string_view expect(head[http::field::expect].data(), head[http::field::expect].size());
    if (expect.empty() || m_parser->is_done())
        return readBody();
    if (!equalsIgnoringCase(expect, "100-continue"))
        return refuse(417);
    asio::async_write(m_socket, asio::buffer(continueLine),
                      [self = shared_from_this()](ErrorCode failed, std::size_t) {
                          if (self->m_phase != Phase::Reading)
                              return;
                          if (failed)
                              return self->close();
                          self->readBody();
                      });
}

void HttpSession::readBody()
{
    if (m_parser->is_done())
        return onMessage({});
    http::async_read(m_socket, m_buffer, *m_parser,
                     [self = shared_from_this()](ErrorCode ec, std::size_t) { self->onMessage(ec); });
}

void HttpSession::onMessage(ErrorCode ec)
{
    if (m_phase != Phase::Reading)
        return;
    if (ec)
        return onBroken(ec);
    auto message = m_parser->release();
    Request request;
    request.method = message.method_string();
    request.target = message.target();
    for (const auto& field : message)
        request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
    request.body = std::move(message.body());
    ErrorCode unknown;
    if (const auto peer = m_socket.remote_endpoint(unknown); !unknown) {
        request.remoteAddress = peer.address().to_string();
        request.remotePort = peer.port();
    }
    m_keepAlive = message.keep_alive() && !m_core->stopping;
    m_phase = Phase::Handling;
    ++m_number;
    arm(m_core->options.limits.answer, &HttpSession::onSlowHandler);
    auto state = std::make_shared<Respond::State>();
    state->core = m_core;
    state->session = weak_from_this();
    state->number = m_number;
    m_core->handler(std::move(request), Respond(std::move(state)));
}

void HttpSession::onBroken(ErrorCode ec)
{
    const int status = statusFor(ec);
    if (status == 0)
        return close();
    refuse(status);
}

void HttpSession::onSlowHandler()
{
    if (m_phase == Phase::Handling)
        refuse(503);
}

/// Answers in the handler's place and ends the connection.
void HttpSession::refuse(int status)
{
    if (m_phase == Phase::Closed)
        return;
    ++m_number; // a late answer of the handler is too late
    m_phase = Phase::Handling;
    m_keepAlive = false;
    Response response;
    response.status = status;
    response.headers = m_core->options.headers;
    response.headers.emplace_back("Content-Type", "application/json");
    const std::string_view phrase = status == 417 ? "Expectation Failed" : standardReason(status);
    response.reason = phrase;
    response.body = "{\"message\":\"" + std::string(phrase) + "\"}";
    respond(m_number, std::move(response));
}

// ---- Answers ---------------------------------------------------------------------------------------------

void HttpSession::begin(Response& head, std::optional<std::uint64_t> length)
{
    m_phase = Phase::Writing;
    Headers headers = std::move(head.headers);
    headers.emplace_back("Date", httpDate());
    const bool bodiless = head.status == 204 || head.status == 304;
    if (length && !bodiless)
        headers.emplace_back("Content-Length", std::to_string(*length));
    if (!m_keepAlive)
        headers.emplace_back("Connection", "close");
    m_head = responseHead(head.status, head.reason, headers);
}

void HttpSession::respond(std::uint64_t number, Response response)
{
    if (m_phase != Phase::Handling || number != m_number)
        return;
    begin(response, response.bodySize());
    const bool bodiless = m_headRequest || response.status == 204 || response.status == 304;
    m_body = bodiless ? std::string{} : std::move(response.body);
    m_parts = bodiless ? std::vector<Chunk>{} : std::move(response.parts);
    m_nextPart = 0;
    writeBody(0);
}

void HttpSession::writeBody(std::size_t from)
{
    const std::size_t size = std::min(m_body.size() - from, pieceBytes);
    const std::array<asio::const_buffer, 2> buffers{
        from == 0 ? asio::buffer(m_head) : asio::const_buffer{},
        asio::buffer(m_body.data() + from, size),
    };
    arm(m_core->options.limits.write, &HttpSession::close);
    asio::async_write(m_socket, buffers,
                      [self = shared_from_this(), next = from + size](ErrorCode ec, std::size_t) {
                          if (self->m_phase != Phase::Writing)
                              return;
                          if (ec)
                              return self->close();
                          if (next < self->m_body.size())
                              return self->writeBody(next);
                          self->writeParts();
                      });
}

void HttpSession::writeParts()
{
    std::vector<asio::const_buffer> buffers;
    for (std::size_t size = 0; m_nextPart < m_parts.size() && size < pieceBytes; ++m_nextPart) {
        buffers.push_back(asio::buffer(*m_parts[m_nextPart]));
        size += m_parts[m_nextPart]->size();
    }
    if (buffers.empty())
        return onAnswered();
    arm(m_core->options.limits.write, &HttpSession::close);
    asio::async_write(m_socket, buffers, [self = shared_from_this()](ErrorCode ec, std::size_t) {
        if (self->m_phase != Phase::Writing)
            return;
        if (ec)
            return self->close();
        self->writeParts();
    });
}

void HttpSession::respondFile(std::uint64_t number, Response head, std::string path)
{
    if (m_phase != Phase::Handling || number != m_number)
        return;
    asio::post(m_core->workers, [self = shared_from_this(), core = m_core, number, head = std::move(head),
                                 path = std::move(path)]() mutable {
        auto file = std::make_shared<OpenFile>();
        const bool opened = file->open(path);
        core->post([self = std::move(self), number, head = std::move(head), file, opened]() mutable {
            if (self->m_phase != Phase::Handling || number != self->m_number)
                return;
            if (!opened)
                return self->respond(number, Response{404, {}, self->m_core->options.headers, {}});
            self->begin(head, file->left);
            if (self->m_headRequest)
                file->left = 0;
            self->m_body.clear();
            self->writeFilePiece(file, std::exchange(self->m_head, {}));
        });
    });
}

/// Reads the next piece on the pool and writes it on the network thread.
void HttpSession::sendFile(std::shared_ptr<OpenFile> file)
{
    if (file->left == 0)
        return onAnswered();
    asio::post(m_core->workers, [self = shared_from_this(), core = m_core, file = std::move(file)]() mutable {
        std::string piece = file->next();
        core->post([self = std::move(self), file = std::move(file), piece = std::move(piece)]() mutable {
            if (self->m_phase != Phase::Writing)
                return;
            if (piece.empty()) // it became shorter: the length that was promised cannot be kept
                return self->close();
            self->writeFilePiece(file, std::move(piece));
        });
    });
}

void HttpSession::writeFilePiece(const std::shared_ptr<OpenFile>& file, std::string piece)
{
    m_body = std::move(piece);
    arm(m_core->options.limits.write, &HttpSession::close);
    asio::async_write(m_socket, asio::buffer(m_body),
                      [self = shared_from_this(), file](ErrorCode ec, std::size_t) {
                          if (self->m_phase != Phase::Writing)
                              return;
                          if (ec)
                              return self->close();
                          self->sendFile(file);
                      });
}

void HttpSession::onAnswered()
{
    m_body = {};
    m_parts.clear();
    if (m_keepAlive && !m_core->stopping)
        return awaitRequest();
    drain();
}

/// Ends a connection so that the last answer arrives: what the client still sends is read and dropped for a
/// moment, because closing with unread bytes would reset the connection under the answer.
void HttpSession::drain()
{
    if (m_core->stopping)
        return close();
    if (m_phase != Phase::Draining) {
        m_phase = Phase::Draining;
        ErrorCode ignored;
        m_socket.shutdown(tcp::socket::shutdown_send, ignored);
        arm(std::chrono::seconds{2}, &HttpSession::close);
    }
    m_socket.async_read_some(asio::buffer(m_scratch),
                             [self = shared_from_this()](ErrorCode ec, std::size_t size) {
                                 if (self->m_phase != Phase::Draining)
                                     return;
                                 self->m_drained += size;
                                 if (ec || self->m_drained > drainLimit)
                                     return self->close();
                                 self->drain();
                             });
}

} // namespace pacer::net
