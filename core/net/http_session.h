// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/server_core.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <deque>
#include <optional>

namespace pacer::net {

/// One connection: requests one after the other, or one stream. Network thread only, but for the calls of
/// Stream::Sink. (Inside net only: it shows Asio.)
class HttpSession
    : public std::enable_shared_from_this<HttpSession>
    , public Stream::Sink {
public:
    HttpSession(std::shared_ptr<ServerCore> core, boost::asio::ip::tcp::socket socket);
    ~HttpSession() override;

    void start();
    /// Too many connections: says so and closes.
    void turnAway();
    /// Ends after the answer under way, at once if there is none.
    void retire();
    void close();

    void respond(std::uint64_t number, Response response);
    void respondFile(std::uint64_t number, Response head, std::string path);
    void respondStream(std::uint64_t number, Response head, std::shared_ptr<Stream> stream);

    void push(Chunk chunk) override; ///< any thread
    void end() override;             ///< any thread

private:
    using ErrorCode = boost::system::error_code;
    enum class Phase { Idle, Reading, Handling, Writing, Streaming, Draining, Closed };
    struct OpenFile;

    void awaitRequest();
    void readHead();
    void onHead(ErrorCode ec);
    void readBody();
    void onMessage(ErrorCode ec);
    void onBroken(ErrorCode ec);
    void refuse(int status);

    void begin(Response& head, std::optional<std::uint64_t> length);
    void writeBody(std::size_t from);
    void writeParts();
    void sendFile(std::shared_ptr<OpenFile> file);
    void writeFilePiece(const std::shared_ptr<OpenFile>& file, std::string piece);
    void onAnswered();

    void watchForEnd();
    void writeChunks();
    void armHeartbeat();

    void drain();
    void arm(Duration within, void (HttpSession::*action)());
    void onSlowRequest() { refuse(408); }
    void onSlowHandler();

    std::shared_ptr<ServerCore> m_core;
    boost::asio::ip::tcp::socket m_socket;
    boost::asio::steady_timer m_deadline;
    boost::asio::steady_timer m_heartbeat;
    boost::beast::flat_buffer m_buffer;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> m_parser;
    Phase m_phase = Phase::Idle;
    std::uint64_t m_number = 0; ///< of the request that is answered
    bool m_keepAlive = false;
    bool m_headRequest = false;
    std::string m_head;
    std::string m_body;
    std::vector<Chunk> m_parts; ///< follow the body
    std::size_t m_nextPart = 0;
    std::shared_ptr<Stream> m_stream;
    std::deque<Chunk> m_waiting;
    std::vector<Chunk> m_inFlight;
    std::array<char, 512> m_scratch{};
    std::size_t m_drained = 0;
    std::size_t m_uncounted = 0; ///< bytes of a stream's head: not part of its backlog
};

struct Respond::State {
    std::shared_ptr<ServerCore> core;
    std::weak_ptr<HttpSession> session;
    std::uint64_t number = 0;
    std::atomic<bool> used = false;
};

} // namespace pacer::net
