// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/scheduler/views.h"
#include "core/wire/app_json.h"

#include <nlohmann/json.hpp>

namespace pacer::rest {
namespace {

using wire::Json;

Judge judgeOfApp(const Json& json)
{
    return [json](const validation::AcceptSettings& settings) {
        const Result<AppSpec> app = validation::acceptApp(json, PathId{}, settings);
        return app ? Errors{} : app.error();
    };
}

void createApp(const ContextPtr& context, const Request& request, const Answer& answer)
{
    const Result<Json> json = bodyJson(request);
    if (!json)
        return answer(errorReply(json.error()));
    Result<AppSpec> app = validation::acceptApp(*json, PathId{}, context->accepting);
    if (!app)
        return refuse(context, judgeOfApp(*json), answer);
    auto command = commandOf(request, scheduler::CreateApp{std::move(*app)}, request.flag("force"));
    sendCommand(*context, std::move(command), answer, NotFoundStyle::Plain,
                [context](const scheduler::Outcome& outcome) {
                    const auto* accepted = std::get_if<scheduler::Accepted>(&outcome);
                    if (accepted == nullptr || accepted->created == nullptr)
                        return deploymentReply(outcome, 201);
                    AppInfo info;
                    info.app = accepted->created;
                    info.counts = TaskCounts{};
                    info.deployments = {accepted->deployment.deploymentId};
                    Reply reply = jsonReply(wire::writeAppInfo(info, wire::VersionInfoStyle::Without), 201);
                    reply.headers.emplace_back("Marathon-Deployment-Id",
                                               accepted->deployment.deploymentId.value);
                    reply.headers.push_back(locationOf(*context, info.app->id));
                    return reply;
                });
}

/// A roll back to a version that is not there is answered like an unknown app (5.5).
Result<scheduler::Outcome> withoutVersion(Result<scheduler::Outcome> outcome)
{
    if (outcome)
        return outcome;
    for (Error& error : outcome.error()) {
        if (error.code == ErrorCode::AppVersionNotFound)
            error = Error{ErrorCode::AppNotFound, error.where, {error.args.front()}};
    }
    return outcome;
}

void sendUpdate(const ContextPtr& context, const Request& request, scheduler::UpdateApps update,
                const std::optional<PathId>& created, const Answer& answer)
{
    auto command = commandOf(request, std::move(update), request.flag("force"));
    sendToEngine(*context, std::move(command),
                 [context, created, answer](Result<scheduler::Outcome> outcome) {
                     outcome = withoutVersion(std::move(outcome));
                     if (!outcome)
                         return answer(errorReply(outcome.error()));
                     Reply reply = deploymentReply(*outcome, created ? 201 : 200);
                     if (created)
                         reply.headers.push_back(locationOf(*context, *created));
                     answer(std::move(reply));
                 });
}

/// PUT and PATCH of one app (5.5). The id of the path counts, whatever the body says.
void changeApp(const ContextPtr& context, const Request& request, const PathId& id, bool partial, bool create,
               const Answer& answer)
{
    Result<Json> parsed = bodyJson(request);
    if (!parsed)
        return answer(errorReply(parsed.error()));
    if (parsed->is_object())
        (*parsed)["id"] = id.text();
    auto json = std::make_shared<const Json>(std::move(*parsed));
    withRoot(*context, [context, request, id, partial, create, answer, json](const RootGroup& root) {
        const bool known = findApp(*root, id) != nullptr;
        scheduler::UpdateApps command;
        command.createMissing = create;
        if (known && partial) {
            Result<AppUpdate> update = validation::acceptAppUpdate(*json, context->accepting);
            if (!update)
                return answer(errorReply(update.error()));
            update->id = id;
            command.updates.push_back(std::move(*update));
        } else {
            Result<AppSpec> app = validation::acceptApp(*json, PathId{}, context->accepting);
            if (!app)
                return refuse(context, judgeOfApp(*json), answer);
            if (!known && !create)
                return answer(failureReply(ErrorCode::AppNotFound, {id.text()}));
            command.replacements.push_back(std::move(*app));
        }
        const bool isNew = !known && create;
        sendUpdate(context, request, std::move(command), isNew ? std::optional(id) : std::nullopt, answer);
    });
}

/// The entries of a bulk update, sorted into updates of what is there and definitions of what is new.
Result<scheduler::UpdateApps> readBulk(const Context& context, const Json& json, const Group& root,
                                       bool create)
{
    Result<std::vector<AppUpdate>> updates = validation::acceptAppUpdates(json, context.accepting);
    if (!updates)
        return tl::unexpected(updates.error());
    scheduler::UpdateApps command;
    command.createMissing = create;
    for (std::size_t i = 0; i < updates->size(); ++i) {
        AppUpdate& update = (*updates)[i];
        if (findApp(root, update.id) != nullptr) {
            command.updates.push_back(std::move(update));
            continue;
        }
        if (!create)
            return fail(ErrorCode::AppNotFound, {update.id.text()});
        Result<AppSpec> app = validation::acceptApp(json[i], PathId{}, context.accepting);
        if (!app)
            return tl::unexpected(app.error());
        command.replacements.push_back(std::move(*app));
    }
    return command;
}

/// PUT and PATCH of many apps: one deployment (5.3).
void changeApps(const ContextPtr& context, const Request& request, bool partial, bool create,
                const Answer& answer)
{
    Result<Json> parsed = bodyJson(request);
    if (!parsed)
        return answer(errorReply(parsed.error()));
    auto json = std::make_shared<const Json>(std::move(*parsed));
    if (!partial) {
        Result<std::vector<AppSpec>> apps = validation::acceptApps(*json, context->accepting);
        if (!apps)
            return answer(errorReply(apps.error()));
        scheduler::UpdateApps command;
        command.replacements = std::move(*apps);
        return sendUpdate(context, request, std::move(command), std::nullopt, answer);
    }
    withRoot(*context, [context, request, create, answer, json](const RootGroup& root) {
        Result<scheduler::UpdateApps> command = readBulk(*context, *json, *root, create);
        if (!command)
            return answer(errorReply(command.error()));
        sendUpdate(context, request, std::move(*command), std::nullopt, answer);
    });
}

void sendPlain(const ContextPtr& context, const Request& request, scheduler::CommandBody body, bool force,
               const Answer& answer)
{
    sendCommand(*context, commandOf(request, std::move(body), force), answer, NotFoundStyle::Plain,
                [](const scheduler::Outcome& outcome) { return deploymentReply(outcome); });
}

} // namespace

void addAppChanges(Router& router, const ContextPtr& context)
{
    const RouteRules slash{.trailingSlash = true};
    router.add(
        "POST", "/v2/apps",
        [context](const Request& request, const PathParts&, const Answer& answer) {
            createApp(context, request, answer);
        },
        slash);
    router.add(
        "PUT", "/v2/apps",
        [context](const Request& request, const PathParts&, const Answer& answer) {
            changeApps(context, request, request.flag("partialUpdate", true), true, answer);
        },
        slash);
    router.add(
        "PATCH", "/v2/apps",
        [context](const Request& request, const PathParts&, const Answer& answer) {
            changeApps(context, request, true, false, answer);
        },
        slash);
    router.add(
        "POST", "/v2/apps/{id*}/restart",
        [context](const Request& request, const PathParts& parts, const Answer& answer) {
            sendPlain(context, request, scheduler::RestartApp{idOf(parts["id"])}, request.flag("force"),
                      answer);
        },
        slash);
    router.add("PUT", "/v2/apps/{id*}",
               [context](const Request& request, const PathParts& parts, const Answer& answer) {
                   changeApp(context, request, idOf(parts["id"]), request.flag("partialUpdate", true), true,
                             answer);
               });
    router.add("PATCH", "/v2/apps/{id*}",
               [context](const Request& request, const PathParts& parts, const Answer& answer) {
                   changeApp(context, request, idOf(parts["id"]), true, false, answer);
               });
    // `force` is true unless said otherwise, here alone (5.6).
    router.add("DELETE", "/v2/apps/{id*}",
               [context](const Request& request, const PathParts& parts, const Answer& answer) {
                   sendPlain(context, request, scheduler::DeleteApp{idOf(parts["id"])},
                             request.flag("force", true), answer);
               });
}

} // namespace pacer::rest
