// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/context.h"

#include "core/rest/access.h"
#include "core/scheduler/recall.h"
#include "core/scheduler/state.h"
#include "core/scheduler/tree_rules.h"
#include "core/wire/deployment_json.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::rest {

namespace {

constexpr std::size_t longestName = 120;

/// Something a client says of itself: kept short, on one line.
std::string nameFrom(std::string text)
{
    text.resize(std::min(text.size(), longestName));
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
    return text;
}

Requester requesterOf(const Request& request)
{
    Requester by;
    by.address = request.clientIp;
    if (const std::string* client = net::findHeader(request.headers, "User-Agent"))
        by.client = nameFrom(*client);
    if (const std::string* authorization = net::findHeader(request.headers, "Authorization"))
        by.user = nameFrom(userOf(*authorization));
    return by;
}

} // namespace

void refuse(const ContextPtr& context, const Judge& judge, const Answer& answer,
            const wire::ErrorStyle& style)
{
    context->engine.read([context, judge, answer, style](const scheduler::State& state, Timestamp) {
        validation::AcceptSettings accepting = context->accepting;
        accepting.rules.missingRole = [root = state.root, settings = state.settings](const PathId& id) {
            return scheduler::defaultRole(*root, id, settings);
        };
        context->runSlow([judge, answer, style, accepting = std::move(accepting)] {
            answer(errorReply(judge(accepting), style));
        });
    });
}

scheduler::Command commandOf(const Request& request, scheduler::CommandBody body, bool force)
{
    scheduler::Command command;
    command.body = std::move(body);
    command.force = force;
    command.by = requesterOf(request);
    command.uri = request.path;
    return command;
}

void sendToEngine(const Context& context, scheduler::Command command, Engine::Answer answer)
{
    Engine& engine = context.engine;
    if (!scheduler::namesVersions(command.body))
        return engine.command(std::move(command), std::move(answer));
    auto complete = std::make_shared<scheduler::Command>(std::move(command));
    withRoot(context, [&engine, complete, answer = std::move(answer)](const RootGroup& root) {
        auto recalled = scheduler::recall(complete->body, engine.archive(), root);
        if (!recalled)
            return answer(fail(std::move(recalled.error())));
        complete->recalled = std::move(*recalled);
        engine.command(std::move(*complete), answer);
    });
}

Reply deploymentReply(const scheduler::Outcome& outcome, int status)
{
    const auto* accepted = std::get_if<scheduler::Accepted>(&outcome);
    if (accepted == nullptr)
        return Reply{200, "", {}, {}, {}};
    Reply reply = jsonReply(wire::writeDeploymentResult(accepted->deployment), status);
    reply.headers.emplace_back("Marathon-Deployment-Id", accepted->deployment.deploymentId.value);
    return reply;
}

std::pair<std::string, std::string> locationOf(const Context& context, const PathId& id)
{
    return {"Location", "http://" + context.authority() + net::percentEncoded(id.text())};
}

Result<wire::Json> bodyJson(const Request& request)
{
    return wire::parseJson(request.body);
}

Timestamp wallClock()
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

PathId idOf(const std::string& part)
{
    return PathId::resolve(part, PathId{});
}

} // namespace pacer::rest
