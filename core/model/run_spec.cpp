// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/run_spec.h"

namespace pacer {

namespace {

/// What `read` says of the app or the pod inside.
template <class Read>
decltype(auto) of(const RunSpec& spec, Read read)
{
    return std::visit([&read](const auto& inner) -> decltype(auto) { return read(*inner); }, spec.ptr());
}

} // namespace

const AppSpec* RunSpec::app() const
{
    const auto* app = std::get_if<AppPtr>(&m_spec);
    return app ? app->get() : nullptr;
}

const PodSpec* RunSpec::pod() const
{
    const auto* pod = std::get_if<PodPtr>(&m_spec);
    return pod ? pod->get() : nullptr;
}

const PathId& RunSpec::id() const
{
    return of(*this, [](const auto& spec) -> const PathId& { return spec.id; });
}

int RunSpec::instances() const
{
    return of(*this, [](const auto& spec) { return spec.instances; });
}

const VersionInfo& RunSpec::versionInfo() const
{
    return of(*this, [](const auto& spec) -> const VersionInfo& { return spec.versionInfo; });
}

const UpgradeStrategy& RunSpec::upgradeStrategy() const
{
    return of(*this, [](const auto& spec) -> const UpgradeStrategy& { return spec.upgradeStrategy; });
}

const Backoff& RunSpec::backoff() const
{
    return of(*this, [](const auto& spec) -> const Backoff& { return spec.backoff; });
}

KillSelection RunSpec::killSelection() const
{
    return of(*this, [](const auto& spec) { return spec.killSelection; });
}

const UnreachableStrategy& RunSpec::unreachableStrategy() const
{
    return of(*this, [](const auto& spec) -> const UnreachableStrategy& { return spec.unreachableStrategy; });
}

const std::string& RunSpec::role() const
{
    return of(*this, [](const auto& spec) -> const std::string& { return spec.role; });
}

bool RunSpec::resident() const
{
    return of(*this, [](const auto& spec) { return isResident(spec); });
}

std::vector<Constraint> RunSpec::constraints() const
{
    return of(*this, [](const auto& spec) {
        return std::vector<Constraint>(spec.constraints.begin(), spec.constraints.end());
    });
}

Resources RunSpec::totalResources() const
{
    if (const AppSpec* single = app())
        return single->resources;
    const ExecutorResources& executor = pod()->executorResources;
    Resources total{executor.cpus, executor.mem, executor.disk, 0};
    for (const PodContainer& container : pod()->containers) {
        total.cpus += container.resources.cpus;
        total.mem += container.resources.mem;
        total.disk += container.resources.disk;
        total.gpus += container.resources.gpus;
    }
    return total;
}

std::set<std::string> RunSpec::acceptedResourceRoles() const
{
    if (const AppSpec* single = app())
        return single->acceptedResourceRoles.value_or(std::set<std::string>{});
    return pod()->acceptedResourceRoles;
}

bool RunSpec::operator==(const RunSpec& other) const
{
    if (isPod() != other.isPod())
        return false;
    return isPod() ? *pod() == *other.pod() : *app() == *other.app();
}

} // namespace pacer
