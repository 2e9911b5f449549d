// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_spec.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace pacer {

struct PodImage {
    std::string id;
    std::optional<std::string> pullSecret;
    bool forcePull = false;
    Labels labels;
    bool operator==(const PodImage&) const = default;
};

struct PodExec {
    std::variant<ShellCommand, ArgvCommand> command;
    std::optional<bool> overrideEntrypoint;
    bool operator==(const PodExec&) const = default;
};

struct PodEndpoint {
    std::string name;
    std::optional<int> containerPort;
    std::optional<int> hostPort;
    std::vector<std::string> protocol{"tcp"};
    Labels labels;
    std::vector<std::string> networkNames;
    bool operator==(const PodEndpoint&) const = default;
};

/// A container's health check, always run beside the task.
struct PodHealthCheck {
    std::variant<HttpCheck, TcpCheck, ExecCheck> kind;
    int gracePeriodSeconds = 300;
    int intervalSeconds = 60;
    int maxConsecutiveFailures = 3;
    int timeoutSeconds = 20;
    int delaySeconds = 15;
    bool operator==(const PodHealthCheck&) const = default;
};

struct VolumeMount {
    std::string name;
    std::string mountPath;
    std::optional<bool> readOnly;
    bool operator==(const VolumeMount&) const = default;
};

struct PodContainer {
    std::string name;
    Resources resources;
    std::optional<ResourceLimits> resourceLimits;
    std::optional<PodExec> exec;
    std::optional<PodImage> image;
    std::vector<PodEndpoint> endpoints;
    Environment environment;
    std::optional<std::string> user;
    std::optional<PodHealthCheck> healthCheck;
    std::optional<GeneralCheck> check;
    std::vector<VolumeMount> volumeMounts;
    std::vector<Artifact> artifacts;
    Labels labels;
    std::optional<double> killGracePeriodSeconds; ///< lifecycle.killGracePeriodSeconds
    std::optional<LinuxInfo> linuxInfo;
    std::optional<bool> tty;
    bool operator==(const PodContainer&) const = default;
};

struct EphemeralVolume {
    bool operator==(const EphemeralVolume&) const = default;
};

struct PodVolume {
    std::string name;
    std::variant<EphemeralVolume, HostVolume, SecretVolume, PersistentVolume> kind;
    bool operator==(const PodVolume&) const = default;
};

/// Several containers that live and die together (spec/marathon-api.md 12.3).
struct PodSpec {
    PathId id;
    Labels labels;
    Environment environment;
    std::optional<std::string> user;
    std::vector<PodContainer> containers;
    Secrets secrets;
    std::vector<PodVolume> volumes;
    std::vector<Network> networks;
    int instances = 1; ///< scaling.instances
    Backoff backoff;
    UpgradeStrategy upgradeStrategy;
    std::vector<Constraint> constraints; ///< scheduling.placement, in the order given
    std::set<std::string> acceptedResourceRoles;
    KillSelection killSelection = KillSelection::YoungestFirst;
    UnreachableStrategy unreachableStrategy;
    ExecutorResources executorResources;
    std::string role = "*";
    std::optional<LinuxInfo> linuxInfo;
    std::optional<bool> legacySharedCgroups;
    VersionInfo versionInfo;

    bool operator==(const PodSpec&) const = default;
};

bool isResident(const PodSpec& pod);

} // namespace pacer
