// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/server.h"

#include "core/rest/routes.h"

namespace pacer::rest {
namespace {

/// On every answer (spec/marathon-api.md 1).
net::Headers commonHeaders(const std::string& authority)
{
    return {{"X-Marathon-Leader", "http://" + authority},
            {"X-Frame-Options", "DENY"},
            {"X-XSS-Protection", "1; mode=block"},
            {"Cache-Control", "no-cache, no-store, must-revalidate"},
            {"Pragma", "no-cache"},
            {"Expires", "0"}};
}

void addRoutes(Router& router, const ContextPtr& context)
{
    addTaskRoutes(router, context); // before the apps, whose plain ids would swallow their paths
    addAppReads(router, context);
    addAppChanges(router, context);
    addGroupRoutes(router, context);
    addDeploymentRoutes(router, context);
    addQueueRoutes(router, context);
    addInfoRoutes(router, context);
    addAgentRoutes(router, context);
    addFileRoutes(router, context);
}

} // namespace

validation::AcceptSettings ServerOptions::acceptSettings()
{
    validation::AcceptSettings settings;
    settings.reading.defaultRole.clear();
    settings.rules.roles.reset();
    return settings;
}

class Server::Impl {
public:
    Impl(Engine& engine, const scheduler::SandboxFiles* files, ServerOptions given)
        : options(std::move(given))
        , events(std::make_shared<EventStream>(options.events))
        , http(std::make_shared<net::HttpServer>(httpOptions(),
                                                 [this](net::Request request, const net::Respond& respond) {
                                                     handle(std::move(request), respond);
                                                 }))
    {
        const auto runSlow = [weak = std::weak_ptr(http)](std::function<void()> work) {
            if (const auto server = weak.lock())
                server->runSlow(std::move(work));
        };
        const std::string host = options.hostname.empty() ? options.address : options.hostname;
        const auto authority = [weak = std::weak_ptr(http), host] {
            const auto server = weak.lock();
            return net::hostAndPort(host, server ? server->port() : std::uint16_t{0});
        };
        if (!options.hostname.empty())
            options.access.hostNames.insert(options.hostname);
        const auto context = std::make_shared<const Context>(Context{
            engine, runSlow, authority, options.accepting, files, options.productVersion, options.abdicate});
        addRoutes(router, context);
    }

    net::ServerOptions httpOptions() const
    {
        net::ServerOptions http;
        http.address = options.address;
        http.port = options.port;
        http.limits = options.limits;
        return http;
    }

    std::string authority() const
    {
        return net::hostAndPort(options.hostname.empty() ? options.address : options.hostname, http->port());
    }

    void handle(net::Request received, const net::Respond& respond)
    {
        const bool get = received.method == "GET";
        auto request = makeRequest(std::move(received));
        if (!request)
            return send(failureReply(ErrorCode::UriNotFound), respond);
        if (const auto allowed = checkAccess(*request, options.access); !allowed) {
            Reply reply = errorReply(allowed.error());
            if (allowed.error().front().code == ErrorCode::Unauthorized)
                reply.headers.emplace_back("WWW-Authenticate", "Basic realm=\"Pacer\"");
            return send(std::move(reply), respond);
        }
        if (request->path == "/v2/events" && request->method == "GET")
            return stream(*request, get, respond);
        router.route(*request, [headers = commonHeaders(authority()), respond](Reply reply) {
            sendReply(std::move(reply), headers, respond);
        });
    }

    void stream(const Request& request, bool get, const net::Respond& respond)
    {
        net::Response head{200, {}, commonHeaders(authority()), {}};
        head.headers.emplace_back("Content-Type", "text/event-stream;charset=utf-8");
        if (!get) // HEAD
            return respond(std::move(head));
        if (!asksForEvents(request))
            return send(Reply{405, "", {}, {}, {}}, respond);
        events->attach(request, [&](net::StreamOptions streamOptions) {
            return respond.stream(std::move(head), std::move(streamOptions));
        });
    }

    void send(Reply reply, const net::Respond& respond) const
    {
        sendReply(std::move(reply), commonHeaders(authority()), respond);
    }

    static void sendReply(Reply reply, net::Headers headers, const net::Respond& respond)
    {
        net::Response response;
        response.status = reply.status;
        response.headers = std::move(headers);
        if (!reply.contentType.empty())
            response.headers.emplace_back("Content-Type", reply.contentType);
        response.headers.insert(response.headers.end(), reply.headers.begin(), reply.headers.end());
        if (reply.file)
            return respond.file(std::move(response), std::move(*reply.file));
        response.body = std::move(reply.body);
        respond(std::move(response));
    }

    ServerOptions options;
    Router router;
    std::shared_ptr<EventStream> events;
    std::shared_ptr<net::HttpServer> http;
};

Server::Server(Engine& engine, const scheduler::SandboxFiles* files, ServerOptions options)
    : m_impl(std::make_unique<Impl>(engine, files, std::move(options)))
{}

Server::~Server()
{
    stop();
}

Result<void> Server::start()
{
    return m_impl->http->start();
}

void Server::stop()
{
    m_impl->http->stop();
}

std::uint16_t Server::port() const
{
    return m_impl->http->port();
}

std::string Server::url() const
{
    return "http://" + m_impl->authority();
}

void Server::publish(const ApiEvent& event)
{
    m_impl->events->publish(event);
}

} // namespace pacer::rest
