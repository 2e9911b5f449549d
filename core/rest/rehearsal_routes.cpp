// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/rehearsal_json.h"
#include "core/rest/routes.h"
#include "core/simulation/engine_cast.h"
#include "core/validation/check_text.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace pacer::rest {
namespace {

using wire::Json;

/// A worker is needed for others too.
constexpr std::chrono::seconds longestRehearsal{20};

Result<scheduler::CommandBody> replacementOf(const std::vector<Json>& apps, const Context& context)
{
    scheduler::UpdateApps update;
    for (const Json& each : apps) {
        Result<AppSpec> app = validation::acceptApp(each, PathId{}, context.accepting);
        if (!app)
            return fail(std::move(app.error()));
        update.replacements.push_back(std::move(*app));
    }
    return update;
}

/// The change that a body asks for: whole definitions of apps, a pod, or an update of a group as with PUT.
Result<scheduler::CommandBody> changeIn(const Json& json, const Context& context, const Group& root)
{
    if (json.is_array())
        return replacementOf(std::vector<Json>(json.begin(), json.end()), context);
    switch (validation::guessKind(json)) {
    case validation::DocumentKind::App: return replacementOf(std::vector<Json>(1, json), context);
    case validation::DocumentKind::Pod:
        return validation::acceptPod(json, context.accepting).map([](PodSpec pod) {
            return scheduler::CommandBody(scheduler::UpdatePod{std::move(pod)});
        });
    case validation::DocumentKind::Group:
        return validation::acceptGroupUpdate(json, PathId{}, context.accepting, &root)
            .map([](GroupUpdate update) {
                return scheduler::CommandBody(scheduler::UpdateGroup{std::move(update), false});
            });
    }
    return fail(ErrorCode::Internal);
}

/// Where the driver knows its agents they are asked, and not what was offered lately.
void fillAgents(simulation::Cast& cast, const Context& context)
{
    const std::vector<scheduler::AgentSnapshot> known =
        context.files ? context.files->agents() : std::vector<scheduler::AgentSnapshot>{};
    if (!known.empty())
        cast.agents = simulation::roomsOf(known);
}

/// On a worker.
Reply rehearsed(const Context& context, const simulation::Script& script, simulation::Cast cast)
{
    fillAgents(cast, context);
    const auto end = std::chrono::steady_clock::now() + longestRehearsal;
    const auto rehearsal =
        simulation::play(script, cast, [end] { return std::chrono::steady_clock::now() > end; });
    if (!rehearsal)
        return failureReply(ErrorCode::TimedOut, {"the rehearsal"});
    return jsonReply(writeRehearsal(*rehearsal));
}

/// Engine, worker, engine, worker: nothing long happens on the engine's thread, and of the instances only
/// those that take part are copied.
void rehearse(const ContextPtr& context, const Request& request, const Answer& answer)
{
    Result<Json> json = bodyJson(request);
    if (!json)
        return answer(errorReply(json.error()));
    auto body = std::make_shared<const Json>(std::move(*json));
    const bool force = request.flag("force");
    context->engine.read([context, body, force, answer](const scheduler::State& state, Timestamp now) {
        context->runSlow([context, body, force, answer, scene = simulation::sceneOf(state, now)] {
            Result<scheduler::CommandBody> change = changeIn(*body, *context, *scene.root);
            if (!change)
                return answer(errorReply(change.error(), {false, context->nameNestedApps()}));
            Result<simulation::Script> made = simulation::makeScript(scene, std::move(*change), force);
            if (!made)
                return answer(errorReply(made.error(), {false, context->nameNestedApps()}));
            auto script = std::make_shared<const simulation::Script>(std::move(*made));
            context->engine.read([context, script, answer](const scheduler::State& later, Timestamp) {
                auto cast = std::make_shared<simulation::Cast>(simulation::castOf(later, script->touched()));
                context->runSlow([context, script, cast, answer] {
                    answer(rehearsed(*context, *script, std::move(*cast)));
                });
            });
        });
    });
}

} // namespace

void addRehearsalRoutes(Router& router, const ContextPtr& context)
{
    router.add("POST", "/v2/deployments/rehearsal",
               [context](const Request& request, const PathParts&, const Answer& answer) {
                   rehearse(context, request, answer);
               });
}

} // namespace pacer::rest
