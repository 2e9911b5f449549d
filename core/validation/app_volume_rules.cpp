// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_pointer.h"
#include "core/base/overloaded.h"
#include "core/base/regex.h"
#include "core/base/text.h"
#include "core/validation/app_rule_parts.h"

#include <algorithm>
#include <set>

namespace pacer::validation {

namespace {

void checkPersistent(const Volume& volume, const PersistentVolume& persistent, const std::string& at,
                     Errors& errors)
{
    if (volume.containerPath.find('/') != std::string::npos)
        errors.push_back(ruleText(at + "/containerPath", "value must not contain \"/\""));
    if (volume.containerPath == "." || volume.containerPath == "..")
        errors.push_back({ErrorCode::MustNotBeOneOf, at + "/containerPath", {".,.."}});
    if (volume.mode != AccessMode::ReadWrite)
        errors.push_back({ErrorCode::DoesNotEqual, at + "/mode", {"RW"}});
    const std::string inside = at + "/persistent";
    if (persistent.size <= 0)
        errors.push_back({ErrorCode::NotAbove, inside + "/size", {numberText(persistent.size), "0"}});
    if (persistent.maxSize && persistent.type != DiskType::Mount)
        errors.push_back(ruleText(inside, "Only mount volumes can have maxSize"));
    else if (persistent.maxSize && *persistent.maxSize <= persistent.size)
        errors.push_back(ruleText(inside, "Max size must be larger than size"));
    if (!persistent.constraints.empty() && persistent.type == DiskType::Root)
        errors.push_back(ruleText(inside, "Constraints on root volumes are not supported"));
    for (const Constraint& constraint : persistent.constraints) {
        if (!Regex::compile(constraint.value.value_or("")))
            errors.push_back(ruleText(inside + "/constraints", "Invalid regular expression"));
    }
}

void checkExternal(const AppSpec& app, const ExternalVolume& external, const std::string& at,
                   const Settings& settings, Errors& errors)
{
    if (!isFeatureEnabled(settings, "external_volumes")) {
        errors.push_back({ErrorCode::FeatureDisabled, at, {"external_volumes"}});
        return;
    }
    if (!external.name)
        errors.push_back({ErrorCode::NotDefined, at + "/external/name", {}});
    const auto* dvdi = std::get_if<DvdiVolume>(&external.provider);
    if (!dvdi)
        return;
    const auto driver = dvdi->options.find("dvdi/driver");
    if (driver == dvdi->options.end() || driver->second.empty())
        errors.push_back({ErrorCode::NotDefined, at + "/external/options", {}});
    if (external.size && app.container->type == ContainerType::Docker)
        errors.push_back({ErrorCode::MustBeEmpty, at + "/external/size", {}});
    if (app.instances > 1)
        errors.push_back(
            ruleText("", "Number of instances is limited to 1 when declaring DVDI volumes in app ["
                             + app.id.text() + "]"));
}

void checkSecretVolume(const AppSpec& app, const SecretVolume& volume, const std::string& at,
                       const Settings& settings, Errors& errors)
{
    if (!isFeatureEnabled(settings, "secrets"))
        errors.push_back({ErrorCode::FeatureDisabled, at, {"secrets"}});
    if (!app.secrets.contains(volume.secret))
        errors.push_back(ruleText(at, "volume.secret must refer to an existing secret"));
}

void checkVolumeNames(const AppSpec& app, Errors& errors)
{
    std::set<std::string> names;
    for (const Volume& volume : app.container->volumes) {
        const auto* external = std::get_if<ExternalVolume>(&volume.kind);
        if (external && external->name && !names.insert(*external->name).second) {
            errors.push_back(ruleText("/container/volumes", "Volume names must be unique"));
            return;
        }
    }
}

} // namespace

bool isFeatureEnabled(const Settings& settings, const std::string& feature)
{
    return settings.enabledFeatures.contains(feature);
}

void checkVolumes(const AppSpec& app, const Settings& settings, Errors& errors)
{
    if (!app.container)
        return;
    for (std::size_t i = 0; i < app.container->volumes.size(); ++i) {
        const Volume& volume = app.container->volumes[i];
        const std::string at = childPointer("/container/volumes", i);
        std::visit(
            Overloaded{[](const HostVolume&) {},
                       [&](const PersistentVolume& kind) { checkPersistent(volume, kind, at, errors); },
                       [&](const ExternalVolume& kind) { checkExternal(app, kind, at, settings, errors); },
                       [&](const SecretVolume& kind) { checkSecretVolume(app, kind, at, settings, errors); }},
            volume.kind);
    }
    checkVolumeNames(app, errors);
}

void checkSecrets(const AppSpec& app, const Settings& settings, Errors& errors)
{
    const bool enabled = isFeatureEnabled(settings, "secrets");
    if (!app.secrets.empty() && !enabled)
        errors.push_back({ErrorCode::FeatureDisabled, "/secrets", {"secrets"}});

    bool refers = false;
    for (const auto& [name, value] : app.env) {
        const auto* reference = std::get_if<SecretReference>(&value);
        refers |= reference != nullptr;
        if (reference && !app.secrets.contains(reference->secret))
            errors.push_back(
                ruleText(childPointer("/env", name) + "/secret", "references an undefined secret"));
    }
    if (refers && !enabled)
        errors.push_back(ruleText(
            "/env",
            "use of secret-references in the environment requires the secrets feature to be enabled"));
    if (app.env.contains(""))
        errors.push_back({ErrorCode::MustNotBeEmpty, "/env/keys/0", {}});

    if (!app.container || !app.container->docker || !app.container->docker->pullSecret)
        return;
    const std::string where = "/container/docker/pullConfig";
    if (app.container->type == ContainerType::Docker) {
        errors.push_back(ruleText(where, "pullConfig is not supported with Docker containerizer"));
        return;
    }
    if (!enabled) {
        errors.push_back({ErrorCode::MustBeEmpty, where, {}});
        errors.push_back({ErrorCode::FeatureDisabled, where, {"secrets"}});
    }
    if (!app.secrets.contains(*app.container->docker->pullSecret))
        errors.push_back(ruleText(where, "pullConfig.secret must refer to an existing secret"));
}

void checkLinuxInfo(const LinuxInfo& info, const std::string& where, Errors& errors)
{
    if (info.seccomp) {
        const bool unconfined = info.seccomp->unconfined.value_or(false);
        if (info.seccomp->profileName && unconfined)
            errors.push_back(
                ruleText(where + "/seccomp", "Seccomp unconfined can NOT be true when Profile is defined"));
        if (!info.seccomp->profileName && !unconfined)
            errors.push_back(
                ruleText(where + "/seccomp", "Seccomp unconfined must be true when Profile is NOT defined"));
    }
    if (info.ipcInfo && info.ipcInfo->mode == IpcMode::ShareParent && info.ipcInfo->shmSize)
        errors.push_back(
            ruleText(where + "/ipcInfo", "ipcInfo shmSize can NOT be set when mode is SHARE_PARENT"));
}

void checkResourceLimits(const ResourceLimits& limits, const Resources& resources, const std::string& where,
                         Errors& errors)
{
    const auto check = [&](const char* name, const std::optional<ResourceLimit>& limit, double requested) {
        const auto* amount = limit ? std::get_if<double>(&*limit) : nullptr;
        if (amount && *amount < requested)
            errors.push_back(ruleText(where + '/' + name,
                                      "resource limit must be greater than or equal to requested resource ("
                                          + floatingText(requested) + ")"));
    };
    check("cpus", limits.cpus, resources.cpus);
    check("mem", limits.mem, resources.mem);
}

void checkNoOverCapacity(const UpgradeStrategy& strategy, const std::string& where, Errors& errors)
{
    if (strategy.maximumOverCapacity != 0)
        errors.push_back({ErrorCode::NotEqual,
                          where + "/maximumOverCapacity",
                          {floatingText(strategy.maximumOverCapacity), "0.0"}});
}

void checkUnreachable(const UnreachableStrategy& strategy, const std::string& where, Errors& errors)
{
    const auto* enabled = std::get_if<UnreachableEnabled>(&strategy);
    if (enabled && enabled->inactiveAfterSeconds > enabled->expungeAfterSeconds)
        errors.push_back(ruleText(where + "/inactiveAfterSeconds",
                                  "inactiveAfterSeconds (" + std::to_string(enabled->inactiveAfterSeconds)
                                      + ") must be less or equal to expungeAfterSeconds, which is "
                                      + std::to_string(enabled->expungeAfterSeconds)));
}

} // namespace pacer::validation
