// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/pod_rules.h"

#include "core/base/json_pointer.h"
#include "core/base/text.h"
#include "core/validation/app_rule_parts.h"
#include "core/validation/app_rules.h"
#include "core/validation/path_rules.h"
#include "core/wire/uri.h"

#include <algorithm>
#include <set>

namespace pacer::validation {

namespace {

bool hasMode(const PodSpec& pod, NetworkMode mode)
{
    return std::ranges::any_of(pod.networks, [&](const Network& network) { return network.mode == mode; });
}

bool usesHost(const PodSpec& pod)
{
    return pod.networks.empty() || hasMode(pod, NetworkMode::Host);
}

template <class T>
struct Once {
    std::set<T> seen;
    bool unique = true;
    void add(const T& value) { unique &= seen.insert(value).second; }
};

/// Names and ports of endpoints are unique over the whole pod.
void checkUniqueness(const PodSpec& pod, Errors& errors)
{
    Once<std::string> containers;
    Once<std::string> endpoints;
    Once<int> hostPorts;
    Once<int> containerPorts;
    for (const PodContainer& container : pod.containers) {
        containers.add(container.name);
        for (const PodEndpoint& endpoint : container.endpoints) {
            endpoints.add(endpoint.name);
            if (endpoint.hostPort.value_or(0) != 0)
                hostPorts.add(*endpoint.hostPort);
            if (endpoint.containerPort.value_or(0) != 0)
                containerPorts.add(*endpoint.containerPort);
        }
    }
    Once<std::string> volumes;
    for (const PodVolume& volume : pod.volumes)
        volumes.add(volume.name);
    const auto require = [&](bool holds, const char* where, const char* text) {
        if (!holds)
            errors.push_back(ruleText(where, text));
    };
    require(containers.unique, "/containers", "container names must be unique");
    require(endpoints.unique, "", "endpoint names nust be unique across all containers");
    require(hostPorts.unique, "", "host ports must be unique across all containers");
    require(containerPorts.unique, "", "container ports must be unique across all containers");
    require(volumes.unique, "/volumes", "volume names must be unique");
}

void checkEndpoints(const PodSpec& pod, const PodContainer& container, const std::string& at, Errors& errors)
{
    for (std::size_t i = 0; i < container.endpoints.size(); ++i) {
        const PodEndpoint& endpoint = container.endpoints[i];
        const std::string where = childPointer(at + "/endpoints", i) + "/containerPort";
        if (usesHost(pod) && endpoint.containerPort)
            errors.push_back(ruleText(where, "is not allowed when using host-mode networking"));
        if (!usesHost(pod) && !endpoint.containerPort)
            errors.push_back(ruleText(where, "is required when using container-mode networking"));
        if (endpoint.hostPort)
            checkNetworkNames(pod.networks, endpoint.networkNames, childPointer(at + "/endpoints", i),
                              errors);
    }
}

void checkHealth(const PodContainer& container, const PodHealthCheck& check, const std::string& at,
                 Errors& errors)
{
    if (check.timeoutSeconds >= check.intervalSeconds)
        errors.push_back({ErrorCode::NotBelow,
                          at + "/timeoutSeconds",
                          {std::to_string(check.timeoutSeconds), std::to_string(check.intervalSeconds)}});
    std::optional<std::string> endpoint;
    std::string kind;
    if (const auto* http = std::get_if<HttpCheck>(&check.kind)) {
        endpoint = http->endpoint;
        kind = "/http";
    } else if (const auto* tcp = std::get_if<TcpCheck>(&check.kind)) {
        endpoint = tcp->endpoint;
        kind = "/tcp";
    }
    if (endpoint
        && std::ranges::find(container.endpoints, *endpoint, &PodEndpoint::name) == container.endpoints.end())
        errors.push_back(ruleText(at + kind + "/endpoint", "contained in the container endpoints"));
}

void checkContainers(const PodSpec& pod, Errors& errors)
{
    for (std::size_t i = 0; i < pod.containers.size(); ++i) {
        const PodContainer& container = pod.containers[i];
        const std::string at = childPointer("/containers", i);
        checkEndpoints(pod, container, at, errors);
        if (container.healthCheck)
            checkHealth(container, *container.healthCheck, at + "/healthCheck", errors);
        for (std::size_t m = 0; m < container.volumeMounts.size(); ++m) {
            const std::string& name = container.volumeMounts[m].name;
            if (std::ranges::find(pod.volumes, name, &PodVolume::name) == pod.volumes.end())
                errors.push_back(ruleText(childPointer(at + "/volumeMounts", m) + "/name",
                                          "Referenced Volume in VolumeMount should exist"));
        }
        for (std::size_t a = 0; a < container.artifacts.size(); ++a) {
            if (!wire::isUri(container.artifacts[a].uri))
                errors.push_back(
                    ruleText(childPointer(at + "/artifacts", a) + "/uri", "URI has invalid syntax."));
        }
        if (container.resourceLimits && pod.legacySharedCgroups.value_or(false))
            errors.push_back(ruleText(at + "/resourceLimits",
                                      "resourceLimits cannot be defined if legacySharedCgroups is enabled"));
        else if (container.resourceLimits)
            checkResourceLimits(*container.resourceLimits, container.resources, at + "/resourceLimits",
                                errors);
        if (container.linuxInfo)
            checkLinuxInfo(*container.linuxInfo, at + "/linuxInfo", errors);
        if (container.user && container.user->empty())
            errors.push_back({ErrorCode::MustNotBeEmpty, at + "/user", {}});
    }
}

void checkVolumesAreUsed(const PodSpec& pod, Errors& errors)
{
    std::set<std::string> mounted;
    for (const PodContainer& container : pod.containers) {
        for (const VolumeMount& mount : container.volumeMounts)
            mounted.insert(mount.name);
    }
    for (std::size_t i = 0; i < pod.volumes.size(); ++i) {
        if (!mounted.contains(pod.volumes[i].name))
            errors.push_back(
                ruleText(childPointer("/volumes", i), "volume must be referenced by at least one container"));
    }
}

void checkPlacement(const PodSpec& pod, Errors& errors)
{
    const std::string where = "/scheduling/placement/constraints";
    for (std::size_t i = 0; i < pod.constraints.size(); ++i) {
        for (Error& error : validateConstraint(pod.constraints[i])) {
            errors.push_back({ErrorCode::MustBeEmpty, where, {}}); // "empty or valid": both sides speak
            error.where = childPointer(where, i);
            errors.push_back(std::move(error));
        }
    }
}

/// Secrets that are named somewhere must be there, and the feature be on.
class SecretUses {
public:
    SecretUses(const PodSpec& pod, const Settings& settings, Errors& errors)
        : m_pod(pod)
        , m_enabled(isFeatureEnabled(settings, "secrets"))
        , m_errors(errors)
    {}

    void checkEnvironment(const Environment& environment, const std::string& where) const
    {
        bool refers = false;
        for (const auto& [name, value] : environment) {
            const auto* reference = std::get_if<SecretReference>(&value);
            refers |= reference != nullptr;
            if (reference && !m_pod.secrets.contains(reference->secret))
                m_errors.push_back(
                    ruleText(childPointer(where, name) + "/secret", "references an undefined secret"));
        }
        if (refers && !m_enabled)
            m_errors.push_back(ruleText(where, "use of secret-references in the environment requires the "
                                               "secrets feature to be enabled"));
    }

    void checkUse(const std::string& secret, const std::string& where, const char* user) const
    {
        if (!m_enabled)
            m_errors.push_back({ErrorCode::FeatureDisabled, where, {"secrets"}});
        if (!m_pod.secrets.contains(secret))
            m_errors.push_back(
                ruleText(where, std::string(user) + ".secret must refer to an existing secret"));
    }

private:
    const PodSpec& m_pod;
    bool m_enabled;
    Errors& m_errors;
};

void checkPodSecrets(const PodSpec& pod, const Settings& settings, Errors& errors)
{
    if (!pod.secrets.empty() && !isFeatureEnabled(settings, "secrets"))
        errors.push_back({ErrorCode::FeatureDisabled, "/secrets", {"secrets"}});
    const SecretUses uses(pod, settings, errors);
    uses.checkEnvironment(pod.environment, "/environment");
    for (std::size_t i = 0; i < pod.containers.size(); ++i) {
        const PodContainer& container = pod.containers[i];
        const std::string at = childPointer("/containers", i);
        uses.checkEnvironment(container.environment, at + "/environment");
        if (container.image && container.image->pullSecret)
            uses.checkUse(*container.image->pullSecret, at + "/image/pullConfig", "pullConfig");
    }
    for (std::size_t i = 0; i < pod.volumes.size(); ++i) {
        if (const auto* volume = std::get_if<SecretVolume>(&pod.volumes[i].kind))
            uses.checkUse(volume->secret, childPointer("/volumes", i), "volume");
    }
}

Errors firstPodRules(const PodSpec& pod, const Settings& settings)
{
    Errors errors = checkRunSpecId(pod.id, "/id");
    if (pod.instances < 0)
        errors.push_back(
            {ErrorCode::LessThanMinimum, "/scaling/instances", {std::to_string(pod.instances), "0"}});
    if (pod.user && pod.user->empty())
        errors.push_back({ErrorCode::MustNotBeEmpty, "/user", {}});
    append(errors, validateNetworks(pod.networks, "/networks"));
    checkUniqueness(pod, errors);
    checkContainers(pod, errors);
    checkVolumesAreUsed(pod, errors);
    checkPlacement(pod, errors);
    checkPodSecrets(pod, settings, errors);
    if (pod.linuxInfo && pod.linuxInfo->seccomp)
        errors.push_back(
            ruleText("/linuxInfo/seccomp", "Seccomp configuration on executor level is not supported"));
    checkAcceptedRoles(pod.acceptedResourceRoles, roleOf(pod.id, pod.role, settings), errors);
    if (settings.roles && !pod.role.empty())
        append(errors, validateRole(pod.id, pod.role, *settings.roles, "/role"));
    return errors;
}

Errors lastPodRules(const PodSpec& pod)
{
    Errors errors;
    checkUnreachable(pod.unreachableStrategy, "/scheduling/unreachableStrategy", errors);
    if (!isResident(pod))
        return errors;
    if (pod.role == "*")
        errors.push_back(ruleText("/role", "Resident pods cannot have the role *"));
    checkNoOverCapacity(pod.upgradeStrategy, "/upgrade", errors);
    if (!std::holds_alternative<UnreachableDisabled>(pod.unreachableStrategy))
        errors.push_back(
            ruleText("", "unreachableStrategy must be disabled for pods with persistent volumes"));
    return errors;
}

} // namespace

Errors validatePod(const PodSpec& pod, const Settings& settings)
{
    Errors errors = firstPodRules(pod, settings);
    return errors.empty() ? lastPodRules(pod) : errors;
}

} // namespace pacer::validation
