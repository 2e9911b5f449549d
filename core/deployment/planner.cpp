// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/planner.h"

#include "core/deployment/dependency_graph.h"

#include <algorithm>
#include <functional>

namespace pacer::deployment {

namespace {

using Specs = std::map<PathId, RunSpec>;

const RunSpec* find(const Specs& specs, const PathId& id)
{
    const auto found = specs.find(id);
    return found == specs.end() ? nullptr : &found->second;
}

DeploymentAction action(ActionKind kind, const RunSpec& spec)
{
    return {kind, spec.id(), spec.isPod(), 0, {}};
}

int layerOf(const std::map<PathId, int>& layers, const PathId& id)
{
    const auto found = layers.find(id);
    return found == layers.end() ? 1 : found->second;
}

template <class Order>
void append(std::vector<DeploymentStep>& steps, std::map<int, DeploymentStep, Order> byLayer)
{
    for (auto& [layer, step] : byLayer)
        steps.push_back(std::move(step));
}

void addStops(std::vector<DeploymentStep>& steps, const Group& original, const Specs& from, const Specs& to,
              bool ordered)
{
    const auto layers = ordered ? DependencyGraph(original).layers() : std::map<PathId, int>{};
    std::map<int, DeploymentStep, std::greater<>> byLayer; // dependents before what they need
    for (const auto& [id, spec] : from) {
        if (!to.contains(id))
            byLayer[layerOf(layers, id)].actions.push_back(action(ActionKind::Stop, spec));
    }
    append(steps, std::move(byLayer));
}

void addStarts(std::vector<DeploymentStep>& steps, const Specs& from, const Specs& to)
{
    DeploymentStep step;
    for (const auto& [id, spec] : to) {
        if (!from.contains(id))
            step.actions.push_back(action(ActionKind::Start, spec));
    }
    if (!step.actions.empty())
        steps.push_back(std::move(step));
}

DeploymentAction scale(const RunSpec& spec, std::vector<InstanceId> toKill)
{
    return {ActionKind::Scale, spec.id(), spec.isPod(), spec.instances(), std::move(toKill)};
}

std::optional<DeploymentAction> changeOf(const RunSpec* stored, const RunSpec& wanted,
                                         const Sentenced& sentenced)
{
    if (!stored)
        return scale(wanted, {});
    if (*stored == wanted)
        return std::nullopt;
    const bool upgrade = needsUpgrade(*stored, wanted);
    if ((!upgrade && stored->instances() != wanted.instances()) || wanted.instances() == 0) {
        const auto named = sentenced.find(wanted.id());
        return scale(wanted, named == sentenced.end() ? std::vector<InstanceId>{} : named->second);
    }
    if (upgrade || stored->versionInfo() != wanted.versionInfo())
        return action(ActionKind::Restart, wanted);
    return std::nullopt;
}

bool hasImage(const RunSpec& spec)
{
    if (const AppSpec* app = spec.app())
        return app->container && app->container->docker;
    return std::ranges::any_of(spec.pod()->containers,
                               [](const PodContainer& container) { return container.image.has_value(); });
}

bool hasArtifacts(const RunSpec& spec)
{
    if (const AppSpec* app = spec.app())
        return !app->fetch.empty();
    return std::ranges::any_of(spec.pod()->containers,
                               [](const PodContainer& container) { return !container.artifacts.empty(); });
}

/// What must be there before anything old is stopped (decision 4).
DeploymentStep artifactsStep(const std::vector<DeploymentStep>& steps, const Specs& to)
{
    DeploymentStep resolve;
    for (const DeploymentStep& step : steps) {
        for (const DeploymentAction& planned : step.actions) {
            const RunSpec* spec = find(to, planned.id);
            if (planned.kind == ActionKind::Restart && spec && (hasImage(*spec) || hasArtifacts(*spec)))
                resolve.actions.push_back(action(ActionKind::ResolveArtifacts, *spec));
        }
    }
    return resolve;
}

} // namespace

std::map<PathId, VersionClass> applyVersions(Group& target, const Group& original,
                                             const std::set<PathId>& restarts, Timestamp now,
                                             const Behaviour& behaviour)
{
    const Specs from = runSpecsBelow(original);
    std::map<PathId, VersionClass> classes;
    for (const auto& [id, wanted] : runSpecsBelow(target)) {
        const RunSpec* stored = find(from, id);
        const VersionClass versionClass = classify(stored, wanted, restarts.contains(id));
        classes[id] = versionClass;
        if (versionClass != VersionClass::Unchanged) {
            const Group* sameName = findGroup(target, id);
            if (sameName && runSpecsBelow(*sameName).empty())
                removeGroup(target, id);
        }
        const VersionInfo info =
            versionInfoFor(versionClass, stored ? stored->versionInfo() : VersionInfo{}, now, behaviour);
        const RunSpec stamped = withVersionInfo(wanted, info);
        putRunSpec(target, stored && *stored == stamped ? *stored : stamped);
    }
    stampVersion(target, now);
    return classes;
}

std::vector<DeploymentStep> planSteps(const Group& original, const Group& target, const Sentenced& sentenced,
                                      const Behaviour& behaviour)
{
    const Specs from = runSpecsBelow(original);
    const Specs to = runSpecsBelow(target);
    std::vector<DeploymentStep> steps;
    addStops(steps, original, from, to, behaviour.orderedStop);
    addStarts(steps, from, to);

    const std::map<PathId, int> layers = DependencyGraph(target).layers();
    std::map<int, DeploymentStep, std::less<>> byLayer;
    for (const auto& [id, wanted] : to) {
        if (auto change = changeOf(find(from, id), wanted, sentenced))
            byLayer[layerOf(layers, id)].actions.push_back(std::move(*change));
    }
    append(steps, std::move(byLayer));

    if (behaviour.resolveArtifacts) {
        if (DeploymentStep resolve = artifactsStep(steps, to); !resolve.actions.empty())
            steps.insert(steps.begin(), std::move(resolve));
    }
    return steps;
}

DeploymentPlan makePlan(DeploymentId id, Timestamp version, RootGroup original, RootGroup target,
                        const Sentenced& sentenced, const Behaviour& behaviour)
{
    std::vector<DeploymentStep> steps = planSteps(*original, *target, sentenced, behaviour);
    return {std::move(id), version, std::move(original), std::move(target), std::move(steps)};
}

} // namespace pacer::deployment
