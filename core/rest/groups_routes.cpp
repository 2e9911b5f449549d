// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/embeds.h"
#include "core/rest/routes.h"
#include "core/rest/spec_texts.h"
#include "core/scheduler/pod_views.h"
#include "core/wire/app_json.h"
#include "core/wire/deployment_json.h"
#include "core/wire/group_json.h"
#include "core/wire/json_text.h"
#include "core/wire/pod_status_json.h"

#include <nlohmann/json.hpp>

namespace pacer::rest {
namespace {

using wire::Json;

/// A group with the details of its apps and pods; `root` keeps it alive.
struct GroupView {
    RootGroup root;
    PathId id;
    std::map<PathId, AppInfo> apps;
    std::map<PathId, PodStatus> pods;
};

Reply groupReply(const GroupView& view, const GroupEmbeds& embeds, SpecTexts& texts)
{
    Reply reply;
    reply.body = texts.answer([&](const auto& textOf) {
        wire::GroupParts parts;
        parts.groups = embeds.groups;
        parts.version = view.root->version;
        if (embeds.apps) {
            parts.app = [&](const AppPtr& app) {
                const auto info = view.apps.find(app->id);
                return info == view.apps.end() ? textOf(app)
                                               : wire::jsonText(wire::writeAppInfo(info->second));
            };
        }
        if (embeds.pods) {
            parts.pod = [&](const PodPtr& pod) {
                return wire::jsonText(wire::writePodStatus(view.pods.at(pod->id)));
            };
        }
        return wire::groupText(*findGroup(*view.root, view.id), parts);
    });
    return reply;
}

using TextsPtr = std::shared_ptr<SpecTexts>;

void showGroup(const ContextPtr& context, const TextsPtr& texts, const Request& request, const PathId& id,
               const Answer& answer)
{
    const GroupEmbeds embeds = groupEmbeds(request);
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [id, embeds](const scheduler::State& state, Timestamp now) -> Result<GroupView> {
            const RootGroup root = scheduler::root(state);
            const Group* group = findGroup(*root, id);
            if (group == nullptr)
                return fail(ErrorCode::GroupNotFound, {id.text()});
            GroupView view{root, id, {}, {}};
            if (embeds.apps && embeds.ofApps != scheduler::AppEmbeds{})
                view.apps = appInfosBelow(state, *group, embeds.ofApps, now);
            if (embeds.pods)
                view.pods = scheduler::podStatusesBelow(state, *group, now);
            return view;
        },
        [embeds, texts](const GroupView& view) { return groupReply(view, embeds, *texts); });
}

/// A plain list, empty for an unknown group (7.1).
void listApps(const ContextPtr& context, const Request& request, const PathId& id, const Answer& answer)
{
    const auto embeds = appEmbeds(request, {});
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [id, embeds](const scheduler::State& state, Timestamp now) -> Result<std::map<PathId, AppInfo>> {
            const RootGroup root = scheduler::root(state);
            const Group* group = findGroup(*root, id);
            return group == nullptr ? std::map<PathId, AppInfo>{} : appInfosBelow(state, *group, embeds, now);
        },
        [](const std::map<PathId, AppInfo>& apps) {
            Json list = Json::array();
            for (const auto& [path, info] : apps)
                list.push_back(wire::writeAppInfo(info));
            return jsonReply(list);
        });
}

void listVersions(const ContextPtr& context, const PathId& id, const Answer& answer)
{
    readArchive(
        *context, answer,
        [id](const RootGroup& root, scheduler::Archive& archive) -> Result<std::vector<Timestamp>> {
            if (findGroup(*root, id) == nullptr)
                return fail(ErrorCode::GroupNotFound, {id.text()});
            return archive.rootVersions(id);
        },
        [](const std::vector<Timestamp>& versions) {
            Json list = Json::array();
            for (const Timestamp version : versions)
                list.push_back(formatTimestamp(version));
            return jsonReply(list);
        });
}

void showVersion(const ContextPtr& context, const TextsPtr& texts, const Request& request,
                 const PathParts& parts, const Answer& answer)
{
    const auto version = parseTimestamp(parts["version"]);
    if (!version)
        return answer(failureReply(ErrorCode::InvalidTimestamp, {parts["version"]}));
    const PathId id = idOf(parts["id"]);
    withRoot(*context, [context, texts, id, version = *version, embeds = groupEmbeds(request),
                        answer](const RootGroup& current) {
        if (findGroup(*current, id) == nullptr)
            return answer(failureReply(ErrorCode::GroupNotFound, {id.text()}, true));
        const auto root = context->engine.archive().rootAt(version, current);
        if (!root)
            return answer(errorReply(root.error()));
        const Group* group = *root ? findGroup(**root, id) : nullptr;
        if (group == nullptr)
            return answer(
                failureReply(ErrorCode::GroupVersionNotFound, {id.text(), formatTimestamp(version)}, true));
        readState(
            *context, answer, NotFoundStyle::EmptyDetails,
            [id, root = *root](const scheduler::State& state, Timestamp now) -> Result<GroupView> {
                return GroupView{
                    root, id, {}, scheduler::podStatusesBelow(state, *findGroup(*root, id), now)};
            },
            [embeds, texts](const GroupView& view) { return groupReply(view, embeds, *texts); });
    });
}

Result<GroupUpdate> bodyOf(const Request& request, const PathId& base,
                           const validation::AcceptSettings& settings, const Group* stored = nullptr)
{
    const Result<Json> json = bodyJson(request);
    if (!json)
        return tl::unexpected(json.error());
    return validation::acceptGroupUpdate(*json, base, settings, stored);
}

void refuseGroup(const ContextPtr& context, const Request& request, const PathId& base,
                 const RootGroup& stored, const Answer& answer)
{
    const auto judge = [request, base, stored](const validation::AcceptSettings& settings) {
        const Result<GroupUpdate> update = bodyOf(request, base, settings, stored.get());
        return update ? Errors{} : update.error();
    };
    refuse(context, judge, answer, {false, context->nameNestedApps()});
}

void createGroup(const ContextPtr& context, const Request& request, const PathId& base, const Answer& answer)
{
    Result<GroupUpdate> update = bodyOf(request, base, context->accepting);
    if (!update)
        return refuseGroup(context, request, base, nullptr, answer);
    const PathId id = update->id;
    auto command = commandOf(request, scheduler::CreateGroup{std::move(*update)}, request.flag("force"));
    sendCommand(*context, std::move(command), answer, NotFoundStyle::Plain,
                [context, id](const scheduler::Outcome& outcome) {
                    Reply reply = deploymentReply(outcome, 201);
                    reply.headers.push_back(locationOf(*context, id));
                    return reply;
                });
}

void changeGroup(const ContextPtr& context, const Request& request, const PathId& base, const Answer& answer)
{
    withRoot(*context, [context, request, base, answer](const RootGroup& root) {
        Result<GroupUpdate> update = bodyOf(request, base, context->accepting, root.get());
        if (!update)
            return refuseGroup(context, request, base, root, answer);
        scheduler::UpdateGroup body{std::move(*update), request.flag("dryRun")};
        sendCommand(*context, commandOf(request, std::move(body), request.flag("force")), answer,
                    NotFoundStyle::Plain, [](const scheduler::Outcome& outcome) {
                        const auto* planned = std::get_if<scheduler::PlannedSteps>(&outcome);
                        if (planned == nullptr)
                            return deploymentReply(outcome);
                        Json json = Json::object();
                        json["steps"] = wire::writeSteps(planned->steps);
                        return jsonReply(json);
                    });
    });
}

/// Only enforceRole; no deployment and no version come of it (7.4).
void enforceRole(const ContextPtr& context, const Request& request, const PathId& id, const Answer& answer)
{
    const Result<Json> json = bodyJson(request);
    if (!json)
        return answer(errorReply(json.error()));
    if (id.segments().size() != 1)
        return answer(failureReply(ErrorCode::RuleText, {"Path needs to be top-level"}));
    Json onlyRole = Json::object(); // whatever else is in the body is not looked at
    if (json->is_object() && json->contains("enforceRole"))
        onlyRole["enforceRole"] = json->at("enforceRole");
    const Result<GroupUpdate> update = validation::acceptGroupUpdate(onlyRole, id, context->accepting);
    if (!update)
        return answer(errorReply(update.error()));
    const auto empty = [](const auto&) { return Reply{200, "", {}, {}, {}}; };
    if (!update->enforceRole) {
        return readState(
            *context, answer, NotFoundStyle::EmptyDetails,
            [id](const scheduler::State& state, Timestamp) -> Result<bool> {
                if (findGroup(*scheduler::root(state), id) == nullptr)
                    return fail(ErrorCode::GroupNotFound, {id.text()});
                return true;
            },
            empty);
    }
    const scheduler::EnforceGroupRole body{id, *update->enforceRole};
    sendCommand(*context, commandOf(request, body, false), answer, NotFoundStyle::EmptyDetails, empty);
}

void addGroupReads(Router& router, const ContextPtr& context, const TextsPtr& texts)
{
    for (const char* pattern : {"/v2/groups/versions/{version}", "/v2/groups/{id*}/versions/{version}"}) {
        router.add("GET", pattern,
                   [context, texts](const Request& request, const PathParts& parts, const Answer& answer) {
                       showVersion(context, texts, request, parts, answer);
                   });
    }
    for (const char* pattern : {"/v2/groups/versions", "/v2/groups/{id*}/versions"}) {
        router.add("GET", pattern, [context](const Request&, const PathParts& parts, const Answer& answer) {
            listVersions(context, idOf(parts["id"]), answer);
        });
    }
    for (const char* pattern : {"/v2/groups/apps", "/v2/groups/{id*}/apps"}) {
        router.add("GET", pattern,
                   [context](const Request& request, const PathParts& parts, const Answer& answer) {
                       listApps(context, request, idOf(parts["id"]), answer);
                   });
    }
}

} // namespace

void addGroupRoutes(Router& router, const ContextPtr& context)
{
    const auto texts = std::make_shared<SpecTexts>();
    addGroupReads(router, context, texts);
    for (const char* pattern : {"/v2/groups", "/v2/groups/{id*}"}) {
        const RouteRules rules{.jsonBody = false, .trailingSlash = true};
        router.add(
            "GET", pattern,
            [context, texts](const Request& request, const PathParts& parts, const Answer& answer) {
                showGroup(context, texts, request, idOf(parts["id"]), answer);
            },
            rules);
        router.add(
            "POST", pattern,
            [context](const Request& request, const PathParts& parts, const Answer& answer) {
                createGroup(context, request, idOf(parts["id"]), answer);
            },
            rules);
        router.add(
            "PUT", pattern,
            [context](const Request& request, const PathParts& parts, const Answer& answer) {
                changeGroup(context, request, idOf(parts["id"]), answer);
            },
            rules);
        router.add(
            "DELETE", pattern,
            [context](const Request& request, const PathParts& parts, const Answer& answer) {
                sendCommand(
                    *context,
                    commandOf(request, scheduler::DeleteGroup{idOf(parts["id"])}, request.flag("force")),
                    answer, NotFoundStyle::Plain,
                    [](const scheduler::Outcome& outcome) { return deploymentReply(outcome); });
            },
            rules);
    }
    router.add(
        "PATCH", "/v2/groups/{id*}",
        [context](const Request& request, const PathParts& parts, const Answer& answer) {
            enforceRole(context, request, idOf(parts["id"]), answer);
        },
        RouteRules{.jsonBody = false});
}

} // namespace pacer::rest
