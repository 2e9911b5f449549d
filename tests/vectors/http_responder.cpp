// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_client.h"
#include "core/wire/json_text.h"
#include "tests/vectors/responder.h"

#include <nlohmann/json.hpp>

#include <future>
#include <stdexcept>

namespace pacer::vectors {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

class HttpResponder : public Responder {
public:
    HttpResponder(std::string url, Json config)
        : m_url(std::move(url))
        , m_config(std::move(config))
    {
        while (m_url.ends_with('/'))
            m_url.pop_back();
    }

    bool begin(const Json& config) override
    {
        if (config != m_config)
            return false;
        ask("DELETE", "/v2/groups?force=true", std::nullopt);
        settle();
        return true;
    }

    Answer ask(const std::string& method, const std::string& target,
               const std::optional<std::string>& body) override
    {
        net::ClientRequest request;
        request.method = method;
        request.url = m_url + target;
        request.headers.emplace_back("Accept", "application/json");
        if (body) {
            request.body = *body;
            request.headers.emplace_back("Content-Type", "application/json");
        }
        std::promise<Result<net::Response>> promise;
        m_client.send(std::move(request),
                      [&](Result<net::Response> answer) { promise.set_value(std::move(answer)); });
        const Result<net::Response> answer = promise.get_future().get();
        if (!answer)
            throw std::runtime_error(m_url + " does not answer");
        return {answer->status, wire::parseJson(answer->body).value_or(Json())};
    }

    /// What cannot end there (an image that nobody has) is cancelled; its definition stays.
    void settle() override
    {
        constexpr auto patience = 10s;
        constexpr auto pause = 20ms;
        const Clock::time_point end = Clock::now() + patience;
        for (Json running = deployments(); !running.empty(); running = deployments()) {
            if (Clock::now() < end) {
                std::promise<void> never;
                never.get_future().wait_for(pause);
                continue;
            }
            for (const Json& one : running)
                ask("DELETE", "/v2/deployments/" + one.value("id", "") + "?force=true", std::nullopt);
        }
    }

private:
    Json deployments()
    {
        Answer answer = ask("GET", "/v2/deployments", std::nullopt);
        if (!answer.body.is_array())
            throw std::runtime_error("GET /v2/deployments gives " + std::to_string(answer.status));
        return std::move(answer.body);
    }

    std::string m_url;
    Json m_config;
    net::HttpClient m_client;
};

} // namespace

std::unique_ptr<Responder> makeHttpResponder(const std::string& url, const Json& config)
{
    return std::make_unique<HttpResponder>(url, config);
}

} // namespace pacer::vectors
