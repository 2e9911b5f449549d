// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_spec.h"
#include "core/model/pod_spec.h"

#include <memory>
#include <variant>

namespace pacer {

using AppPtr = std::shared_ptr<const AppSpec>;
using PodPtr = std::shared_ptr<const PodSpec>;

/// A definition that runs instances: an app or a pod. Never null. What both have in common is read through
/// this class, so that planner and scheduler need not ask which it is.
class RunSpec {
public:
    RunSpec(AppPtr app) // NOLINT(google-explicit-constructor): every app is a run spec
        : m_spec(std::move(app))
    {}
    RunSpec(PodPtr pod) // NOLINT(google-explicit-constructor)
        : m_spec(std::move(pod))
    {}

    const AppSpec* app() const; ///< nullptr for a pod
    const PodSpec* pod() const; ///< nullptr for an app
    const std::variant<AppPtr, PodPtr>& ptr() const { return m_spec; }
    bool isPod() const { return pod() != nullptr; }

    const PathId& id() const;
    int instances() const;
    const VersionInfo& versionInfo() const;
    Timestamp version() const { return versionInfo().version; }
    const UpgradeStrategy& upgradeStrategy() const;
    const Backoff& backoff() const;
    KillSelection killSelection() const;
    const UnreachableStrategy& unreachableStrategy() const;
    const std::string& role() const;
    bool resident() const;
    std::vector<Constraint> constraints() const;
    Resources totalResources() const;                    ///< of one instance; for a pod with its executor
    std::set<std::string> acceptedResourceRoles() const; ///< empty if not given

    bool operator==(const RunSpec& other) const; ///< compares the definitions, not the pointers

private:
    std::variant<AppPtr, PodPtr> m_spec;
};

} // namespace pacer
