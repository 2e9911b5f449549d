// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_server.h"

#include "core/net/http_session.h"
#include "core/net/url.h"

#include <boost/asio/executor_work_guard.hpp>

#include <thread>

namespace pacer::net {

namespace asio = boost::asio;
using asio::ip::tcp;

Respond::Respond(std::shared_ptr<State> state)
    : m_state(std::move(state))
{}

void Respond::operator()(Response response) const
{
    if (m_state->used.exchange(true))
        return;
    m_state->core->post([state = m_state, response = std::move(response)]() mutable {
        if (const auto session = state->session.lock())
            session->respond(state->number, std::move(response));
    });
}

void Respond::file(Response head, std::string path) const
{
    if (m_state->used.exchange(true))
        return;
    m_state->core->post([state = m_state, head = std::move(head), path = std::move(path)]() mutable {
        if (const auto session = state->session.lock())
            session->respondFile(state->number, std::move(head), std::move(path));
    });
}

std::shared_ptr<Stream> Respond::stream(Response head, StreamOptions options) const
{
    if (m_state->used.exchange(true))
        return nullptr;
    auto stream = std::make_shared<Stream>(m_state->session, std::move(options));
    m_state->core->post([state = m_state, head = std::move(head), stream]() mutable {
        if (const auto session = state->session.lock())
            session->respondStream(state->number, std::move(head), stream);
        else
            stream->ended();
    });
    return stream;
}

class HttpServer::Impl {
public:
    std::shared_ptr<ServerCore> core = std::make_shared<ServerCore>();
    tcp::acceptor acceptor{core->context};
    asio::steady_timer grace{core->context};
    asio::steady_timer retry{core->context};
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work;
    std::thread thread;
    std::uint16_t port = 0;

    Result<void> listen();
    void accept();
    void wind();
};

Result<void> HttpServer::Impl::listen()
{
    const ServerOptions& options = core->options;
    boost::system::error_code ec;
    const auto failed = [&] {
        return fail(ErrorCode::NetworkUnreachable,
                    {hostAndPort(options.address, options.port), ec.message()});
    };
    const auto address = asio::ip::make_address(options.address, ec);
    if (ec)
        return failed();
    const tcp::endpoint endpoint(address, options.port);
    if (acceptor.open(endpoint.protocol(), ec); ec)
        return failed();
    acceptor.set_option(asio::socket_base::reuse_address(true), ec);
    if (acceptor.bind(endpoint, ec); ec) {
        const auto result = failed();
        acceptor.close();
        return result;
    }
    if (acceptor.listen(asio::socket_base::max_listen_connections, ec); ec)
        return failed();
    port = acceptor.local_endpoint().port();
    return {};
}

void HttpServer::Impl::accept()
{
    acceptor.async_accept([this](boost::system::error_code ec, tcp::socket socket) {
        if (core->stopping)
            return;
        if (ec) { // out of file descriptors and the like: try again a little later
            retry.expires_after(std::chrono::milliseconds{100});
            retry.async_wait([this](boost::system::error_code cancelled) {
                if (!cancelled && !core->stopping)
                    accept();
            });
            return;
        }
        const std::size_t limit = core->options.limits.connections;
        if (core->sessions.size() >= limit * 2) // a flood: not even an answer
            return accept();
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        const bool full = core->sessions.size() >= limit;
        const auto session = std::make_shared<HttpSession>(core, std::move(socket));
        if (full)
            session->turnAway();
        else
            session->start();
        accept();
    });
}

/// On the network thread: no new connections, let answers go out, then end.
void HttpServer::Impl::wind()
{
    core->stopping = true;
    acceptor.close();
    retry.cancel();
    core->sessionEnded = [this] {
        if (core->sessions.empty())
            grace.cancel();
    };
    const std::set<HttpSession*> before = core->sessions;
    for (HttpSession* session : before)
        session->shared_from_this()->retire();
    if (!core->sessions.empty()) {
        const auto time = core->options.limits.stopGrace;
        grace.expires_after(std::chrono::duration_cast<std::chrono::steady_clock::duration>(time));
        grace.async_wait([this](boost::system::error_code) {
            const std::set<HttpSession*> left = core->sessions;
            for (HttpSession* session : left)
                session->shared_from_this()->close();
        });
    }
    work.reset();
}

HttpServer::HttpServer(ServerOptions options, Handler handler)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->core->options = std::move(options);
    m_impl->core->handler = std::move(handler);
}

HttpServer::~HttpServer()
{
    stop();
}

Result<void> HttpServer::start()
{
    if (auto listening = m_impl->listen(); !listening)
        return listening;
    m_impl->work.emplace(m_impl->core->context.get_executor());
    m_impl->accept();
    m_impl->thread = std::thread([impl = m_impl.get()] { impl->core->context.run(); });
    return {};
}

void HttpServer::stop()
{
    if (!m_impl->thread.joinable())
        return;
    m_impl->core->post([impl = m_impl.get()] { impl->wind(); });
    m_impl->thread.join(); // run() ends when the last session is gone
    m_impl->core->closeQueue();
    m_impl->core->workers.join();
    m_impl->core->context.restart();
    m_impl->core->context.poll(); // what was queued in between finds its session gone
    m_impl->core->sessionEnded = nullptr;
    m_impl->core->handler = nullptr;
}

std::uint16_t HttpServer::port() const
{
    return m_impl->port;
}

void HttpServer::post(std::function<void()> work)
{
    m_impl->core->post(std::move(work));
}

void HttpServer::runSlow(std::function<void()> work)
{
    m_impl->core->postSlow(std::move(work));
}

} // namespace pacer::net
