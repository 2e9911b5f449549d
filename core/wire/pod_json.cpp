// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/pod_json.h"

#include "core/base/overloaded.h"
#include "core/wire/checks_json.h"
#include "core/wire/container_json.h"
#include "core/wire/parts_json.h"

#include <nlohmann/json.hpp>

namespace pacer::wire {

namespace {

void writeIfAny(Json& json, const char* name, Json list)
{
    if (!list.empty())
        json[name] = std::move(list);
}

template <class T, class Write>
Json listOf(const T& values, Write write)
{
    Json list = Json::array();
    for (const auto& value : values)
        list.push_back(write(value));
    return list;
}

Json writeEndpoint(const PodEndpoint& endpoint)
{
    Json json;
    json["name"] = endpoint.name;
    if (endpoint.containerPort)
        json["containerPort"] = *endpoint.containerPort;
    if (endpoint.hostPort)
        json["hostPort"] = *endpoint.hostPort;
    writeIfAny(json, "protocol", endpoint.protocol);
    writeIfAny(json, "labels", textMap(endpoint.labels));
    writeIfAny(json, "networkNames", endpoint.networkNames);
    return json;
}

Json writeImage(const PodImage& image)
{
    Json json;
    json["kind"] = "DOCKER";
    json["id"] = image.id;
    if (image.pullSecret)
        json["pullConfig"]["secret"] = *image.pullSecret;
    if (image.forcePull)
        json["forcePull"] = true;
    writeIfAny(json, "labels", textMap(image.labels));
    return json;
}

Json writeMount(const VolumeMount& mount)
{
    Json json;
    json["name"] = mount.name;
    json["mountPath"] = mount.mountPath;
    json["readOnly"] = mount.readOnly.value_or(false);
    return json;
}

Json writePodVolume(const PodVolume& volume)
{
    Json json;
    json["name"] = volume.name;
    std::visit(Overloaded{[](const EphemeralVolume&) {},
                          [&](const HostVolume& host) { json["host"] = host.hostPath; },
                          [&](const SecretVolume& secret) { json["secret"] = secret.secret; },
                          [&](const PersistentVolume& persistent) {
                              json["persistent"] = writePersistent(persistent);
                          }},
               volume.kind);
    return json;
}

Json writePodContainer(const PodContainer& container)
{
    Json json;
    json["name"] = container.name;
    if (container.exec) {
        json["exec"]["command"] = writeCommand(container.exec->command);
        if (container.exec->overrideEntrypoint)
            json["exec"]["overrideEntrypoint"] = *container.exec->overrideEntrypoint;
    }
    json["resources"] = writeResources(container.resources);
    if (container.resourceLimits)
        json["resourceLimits"] = writeLimits(*container.resourceLimits);
    writeIfAny(json, "endpoints", listOf(container.endpoints, writeEndpoint));
    if (container.image)
        json["image"] = writeImage(*container.image);
    writeIfAny(json, "environment", writeEnvironment(container.environment));
    if (container.user)
        json["user"] = *container.user;
    if (container.healthCheck)
        json["healthCheck"] = writePodHealthCheck(*container.healthCheck);
    if (container.check)
        json["check"] = writeGeneralCheck(*container.check);
    writeIfAny(json, "volumeMounts", listOf(container.volumeMounts, writeMount));
    writeIfAny(json, "artifacts", listOf(container.artifacts, writeArtifact));
    writeIfAny(json, "labels", textMap(container.labels));
    if (container.killGracePeriodSeconds)
        json["lifecycle"]["killGracePeriodSeconds"] = *container.killGracePeriodSeconds;
    if (container.linuxInfo)
        json["linuxInfo"] = writeLinuxInfo(*container.linuxInfo);
    if (container.tty)
        json["tty"] = *container.tty;
    return json;
}

Json writePlacement(const PodSpec& pod)
{
    Json json = Json::object();
    for (const Constraint& constraint : pod.constraints) {
        Json entry;
        entry["fieldName"] = constraint.field;
        entry["operator"] = nameOf(constraint.op);
        if (constraint.value)
            entry["value"] = *constraint.value;
        json["constraints"].push_back(std::move(entry));
    }
    if (!pod.acceptedResourceRoles.empty())
        json["acceptedResourceRoles"] = pod.acceptedResourceRoles;
    return json;
}

Json writeScheduling(const PodSpec& pod)
{
    Json json;
    json["backoff"]["backoff"] = static_cast<double>(pod.backoff.backoffSeconds);
    json["backoff"]["backoffFactor"] = pod.backoff.backoffFactor;
    json["backoff"]["maxLaunchDelay"] = static_cast<double>(pod.backoff.maxLaunchDelaySeconds);
    json["upgrade"]["minimumHealthCapacity"] = pod.upgradeStrategy.minimumHealthCapacity;
    json["upgrade"]["maximumOverCapacity"] = pod.upgradeStrategy.maximumOverCapacity;
    json["placement"] = writePlacement(pod);
    json["killSelection"] = nameOf(pod.killSelection);
    json["unreachableStrategy"] = writeUnreachable(pod.unreachableStrategy);
    return json;
}

} // namespace

Json writePod(const PodSpec& pod)
{
    Json json;
    json["id"] = pod.id.text();
    writeIfAny(json, "labels", textMap(pod.labels));
    json["version"] = formatTimestamp(pod.versionInfo.version);
    if (pod.user)
        json["user"] = *pod.user;
    writeIfAny(json, "environment", writeEnvironment(pod.environment));
    json["containers"] = listOf(pod.containers, writePodContainer);
    writeIfAny(json, "secrets", writeSecrets(pod.secrets));
    writeIfAny(json, "volumes", listOf(pod.volumes, writePodVolume));
    writeIfAny(json, "networks", listOf(pod.networks, writeNetwork));
    json["scaling"]["instances"] = pod.instances;
    json["scaling"]["kind"] = "fixed";
    json["scheduling"] = writeScheduling(pod);
    json["executorResources"] = writeExecutorResources(pod.executorResources);
    json["role"] = pod.role;
    if (pod.linuxInfo)
        json["linuxInfo"] = writeLinuxInfo(*pod.linuxInfo);
    if (pod.legacySharedCgroups)
        json["legacySharedCgroups"] = *pod.legacySharedCgroups;
    return json;
}

} // namespace pacer::wire
