// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/rest/app_texts.h"
#include "core/rest/embeds.h"
#include "core/rest/label_selector.h"
#include "core/rest/routes.h"
#include "core/wire/app_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::rest {
namespace {

using wire::Json;

/// All filters must hold; letters are compared without regard to case.
struct AppFilter {
    std::optional<std::string> id;
    std::optional<std::string> cmd;
    LabelSelector labels;

    bool admits(const AppSpec& app) const
    {
        const auto contains = [](std::string_view text, const std::string& part) {
            return toLowerAscii(text).find(toLowerAscii(part)) != std::string::npos;
        };
        if (id && !contains(app.id.text(), *id))
            return false;
        if (cmd && (!app.cmd || !contains(*app.cmd, *cmd)))
            return false;
        return labels.matches(app.labels);
    }
};

Result<AppFilter> filterOf(const Request& request)
{
    Result<LabelSelector> labels = LabelSelector::parse(request.parameter("label").value_or(""));
    if (!labels)
        return tl::unexpected(labels.error());
    return AppFilter{request.parameter("id"), request.parameter("cmd"), std::move(*labels)};
}

Json appList(const std::vector<AppInfo>& apps)
{
    Json list = Json::array();
    for (const AppInfo& app : apps)
        list.push_back(wire::writeAppInfo(app));
    return list;
}

/// Statistics tell ages: they are never the same twice, so nothing can be kept of them.
void listAppsWithStatistics(const ContextPtr& context, Result<AppFilter> filter,
                            const scheduler::AppEmbeds& embeds, const Answer& answer)
{
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [filter = std::move(*filter), embeds](const scheduler::State& state,
                                              Timestamp now) -> Result<std::vector<AppInfo>> {
            std::vector<AppInfo> apps;
            for (const auto& [id, app] : appsBelow(*scheduler::root(state))) {
                if (filter.admits(*app))
                    apps.push_back(scheduler::appInfo(state, app, embeds, now));
            }
            return apps;
        },
        [](const std::vector<AppInfo>& apps) {
            Json body = Json::object();
            body["apps"] = appList(apps);
            return jsonReply(body);
        });
}

void listApps(const ContextPtr& context, const Request& request, const Answer& answer)
{
    Result<AppFilter> filter = filterOf(request);
    if (!filter)
        return answer(errorReply(filter.error()));
    const auto embeds = appEmbeds(request, {.counts = true, .deployments = true});
    if (embeds.taskStats)
        return listAppsWithStatistics(context, std::move(filter), embeds, answer);
    AppTexts::Filter admits;
    if (request.parameter("id") || request.parameter("cmd") || request.parameter("label"))
        admits = [kept = std::move(*filter)](const AppSpec& app) { return kept.admits(app); };
    context->appTexts->of(embeds)->list(context, std::move(admits), [answer](std::vector<net::Chunk> apps) {
        static const net::Chunk end = std::make_shared<const std::string>("]}");
        Reply reply;
        reply.body = "{\"apps\":[";
        reply.parts = std::move(apps);
        reply.parts.push_back(end);
        answer(std::move(reply));
    });
}

/// The group that a wildcard names: "group/*", "/group/*" or "*" (but not "/*"); nullopt if it is none.
std::optional<PathId> wildcardGroup(std::string_view id)
{
    if (id == "*")
        return PathId{};
    if (!id.ends_with("/*") || id.size() < 3)
        return std::nullopt;
    return PathId::absolute(id.substr(0, id.size() - 2));
}

void showGroupApps(const ContextPtr& context, const PathId& group, const Request& request,
                   const Answer& answer)
{
    const auto embeds = appEmbeds(request, {.counts = true, .deployments = true, .tasks = true});
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [group, embeds](const scheduler::State& state, Timestamp now) -> Result<std::vector<AppInfo>> {
            const RootGroup root = scheduler::root(state);
            const Group* found = findGroup(*root, group);
            if (found == nullptr)
                return fail(ErrorCode::GroupNotFound, {group.text()});
            std::vector<AppInfo> apps;
            for (auto& [id, info] : appInfosBelow(state, *found, embeds, now))
                apps.push_back(std::move(info));
            return apps;
        },
        [](const std::vector<AppInfo>& apps) {
            Json body = Json::object();
            body["*"] = appList(apps);
            return jsonReply(body);
        });
}

void showApp(const ContextPtr& context, const Request& request, const PathParts& parts, const Answer& answer)
{
    if (const auto group = wildcardGroup(parts["id"]))
        return showGroupApps(context, *group, request, answer);
    const auto embeds =
        appEmbeds(request, {.counts = true, .deployments = true, .tasks = true, .lastTaskFailure = true});
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [id = idOf(parts["id"]), embeds](const scheduler::State& state, Timestamp now) -> Result<AppInfo> {
            const AppPtr app = findApp(*scheduler::root(state), id);
            if (app == nullptr)
                return fail(ErrorCode::AppNotFound, {id.text()});
            return scheduler::appInfo(state, app, embeds, now);
        },
        [](const AppInfo& info) {
            Json body = Json::object();
            body["app"] = wire::writeAppInfo(info);
            return jsonReply(body);
        });
}

void listVersions(const ContextPtr& context, const PathParts& parts, const Answer& answer)
{
    readArchive(
        *context, answer,
        [id = idOf(parts["id"])](const RootGroup& root,
                                 scheduler::Archive& archive) -> Result<std::vector<Timestamp>> {
            if (findApp(*root, id) == nullptr)
                return fail(ErrorCode::AppNotFound, {id.text()});
            return archive.specVersions(id, scheduler::SpecKind::App);
        },
        [](const std::vector<Timestamp>& versions) {
            Json body = Json::object();
            body["versions"] = Json::array();
            for (const Timestamp version : versions)
                body["versions"].push_back(formatTimestamp(version));
            return jsonReply(body);
        });
}

void showVersion(const ContextPtr& context, const PathParts& parts, const Answer& answer)
{
    const auto version = parseTimestamp(parts["version"]);
    if (!version)
        return answer(failureReply(ErrorCode::InvalidTimestamp, {parts["version"]}));
    readArchive(
        *context, answer,
        [id = idOf(parts["id"]), version = *version](const RootGroup&,
                                                     scheduler::Archive& archive) -> Result<RunSpec> {
            auto spec = archive.specAt(id, version);
            if (!spec)
                return fail(std::move(spec.error()));
            if (!*spec || (*spec)->isPod())
                return fail(ErrorCode::AppVersionNotFound, {id.text(), formatTimestamp(version)});
            return **spec;
        },
        [](const RunSpec& spec) { return jsonReply(wire::writeApp(*spec.app())); });
}

} // namespace

void addAppReads(Router& router, const ContextPtr& context)
{
    const RouteRules slash{.trailingSlash = true};
    router.add(
        "GET", "/v2/apps",
        [context](const Request& request, const PathParts&, const Answer& answer) {
            listApps(context, request, answer);
        },
        slash);
    router.add("GET", "/v2/apps/{id*}/versions/{version}",
               [context](const Request&, const PathParts& parts, const Answer& answer) {
                   showVersion(context, parts, answer);
               });
    router.add(
        "GET", "/v2/apps/{id*}/versions",
        [context](const Request&, const PathParts& parts, const Answer& answer) {
            listVersions(context, parts, answer);
        },
        slash);
    router.add("GET", "/v2/apps/{id*}",
               [context](const Request& request, const PathParts& parts, const Answer& answer) {
                   showApp(context, request, parts, answer);
               });
}

} // namespace pacer::rest
