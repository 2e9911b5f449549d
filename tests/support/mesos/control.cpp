// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/control.h"

namespace pacer::mesos_double {
namespace {

using Action = bool (*)(Master&, const Json&);

std::uint16_t portOf(const Json& body)
{
    return static_cast<std::uint16_t>(numberOf(body, "port"));
}

Duration millisOf(const Json& json, const char* name, Duration fallback)
{
    return json.contains(name) ? fromSeconds(numberOf(json, name) / 1000) : fallback;
}

bool electIt(Master& master, const Json& body)
{
    master.elect(portOf(body), millisOf(body, "agentsAfterMs", std::chrono::seconds{1}));
    return true;
}

const std::map<std::string, Action>& actions()
{
    static const std::map<std::string, Action> all{
        {"killAgent", [](Master& m, const Json& b) { return m.killAgent(textOf(b, "agent")); }},
        {"startAgent", [](Master& m, const Json& b) { return m.startAgent(textOf(b, "agent")); }},
        {"unregisterAgent", [](Master& m, const Json& b) { return m.unregisterAgent(textOf(b, "agent")); }},
        {"reregisterAgent", [](Master& m, const Json& b) { return m.reregisterAgent(textOf(b, "agent")); }},
        {"partitionAgent",
         [](Master& m, const Json& b) {
             return m.partitionAgent(textOf(b, "agent"), flagOf(b, "broken", true));
         }},
        {"addAgent", [](Master& m, const Json& b) { return !m.addAgent(agentFromJson(b)).empty(); }},
        {"killExecutor",
         [](Master& m, const Json& b) {
             return m.killExecutor(textOf(b, "framework"), textOf(b, "executor"));
         }},
        {"finishTask",
         [](Master& m, const Json& b) {
             return m.finishTask(textOf(b, "task"), static_cast<int>(numberOf(b, "exitCode")));
         }},
        {"append",
         [](Master& m, const Json& b) {
             return m.appendToSandbox(textOf(b, "task"), textOf(b, "file", "stdout"), textOf(b, "text"));
         }},
        {"addScript",
         [](Master& m, const Json& b) {
             ScriptBook book = ScriptBook::fromJson(Json::array({b}));
             m.addScript(book.rules().front());
             return true;
         }},
        {"killMaster",
         [](Master& m, const Json&) {
             m.killMaster();
             return true;
         }},
        {"elect", electIt},
        {"announce",
         [](Master& m, const Json& b) {
             m.announce(portOf(b));
             return true;
         }},
        {"cutStreams",
         [](Master& m, const Json& b) {
             m.cutStreams(textOf(b, "bytes", "100\n{\"type\":"));
             return true;
         }},
        {"hang", [](Master& m, const Json& b) { return m.faults().hangs = flagOf(b, "on", true), true; }},
        {"repeatUpdates",
         [](Master& m, const Json& b) {
             return m.faults().repeatUpdates = static_cast<unsigned>(numberOf(b, "count", 1)), true;
         }},
        {"dropAcknowledges",
         [](Master& m, const Json& b) {
             return m.faults().dropAcknowledges = static_cast<unsigned>(numberOf(b, "count", 1)), true;
         }},
    };
    return all;
}

std::optional<FaultDomain> domainFrom(const Json& json)
{
    if (json.is_null())
        return std::nullopt;
    return FaultDomain{textOf(json, "region"), textOf(json, "zone")};
}

Timing timingFrom(const Json& json)
{
    Timing out;
    out.allocationInterval = millisOf(json, "allocationMs", out.allocationInterval);
    out.heartbeat = millisOf(json, "heartbeatMs", out.heartbeat);
    out.retryFirst = millisOf(json, "retryMs", out.retryFirst);
    out.pingTimeout = millisOf(json, "pingTimeoutMs", out.pingTimeout);
    out.killGrace = millisOf(json, "killGraceMs", out.killGrace);
    return out;
}

Principal principalFrom(const Json& json)
{
    Principal out{
        textOf(json, "secret"), flagOf(json, "mayView", true), flagOf(json, "mayTeardown", true), {}};
    if (json.contains("roles"))
        out.roles = json["roles"].get<std::set<std::string>>();
    return out;
}

} // namespace

AgentSetup agentFromJson(const Json& json)
{
    AgentSetup out;
    out.hostname = textOf(json, "hostname");
    out.id = textOf(json, "id");
    out.port = static_cast<std::uint16_t>(numberOf(json, "port", 0));
    out.process = textOf(json, "process", out.process);
    out.resources = textOf(json, "resources", out.resources);
    out.attributes = textOf(json, "attributes");
    out.domain = domainFrom(memberOf(json, "domain"));
    out.workDir = textOf(json, "workDir", out.workDir);
    out.up = flagOf(json, "up", true);
    return out;
}

ClusterSetup setupFromJson(const Json& json)
{
    ClusterSetup out;
    out.hostname = textOf(json, "hostname", "127.0.0.1");
    out.masterId = textOf(json, "masterId");
    out.name = textOf(json, "name");
    out.domain = domainFrom(memberOf(json, "domain"));
    if (json.contains("masters"))
        out.masters = json["masters"].get<std::vector<std::uint16_t>>();
    for (const Json& agent : listOf(json, "agents"))
        out.agents.push_back(agentFromJson(agent));
    const Json& principals = memberOf(json, "principals");
    for (const auto& [name, principal] : principals.items())
        out.principals[name] = principalFrom(principal);
    out.scripts = ScriptBook::fromJson(listOf(json, "scripts"));
    out.timing = timingFrom(memberOf(json, "timing"));
    out.seed = static_cast<std::uint64_t>(numberOf(json, "seed", 1));
    out.executorObeysKillPolicy = flagOf(json, "executorObeysKillPolicy");
    return out;
}

std::vector<AgentSetup> manyAgents(std::size_t count, std::uint16_t port)
{
    std::vector<AgentSetup> out;
    for (std::size_t i = 1; i <= count; ++i) {
        AgentSetup agent;
        agent.hostname = "agent-" + std::to_string(i);
        agent.process = "slave(" + std::to_string(i) + ')';
        agent.port = port;
        agent.resources = "cpus:16;mem:65536;disk:500000;ports:[31000-32000]";
        agent.attributes = "rack:r" + std::to_string(i % 10);
        out.push_back(std::move(agent));
    }
    return out;
}

Reply controlRequest(Master& master, const Request& request)
{
    const std::string action = request.path().substr(1);
    if (request.method == "GET" && action == "state")
        return Reply::json(
            Json{{"leader", master.leader()}, {"ports", master.ports()}, {"tasks", master.taskStates()}}
                .dump());
    const ParsedBody body = parseBody(request.body.empty() ? "{}" : request.body);
    if (!body.json)
        return Reply::text(400, body.error);
    const auto found = actions().find(action);
    if (found == actions().end())
        return Reply::text(404, "unknown action: " + action);
    if (!found->second(master, *body.json))
        return Reply::text(400, "there is no such agent, executor or task");
    return Reply::json("{}");
}

} // namespace pacer::mesos_double
