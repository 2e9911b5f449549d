// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/behaviour.h"

#include <optional>
#include <set>
#include <string>

namespace pacer::scheduler {

enum class AcceptedRolesDefault { Any, Unreserved, Reserved };

/// What an operator can set (spec/scheduling.md 16; names follow Marathon's flags). Times are durations,
/// never bare numbers.
struct Settings {
    std::string frameworkName = "marathon";
    std::string defaultRole = "*"; ///< --mesos_role
    AcceptedRolesDefault acceptedRolesDefault = AcceptedRolesDefault::Any;
    std::string defaultNetworkName;          ///< of unnamed container networks; "": there is none
    std::string bridgeName = "mesos-bridge"; ///< an ipAddress of this network name means the bridge
    bool newGroupEnforceRole = false;
    std::string envVarsPrefix;
    int localPortMin = 10000;
    int localPortMax = 20000;
    int maxRunningDeployments = 100;
    int maxVersions = 50; ///< --zk_max_versions
    Duration declineOfferDuration = std::chrono::seconds{120};
    Duration scaleAppsInitialDelay = std::chrono::seconds{15};
    Duration scaleAppsInterval = std::chrono::minutes{5};
    Duration reconciliationInitialDelay = std::chrono::seconds{15};
    Duration reconciliationInterval = std::chrono::minutes{10};
    Duration taskLaunchTimeout = std::chrono::minutes{5};
    Duration taskLaunchConfirmTimeout = std::chrono::minutes{5};
    Duration killRetryTimeout = std::chrono::seconds{30};
    int killChunkSize = 100;
    Duration expungeInterval = std::chrono::seconds{30};
    int maxInstancesPerOffer = 5; ///< only with Behaviour::throttles
    int launchTokens = 100;       ///< only with Behaviour::throttles
    Duration launchTokenRefreshInterval = std::chrono::seconds{30};
    Duration minReviveInterval = std::chrono::seconds{5};
    int maxConcurrentHealthChecks = 256;
    bool gpuRestricted = true;
    std::set<std::string> enabledFeatures;
    Behaviour behaviour;
};

} // namespace pacer::scheduler
