// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/net/http_message.h"
#include "core/net/stream.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace pacer::net {

/// A limit on everything that a client can make grow.
struct ServerLimits {
    std::uint32_t headerBytes = 32 * 1024;       ///< 431
    std::size_t bodyBytes = 16 * 1024 * 1024;    ///< 413, before the body is read where its length is known
    std::size_t connections = 2048;              ///< 503 and closed, streams included
    Duration idle = std::chrono::seconds{60};    ///< from one request to the next
    Duration message = std::chrono::seconds{20}; ///< for a whole request, however its bytes are spread: 408
    Duration answer = std::chrono::seconds{60};  ///< for the handler: 503
    Duration write = std::chrono::seconds{30};   ///< for each 256 kB of an answer to be taken
    Duration stopGrace = std::chrono::seconds{1};
};

struct ServerOptions {
    std::string address = "127.0.0.1"; ///< an address, not a name
    std::uint16_t port = 0;            ///< 0: any that is free
    ServerLimits limits;
    Headers headers; ///< put on answers that the handler does not make (400, 408, 413, 431, 503)
};

class HttpSession;

/// The way back for one request. May be copied, kept, and called on any thread; the first call counts. A
/// client that is gone by then is not an error.
class Respond {
public:
    struct State;
    explicit Respond(std::shared_ptr<State> state);

    void operator()(Response response) const;

    /// Sends a regular file after `head`, piece by piece as the client takes it. 404 if it cannot be opened.
    void file(Response head, std::string path) const;

    /// Begins an answer without end; the connection is closed after it. Null if the request was answered.
    std::shared_ptr<Stream> stream(Response head, StreamOptions options) const;

private:
    std::shared_ptr<State> m_state;
};

/// An HTTP/1.1 server on a thread of its own: parses, limits, keeps connections alive, and hands complete
/// requests to one handler.
class HttpServer {
public:
    /// Called on the network thread; must return soon.
    using Handler = std::function<void(Request, Respond)>;

    HttpServer(ServerOptions options, Handler handler);
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    ~HttpServer(); ///< as stop()

    /// Binds and serves. NetworkUnreachable with address and reason if the port is taken.
    Result<void> start();
    /// Lets answers under way go out (`stopGrace`), ends streams, joins. Not on the network thread.
    void stop();

    std::uint16_t port() const; ///< the real one, after start()

    /// Runs short work on the network thread; drops it once the server has stopped.
    void post(std::function<void()> work);
    /// Runs work that blocks (files, large documents) on a small pool, off the network thread.
    void runSlow(std::function<void()> work);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pacer::net
