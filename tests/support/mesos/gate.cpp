// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/gate.h"

#include "tests/support/mesos/schema.h"

namespace pacer::mesos_double {
namespace {

bool isCorrect(const World& world, const std::string& header, std::string& principal)
{
    constexpr std::string_view scheme = "Basic ";
    if (!header.starts_with(scheme))
        return false;
    const Decoded decoded = fromBase64(std::string_view(header).substr(scheme.size()));
    if (!decoded.bytes)
        return false;
    const std::size_t colon = decoded.bytes->find(':');
    if (colon == std::string::npos)
        return false;
    principal = decoded.bytes->substr(0, colon);
    const auto found = world.setup.principals.find(principal);
    return found != world.setup.principals.end() && found->second.secret == decoded.bytes->substr(colon + 1);
}

} // namespace

Caller callerOf(const World& world, const Request& request, const std::string& realm)
{
    if (world.setup.principals.empty())
        return {};
    std::string principal;
    if (isCorrect(world, headerOf(request.headers, "Authorization").value_or(""), principal))
        return {std::nullopt, principal};
    Reply reply = Reply::text(401, "401 Unauthorized.");
    reply.headers.insert(reply.headers.begin(), {"WWW-Authenticate", "Basic realm=\"" + realm + '"'});
    return {std::move(reply), {}};
}

const Principal& principalOf(const World& world, const std::string& name)
{
    static const Principal anybody{};
    const auto found = world.setup.principals.find(name);
    return found == world.setup.principals.end() ? anybody : found->second;
}

Reply methodNotAllowed(const Request& request, const std::string& allowed)
{
    Reply reply = Reply::text(405, "405 Method Not Allowed. Expecting one of { '" + allowed
                                       + "' }, but received '" + request.method + "'.");
    reply.headers.insert(reply.headers.begin(), {"Allow", allowed});
    return reply;
}

Call readCall(const Request& request, const std::string& message,
              const std::map<std::string, std::string>& bodies)
{
    const auto refused = [](int status, std::string text) {
        return Call{Reply::text(status, std::move(text)), {}, {}};
    };
    if (request.method != "POST")
        return {methodNotAllowed(request, "POST"), {}, {}};
    const auto type = headerOf(request.headers, "Content-Type");
    if (!type)
        return refused(400, "Expecting 'Content-Type' to be present");
    if (*type != "application/json")
        return refused(415, "Expecting 'Content-Type' of application/json or application/x-protobuf");
    const ParsedBody parsed = parseBody(request.body);
    if (!parsed.json)
        return refused(400, "Failed to parse body into JSON: " + parsed.error);
    Converted converted = convert(*parsed.json, message);
    if (!converted.message)
        return refused(400, "Failed to convert JSON into Call protobuf: " + converted.error);
    const std::string call = textOf(*converted.message, "type");
    const auto missing = [&](const std::string& what) {
        return refused(400, "Failed to validate " + message + ": Expecting '" + what + "' to be present");
    };
    if (call.empty())
        return missing("type");
    if (const auto body = bodies.find(call);
        body != bodies.end() && !converted.message->contains(body->second))
        return missing(body->second);
    return {std::nullopt, *std::move(converted.message), call};
}

bool acceptsJson(const Request& request)
{
    const auto accept = headerOf(request.headers, "Accept");
    if (!accept)
        return true;
    for (const char* good : {"application/json", "application/*", "*/*", "application/x-protobuf"})
        if (accept->find(good) != std::string::npos)
            return true;
    return false;
}

Reply notAcceptable()
{
    return Reply::text(406, "Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'");
}

} // namespace pacer::mesos_double
