// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/volume_json.h"

#include "core/base/overloaded.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::mesos {

namespace {

using wire::Json;

std::string secretSource(const Secrets& secrets, const std::string& key)
{
    const auto known = secrets.find(key);
    return known == secrets.end() ? key : known->second.source;
}

Json dockerVolumeJson(const std::string& name, const DvdiVolume& dvdi, std::optional<int> size)
{
    constexpr std::string_view prefix = "dvdi/";
    Json options = Json::array();
    std::string driver;
    for (const auto& [key, value] : dvdi.options) {
        const std::string bare = key.starts_with(prefix) ? key.substr(prefix.size()) : key;
        if (bare == "driver")
            driver = value;
        else
            options.push_back(Json{{"key", bare}, {"value", value}});
    }
    if (size)
        options.push_back(Json{{"key", "size"}, {"value", std::to_string(*size)}});
    Json json{{"driver", driver}, {"name", name}};
    if (!options.empty())
        json["driver_options"] = Json{{"parameter", std::move(options)}};
    return Json{{"type", "DOCKER_VOLUME"}, {"docker_volume", std::move(json)}};
}

Json secretsJson(const std::map<std::string, std::string>& secrets)
{
    Json json = Json::object();
    for (const auto& [key, source] : secrets)
        json[key] = secretJson(source);
    return json;
}

Json csiVolumeJson(const std::string& name, const CsiVolume& csi, bool readOnly)
{
    Json capability = Json::object();
    if (csi.accessType == "block") {
        capability["block"] = Json::object();
    } else {
        Json mount = Json::object();
        if (csi.fsType)
            mount["fs_type"] = *csi.fsType;
        if (!csi.mountFlags.empty())
            mount["mount_flags"] = csi.mountFlags;
        capability["mount"] = std::move(mount);
    }
    capability["access_mode"] = Json{{"mode", csi.accessMode}};
    Json provisioning{
        {"volume_id", name}, {"volume_capability", std::move(capability)}, {"readonly", readOnly}};
    if (!csi.nodeStageSecret.empty())
        provisioning["node_stage_secrets"] = secretsJson(csi.nodeStageSecret);
    if (!csi.nodePublishSecret.empty())
        provisioning["node_publish_secrets"] = secretsJson(csi.nodePublishSecret);
    if (!csi.volumeContext.empty())
        provisioning["volume_context"] = csi.volumeContext;
    Json volume{{"plugin_name", csi.pluginName}, {"static_provisioning", std::move(provisioning)}};
    return Json{{"type", "CSI_VOLUME"}, {"csi_volume", std::move(volume)}};
}

Json volumeJson(const std::string& containerPath, bool readOnly)
{
    return Json{{"mode", readOnly ? "RO" : "RW"}, {"container_path", containerPath}};
}

Json secretVolumeJson(const std::string& source)
{
    return Json{{"type", "SECRET"}, {"secret", secretJson(source)}};
}

} // namespace

Json secretJson(const std::string& source)
{
    return Json{{"type", "REFERENCE"}, {"reference", Json{{"name", source}}}};
}

Json volumesJson(const AppSpec& app)
{
    Json list = Json::array();
    if (!app.container)
        return list;
    for (const Volume& volume : app.container->volumes) {
        const bool readOnly = volume.mode == AccessMode::ReadOnly;
        Json json = volumeJson(volume.containerPath, readOnly);
        std::visit(Overloaded{
                       [&](const HostVolume& host) { json["host_path"] = host.hostPath; },
                       [&](const PersistentVolume&) { json = nullptr; },
                       [&](const ExternalVolume& external) {
                           const std::string name = external.name.value_or("");
                           const auto* const dvdi = std::get_if<DvdiVolume>(&external.provider);
                           json["source"] =
                               dvdi ? dockerVolumeJson(name, *dvdi, external.size)
                                    : csiVolumeJson(name, std::get<CsiVolume>(external.provider), readOnly);
                       },
                       [&](const SecretVolume& secret) {
                           json["mode"] = "RO";
                           json["source"] = secretVolumeJson(secretSource(app.secrets, secret.secret));
                       },
                   },
                   volume.kind);
        if (!json.is_null())
            list.push_back(std::move(json));
    }
    return list;
}

Json volumesJson(const PodSpec& pod, const PodContainer& container)
{
    // Folders that all containers of the pod see lie in the sandbox of its executor.
    const auto shared = [](const std::string& name) {
        return Json{{"type", "SANDBOX_PATH"}, {"sandbox_path", Json{{"type", "PARENT"}, {"path", name}}}};
    };
    Json list = Json::array();
    for (const VolumeMount& mount : container.volumeMounts) {
        const auto volume = std::ranges::find(pod.volumes, mount.name, &PodVolume::name);
        if (volume == pod.volumes.end())
            continue;
        Json json = volumeJson(mount.mountPath, mount.readOnly.value_or(false));
        std::visit(Overloaded{
                       [&](const EphemeralVolume&) { json["source"] = shared(volume->name); },
                       [&](const PersistentVolume&) { json["source"] = shared(volume->name); },
                       [&](const HostVolume& host) { json["host_path"] = host.hostPath; },
                       [&](const SecretVolume& secret) {
                           json["mode"] = "RO";
                           json["source"] = secretVolumeJson(secretSource(pod.secrets, secret.secret));
                       },
                   },
                   volume->kind);
        list.push_back(std::move(json));
    }
    return list;
}

} // namespace pacer::mesos
