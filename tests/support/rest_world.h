// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http_client.h"
#include "core/rest/server.h"
#include "core/wire/json_text.h"
#include "tests/support/test_engine.h"

#include <nlohmann/json.hpp>

#include <future>
#include <optional>
#include <string>

namespace pacer::test {

/// A server over a real engine, and a client that waits for its answers.
class RestWorld {
public:
    struct Result {
        int status = 0;
        net::Headers headers;
        std::string text;
        wire::Json body; ///< null if the text is no JSON

        std::string message() const { return body.is_object() ? body.value("message", "") : ""; }
        std::string header(std::string_view name) const
        {
            const std::string* value = net::findHeader(headers, name);
            return value == nullptr ? std::string{} : *value;
        }
    };

    explicit RestWorld(const scheduler::SandboxFiles* files = nullptr,
                       rest::ServerOptions options = anonymous(), const scheduler::Settings& settings = {})
        : engine(settings)
        , server(engine, files, std::move(options))
    {
        engine.onEvent = [this](const ApiEvent& event) { server.publish(event); };
        started = server.start().has_value();
    }
    ~RestWorld()
    {
        server.stop();
        engine.drain(); // events of its last step go to the server
    }

    static rest::ServerOptions anonymous()
    {
        rest::ServerOptions options;
        options.access.anonymous = true;
        options.productVersion = "0.1.0";
        return options;
    }

    Result ask(const std::string& method, const std::string& target, std::string body = {},
               net::Headers headers = {})
    {
        net::ClientRequest request;
        request.method = method;
        request.url = server.url() + target;
        request.body = std::move(body);
        request.headers = std::move(headers);
        if (!request.body.empty())
            request.headers.emplace_back("Content-Type", "application/json");
        std::promise<pacer::Result<net::Response>> promise;
        m_client.send(std::move(request),
                      [&](pacer::Result<net::Response> answer) { promise.set_value(std::move(answer)); });
        auto answer = promise.get_future().get();
        Result result;
        if (!answer)
            return result;
        result.status = answer->status;
        result.headers = std::move(answer->headers);
        result.text = std::move(answer->body);
        if (auto json = wire::parseJson(result.text))
            result.body = std::move(*json);
        return result;
    }
    Result get(const std::string& target) { return ask("GET", target); }

    TestEngine engine;
    rest::Server server;
    bool started = false;

private:
    net::HttpClient m_client;
};

} // namespace pacer::test
