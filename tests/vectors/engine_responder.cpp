// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/rest/server.h"
#include "core/wire/json_text.h"
#include "tests/support/fake_cluster.h"
#include "tests/vectors/responder.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace pacer::vectors {

namespace {

/// A scheduler over a cluster in virtual time; it answers before the call returns.
class InstantEngine : public rest::Engine {
public:
    explicit InstantEngine(const scheduler::Settings& settings)
        : cluster(settings)
    {
        constexpr double plenty = 1'000'000;
        cluster.addAgent("agent-1", plenty, plenty);
    }

    void command(scheduler::Command command, Answer answer) override
    {
        answer(cluster.ask(std::move(command.body), command.force));
    }
    void read(Read read) override { read(cluster.state(), cluster.now()); }
    scheduler::Archive& archive() override { return cluster.archive(); }

    testing::FakeCluster cluster;
};

scheduler::Settings settingsOf(const Json& config)
{
    scheduler::Settings settings;
    settings.behaviour = referenceBehaviour();
    settings.defaultRole = config.value("mesosRole", "*");
    settings.defaultNetworkName = config.value("defaultNetworkName", "");
    settings.enabledFeatures = config.value("features", std::set<std::string>{});
    settings.newGroupEnforceRole = config.value("enforceRole", false);
    return settings;
}

struct World {
    explicit World(const scheduler::Settings& settings)
        : engine(settings)
    {
        const auto context = std::make_shared<const rest::Context>(
            rest::Context{engine,
                          [](const std::function<void()>& work) { work(); },
                          [] { return std::string("localhost:8080"); },
                          rest::ServerOptions::acceptSettings(settings),
                          nullptr,
                          "0",
                          {}});
        rest::addRoutes(router, context);
    }

    InstantEngine engine;
    rest::Router router;
};

class EngineResponder : public Responder {
public:
    bool begin(const Json& config) override
    {
        m_world.emplace(settingsOf(config));
        return true;
    }

    Answer ask(const std::string& method, const std::string& target,
               const std::optional<std::string>& body) override
    {
        net::Request sent;
        sent.method = method;
        sent.target = target;
        sent.body = body.value_or("");
        if (body)
            sent.headers.emplace_back("Content-Type", "application/json");
        const auto request = rest::makeRequest(std::move(sent));
        if (!request)
            throw std::runtime_error("no path: " + target);
        std::optional<rest::Reply> reply;
        m_world->router.route(*request, [&](rest::Reply given) { reply = std::move(given); });
        if (!reply)
            throw std::runtime_error("no answer to " + method + ' ' + target);
        return {reply->status, wire::parseJson(reply->body).value_or(Json())};
    }

    void settle() override { m_world->engine.cluster.settles(); }

private:
    std::optional<World> m_world;
};

} // namespace

std::unique_ptr<Responder> makeEngineResponder()
{
    return std::make_unique<EngineResponder>();
}

} // namespace pacer::vectors
