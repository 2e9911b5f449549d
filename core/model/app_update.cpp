// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/app_update.h"

namespace pacer {

namespace {

template <auto Member>
constexpr AppFieldRow row(AppField field, std::string_view name)
{
    return {field, name, [](const AppSpec& a, const AppSpec& b) { return a.*Member == b.*Member; },
            [](AppSpec& to, const AppSpec& from) { to.*Member = from.*Member; }};
}

template <auto Outer, auto Inner>
constexpr AppFieldRow nested(AppField field, std::string_view name)
{
    return {field, name,
            [](const AppSpec& a, const AppSpec& b) { return a.*Outer.*Inner == b.*Outer.*Inner; },
            [](AppSpec& to, const AppSpec& from) { to.*Outer.*Inner = from.*Outer.*Inner; }};
}

} // namespace

const std::array<AppFieldRow, appFieldCount> appFields{{
    row<&AppSpec::cmd>(AppField::Cmd, "cmd"),
    row<&AppSpec::args>(AppField::Args, "args"),
    row<&AppSpec::user>(AppField::User, "user"),
    row<&AppSpec::env>(AppField::Env, "env"),
    row<&AppSpec::instances>(AppField::Instances, "instances"),
    nested<&AppSpec::resources, &Resources::cpus>(AppField::Cpus, "cpus"),
    nested<&AppSpec::resources, &Resources::mem>(AppField::Mem, "mem"),
    nested<&AppSpec::resources, &Resources::disk>(AppField::Disk, "disk"),
    nested<&AppSpec::resources, &Resources::gpus>(AppField::Gpus, "gpus"),
    row<&AppSpec::resourceLimits>(AppField::ResourceLimits, "resourceLimits"),
    row<&AppSpec::executor>(AppField::Executor, "executor"),
    row<&AppSpec::executorResources>(AppField::ExecutorResources, "executorResources"),
    row<&AppSpec::constraints>(AppField::Constraints, "constraints"),
    row<&AppSpec::acceptedResourceRoles>(AppField::AcceptedResourceRoles, "acceptedResourceRoles"),
    row<&AppSpec::role>(AppField::Role, "role"),
    row<&AppSpec::fetch>(AppField::Fetch, "fetch"),
    row<&AppSpec::networks>(AppField::Networks, "networks"),
    row<&AppSpec::portDefinitions>(AppField::PortDefinitions, "portDefinitions"),
    row<&AppSpec::requirePorts>(AppField::RequirePorts, "requirePorts"),
    row<&AppSpec::container>(AppField::Container, "container"),
    row<&AppSpec::healthChecks>(AppField::HealthChecks, "healthChecks"),
    row<&AppSpec::readinessChecks>(AppField::ReadinessChecks, "readinessChecks"),
    row<&AppSpec::check>(AppField::Check, "check"),
    row<&AppSpec::dependencies>(AppField::Dependencies, "dependencies"),
    row<&AppSpec::labels>(AppField::Labels, "labels"),
    row<&AppSpec::secrets>(AppField::Secrets, "secrets"),
    row<&AppSpec::upgradeStrategy>(AppField::UpgradeStrategy, "upgradeStrategy"),
    nested<&AppSpec::backoff, &Backoff::backoffSeconds>(AppField::BackoffSeconds, "backoffSeconds"),
    nested<&AppSpec::backoff, &Backoff::backoffFactor>(AppField::BackoffFactor, "backoffFactor"),
    nested<&AppSpec::backoff, &Backoff::maxLaunchDelaySeconds>(AppField::MaxLaunchDelaySeconds,
                                                               "maxLaunchDelaySeconds"),
    row<&AppSpec::taskKillGracePeriodSeconds>(AppField::TaskKillGracePeriodSeconds,
                                              "taskKillGracePeriodSeconds"),
    row<&AppSpec::killSelection>(AppField::KillSelection, "killSelection"),
    row<&AppSpec::unreachableStrategy>(AppField::UnreachableStrategy, "unreachableStrategy"),
    row<&AppSpec::tty>(AppField::Tty, "tty"),
}};

AppSpec merged(AppSpec stored, const AppUpdate& update)
{
    for (const AppFieldRow& field : appFields) {
        if (update.present.contains(field.field))
            field.copy(stored, update.values);
    }
    return stored;
}

} // namespace pacer
