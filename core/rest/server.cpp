// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/server.h"

#include "core/base/text.h"
#include "core/rest/app_texts.h"
#include "core/rest/log_levels.h"
#include "core/rest/metrics.h"
#include "core/rest/outgoing.h"
#include "core/rest/routes.h"

namespace pacer::rest {

void addRoutes(Router& router, const ContextPtr& context)
{
    addTaskRoutes(router, context); // before the apps, whose plain ids would swallow their paths
    addAppReads(router, context);
    addAppChanges(router, context);
    addGroupRoutes(router, context);
    addPodRoutes(router, context);
    addDeploymentRoutes(router, context);
    addRehearsalRoutes(router, context);
    addQueueRoutes(router, context);
    addInfoRoutes(router, context);
    addOperatorRoutes(router, context);
    addPageRoutes(router, context);
    addAgentRoutes(router, context);
    addFileRoutes(router, context);
}

namespace {

/// One request on its way out.
struct Outgoing {
    net::Respond respond;
    AnswerForm form;
    std::string what; ///< for the log; never headers, which hold tokens
    std::size_t requestBytes = 0;
    std::chrono::steady_clock::time_point since;
};

std::string describe(const net::Request& request)
{
    std::string target = request.target;
    std::ranges::replace_if(
        target, [](char c) { return c < ' ' || c == 127; }, '?');
    return request.remoteAddress + ' ' + request.method + ' ' + target;
}

/// The way out of every answer. Held by requests under way, so it outlives the server that made it.
class Exit {
public:
    Exit(ContextPtr context, std::function<void(const std::string&)> log)
        : m_context(std::move(context))
        , m_log(std::move(log))
    {}

    net::Headers headers(const AnswerForm& form) const
    {
        return commonHeaders(m_context->authority(), m_context->allowedOrigins, form);
    }

    static void send(const std::shared_ptr<const Exit>& exit, Reply reply, const Outgoing& out)
    {
        std::optional<std::string> file = std::move(reply.file);
        net::Response response = responseOf(std::move(reply), exit->headers(out.form), out.form);
        if (file)
            return out.respond.file(std::move(response), std::move(*file));
        if (!isWorthPacking(response, out.form)) {
            exit->note(response, false, out);
            return out.respond(std::move(response));
        }
        auto packed = std::make_shared<net::Response>(std::move(response));
        exit->m_context->runSlow([exit, out, packed] {
            pack(*packed);
            exit->note(*packed, true, out);
            out.respond(std::move(*packed));
        });
    }

private:
    /// For /metrics, and for the log where somebody wants it.
    void note(const net::Response& response, bool packed, const Outgoing& out) const
    {
        const auto now = std::chrono::steady_clock::now();
        m_context->metrics->answered(response.status, out.requestBytes, response.bodySize(), packed, now);
        if (!m_log || !m_context->logging->admits(LogLevels::requests, LogLevel::Debug, wallClock()))
            return;
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(now - out.since);
        m_log(out.what + ' ' + std::to_string(response.status) + ' ' + std::to_string(response.bodySize())
              + " bytes " + std::to_string(took.count()) + " us");
    }

    ContextPtr m_context;
    std::function<void(const std::string&)> m_log;
};

} // namespace

validation::AcceptSettings ServerOptions::acceptSettings(const scheduler::Settings& given)
{
    validation::AcceptSettings settings;
    settings.reading.defaultRole.clear();
    settings.reading.defaultNetworkName = given.defaultNetworkName;
    settings.reading.bridgeName = given.bridgeName;
    settings.reading.keepDroppedFields = given.behaviour.keepDroppedFields;
    settings.rules.roles.reset();
    settings.rules.enabledFeatures = given.enabledFeatures;
    settings.rules.refuseOneCharacterCommands = !given.behaviour.keepDroppedFields;
    return settings;
}

class Server::Impl {
public:
    Impl(Engine& engine, const scheduler::SandboxFiles* files, ServerOptions given)
        : options(std::move(given))
        , events(std::make_shared<EventStream>(
              options.events, [this](std::function<void()> work) { http->post(std::move(work)); }))
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
        options.access.allowedOrigins = {options.allowedOrigins.begin(), options.allowedOrigins.end()};
        if (!options.hostname.empty())
            options.access.hostNames.insert(options.hostname);
        const auto context = std::make_shared<const Context>(Context{
            engine, runSlow, authority, options.accepting, files, options.productVersion, options.abdicate,
            options.allowedOrigins, metrics, logging, std::make_shared<AppTextsShelf>()});
        addRoutes(router, context);
        exit = std::make_shared<const Exit>(context, options.log);
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
        const Outgoing out{respond, answerForm(received), describe(received), received.body.size(),
                           std::chrono::steady_clock::now()};
        auto request = makeRequest(std::move(received));
        if (!request)
            return send(failureReply(ErrorCode::UriNotFound), out);
        if (const auto allowed = checkAccess(*request, options.access); !allowed) {
            Reply reply = errorReply(allowed.error());
            if (allowed.error().front().code == ErrorCode::Unauthorized)
                reply.headers.emplace_back("WWW-Authenticate", "Basic realm=\"Pacer\"");
            return send(std::move(reply), out);
        }
        if (request->path == "/v2/events" && request->method != "OPTIONS")
            return stream(*request, out);
        router.route(*request, [exit = exit, out](Reply reply) { Exit::send(exit, std::move(reply), out); });
    }

    void stream(const Request& request, const Outgoing& out)
    {
        if (request.method != "GET")
            return send(Reply{405, "", {}, {}, {}}, out);
        net::Response head{200, {}, exit->headers(out.form), {}};
        head.headers.emplace_back("Content-Type", "text/event-stream;charset=utf-8");
        if (!out.form.get) { // HEAD
            events->passBy(request);
            return out.respond(std::move(head));
        }
        if (!asksForEvents(request))
            return send(Reply{405, "", {}, {}, {}}, out);
        events->attach(request, [&](net::StreamOptions streamOptions) {
            return out.respond.stream(std::move(head), std::move(streamOptions));
        });
    }

    void send(Reply reply, const Outgoing& out) const { Exit::send(exit, std::move(reply), out); }

    ServerOptions options;
    Router router;
    std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>(std::chrono::steady_clock::now());
    std::shared_ptr<LogLevels> logging = std::make_shared<LogLevels>();
    std::shared_ptr<const Exit> exit;
    std::shared_ptr<EventStream> events;
    std::shared_ptr<net::HttpServer> http; // last: its threads use all of the above
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
    m_impl->metrics->published(event);
    m_impl->events->publish(event);
}

} // namespace pacer::rest
