// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/container_json.h"

#include "core/base/json_pointer.h"
#include "core/base/overloaded.h"
#include "core/base/text.h"
#include "core/wire/parts_json.h"

#include <nlohmann/json.hpp>

namespace pacer::wire {

namespace {

constexpr std::size_t maxImageLength = 1024;

void readCsi(const Reader& in, CsiVolume& volume)
{
    in.need("pluginName", volume.pluginName, notEmpty);
    if (const auto capability = in.requiredField("capability"); capability && capability->expectObject()) {
        capability->need("accessMode", volume.accessMode);
        capability->need("accessType", volume.accessType);
        capability->get("fsType", volume.fsType);
        capability->get("mountFlags", volume.mountFlags);
    }
    in.get("nodeStageSecret", volume.nodeStageSecret);
    in.get("nodePublishSecret", volume.nodePublishSecret);
    in.get("volumeContext", volume.volumeContext);
}

void readExternal(const Reader& in, ExternalVolume& volume, Errors& broken)
{
    if (!in.expectObject())
        return;
    in.get("name", volume.name, notEmpty);
    in.get("size", volume.size, atLeast(0));
    in.get("shared", volume.shared);
    std::string provider;
    if (const auto name = in.requiredField("provider");
        name && name->read(provider) && provider != "dvdi" && provider != "csi")
        broken.push_back({ErrorCode::RuleText, name->at(), {"is unknown provider"}});
    const auto options = in.field("options");
    if (provider == "csi") {
        CsiVolume csi;
        if (options && options->expectObject())
            readCsi(*options, csi);
        volume.provider = std::move(csi);
    } else {
        DvdiVolume dvdi;
        if (options)
            options->read(dvdi.options);
        volume.provider = std::move(dvdi);
    }
}

void readVolume(const Reader& in, Volume& volume, Errors& broken)
{
    if (!in.expectObject())
        return;
    in.need("containerPath", volume.containerPath, notEmpty);
    if (in.has("secret")) {
        SecretVolume secret;
        in.get("secret", secret.secret);
        volume.kind = std::move(secret);
        return;
    }
    in.need("mode", volume.mode);
    if (const auto persistent = in.field("persistent")) {
        PersistentVolume kind;
        readPersistent(*persistent, kind, broken);
        volume.kind = std::move(kind);
    } else if (const auto external = in.field("external")) {
        ExternalVolume kind;
        readExternal(*external, kind, broken);
        volume.kind = std::move(kind);
    } else {
        HostVolume kind;
        in.need("hostPath", kind.hostPath, notEmpty);
        volume.kind = std::move(kind);
    }
}

Json writeExternal(const ExternalVolume& volume)
{
    Json json = Json::object();
    if (volume.size)
        json["size"] = *volume.size;
    if (volume.name)
        json["name"] = *volume.name;
    std::visit(Overloaded{[&](const DvdiVolume& dvdi) {
                              json["provider"] = "dvdi";
                              json["options"] = textMap(dvdi.options);
                          },
                          [&](const CsiVolume& csi) {
                              json["provider"] = "csi";
                              Json options;
                              options["pluginName"] = csi.pluginName;
                              Json capability;
                              capability["accessMode"] = csi.accessMode;
                              capability["accessType"] = csi.accessType;
                              if (csi.fsType)
                                  capability["fsType"] = *csi.fsType;
                              capability["mountFlags"] = csi.mountFlags;
                              options["capability"] = std::move(capability);
                              options["nodeStageSecret"] = textMap(csi.nodeStageSecret);
                              options["nodePublishSecret"] = textMap(csi.nodePublishSecret);
                              options["volumeContext"] = textMap(csi.volumeContext);
                              json["options"] = std::move(options);
                          }},
               volume.provider);
    json["shared"] = volume.shared;
    return json;
}

Json writeVolume(const Volume& volume)
{
    Json json;
    json["containerPath"] = volume.containerPath;
    const auto writeMode = [&] { json["mode"] = nameOf(volume.mode); };
    std::visit(Overloaded{[&](const HostVolume& host) {
                              json["hostPath"] = host.hostPath;
                              writeMode();
                          },
                          [&](const PersistentVolume& persistent) {
                              json["persistent"] = writePersistent(persistent);
                              writeMode();
                          },
                          [&](const ExternalVolume& external) {
                              json["external"] = writeExternal(external);
                              writeMode();
                          },
                          [&](const SecretVolume& secret) { json["secret"] = secret.secret; }},
               volume.kind);
    return json;
}

Json writeDocker(const DockerImage& docker)
{
    Json json;
    json["forcePullImage"] = docker.forcePullImage;
    json["image"] = docker.image;
    json["parameters"] = Json::array();
    for (const DockerParameter& parameter : docker.parameters) {
        Json entry;
        entry["key"] = parameter.key;
        entry["value"] = parameter.value;
        json["parameters"].push_back(std::move(entry));
    }
    json["privileged"] = docker.privileged;
    if (docker.pullSecret)
        json["pullConfig"]["secret"] = *docker.pullSecret;
    return json;
}

} // namespace

void readObject(const Reader& in, DockerParameter& parameter)
{
    in.need("key", parameter.key, notEmpty);
    in.need("value", parameter.value);
}

void readObject(const Reader& in, DockerImage& docker)
{
    in.need("image", docker.image, TextRule{1, maxImageLength});
    in.get("forcePullImage", docker.forcePullImage);
    in.get("privileged", docker.privileged);
    in.get("parameters", docker.parameters);
    if (const auto pull = in.field("pullConfig"); pull && pull->expectObject())
        pull->need("secret", docker.pullSecret, notEmpty);
}

void readPersistent(const Reader& in, PersistentVolume& volume, Errors& broken)
{
    if (!in.expectObject())
        return;
    in.need("size", volume.size);
    in.get("maxSize", volume.maxSize);
    in.get("profileName", volume.profileName, notEmpty);
    if (volume.profileName)
        volume.type = DiskType::Mount;
    in.get("type", volume.type);
    const auto constraints = in.field("constraints");
    if (!constraints || !constraints->expectArray())
        return;
    const auto refuse = [&](std::string text) {
        broken.push_back({ErrorCode::RuleText, constraints->at(), {std::move(text)}});
    };
    for (const Reader& item : constraints->items()) {
        std::vector<std::string> parts;
        if (!item.read(parts) || parts.size() != item.items().size())
            continue;
        if (parts.size() < 2)
            refuse("Missing field and operator");
        else if (parts.size() != 3)
            refuse("Unsupported constraint " + join(parts, ","));
        else if (parts[1] != "LIKE" && parts[1] != "UNLIKE")
            refuse("Operator must be one of LIKE, UNLIKE");
        else if (parts[0] != "path" || parts[1] != "LIKE")
            refuse("illegal volume constraint " + join(parts, ","));
        else
            volume.constraints.insert({parts[0], ConstraintOperator::Like, parts[2]});
    }
}

void readObject(const Reader& in, PortMapping& mapping)
{
    in.get("containerPort", mapping.containerPort, portLimits);
    in.get("hostPort", mapping.hostPort, portLimits);
    in.get("servicePort", mapping.servicePort, portLimits);
    in.get("protocol", mapping.protocol);
    in.get("name", mapping.name, portNameRule);
    in.get("labels", mapping.labels);
    in.get("networkNames", mapping.networkNames);
}

void readContainer(const Reader& in, Container& container, Errors& broken)
{
    if (!in.expectObject())
        return;
    in.get("type", container.type);
    in.get("docker", container.docker);
    if (container.docker && container.type == ContainerType::Mesos)
        container.docker->privileged = false; // has no meaning there and is dropped
    if (const auto volumes = in.field("volumes"); volumes && volumes->expectArray()) {
        for (const Reader& item : volumes->items()) {
            Volume volume;
            readVolume(item, volume, broken);
            container.volumes.push_back(std::move(volume));
        }
    }
    in.get("portMappings", container.portMappings);
    in.get("linuxInfo", container.linuxInfo);
}

Json writePersistent(const PersistentVolume& volume)
{
    Json json;
    json["type"] = nameOf(volume.type);
    json["size"] = writeAmount(volume.size);
    if (volume.maxSize)
        json["maxSize"] = writeAmount(*volume.maxSize);
    if (volume.profileName)
        json["profileName"] = *volume.profileName;
    json["constraints"] = Json::array();
    for (const Constraint& constraint : volume.constraints)
        json["constraints"].push_back(writeConstraint(constraint));
    return json;
}

Json writePortMapping(const PortMapping& mapping)
{
    Json json;
    json["containerPort"] = mapping.containerPort;
    if (mapping.hostPort)
        json["hostPort"] = *mapping.hostPort;
    json["labels"] = textMap(mapping.labels);
    if (mapping.name)
        json["name"] = *mapping.name;
    json["protocol"] = nameOf(mapping.protocol);
    json["servicePort"] = mapping.servicePort;
    if (!mapping.networkNames.empty())
        json["networkNames"] = mapping.networkNames;
    return json;
}

Json writeContainer(const Container& container)
{
    Json json;
    json["type"] = nameOf(container.type);
    if (container.docker)
        json["docker"] = writeDocker(*container.docker);
    if (container.linuxInfo)
        json["linuxInfo"] = writeLinuxInfo(*container.linuxInfo);
    json["volumes"] = Json::array();
    for (const Volume& volume : container.volumes)
        json["volumes"].push_back(writeVolume(volume));
    if (container.portMappings) {
        json["portMappings"] = Json::array();
        for (const PortMapping& mapping : *container.portMappings)
            json["portMappings"].push_back(writePortMapping(mapping));
    }
    return json;
}

} // namespace pacer::wire
