// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/check_json.h"

#include "core/base/overloaded.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::mesos {

namespace {

using wire::Json;

std::optional<int> hostPortOf(const Task& task, std::size_t index)
{
    return index < task.hostPorts.size() ? task.hostPorts[index] : std::nullopt;
}

/// Which port of an app is meant: a number, an index, or the first one.
int insidePort(const AppSpec& app, const Task& task, std::optional<int> port, std::optional<int> index)
{
    if (port)
        return *port;
    const auto at = static_cast<std::size_t>(std::max(index.value_or(0), 0));
    const bool mapped = !usesHostNetwork(app) && app.container && app.container->portMappings;
    if (mapped && at < app.container->portMappings->size()) {
        const int inside = (*app.container->portMappings)[at].containerPort;
        if (inside != 0)
            return inside;
    }
    return hostPortOf(task, at).value_or(0);
}

int insidePort(const PodContainer& container, const Task& task, bool hostNetwork, std::optional<int> port,
               const std::optional<std::string>& endpoint)
{
    for (std::size_t i = 0; endpoint && i < container.endpoints.size(); ++i) {
        if (container.endpoints[i].name != *endpoint)
            continue;
        const int host = hostPortOf(task, i).value_or(0);
        const int inside = container.endpoints[i].containerPort.value_or(0);
        return hostNetwork || inside == 0 ? host : inside;
    }
    return port.value_or(0);
}

const char* protocolName(IpProtocol protocol)
{
    return protocol == IpProtocol::IPv6 ? "IPv6" : "IPv4";
}

Json httpJson(HttpScheme scheme, int port, const std::optional<std::string>& path)
{
    return Json{{"scheme", scheme == HttpScheme::Https ? "https" : "http"},
                {"port", port},
                {"path", path.value_or("/")}};
}

/// Timing has the same names in both kinds of health check.
template <class Check>
void addHealthTiming(Json& json, const Check& check)
{
    json["delay_seconds"] = static_cast<double>(check.delaySeconds);
    json["interval_seconds"] = static_cast<double>(check.intervalSeconds);
    json["timeout_seconds"] = static_cast<double>(check.timeoutSeconds);
    json["consecutive_failures"] = check.maxConsecutiveFailures;
    json["grace_period_seconds"] = static_cast<double>(check.gracePeriodSeconds);
}

/// `portFor(port, portIndex, endpoint)` knows which port is meant. `nested`: a check wraps its command once
/// more than a health check does.
template <class Kind, class PortFor>
Json kindJson(const Kind& kind, bool nested, const PortFor& portFor)
{
    return std::visit(Overloaded{
                          [&](const HttpCheck& http) {
                              Json body = httpJson(
                                  http.scheme, portFor(http.port, http.portIndex, http.endpoint), http.path);
                              if (nested)
                                  body.erase("scheme"); // a check knows http alone
                              return Json{{"type", "HTTP"}, {"http", std::move(body)}};
                          },
                          [&](const TcpCheck& tcp) {
                              const int port = portFor(tcp.port, tcp.portIndex, tcp.endpoint);
                              return Json{{"type", "TCP"}, {"tcp", Json{{"port", port}}}};
                          },
                          [&](const ExecCheck& exec) {
                              Json command = commandJson(exec.command);
                              if (nested)
                                  command = Json{{"command", std::move(command)}};
                              return Json{{"type", "COMMAND"}, {"command", std::move(command)}};
                          },
                      },
                      kind);
}

template <class PortFor>
Json generalJson(const GeneralCheck& check, const PortFor& portFor)
{
    Json json = kindJson(check.kind, true, portFor);
    json["delay_seconds"] = static_cast<double>(check.delaySeconds);
    json["interval_seconds"] = static_cast<double>(check.intervalSeconds);
    json["timeout_seconds"] = static_cast<double>(check.timeoutSeconds);
    return json;
}

Json appHealthJson(const HealthCheck& check, int port)
{
    const auto http = [&](HttpScheme scheme) {
        Json body{{"protocol", protocolName(check.ipProtocol)}};
        body.update(httpJson(scheme, port, check.path));
        return Json{{"type", "HTTP"}, {"http", std::move(body)}};
    };
    switch (check.protocol) {
    case HealthCheckProtocol::Command:
        return Json{{"type", "COMMAND"}, {"command", commandJson(ShellCommand{check.command.value_or("")})}};
    case HealthCheckProtocol::Http:
    case HealthCheckProtocol::MesosHttp: return http(HttpScheme::Http);
    case HealthCheckProtocol::Https:
    case HealthCheckProtocol::MesosHttps: return http(HttpScheme::Https);
    case HealthCheckProtocol::Tcp:
    case HealthCheckProtocol::MesosTcp: break;
    }
    const Json tcp{{"protocol", protocolName(check.ipProtocol)}, {"port", port}};
    return Json{{"type", "TCP"}, {"tcp", tcp}};
}

} // namespace

Json commandJson(const std::variant<ShellCommand, ArgvCommand>& command)
{
    if (const auto* const shell = std::get_if<ShellCommand>(&command))
        return Json{{"shell", true}, {"value", shell->shell}};
    const std::vector<std::string>& argv = std::get<ArgvCommand>(command).argv;
    return Json{{"shell", false}, {"value", argv.empty() ? "" : argv.front()}, {"arguments", argv}};
}

Json healthCheckJson(const AppSpec& app, const Task& task)
{
    // At most one counts; older definitions may hold several COMMAND checks.
    const auto beside = std::ranges::find_if(app.healthChecks, &HealthCheck::runsBesideTask);
    if (beside == app.healthChecks.end())
        return nullptr;
    Json json = appHealthJson(*beside, insidePort(app, task, beside->port, beside->portIndex));
    addHealthTiming(json, *beside);
    return json;
}

Json checkJson(const AppSpec& app, const Task& task)
{
    if (!app.check)
        return nullptr;
    return generalJson(*app.check, [&](std::optional<int> port, std::optional<int> index, const auto&) {
        return insidePort(app, task, port, index);
    });
}

Json healthCheckJson(const PodContainer& container, const Task& task, bool hostNetwork)
{
    if (!container.healthCheck)
        return nullptr;
    Json json = kindJson(container.healthCheck->kind, false,
                         [&](std::optional<int> port, std::optional<int>, const auto& endpoint) {
                             return insidePort(container, task, hostNetwork, port, endpoint);
                         });
    addHealthTiming(json, *container.healthCheck);
    return json;
}

Json checkJson(const PodContainer& container, const Task& task, bool hostNetwork)
{
    if (!container.check)
        return nullptr;
    return generalJson(*container.check,
                       [&](std::optional<int> port, std::optional<int>, const auto& endpoint) {
                           return insidePort(container, task, hostNetwork, port, endpoint);
                       });
}

} // namespace pacer::mesos
