// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/master_routes.h"

#include "tests/support/mesos/files.h"
#include "tests/support/mesos/frameworks.h"
#include "tests/support/mesos/gate.h"
#include "tests/support/mesos/legacy_views.h"
#include "tests/support/mesos/operator_api.h"
#include "tests/support/mesos/scheduler_api.h"
#include "tests/support/mesos/views.h"

namespace pacer::mesos_double {
namespace {

Reply notFound()
{
    return Reply::text(404, "404 Not Found.");
}

Reply redirect(const World& world, const std::string& rest)
{
    if (world.announced == 0)
        return Reply::text(503, "No leader elected");
    return {307,
            {{"Location", "//" + world.setup.hostname + ':' + std::to_string(world.announced) + rest}},
            {},
            0};
}

/// "state" for /master/state and for /state; nullopt for what is not below /master.
std::optional<std::string> endpointOf(const std::string& path)
{
    std::string out = path.starts_with("/master/") ? path.substr(8) : path.substr(1);
    for (const char* elsewhere : {"version", "metrics/", "files/", "logging/"})
        if (out.starts_with(elsewhere))
            return std::nullopt;
    return out;
}

Reply metrics(const World& world, const Request& request)
{
    const auto query = request.query();
    const auto timeout = query.find("timeout");
    if (timeout != query.end() && timeout->second.find_first_of("0123456789") != 0)
        return Reply::text(400,
                           "Invalid timeout '" + timeout->second + "': Failed to convert '' to number.\n");
    return jsonAnswer(request, metricsView(world).dump());
}

/// What every master answers by itself.
std::optional<Reply> ownAnswer(const World& world, const Request& request)
{
    const std::string path = request.path();
    if (path == "/version")
        return jsonAnswer(request, Json(versionJson(world)).dump());
    if (path == "/health" || path == "/master/health")
        return Reply::empty(200);
    if (path == "/redirect" || path == "/master/redirect")
        return redirect(world, {});
    const bool figures = path == "/metrics/snapshot" || path == "/master/flags" || path == "/flags";
    if (!figures && !path.starts_with("/files/"))
        return std::nullopt;
    const Caller caller = callerOf(world, request, "mesos-master-readonly");
    if (caller.refusal)
        return caller.refusal;
    if (path == "/files/debug")
        return jsonAnswer(request, "{}");
    if (path.starts_with("/files/"))
        return Reply::text(404, "");
    if (path == "/metrics/snapshot")
        return metrics(world, request);
    return jsonAnswer(request, Json{{"flags", masterFlags(world)}}.dump());
}

/// POST /master/teardown, /master/machine/down and up, /master/maintenance/schedule.
std::optional<Reply> oldAction(World& world, const Request& request, const std::string& endpoint)
{
    const bool known = endpoint == "teardown" || endpoint == "machine/down" || endpoint == "machine/up"
                       || (endpoint == "maintenance/schedule" && request.method == "POST");
    if (!known)
        return std::nullopt;
    const Caller caller = callerOf(world, request, "mesos-master-readwrite");
    if (caller.refusal)
        return caller.refusal;
    if (request.method != "POST")
        return methodNotAllowed(request, "POST");
    if (endpoint == "teardown") {
        Request form;
        form.target = "/?" + request.body;
        const std::string id = form.query()["frameworkId"];
        if (world.frameworkById(id) == nullptr)
            return Reply::text(400, "No framework found with specified ID");
        if (!principalOf(world, caller.principal).mayTeardown)
            return Reply::text(403, "403 Forbidden.");
        removeFramework(world, id);
        return Reply::empty(200);
    }
    const ParsedBody body = parseBody(request.body);
    if (!body.json)
        return Reply::text(400, "Failed to parse body into JSON: " + body.error);
    if (endpoint == "maintenance/schedule")
        return updateSchedule(world, *body.json);
    return endpoint == "machine/down" ? startMaintenance(world, *body.json)
                                      : stopMaintenance(world, *body.json);
}

Reply leaderAnswer(World& world, const Request& request, const std::string& endpoint)
{
    if (endpoint == "api/v1/scheduler" || endpoint == "api/v1/scheduler/")
        return schedulerCall(world, request);
    if (endpoint == "api/v1" || endpoint == "api/v1/")
        return operatorCall(world, request);
    if (auto reply = oldAction(world, request, endpoint))
        return *std::move(reply);
    const Caller caller = callerOf(world, request, "mesos-master-readonly");
    if (caller.refusal)
        return *caller.refusal;
    if (endpoint == "weights")
        return jsonAnswer(request, "[]");
    if (auto reply = legacyRequest(world, request, endpoint, principalOf(world, caller.principal)))
        return *std::move(reply);
    return notFound();
}

bool isKnown(const std::string& endpoint)
{
    static const std::set<std::string> known{"api/v1/scheduler",
                                             "api/v1/scheduler/",
                                             "api/v1",
                                             "api/v1/",
                                             "state",
                                             "state-summary",
                                             "slaves",
                                             "frameworks",
                                             "tasks",
                                             "roles",
                                             "quota",
                                             "weights",
                                             "maintenance/schedule",
                                             "maintenance/status",
                                             "machine/down",
                                             "machine/up",
                                             "teardown"};
    return known.contains(endpoint);
}

} // namespace

Reply masterRequest(World& world, std::uint16_t port, const Request& request)
{
    if (auto reply = ownAnswer(world, request))
        return *std::move(reply);
    const auto endpoint = endpointOf(request.path());
    if (!endpoint || !isKnown(*endpoint))
        return notFound();
    if (world.leader == port)
        return leaderAnswer(world, request, *endpoint);
    const std::size_t mark = request.target.find('?');
    return redirect(world,
                    "/master/" + *endpoint + (mark == std::string::npos ? "" : request.target.substr(mark)));
}

} // namespace pacer::mesos_double
