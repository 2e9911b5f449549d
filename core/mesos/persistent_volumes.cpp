// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/persistent_volumes.h"

#include "core/mesos/resource_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::mesos {

namespace {

using wire::Json;

// What the engine knows its own reservations by.
constexpr const char* frameworkIdLabel = "marathon_framework_id";
constexpr const char* taskIdLabel = "marathon_task_id";

struct WantedVolume {
    std::string path; ///< in the sandbox
    const PersistentVolume* volume = nullptr;
    bool readOnly = false;
};

std::vector<WantedVolume> persistentVolumesOf(const RunSpec& spec)
{
    std::vector<WantedVolume> wanted;
    if (const AppSpec* const app = spec.app(); app && app->container) {
        for (const Volume& volume : app->container->volumes) {
            if (const auto* const persistent = std::get_if<PersistentVolume>(&volume.kind))
                wanted.push_back({volume.containerPath, persistent, volume.mode == AccessMode::ReadOnly});
        }
    }
    if (const PodSpec* const pod = spec.pod()) {
        for (const PodVolume& volume : pod->volumes) {
            if (const auto* const persistent = std::get_if<PersistentVolume>(&volume.kind))
                wanted.push_back({volume.name, persistent, false});
        }
    }
    return wanted;
}

/// "shop_db#data#<uuid>": the same for every launch of the instance.
std::string volumeIdOf(const InstanceId& instance, const std::string& path)
{
    constexpr std::string_view mark = ".instance-";
    const std::size_t at = instance.value.rfind(mark);
    if (at == std::string::npos)
        return instance.value + '#' + path;
    return instance.value.substr(0, at) + '#' + path + '#' + instance.value.substr(at + mark.size());
}

Json operation(const char* type, const char* body, const char* list, Json resources)
{
    return Json{{"type", type}, {body, Json{{list, std::move(resources)}}}};
}

/// True if the reservation on top was made by `framework` for one of these.
bool isHeldFor(const Json& resource, const std::set<InstanceId>& instances, const FrameworkId& framework)
{
    const std::optional<OfferedResource> read = readResource(resource);
    if (!read || !read->reservation)
        return false;
    const auto& labels = read->reservation->labels;
    const bool isOurs =
        std::ranges::find(labels, std::pair{std::string(frameworkIdLabel), framework.value}) != labels.end();
    return isOurs && std::ranges::any_of(labels, [&](const auto& label) {
               return label.first == taskIdLabel && instances.contains(InstanceId{label.second});
           });
}

/// The disk that is left when its volume is destroyed.
Json withoutVolume(Json disk)
{
    Json& facts = disk["disk"];
    facts.erase("persistence");
    facts.erase("volume");
    if (facts.empty())
        disk.erase("disk");
    return disk;
}

} // namespace

Json givingUp(const std::set<InstanceId>& instances, const Json& offered, const FrameworkId& framework)
{
    Json operations = Json::array();
    for (const Json& resource : offered) {
        if (!isHeldFor(resource, instances, framework))
            continue;
        const bool hasVolume = resource.contains("disk") && resource["disk"].contains("persistence");
        if (hasVolume)
            operations.push_back(operation("DESTROY", "destroy", "volumes", Json::array({resource})));
        operations.push_back(operation("UNRESERVE", "unreserve", "resources",
                                       Json::array({hasVolume ? withoutVolume(resource) : resource})));
    }
    return operations;
}

tl::expected<ResourcePurse, std::string> prepareVolumes(const scheduler::Launch& launch,
                                                        ResourcePurse& offered, const LaunchContext& context,
                                                        Json& operations)
{
    Json added = Json::array();
    ResourcePurse prepared;
    for (const WantedVolume& wanted : persistentVolumesOf(launch.instance->spec)) {
        const std::string id = volumeIdOf(launch.instance->id, wanted.path);
        if (std::optional<ResourcePurse> known = offered.takeVolume(id)) {
            prepared.add(std::move(*known));
            continue;
        }
        if (context.role == "*")
            return tl::unexpected<std::string>(
                "Disk cannot be reserved for the role *: persistent volumes need another one");
        if (wanted.volume->type != DiskType::Root)
            return tl::unexpected<std::string>(
                "Persistent volumes on path and mount disks are not made by this scheduler");
        const std::optional<ResourcePurse> disk = offered.takeFreeDisk(toMilli(wanted.volume->size));
        if (!disk)
            return tl::unexpected<std::string>(
                "The offer does not hold enough disk for the persistent volume " + wanted.path);
        const Reservation reservation{
            context.role,
            context.principal,
            {{frameworkIdLabel, context.framework.value}, {taskIdLabel, launch.instance->id.value}}};
        Json owned = Json::array();
        Json volumes = Json::array();
        for (const Json& piece : disk->json()) {
            owned.push_back(reserved(piece, reservation));
            volumes.push_back(withVolume(owned.back(), id, context.principal, wanted.path, wanted.readOnly));
        }
        prepared.add(ResourcePurse(volumes));
        added.push_back(operation("RESERVE", "reserve", "resources", std::move(owned)));
        added.push_back(operation("CREATE", "create", "volumes", std::move(volumes)));
    }
    operations.insert(operations.end(), added.begin(), added.end());
    return prepared;
}

} // namespace pacer::mesos
