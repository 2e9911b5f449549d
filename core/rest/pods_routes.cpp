// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/scheduler/pod_views.h"
#include "core/validation/path_rules.h"
#include "core/wire/instance_json.h"
#include "core/wire/json_text.h"
#include "core/wire/pod_json.h"
#include "core/wire/pod_status_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace pacer::rest {
namespace {

using wire::Json;

constexpr const char* instanceExpression = R"(^(.+)\.(instance-|marathon-)([^\.]+)$)";

/// Unlike that of an app, the id of a pod in a path is checked (8).
Result<PathId> podIdOf(const std::string& part)
{
    PathId id = idOf(part);
    if (Errors errors = validation::checkRunSpecId(id, ""); !errors.empty())
        return fail(std::move(errors));
    return id;
}

/// "duo::status" with a method that only "duo" has.
bool isPartOfPod(std::string_view part)
{
    constexpr std::array<std::string_view, 3> parts{"::status", "::versions", "::instances"};
    return std::ranges::any_of(parts, [&](std::string_view one) { return part.ends_with(one); });
}

/// Adds a route whose handler is given the id of a pod.
void addForPod(
    Router& router, std::string_view method, std::string_view pattern,
    const std::function<void(const Request&, const PathId&, const PathParts&, const Answer&)>& handler)
{
    router.add(method, pattern,
               [handler](const Request& request, const PathParts& parts, const Answer& answer) {
                   if (isPartOfPod(parts["id"]))
                       return answer(failureReply(ErrorCode::MethodNotAllowed));
                   const Result<PathId> id = podIdOf(parts["id"]);
                   if (!id)
                       return answer(errorReply(id.error()));
                   handler(request, *id, parts, answer);
               });
}

/// The status resources write whole numbers without a fraction, all others with one.
Reply statusReply(const Json& json)
{
    Reply reply;
    reply.body = wire::jsonTextWithoutFractions(json);
    return reply;
}

/// The one answer whose message is a document of its own.
Reply unknownPodReply(const PathId& id)
{
    Json message = Json::object();
    message["message"] = "pod with " + id.text() + " does not exist";
    Json body = Json::object();
    body["message"] = R"({"message": )" + wire::jsonText(message["message"]) + '}';
    body["details"] = Json::array();
    return jsonReply(body, 404);
}

void listPods(const ContextPtr& context, const Answer& answer)
{
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [](const scheduler::State& state, Timestamp) -> Result<RootGroup> { return scheduler::root(state); },
        [](const RootGroup& root) {
            Json list = Json::array();
            for (const auto& [id, spec] : runSpecsBelow(*root)) {
                if (const PodSpec* pod = spec.pod())
                    list.push_back(wire::writePod(*pod));
            }
            return jsonReply(list);
        });
}

void showPod(const ContextPtr& context, const PathId& id, const Answer& answer)
{
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [id](const scheduler::State& state, Timestamp) -> Result<PodPtr> {
            return findPod(*scheduler::root(state), id);
        },
        [id](const PodPtr& pod) { return pod ? jsonReply(wire::writePod(*pod)) : unknownPodReply(id); });
}

void listStatuses(const ContextPtr& context, const Answer& answer)
{
    using Statuses = std::map<PathId, PodStatus>;
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [](const scheduler::State& state, Timestamp now) -> Result<Statuses> {
            return scheduler::podStatusesBelow(state, *scheduler::root(state), now);
        },
        [](const Statuses& statuses) {
            Json list = Json::array();
            for (const auto& [id, status] : statuses)
                list.push_back(wire::writePodStatus(status));
            return statusReply(list);
        });
}

void showStatus(const ContextPtr& context, const PathId& id, const Answer& answer)
{
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [id](const scheduler::State& state, Timestamp now) -> Result<PodStatus> {
            const PodPtr pod = findPod(*scheduler::root(state), id);
            if (pod == nullptr)
                return fail(ErrorCode::PodNotFound, {id.text()});
            return scheduler::podStatus(state, pod, now);
        },
        [](const PodStatus& status) { return statusReply(wire::writePodStatus(status)); });
}

void listVersions(const ContextPtr& context, const PathId& id, const Answer& answer)
{
    readArchive(
        *context, answer,
        [id](const RootGroup& root, scheduler::Archive& archive) -> Result<std::vector<Timestamp>> {
            if (findPod(*root, id) == nullptr)
                return fail(ErrorCode::PodNotFound, {id.text()});
            return archive.specVersions(id, scheduler::SpecKind::Pod);
        },
        [](const std::vector<Timestamp>& versions) {
            Json list = Json::array();
            for (auto version = versions.rbegin(); version != versions.rend(); ++version) // newest first
                list.push_back(formatTimestamp(*version));
            return jsonReply(list);
        });
}

void showVersion(const ContextPtr& context, const PathId& id, const std::string& text, const Answer& answer)
{
    const auto version = parseTimestamp(text);
    if (!version)
        return answer(failureReply(ErrorCode::InvalidTimestamp, {text}));
    readArchive(
        *context, answer,
        [id, version = *version](const RootGroup&, scheduler::Archive& archive) -> Result<RunSpec> {
            auto spec = archive.specAt(id, version);
            if (!spec)
                return fail(std::move(spec.error()));
            if (!*spec || !(*spec)->isPod())
                return fail(ErrorCode::PodNotFound, {id.text()});
            return **spec;
        },
        [](const RunSpec& spec) { return jsonReply(wire::writePod(*spec.pod())); });
}

/// A pod that was stored, with the deployment that brings it about.
Reply storedReply(const scheduler::Outcome& outcome, int status)
{
    const auto* accepted = std::get_if<scheduler::Accepted>(&outcome);
    if (accepted == nullptr || accepted->pod == nullptr)
        return deploymentReply(outcome, status);
    Reply reply = jsonReply(wire::writePod(*accepted->pod), status);
    reply.headers.emplace_back("Marathon-Deployment-Id", accepted->deployment.deploymentId.value);
    return reply;
}

Result<PodSpec> bodyPod(const Request& request, const validation::AcceptSettings& settings)
{
    const Result<Json> json = bodyJson(request);
    if (!json)
        return tl::unexpected(json.error());
    return validation::acceptPod(*json, settings);
}

void refusePod(const ContextPtr& context, const Request& request, const Answer& answer)
{
    const auto judge = [request](const validation::AcceptSettings& settings) {
        const Result<PodSpec> pod = bodyPod(request, settings);
        return pod ? Errors{} : pod.error();
    };
    refuse(context, judge, answer);
}

void createPod(const ContextPtr& context, const Request& request, const Answer& answer)
{
    Result<PodSpec> pod = bodyPod(request, context->accepting);
    if (!pod)
        return refusePod(context, request, answer);
    const PathId id = pod->id;
    auto command = commandOf(request, scheduler::CreatePod{std::move(*pod)}, request.flag("force"));
    sendCommand(*context, std::move(command), answer, NotFoundStyle::Plain,
                [context, id](const scheduler::Outcome& outcome) {
                    Reply reply = storedReply(outcome, 201);
                    reply.headers.push_back(locationOf(*context, id));
                    return reply;
                });
}

/// Always a complete definition; a pod that is not there is made, which is a 200 as well.
void replacePod(const ContextPtr& context, const Request& request, const PathId& id, const Answer& answer)
{
    Result<PodSpec> pod = bodyPod(request, context->accepting);
    if (!pod)
        return refusePod(context, request, answer);
    if (pod->id != id) {
        Json body = Json::object();
        body["message"] = "'" + id.text() + "' does not match definition's id ('" + pod->id.text() + "')";
        return answer(jsonReply(body, 400));
    }
    auto command = commandOf(request, scheduler::UpdatePod{std::move(*pod)}, request.flag("force"));
    sendCommand(*context, std::move(command), answer, NotFoundStyle::Plain,
                [](const scheduler::Outcome& outcome) { return storedReply(outcome, 200); });
}

void removePod(const ContextPtr& context, const Request& request, const PathId& id, const Answer& answer)
{
    auto command = commandOf(request, scheduler::DeletePod{id}, request.flag("force"));
    sendCommand(*context, std::move(command), answer, NotFoundStyle::EmptyDetails,
                [context](const scheduler::Outcome& outcome) {
                    Reply reply{202, "", {}, {}, {}};
                    if (const auto* accepted = std::get_if<scheduler::Accepted>(&outcome)) {
                        const std::string& deployment = accepted->deployment.deploymentId.value;
                        reply.headers = {{"Location", "http://" + context->authority() + '/' + deployment},
                                         {"Marathon-Deployment-Id", deployment}};
                    }
                    return reply;
                });
}

bool isInstanceId(std::string_view text)
{
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos || dot == 0)
        return false;
    const std::string_view unique = text.substr(dot + 1);
    return std::ranges::any_of(
        std::array<std::string_view, 2>{"instance-", "marathon-"},
        [&](std::string_view mark) { return unique.starts_with(mark) && unique.size() > mark.size(); });
}

/// Kills instances of a pod; `write(instances)` makes the Reply of them, as they were before.
template <class Write>
void kill(const ContextPtr& context, const Request& request, const PathId& pod, std::vector<InstanceId> ids,
          const Answer& answer, Write write)
{
    scheduler::KillInstances body{std::move(ids), false, request.flag("wipe"), pod};
    context->engine.command(commandOf(request, std::move(body), request.flag("force")),
                            [context, answer, write, pod](Result<scheduler::Outcome> outcome) {
                                if (!outcome) {
                                    for (Error& error : outcome.error()) {
                                        if (error.code == ErrorCode::AppNotFound)
                                            error.code = ErrorCode::PodNotFound;
                                    }
                                    return answer(errorReply(outcome.error(), true));
                                }
                                const auto* killed = std::get_if<scheduler::KilledInstances>(&*outcome);
                                answer(
                                    write(killed == nullptr ? std::vector<Instance>{} : killed->instances));
                            });
}

void killOne(const ContextPtr& context, const Request& request, const PathId& pod, const std::string& name,
             const Answer& answer)
{
    if (!isInstanceId(name))
        return answer(failureReply(ErrorCode::MustMatch, {instanceExpression}));
    kill(context, request, pod, {InstanceId{name}}, answer, [name](const std::vector<Instance>& killed) {
        if (killed.empty())
            return failureReply(ErrorCode::TaskNotFound, {name}, true);
        return jsonReply(wire::writeInstance(killed.front()));
    });
}

Result<std::vector<InstanceId>> namedInstances(const Request& request)
{
    const Result<Json> json = bodyJson(request);
    if (!json)
        return tl::unexpected(json.error());
    if (!json->is_array())
        return fail(ErrorCode::ExpectedArray);
    std::vector<InstanceId> ids;
    Errors errors;
    for (std::size_t i = 0; i < json->size(); ++i) {
        const Json& name = (*json)[i];
        const std::string where = '/' + std::to_string(i);
        if (!name.is_string())
            errors.push_back({ErrorCode::ExpectedString, where, {}});
        else if (!isInstanceId(name.get<std::string>()))
            errors.push_back({ErrorCode::MustMatch, where, {instanceExpression}});
        else
            ids.push_back(InstanceId{name.get<std::string>()});
    }
    if (!errors.empty())
        return fail(std::move(errors));
    return ids;
}

void killMany(const ContextPtr& context, const Request& request, const PathId& pod, const Answer& answer)
{
    Result<std::vector<InstanceId>> ids = namedInstances(request);
    if (!ids)
        return answer(errorReply(ids.error()));
    kill(context, request, pod, std::move(*ids), answer, [](const std::vector<Instance>& killed) {
        Json list = Json::array();
        for (const Instance& instance : killed)
            list.push_back(wire::writeInstance(instance));
        return jsonReply(list);
    });
}

void addStatusRoutes(Router& router, const ContextPtr& context)
{
    for (const char* pattern : {"/v2/pods/::status", "/v2/pods//::status"}) {
        router.add("GET", pattern, [context](const Request&, const PathParts&, const Answer& answer) {
            listStatuses(context, answer);
        });
    }
    addForPod(router, "GET", "/v2/pods/{id*}::status",
              [context](const Request&, const PathId& id, const PathParts&, const Answer& answer) {
                  showStatus(context, id, answer);
              });
    addForPod(router, "GET", "/v2/pods/{id*}::versions/{version}",
              [context](const Request&, const PathId& id, const PathParts& parts, const Answer& answer) {
                  showVersion(context, id, parts["version"], answer);
              });
    addForPod(router, "GET", "/v2/pods/{id*}::versions",
              [context](const Request&, const PathId& id, const PathParts&, const Answer& answer) {
                  listVersions(context, id, answer);
              });
    addForPod(router, "DELETE", "/v2/pods/{id*}::instances/{instance}",
              [context](const Request& request, const PathId& id, const PathParts& parts,
                        const Answer& answer) { killOne(context, request, id, parts["instance"], answer); });
    addForPod(router, "DELETE", "/v2/pods/{id*}::instances",
              [context](const Request& request, const PathId& id, const PathParts&, const Answer& answer) {
                  killMany(context, request, id, answer);
              });
}

} // namespace

void addPodRoutes(Router& router, const ContextPtr& context)
{
    const RouteRules slash{.trailingSlash = true};
    router.add(
        "GET", "/v2/pods",
        [context](const Request&, const PathParts&, const Answer& answer) { listPods(context, answer); },
        slash);
    router.add(
        "POST", "/v2/pods",
        [context](const Request& request, const PathParts&, const Answer& answer) {
            createPod(context, request, answer);
        },
        slash);
    addStatusRoutes(router, context);
    addForPod(router, "GET", "/v2/pods/{id*}",
              [context](const Request&, const PathId& id, const PathParts&, const Answer& answer) {
                  showPod(context, id, answer);
              });
    addForPod(router, "PUT", "/v2/pods/{id*}",
              [context](const Request& request, const PathId& id, const PathParts&, const Answer& answer) {
                  replacePod(context, request, id, answer);
              });
    addForPod(router, "DELETE", "/v2/pods/{id*}",
              [context](const Request& request, const PathId& id, const PathParts&, const Answer& answer) {
                  removePod(context, request, id, answer);
              });
}

} // namespace pacer::rest
