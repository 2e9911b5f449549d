// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/update_rules.h"

#include "core/validation/app_rule_parts.h"

#include <array>

namespace pacer::validation {

namespace {

std::vector<Volume> persistentVolumes(const AppSpec& app)
{
    std::vector<Volume> volumes;
    if (app.container) {
        for (const Volume& volume : app.container->volumes) {
            if (std::holds_alternative<PersistentVolume>(volume.kind))
                volumes.push_back(volume);
        }
    }
    return volumes;
}

/// The ports on the agent that the definition insists on.
std::vector<int> wantedHostPorts(const AppSpec& app)
{
    std::vector<int> ports;
    if (app.container && app.container->portMappings) {
        for (const PortMapping& mapping : *app.container->portMappings)
            ports.push_back(mapping.hostPort.value_or(0));
    } else {
        for (const PortDefinition& port : app.portDefinitions)
            ports.push_back(app.requirePorts ? port.port : 0);
    }
    return ports;
}

constexpr const char* fixedResources =
    "Services with persistent volumes configured may not change resource requirements. If you need to make "
    "this change, please create a new service.";
constexpr const char* fixedHostPorts =
    "Services with persistent volumes configured may not change host ports. If you need to make this change, "
    "please create a new service.";

Error roleChange(const std::string& where, const std::string& stored, const std::string& changed)
{
    return ruleText(where, "It is not possible to change the role for existing reservations. Present "
                           "instances stay with the role \""
                               + stored + "\", new ones get \"" + changed
                               + "\". To go on, retry your request with ?force=true");
}

std::map<std::string, PersistentVolume> persistentVolumes(const PodSpec& pod)
{
    std::map<std::string, PersistentVolume> volumes;
    for (const PodVolume& volume : pod.volumes) {
        if (const auto* persistent = std::get_if<PersistentVolume>(&volume.kind))
            volumes.emplace(volume.name, *persistent);
    }
    return volumes;
}

/// Of all containers together.
Resources resourcesOf(const PodSpec& pod)
{
    Resources sum{0, 0, 0, 0};
    for (const PodContainer& container : pod.containers) {
        sum.cpus += container.resources.cpus;
        sum.mem += container.resources.mem;
        sum.disk += container.resources.disk;
        sum.gpus += container.resources.gpus;
    }
    return sum;
}

std::vector<int> wantedHostPorts(const PodSpec& pod)
{
    std::vector<int> ports;
    for (const PodContainer& container : pod.containers) {
        for (const PodEndpoint& endpoint : container.endpoints) {
            if (endpoint.hostPort)
                ports.push_back(*endpoint.hostPort);
        }
    }
    return ports;
}

constexpr std::array fixedFields{AppField::Cpus, AppField::Mem, AppField::Disk, AppField::Gpus,
                                 AppField::RequirePorts};

} // namespace

Errors validateUpdate(const AppUpdate& update)
{
    if (update.version && !update.present.empty())
        return {ruleText("", "The 'version' field may only be combined with the 'id' field.")};
    return {};
}

Errors validateChange(const AppSpec& stored, const AppSpec& changed, bool force)
{
    Errors errors;
    if (!isResident(stored))
        return errors;
    const std::string where = "/app/0";
    if (persistentVolumes(stored) != persistentVolumes(changed))
        errors.push_back(ruleText(where, "Persistent volumes can not be changed!"));
    for (const AppFieldRow& row : appFields) {
        const bool fixed = std::ranges::find(fixedFields, row.field) != fixedFields.end();
        if (fixed && !row.equal(stored, changed))
            errors.push_back(ruleText(where + '/' + std::string(row.name), fixedResources));
    }
    if (wantedHostPorts(stored) != wantedHostPorts(changed))
        errors.push_back(ruleText(where, fixedHostPorts));
    if (!force && stored.role != changed.role)
        errors.push_back(roleChange(where + "/role", stored.role, changed.role));
    return errors;
}

Errors validateChange(const PodSpec& stored, const PodSpec& changed, bool force)
{
    Errors errors;
    if (!isResident(stored))
        return errors;
    const std::string where = "/pod/0";
    if (persistentVolumes(stored) != persistentVolumes(changed))
        errors.push_back(ruleText(where, "persistent volumes cannot be updated"));
    if (resourcesOf(stored) != resourcesOf(changed))
        errors.push_back(ruleText(where, fixedResources));
    if (wantedHostPorts(stored) != wantedHostPorts(changed))
        errors.push_back(ruleText(where, fixedHostPorts));
    if (!force && stored.role != changed.role)
        errors.push_back(roleChange(where + "/role", stored.role, changed.role));
    return errors;
}

} // namespace pacer::validation
