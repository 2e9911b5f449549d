// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/checks.h"
#include "core/model/constraint.h"
#include "core/model/container.h"
#include "core/model/network.h"
#include "core/model/path_id.h"
#include "core/model/resources.h"
#include "core/model/strategies.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace pacer {

struct SecretReference {
    std::string secret; ///< a key of `secrets`
    bool operator==(const SecretReference&) const = default;
};
using EnvironmentValue = std::variant<std::string, SecretReference>;
using Environment = std::map<std::string, EnvironmentValue>;

struct Secret {
    std::string source;
    bool operator==(const Secret&) const = default;
};
using Secrets = std::map<std::string, Secret>;

/// A file for the sandbox (`fetch`, `uris`, a pod's `artifacts`).
struct Artifact {
    std::string uri;
    bool extract = true;
    bool executable = false;
    bool cache = false;
    std::optional<std::string> destPath; ///< also called output_file: where it lands below the sandbox

    bool operator==(const Artifact&) const = default;
};

/// The versions of a definition (spec/deployments.md 2): who replaces whom hangs on them.
struct VersionInfo {
    Timestamp version{};
    Timestamp lastScalingAt{};
    Timestamp lastConfigChangeAt{};

    bool operator==(const VersionInfo&) const = default;
};

/// What the user wants to run, in canonical form with all defaults filled in (spec/marathon-api.md 11).
/// A value: copy it, compare it, never mutate one that is shared.
struct AppSpec {
    PathId id;
    std::optional<std::string> cmd;
    std::vector<std::string> args;
    std::optional<std::string> user;
    Environment env;
    int instances = 1;
    Resources resources;
    std::optional<ResourceLimits> resourceLimits;
    std::string executor;
    std::optional<ExecutorResources> executorResources;
    std::set<Constraint> constraints;
    std::optional<std::set<std::string>> acceptedResourceRoles;
    std::string role = "*";
    std::vector<Artifact> fetch;
    std::vector<Network> networks{{NetworkMode::Host, std::nullopt, {}}};
    std::vector<PortDefinition> portDefinitions; ///< host network only
    bool requirePorts = false;
    std::optional<Container> container;
    std::vector<HealthCheck> healthChecks;
    std::vector<ReadinessCheck> readinessChecks; ///< at most one
    std::optional<GeneralCheck> check;
    std::set<PathId> dependencies;
    Labels labels;
    Secrets secrets;
    UpgradeStrategy upgradeStrategy;
    Backoff backoff;
    std::optional<int> taskKillGracePeriodSeconds;
    KillSelection killSelection = KillSelection::YoungestFirst;
    UnreachableStrategy unreachableStrategy;
    std::optional<bool> tty;
    VersionInfo versionInfo;

    bool operator==(const AppSpec&) const = default;
};

/// Has at least one persistent volume: keeps its place and its data.
bool isResident(const AppSpec& app);

/// Has volumes that only one place can hold: persistent or external ones (default upgrade strategy 0.5 / 0).
bool hasLocalOrExternalVolumes(const AppSpec& app);

/// MARATHON_SINGLE_INSTANCE_APP is exactly "true" (spec/deployments.md 15).
bool isSingleInstance(const AppSpec& app);

bool usesHostNetwork(const AppSpec& app);

} // namespace pacer
