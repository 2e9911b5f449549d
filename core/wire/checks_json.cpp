// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/checks_json.h"

#include "core/base/json_pointer.h"
#include "core/base/overloaded.h"
#include "core/wire/parts_json.h"

#include <nlohmann/json.hpp>

namespace pacer::wire {

namespace {

constexpr std::size_t maxPathLength = 1024;
constexpr int defaultDelay = 15;

void readObject(const Reader& in, HttpCheck& check)
{
    in.get("portIndex", check.portIndex, portLimits);
    in.get("port", check.port, portLimits);
    in.get("endpoint", check.endpoint, TextRule{1, 63, isPortName});
    in.get("path", check.path, TextRule{1, maxPathLength});
    in.get("scheme", check.scheme);
}

void readObject(const Reader& in, TcpCheck& check)
{
    in.get("portIndex", check.portIndex, portLimits);
    in.get("port", check.port, portLimits);
    in.get("endpoint", check.endpoint, TextRule{1, 63, isPortName});
}

void readObject(const Reader& in, ExecCheck& check)
{
    if (const auto command = in.requiredField("command"))
        readCommand(*command, check.command);
}

using CheckKind = std::variant<HttpCheck, TcpCheck, ExecCheck>;

/// How many of the three kinds are given; `kind` is the last of them.
int readKinds(const Reader& in, CheckKind& kind)
{
    int given = 0;
    const auto readKind = [&](std::string_view name, auto value) {
        const auto field = in.field(name);
        if (!field)
            return;
        ++given;
        if (field->expectObject()) {
            readObject(*field, value);
            kind = std::move(value);
        }
    };
    readKind("http", HttpCheck{});
    readKind("tcp", TcpCheck{});
    readKind("exec", ExecCheck{});
    return given;
}

template <class Check>
void writePlace(Json& json, const Check& check)
{
    if (check.endpoint)
        json["endpoint"] = *check.endpoint;
    if (check.portIndex)
        json["portIndex"] = *check.portIndex;
    if (check.port)
        json["port"] = *check.port;
}

void writeKind(Json& json, const CheckKind& kind)
{
    std::visit(
        Overloaded{[&](const HttpCheck& http) {
                       Json check = Json::object();
                       writePlace(check, http);
                       if (http.path)
                           check["path"] = *http.path;
                       check["scheme"] = nameOf(http.scheme);
                       json["http"] = std::move(check);
                   },
                   [&](const TcpCheck& tcp) {
                       Json check = Json::object();
                       writePlace(check, tcp);
                       json["tcp"] = std::move(check);
                   },
                   [&](const ExecCheck& exec) { json["exec"]["command"] = writeCommand(exec.command); }},
        kind);
}

Error ruleText(std::string where, std::string text)
{
    return {ErrorCode::RuleText, std::move(where), {std::move(text)}};
}

/// What the reference stores whatever was sent, so that equal meaning is equal value.
void canonicalise(HealthCheck& check)
{
    switch (check.protocol) {
    case HealthCheckProtocol::Http:
    case HealthCheckProtocol::Https:
        check.ignoreHttp1xx = check.ignoreHttp1xx.value_or(false);
        check.delaySeconds = defaultDelay;
        break;
    case HealthCheckProtocol::Tcp:
        check.ignoreHttp1xx.reset();
        check.delaySeconds = defaultDelay;
        check.path.reset();
        break;
    case HealthCheckProtocol::MesosTcp:
        check.ignoreHttp1xx.reset();
        check.path.reset();
        break;
    case HealthCheckProtocol::Command:
        check.ignoreHttp1xx.reset();
        check.portIndex.reset();
        break;
    case HealthCheckProtocol::MesosHttp:
    case HealthCheckProtocol::MesosHttps: check.ignoreHttp1xx.reset(); break;
    }
}

} // namespace

void readCommand(const Reader& in, std::variant<ShellCommand, ArgvCommand>& command)
{
    if (!in.expectObject())
        return;
    if (in.has("argv")) {
        ArgvCommand argv;
        if (in.get("argv", argv.argv))
            command = std::move(argv);
        return;
    }
    ShellCommand shell;
    if (in.need("shell", shell.shell))
        command = std::move(shell);
}

void readHealthCheck(const Reader& in, HealthCheck& check, Errors& broken)
{
    if (!in.expectObject())
        return;
    in.get("protocol", check.protocol);
    in.get("path", check.path, TextRule{1, maxPathLength});
    in.get("portIndex", check.portIndex, atLeast(0));
    in.get("port", check.port, portLimits);
    if (const auto command = in.field("command"); command && command->expectObject()) {
        if (const auto value = command->requiredField("value", ErrorCode::PathMissing))
            value->read(check.command, notEmpty);
    }
    in.get("gracePeriodSeconds", check.gracePeriodSeconds, atLeast(0));
    in.get("intervalSeconds", check.intervalSeconds, atLeast(0));
    in.get("timeoutSeconds", check.timeoutSeconds, atLeast(0));
    in.get("maxConsecutiveFailures", check.maxConsecutiveFailures, atLeast(0));
    in.get("delaySeconds", check.delaySeconds, atLeast(0));
    in.get("ignoreHttp1xx", check.ignoreHttp1xx);
    in.get("ipProtocol", check.ipProtocol);

    const bool isCommand = check.protocol == HealthCheckProtocol::Command;
    const std::string protocol(nameOf(check.protocol));
    if (check.command && (!isCommand || check.path || check.port))
        broken.push_back(ruleText(in.at(), "illegal protocol " + protocol + " specified with command"));
    else if (isCommand && !in.has("command"))
        broken.push_back(ruleText(in.at(), "illegal protocol COMMAND for non-command health check"));
    canonicalise(check);
}

void readObject(const Reader& in, ReadinessCheck& check)
{
    in.get("name", check.name);
    in.get("protocol", check.protocol);
    in.get("path", check.path);
    in.get("portName", check.portName);
    in.get("intervalSeconds", check.intervalSeconds, atLeast(0));
    in.get("timeoutSeconds", check.timeoutSeconds, atLeast(1));
    if (const auto codes = in.field("httpStatusCodesForReady")) {
        std::set<int> known; // each once, in the order given
        std::vector<int> given;
        if (codes->read(given) && given.empty())
            codes->complain(ErrorCode::TooShort, {"1"});
        std::erase_if(given, [&](int code) { return !known.insert(code).second; });
        if (!given.empty())
            check.httpStatusCodesForReady = std::move(given);
    }
    in.get("preserveLastResponse", check.preserveLastResponse);
}

void readGeneralCheck(const Reader& in, std::optional<GeneralCheck>& check, Errors& broken)
{
    if (!in.expectObject())
        return;
    GeneralCheck read;
    const int kinds = readKinds(in, read.kind);
    in.get("intervalSeconds", read.intervalSeconds, atLeast(0));
    in.get("timeoutSeconds", read.timeoutSeconds, atLeast(0));
    in.get("delaySeconds", read.delaySeconds, atLeast(0));
    if (kinds == 1)
        check = std::move(read);
    else
        broken.push_back(ruleText(in.at(), "illegal RAML Check"));
}

void readPodHealthCheck(const Reader& in, std::optional<PodHealthCheck>& check, Errors& broken)
{
    if (!in.expectObject())
        return;
    PodHealthCheck read;
    const int kinds = readKinds(in, read.kind);
    for (const std::string_view name : {"http", "tcp"}) {
        if (const auto kind = in.field(name))
            static_cast<void>(kind->requiredField("endpoint"));
    }
    in.get("gracePeriodSeconds", read.gracePeriodSeconds, atLeast(0));
    in.get("intervalSeconds", read.intervalSeconds, atLeast(0));
    in.get("maxConsecutiveFailures", read.maxConsecutiveFailures, atLeast(0));
    in.get("timeoutSeconds", read.timeoutSeconds, atLeast(0));
    in.get("delaySeconds", read.delaySeconds, atLeast(0));
    if (kinds == 1)
        check = std::move(read);
    else
        broken.push_back(ruleText(in.at(), "Only one of http, tcp, or command may be specified"));
}

Json writeCommand(const std::variant<ShellCommand, ArgvCommand>& command)
{
    Json json;
    std::visit(Overloaded{[&](const ShellCommand& shell) { json["shell"] = shell.shell; },
                          [&](const ArgvCommand& argv) { json["argv"] = argv.argv; }},
               command);
    return json;
}

Json writeHealthCheck(const HealthCheck& check)
{
    Json json;
    json["gracePeriodSeconds"] = check.gracePeriodSeconds;
    if (check.command)
        json["command"]["value"] = *check.command;
    json["intervalSeconds"] = check.intervalSeconds;
    json["maxConsecutiveFailures"] = check.maxConsecutiveFailures;
    if (check.path)
        json["path"] = *check.path;
    if (check.port)
        json["port"] = *check.port;
    if (check.portIndex)
        json["portIndex"] = *check.portIndex;
    json["protocol"] = nameOf(check.protocol);
    json["ipProtocol"] = nameOf(check.ipProtocol);
    json["timeoutSeconds"] = check.timeoutSeconds;
    json["delaySeconds"] = check.delaySeconds;
    if (check.ignoreHttp1xx)
        json["ignoreHttp1xx"] = *check.ignoreHttp1xx;
    return json;
}

Json writeReadinessCheck(const ReadinessCheck& check)
{
    Json json;
    json["name"] = check.name;
    json["protocol"] = nameOf(check.protocol);
    json["path"] = check.path;
    json["portName"] = check.portName;
    json["intervalSeconds"] = check.intervalSeconds;
    json["timeoutSeconds"] = check.timeoutSeconds;
    json["httpStatusCodesForReady"] = check.httpStatusCodesForReady;
    json["preserveLastResponse"] = check.preserveLastResponse;
    return json;
}

Json writeGeneralCheck(const GeneralCheck& check)
{
    Json json;
    writeKind(json, check.kind);
    json["intervalSeconds"] = check.intervalSeconds;
    json["timeoutSeconds"] = check.timeoutSeconds;
    json["delaySeconds"] = check.delaySeconds;
    return json;
}

Json writePodHealthCheck(const PodHealthCheck& check)
{
    Json json;
    writeKind(json, check.kind);
    json["gracePeriodSeconds"] = check.gracePeriodSeconds;
    json["intervalSeconds"] = check.intervalSeconds;
    json["maxConsecutiveFailures"] = check.maxConsecutiveFailures;
    json["timeoutSeconds"] = check.timeoutSeconds;
    json["delaySeconds"] = check.delaySeconds;
    return json;
}

} // namespace pacer::wire
