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
            errors.push_back(
                ruleText(where + '/' + std::string(row.name),
                         "Services with persistent volumes configured may not change resource "
                         "requirements. If you need to make this change, please create a new service."));
    }
    if (wantedHostPorts(stored) != wantedHostPorts(changed))
        errors.push_back(ruleText(where,
                                  "Services with persistent volumes configured may not change host ports. "
                                  "If you need to make this change, please create a new service."));
    if (!force && stored.role != changed.role)
        errors.push_back(ruleText(where + "/role",
                                  "It is not possible to change the role for existing reservations. Present "
                                  "instances stay with the role \""
                                      + stored.role + "\", new ones get \"" + changed.role
                                      + "\". To go on, retry your request with ?force=true"));
    return errors;
}

} // namespace pacer::validation
