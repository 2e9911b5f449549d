// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/parts_json.h"

#include "core/base/overloaded.h"
#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace pacer::wire {

namespace {

constexpr std::size_t maxUriLength = 1024;
constexpr std::size_t maxNameLength = 63;

bool isLowerOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Begins and ends with a letter or digit; inside also one of `inner`.
bool isName(std::string_view text, std::string_view inner)
{
    if (text.empty() || !isLowerOrDigit(text.front()) || !isLowerOrDigit(text.back()))
        return false;
    return std::ranges::all_of(
        text, [&](char c) { return isLowerOrDigit(c) || inner.find(c) != std::string_view::npos; });
}

bool isEnvironmentName(std::string_view text)
{
    constexpr std::size_t longest = 254;
    const auto isWord = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !text.empty() && text.size() <= longest && !(text.front() >= '0' && text.front() <= '9')
           && std::ranges::all_of(text, isWord);
}

Json writeSlotUpdate(const SlotUpdateSettings& settings)
{
    return {{"parallelism", settings.parallelism},
            {"delaySeconds", settings.delaySeconds},
            {"monitorSeconds", settings.monitorSeconds},
            {"failureAction", nameOf(settings.failureAction)},
            {"maxFailureRatio", settings.maxFailureRatio},
            {"order", nameOf(settings.order)},
            {"stuckAfterSeconds", settings.stuckAfterSeconds}};
}

} // namespace

bool isPortName(std::string_view text)
{
    return isName(text, "-");
}

bool isNetworkName(std::string_view text)
{
    return isName(text, "-_");
}

bool isPathText(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(split(text, '/'), [](std::string_view segment) {
        return segment.empty() || segment == ".."
               || std::ranges::all_of(split(segment, '.'),
                                      [](std::string_view part) { return isName(part, "-"); });
    });
}

void readObject(const Reader& in, Network& network)
{
    in.get("mode", network.mode);
    in.get("name", network.name, TextRule{1, maxNameLength, isNetworkName});
    in.get("labels", network.labels);
}

void readObject(const Reader& in, PortDefinition& port)
{
    in.get("port", port.port, portLimits);
    in.get("name", port.name, portNameRule);
    in.get("protocol", port.protocol);
    in.get("labels", port.labels);
}

void readObject(const Reader& in, Artifact& artifact)
{
    in.need("uri", artifact.uri, TextRule{1, maxUriLength});
    in.get("extract", artifact.extract);
    in.get("executable", artifact.executable);
    in.get("cache", artifact.cache);
    if (!in.get("destPath", artifact.destPath))
        in.get("outputFile", artifact.destPath);
}

void readObject(const Reader& in, Secret& secret)
{
    in.need("source", secret.source, notEmpty);
}

void readObject(const Reader& in, SlotUpdateSettings& settings)
{
    in.get("parallelism", settings.parallelism, atLeast(0));
    in.get("delaySeconds", settings.delaySeconds, atLeast(0));
    in.get("monitorSeconds", settings.monitorSeconds, atLeast(0));
    in.get("failureAction", settings.failureAction);
    in.get("maxFailureRatio", settings.maxFailureRatio, between(0, 1));
    in.get("order", settings.order);
    in.get("stuckAfterSeconds", settings.stuckAfterSeconds, atLeast(0));
}

void readObject(const Reader& in, UpgradeStrategy& strategy)
{
    in.get("rolling", strategy.rolling);
    in.get("rollback", strategy.rollback);
    if (in.has("rolling") && !in.has("minimumHealthCapacity") && !in.has("maximumOverCapacity")) {
        strategy.minimumHealthCapacity = openCapacity;
        strategy.maximumOverCapacity = openCapacity;
        return;
    }
    in.need("minimumHealthCapacity", strategy.minimumHealthCapacity, between(0, 1));
    in.need("maximumOverCapacity", strategy.maximumOverCapacity, between(0, 1));
}

Json writeUpgradeStrategy(const UpgradeStrategy& strategy)
{
    Json json;
    json["maximumOverCapacity"] = strategy.maximumOverCapacity;
    json["minimumHealthCapacity"] = strategy.minimumHealthCapacity;
    if (strategy.rolling)
        json["rolling"] = writeSlotUpdate(*strategy.rolling);
    if (strategy.rollback)
        json["rollback"] = writeSlotUpdate(*strategy.rollback);
    return json;
}

void readObject(const Reader& in, ExecutorResources& resources)
{
    constexpr double leastMem = 32;
    constexpr double leastDisk = 10;
    in.get("cpus", resources.cpus, atLeast(0)); // 0.1 is declared, but fractions of minima do not count
    in.get("mem", resources.mem, atLeast(leastMem));
    in.get("disk", resources.disk, atLeast(leastDisk));
}

void readObject(const Reader& in, LinuxInfo& info)
{
    if (const auto seccomp = in.field("seccomp"); seccomp && seccomp->expectObject()) {
        info.seccomp.emplace();
        seccomp->get("profileName", info.seccomp->profileName);
        seccomp->get("unconfined", info.seccomp->unconfined);
    }
    if (const auto ipc = in.field("ipcInfo"); ipc && ipc->expectObject()) {
        info.ipcInfo.emplace();
        ipc->need("mode", info.ipcInfo->mode);
        ipc->get("shmSize", info.ipcInfo->shmSize, atLeast(0));
    }
}

void readObject(const Reader& in, UnreachableEnabled& strategy)
{
    in.get("inactiveAfterSeconds", strategy.inactiveAfterSeconds, atLeast(0));
    in.get("expungeAfterSeconds", strategy.expungeAfterSeconds, atLeast(0));
}

void readEnvironment(const Reader& in, Environment& environment, bool strictNames)
{
    if (!in.expectObject())
        return;
    environment.clear();
    for (const auto& [name, member] : in.members()) {
        if (strictNames && !isEnvironmentName(name))
            member.complain(ErrorCode::PatternMismatch);
        if (member.isObject()) {
            SecretReference reference;
            const auto secret = member.requiredField("secret", ErrorCode::PathMissing);
            if (secret && secret->read(reference.secret, notEmpty))
                environment.emplace(name, std::move(reference));
        } else {
            std::string text;
            if (member.read(text))
                environment.emplace(name, std::move(text));
        }
    }
}

void readUnreachable(const Reader& in, UnreachableStrategy& strategy)
{
    if (in.isString()) {
        strategy = UnreachableDisabled{};
        return;
    }
    UnreachableEnabled enabled;
    if (in.read(enabled))
        strategy = enabled;
}

void readLimits(const Reader& in, ResourceLimits& limits, Errors& broken)
{
    if (!in.expectObject())
        return;
    const auto readLimit = [&](std::string_view name, std::optional<ResourceLimit>& limit) {
        const auto field = in.field(name);
        if (!field)
            return;
        if (!field->isString()) {
            double amount = 0;
            if (field->read(amount, atLeast(0)))
                limit = amount;
            return;
        }
        std::string word;
        field->read(word);
        if (word == "unlimited")
            limit = Unlimited{};
        else
            broken.push_back(
                {ErrorCode::RuleText,
                 field->at(),
                 {"'" + word + "' is an invalid resource limit. It must be 'unlimited' or a number"}});
    };
    readLimit("cpus", limits.cpus);
    readLimit("mem", limits.mem);
}

std::optional<Constraint> readConstraint(const Reader& in, std::string_view ruleAt, Errors& broken)
{
    std::vector<std::string> parts;
    const auto refuse = [&](std::string text) -> std::optional<Constraint> {
        broken.push_back({ErrorCode::RuleText, std::string(ruleAt), {std::move(text)}});
        return std::nullopt;
    };
    if (!in.read(parts) || parts.size() != in.items().size())
        return std::nullopt; // a reading error, said already
    if (parts.size() != 2 && parts.size() != 3)
        return refuse("Each constraint must have either 2 or 3 fields");
    if (parts[0].empty())
        return refuse("illegal constraint specification");
    const auto op = namedValue<ConstraintOperator>(parts[1]);
    if (!op || nameOf(*op) != parts[1])
        return refuse(
            "operator must be one of the following UNIQUE, CLUSTER, GROUP_BY, LIKE, MAX_PER, UNLIKE or IS");
    Constraint constraint{parts[0], *op, std::nullopt};
    if (parts.size() == 3)
        constraint.value = parts[2];
    return constraint;
}

void readConstraints(const Reader& in, std::set<Constraint>& constraints, Errors& broken)
{
    if (!in.expectArray())
        return;
    constraints.clear();
    for (const Reader& item : in.items()) {
        if (auto constraint = readConstraint(item, in.at(), broken))
            constraints.insert(std::move(*constraint));
    }
}

Json textMap(const std::map<std::string, std::string>& map)
{
    Json json = Json::object();
    for (const auto& [key, value] : map)
        json[key] = value;
    return json;
}

Json writeEnvironment(const Environment& environment)
{
    Json json = Json::object();
    for (const auto& [name, value] : environment) {
        Json& entry = json[name];
        std::visit(Overloaded{[&](const std::string& text) { entry = text; },
                              [&](const SecretReference& secret) { entry["secret"] = secret.secret; }},
                   value);
    }
    return json;
}

Json writeSecrets(const Secrets& secrets)
{
    Json json = Json::object();
    for (const auto& [name, secret] : secrets)
        json[name]["source"] = secret.source;
    return json;
}

Json writeArtifact(const Artifact& artifact)
{
    Json json;
    json["uri"] = artifact.uri;
    json["extract"] = artifact.extract;
    json["executable"] = artifact.executable;
    json["cache"] = artifact.cache;
    if (artifact.destPath)
        json["destPath"] = *artifact.destPath;
    return json;
}

Json writeNetwork(const Network& network)
{
    Json json;
    if (network.name)
        json["name"] = *network.name;
    json["mode"] = nameOf(network.mode);
    if (!network.labels.empty())
        json["labels"] = textMap(network.labels);
    return json;
}

Json writePortDefinition(const PortDefinition& port)
{
    Json json;
    json["port"] = port.port;
    if (!port.labels.empty())
        json["labels"] = textMap(port.labels);
    if (port.name)
        json["name"] = *port.name;
    json["protocol"] = nameOf(port.protocol);
    return json;
}

Json writeConstraint(const Constraint& constraint)
{
    Json json = Json::array();
    json.push_back(constraint.field);
    json.push_back(nameOf(constraint.op));
    if (constraint.value)
        json.push_back(*constraint.value);
    return json;
}

Json writeLimits(const ResourceLimits& limits)
{
    Json json = Json::object();
    const auto write = [&](const char* name, const std::optional<ResourceLimit>& limit) {
        if (!limit)
            return;
        std::visit(Overloaded{[&](double amount) { json[name] = amount; },
                              [&](const Unlimited&) { json[name] = "unlimited"; }},
                   *limit);
    };
    write("cpus", limits.cpus);
    write("mem", limits.mem);
    return json;
}

Json writeResources(const Resources& resources)
{
    Json json;
    json["cpus"] = resources.cpus;
    json["mem"] = resources.mem;
    json["disk"] = resources.disk;
    json["gpus"] = resources.gpus;
    return json;
}

Json writeExecutorResources(const ExecutorResources& resources)
{
    Json json;
    json["cpus"] = resources.cpus;
    json["mem"] = resources.mem;
    json["disk"] = resources.disk;
    return json;
}

Json writeLinuxInfo(const LinuxInfo& info)
{
    Json json = Json::object();
    if (info.seccomp) {
        Json seccomp = Json::object();
        if (info.seccomp->profileName)
            seccomp["profileName"] = *info.seccomp->profileName;
        if (info.seccomp->unconfined)
            seccomp["unconfined"] = *info.seccomp->unconfined;
        json["seccomp"] = std::move(seccomp);
    }
    if (info.ipcInfo) {
        json["ipcInfo"]["mode"] = nameOf(info.ipcInfo->mode);
        if (info.ipcInfo->shmSize)
            json["ipcInfo"]["shmSize"] = *info.ipcInfo->shmSize;
    }
    return json;
}

Json writeAmount(double amount)
{
    constexpr double exact = 9007199254740992.0; // 2^53
    if (amount == std::floor(amount) && std::abs(amount) < exact)
        return static_cast<std::int64_t>(amount);
    return amount;
}

Json writeUnreachable(const UnreachableStrategy& strategy)
{
    return std::visit(Overloaded{[](const UnreachableDisabled&) { return Json("disabled"); },
                                 [](const UnreachableEnabled& enabled) {
                                     Json json;
                                     json["inactiveAfterSeconds"] = enabled.inactiveAfterSeconds;
                                     json["expungeAfterSeconds"] = enabled.expungeAfterSeconds;
                                     return json;
                                 }},
                      strategy);
}

} // namespace pacer::wire
