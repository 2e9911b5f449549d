// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_pointer.h"
#include "core/wire/app_fields.h"
#include "core/wire/checks_json.h"
#include "core/wire/container_json.h"
#include "core/wire/parts_json.h"
#include "core/wire/pod_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace pacer::wire {

namespace {

constexpr std::size_t maxName = 63;
constexpr std::size_t maxPath = 1024;
constexpr TextRule nameRule{1, maxName, isPortName};

template <class T, class Read>
void readList(const Reader& in, std::string_view name, std::vector<T>& list, Read readOne)
{
    const auto field = in.field(name);
    if (!field || !field->expectArray())
        return;
    for (const Reader& item : field->items()) {
        T value{};
        if (item.expectObject())
            readOne(item, value);
        list.push_back(std::move(value));
    }
}

void readEndpoint(const Reader& in, PodEndpoint& endpoint)
{
    in.need("name", endpoint.name, nameRule);
    in.get("containerPort", endpoint.containerPort, between(1, portLimits.high));
    in.get("hostPort", endpoint.hostPort, portLimits);
    in.get("protocol", endpoint.protocol);
    in.get("labels", endpoint.labels);
    in.get("networkNames", endpoint.networkNames);
}

void readMount(const Reader& in, VolumeMount& mount)
{
    in.need("name", mount.name, notEmpty);
    in.need("mountPath", mount.mountPath, TextRule{1, maxPath});
    mount.readOnly = false;
    in.get("readOnly", mount.readOnly);
}

void readPodVolume(const Reader& in, PodVolume& volume, Errors& broken)
{
    in.need("name", volume.name, notEmpty);
    std::string text;
    if (in.has("host")) {
        in.get("host", text, notEmpty);
        volume.kind = HostVolume{text};
    } else if (in.has("secret")) {
        in.get("secret", text, notEmpty);
        volume.kind = SecretVolume{text};
    } else if (const auto persistent = in.field("persistent")) {
        PersistentVolume kind;
        readPersistent(*persistent, kind, broken);
        volume.kind = std::move(kind);
    }
}

void readImage(const Reader& in, PodImage& image)
{
    const auto kind = in.requiredField("kind");
    std::string word;
    if (kind && kind->read(word) && !equalsIgnoringCase(word, "DOCKER"))
        kind->complain(ErrorCode::UnknownEnumLiteral);
    in.need("id", image.id, TextRule{1, maxPath});
    if (const auto pull = in.field("pullConfig"); pull && pull->expectObject())
        pull->need("secret", image.pullSecret, notEmpty);
    in.get("forcePull", image.forcePull);
    in.get("labels", image.labels);
}

void readResources(const Reader& in, Resources& resources)
{
    if (!in.expectObject())
        return;
    in.get("cpus", resources.cpus, atLeast(0));
    in.get("mem", resources.mem, atLeast(0));
    in.get("disk", resources.disk, atLeast(0));
    in.get("gpus", resources.gpus, atLeast(0));
}

void readProcess(const Reader& in, PodContainer& container, Errors& broken)
{
    if (const auto exec = in.field("exec"); exec && exec->expectObject()) {
        container.exec.emplace();
        if (const auto command = exec->requiredField("command"))
            readCommand(*command, container.exec->command);
        exec->get("overrideEntrypoint", container.exec->overrideEntrypoint);
    }
    if (const auto image = in.field("image"); image && image->expectObject()) {
        container.image.emplace();
        readImage(*image, *container.image);
    }
    if (const auto check = in.field("healthCheck"))
        readPodHealthCheck(*check, container.healthCheck, broken);
    if (const auto check = in.field("check"))
        readGeneralCheck(*check, container.check, broken);
    if (const auto lifecycle = in.field("lifecycle"); lifecycle && lifecycle->expectObject())
        lifecycle->get("killGracePeriodSeconds", container.killGracePeriodSeconds, atLeast(0));
}

void readPodContainer(const Reader& in, PodContainer& container, Errors& broken)
{
    in.need("name", container.name, nameRule);
    if (const auto resources = in.requiredField("resources"))
        readResources(*resources, container.resources);
    if (const auto limits = in.field("resourceLimits")) {
        container.resourceLimits.emplace();
        readLimits(*limits, *container.resourceLimits, broken);
    }
    readProcess(in, container, broken);
    readList(in, "endpoints", container.endpoints, readEndpoint);
    if (const auto environment = in.field("environment"))
        readEnvironment(*environment, container.environment, true);
    in.get("user", container.user);
    readList(in, "volumeMounts", container.volumeMounts, readMount);
    in.get("artifacts", container.artifacts);
    in.get("labels", container.labels);
    in.get("linuxInfo", container.linuxInfo);
    in.get("tty", container.tty);
}

void readPlacement(const Reader& in, PodSpec& pod, Errors& broken)
{
    const auto refuse = [&](const Reader& constraint, std::string text) {
        broken.push_back({ErrorCode::MustBeEmpty, childPointer(in.at(), "constraints"), {}});
        broken.push_back({ErrorCode::RuleText, constraint.at(), {std::move(text)}});
    };
    const auto constraints = in.field("constraints");
    for (const Reader& item : constraints ? constraints->items() : std::vector<Reader>{}) {
        Constraint constraint;
        item.need("fieldName", constraint.field);
        item.get("value", constraint.value);
        if (item.need("operator", constraint.op)) {
            if (constraint.field.empty())
                refuse(item, "missing field for constraint declaration");
            else
                pod.constraints.push_back(std::move(constraint));
        }
    }
    in.get("acceptedResourceRoles", pod.acceptedResourceRoles);
}

void readBackoff(const Reader& in, Backoff& backoff)
{
    double seconds = backoff.backoffSeconds;
    double longest = backoff.maxLaunchDelaySeconds;
    in.get("backoff", seconds, between(0, std::numeric_limits<int>::max()));
    in.get("backoffFactor", backoff.backoffFactor, atLeast(1));
    in.get("maxLaunchDelay", longest, between(0, std::numeric_limits<int>::max()));
    backoff.backoffSeconds = static_cast<int>(std::lround(seconds));
    backoff.maxLaunchDelaySeconds = static_cast<int>(std::lround(longest));
}

void readScheduling(const Reader& in, PodSpec& pod, Errors& broken)
{
    if (!in.expectObject())
        return;
    if (const auto backoff = in.field("backoff"); backoff && backoff->expectObject())
        readBackoff(*backoff, pod.backoff);
    if (const auto upgrade = in.field("upgrade"); upgrade && upgrade->expectObject()) {
        upgrade->get("minimumHealthCapacity", pod.upgradeStrategy.minimumHealthCapacity, between(0, 1));
        upgrade->get("maximumOverCapacity", pod.upgradeStrategy.maximumOverCapacity, between(0, 1));
        for (const char* ofApps : {"rolling", "rollback"}) {
            if (const auto field = upgrade->field(ofApps))
                field->complain(ErrorCode::RuleText, {"not supported"});
        }
    }
    if (const auto placement = in.field("placement"); placement && placement->expectObject())
        readPlacement(*placement, pod, broken);
    in.get("killSelection", pod.killSelection);
    if (const auto unreachable = in.field("unreachableStrategy"))
        readUnreachable(*unreachable, pod.unreachableStrategy);
}

void readScaling(const Reader& in, PodSpec& pod)
{
    if (!in.expectObject())
        return;
    std::string kind;
    if (!in.has("kind"))
        in.complain(ErrorCode::ExpectedString);
    else if (in.get("kind", kind) && !equalsIgnoringCase(kind, "fixed"))
        in.complain(ErrorCode::UnknownEnumLiteral);
    const auto instances = in.field("instances");
    if (instances && instances->json().is_number()) // anything else counts as 1
        instances->read(pod.instances);
}

void complete(PodSpec& pod, const ReadSettings& settings)
{
    nameNetworks(pod.networks, settings);
    const bool anyPort =
        pod.networks.empty() || std::ranges::any_of(pod.networks, [](const Network& network) {
            return network.mode != NetworkMode::Container;
        });
    if (!anyPort)
        return;
    for (PodContainer& container : pod.containers) {
        for (PodEndpoint& endpoint : container.endpoints)
            endpoint.hostPort = endpoint.hostPort.value_or(0);
    }
}

void readFields(const Reader& in, PodSpec& pod, Errors& broken)
{
    in.get("labels", pod.labels);
    if (const auto environment = in.field("environment"))
        readEnvironment(*environment, pod.environment, true);
    in.get("user", pod.user);
    if (const auto containers = in.requiredField("containers"); containers && containers->expectArray()) {
        if (containers->items().empty())
            containers->complain(ErrorCode::TooShort, {"1"});
        readList(in, "containers", pod.containers, [&](const Reader& item, PodContainer& container) {
            readPodContainer(item, container, broken);
        });
    }
    in.get("secrets", pod.secrets);
    readList(in, "volumes", pod.volumes,
             [&](const Reader& item, PodVolume& volume) { readPodVolume(item, volume, broken); });
    in.get("networks", pod.networks);
    if (const auto scaling = in.field("scaling"))
        readScaling(*scaling, pod);
    if (isResident(pod)) {
        constexpr UpgradeStrategy keepsPlace{0.5, 0};
        pod.upgradeStrategy = keepsPlace;
        pod.unreachableStrategy = UnreachableDisabled{};
    }
    if (const auto scheduling = in.field("scheduling"))
        readScheduling(*scheduling, pod, broken);
    in.get("executorResources", pod.executorResources);
    in.get("role", pod.role, notEmpty);
    in.get("linuxInfo", pod.linuxInfo);
    in.get("legacySharedCgroups", pod.legacySharedCgroups);
}

} // namespace

Result<PodReading> readPodStages(const Json& json, const ReadSettings& settings)
{
    Errors errors;
    PodReading reading;
    PodSpec& pod = reading.pod;
    pod.role = settings.defaultRole;
    const Reader in(json, "", errors);
    std::string id;
    if (const auto field = in.requiredField("id");
        field && field->read(id, TextRule{1, std::string_view::npos, isPathText})) {
        pod.id = PathId::absolute(id);
        if (!id.starts_with('/'))
            reading.broken.push_back({ErrorCode::IdNotAbsolute, "/id", {}});
    }
    readFields(in, pod, reading.broken);
    if (const auto version = in.field("version")) {
        Timestamp ignored{};
        version->read(ignored);
    }
    if (!errors.empty())
        return fail(std::move(errors));
    complete(pod, settings);
    return reading;
}

Result<PodSpec> readPod(const Json& json, const ReadSettings& settings)
{
    Result<PodReading> reading = readPodStages(json, settings);
    if (!reading)
        return fail(std::move(reading.error()));
    if (!reading->broken.empty())
        return fail(std::move(reading->broken));
    return std::move(reading->pod);
}

Result<PodSpec> readStoredPod(const Json& json)
{
    Errors errors;
    Errors broken;
    const Reader in(json, "", errors, Strictness::Lenient);
    PodSpec pod;
    if (!in.get("id", pod.id))
        return fail(ErrorCode::FieldMissing, {"id", "{}"}, "/id");
    readFields(in, pod, broken);
    in.get("version", pod.versionInfo.version);
    pod.versionInfo.lastScalingAt = pod.versionInfo.version;
    pod.versionInfo.lastConfigChangeAt = pod.versionInfo.version;
    return pod;
}

} // namespace pacer::wire
