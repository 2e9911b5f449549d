// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/version_class.h"

#include <algorithm>

namespace pacer::deployment {

namespace {

template <class T>
bool equalAsSets(const std::vector<T>& a, const std::vector<T>& b)
{
    const auto within = [](const std::vector<T>& some, const std::vector<T>& all) {
        return std::ranges::all_of(
            some, [&all](const T& item) { return std::ranges::find(all, item) != all.end(); });
    };
    return within(a, b) && within(b, a);
}

/// How slots are updated replaces nothing (spec/swarm-updates.md B1).
bool haveSameBounds(const UpgradeStrategy& a, const UpgradeStrategy& b)
{
    return a.minimumHealthCapacity == b.minimumHealthCapacity
           && a.maximumOverCapacity == b.maximumOverCapacity;
}

bool isEqual(const AppFieldRow& row, const AppSpec& a, const AppSpec& b)
{
    if (row.field == AppField::HealthChecks)
        return equalAsSets(a.healthChecks, b.healthChecks);
    if (row.field == AppField::UpgradeStrategy)
        return haveSameBounds(a.upgradeStrategy, b.upgradeStrategy);
    return row.equal(a, b);
}

} // namespace

Relevance relevanceOf(AppField field)
{
    switch (field) {
    case AppField::Instances:
    case AppField::ExecutorResources: return Relevance::Ignored;
    case AppField::Cmd:
    case AppField::Args:
    case AppField::User:
    case AppField::Env:
    case AppField::Cpus:
    case AppField::Mem:
    case AppField::Disk:
    case AppField::Gpus:
    case AppField::ResourceLimits:
    case AppField::Executor:
    case AppField::Constraints:
    case AppField::AcceptedResourceRoles:
    case AppField::Role:
    case AppField::Fetch:
    case AppField::Networks:
    case AppField::PortDefinitions:
    case AppField::RequirePorts:
    case AppField::Container:
    case AppField::HealthChecks:
    case AppField::ReadinessChecks:
    case AppField::Check:
    case AppField::Dependencies:
    case AppField::Labels:
    case AppField::Secrets:
    case AppField::UpgradeStrategy:
    case AppField::BackoffSeconds:
    case AppField::BackoffFactor:
    case AppField::MaxLaunchDelaySeconds:
    case AppField::TaskKillGracePeriodSeconds:
    case AppField::KillSelection:
    case AppField::UnreachableStrategy:
    case AppField::Tty: return Relevance::Upgrade;
    }
    return Relevance::Upgrade;
}

bool needsUpgrade(const AppSpec& stored, const AppSpec& wanted)
{
    return std::ranges::any_of(appFields, [&](const AppFieldRow& row) {
        return relevanceOf(row.field) == Relevance::Upgrade && !isEqual(row, stored, wanted);
    });
}

bool needsUpgrade(const PodSpec& stored, const PodSpec& wanted)
{
    // Not compared: instances, executorResources, unreachableStrategy, killSelection, legacySharedCgroups.
    return stored.user != wanted.user || stored.environment != wanted.environment
           || stored.labels != wanted.labels || stored.acceptedResourceRoles != wanted.acceptedResourceRoles
           || stored.secrets != wanted.secrets || stored.containers != wanted.containers
           || !equalAsSets(stored.constraints, wanted.constraints) || stored.volumes != wanted.volumes
           || stored.networks != wanted.networks || stored.backoff != wanted.backoff
           || stored.upgradeStrategy != wanted.upgradeStrategy || stored.role != wanted.role
           || stored.linuxInfo != wanted.linuxInfo;
}

bool needsUpgrade(const RunSpec& stored, const RunSpec& wanted)
{
    if (stored.app() && wanted.app())
        return needsUpgrade(*stored.app(), *wanted.app());
    if (stored.pod() && wanted.pod())
        return needsUpgrade(*stored.pod(), *wanted.pod());
    return true;
}

VersionClass classify(const RunSpec* stored, const RunSpec& wanted, bool markedForRestart)
{
    if (!stored)
        return VersionClass::New;
    if (needsUpgrade(*stored, wanted))
        return VersionClass::Config;
    if (stored->instances() != wanted.instances())
        return VersionClass::Scale;
    return markedForRestart ? VersionClass::Restart : VersionClass::Unchanged;
}

VersionInfo versionInfoFor(VersionClass versionClass, const VersionInfo& stored, Timestamp now,
                           const Behaviour& behaviour)
{
    switch (versionClass) {
    case VersionClass::New:
    case VersionClass::Config: return {now, now, now};
    case VersionClass::Scale: return {now, now, stored.lastConfigChangeAt};
    case VersionClass::Restart:
        if (behaviour.restartIsConfigChange)
            return {now, stored.lastScalingAt, now};
        return {now, now, stored.lastConfigChangeAt};
    case VersionClass::Unchanged: return stored;
    }
    return stored;
}

RunSpec withVersionInfo(const RunSpec& spec, const VersionInfo& info)
{
    if (spec.versionInfo() == info)
        return spec;
    if (const AppSpec* app = spec.app()) {
        auto copy = std::make_shared<AppSpec>(*app);
        copy->versionInfo = info;
        return {AppPtr(std::move(copy))};
    }
    auto copy = std::make_shared<PodSpec>(*spec.pod());
    copy->versionInfo = info;
    return {PodPtr(std::move(copy))};
}

} // namespace pacer::deployment
