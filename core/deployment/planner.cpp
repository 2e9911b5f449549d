// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/planner.h"

#include "core/deployment/dependency_graph.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace pacer::deployment {

namespace {

using Differences = std::vector<SpecDifference>;

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

void addStops(std::vector<DeploymentStep>& steps, const Group& original, const Differences& differences,
              bool ordered)
{
    Differences gone;
    std::ranges::copy_if(differences, std::back_inserter(gone), [](const auto& each) { return !each.after; });
    const auto layers =
        ordered && gone.size() > 1 ? DependencyGraph(original).layers() : std::map<PathId, int>{};
    std::map<int, DeploymentStep, std::greater<>> byLayer; // dependents before what they need
    for (const auto& each : gone)
        byLayer[layerOf(layers, each.id)].actions.push_back(action(ActionKind::Stop, *each.before));
    append(steps, std::move(byLayer));
}

void addStarts(std::vector<DeploymentStep>& steps, const Differences& differences)
{
    DeploymentStep step;
    for (const SpecDifference& each : differences) {
        if (!each.before)
            step.actions.push_back(action(ActionKind::Start, *each.after));
    }
    if (!step.actions.empty())
        steps.push_back(std::move(step));
}

DeploymentAction scale(const RunSpec& spec, std::vector<InstanceId> toKill)
{
    return {ActionKind::Scale, spec.id(), spec.isPod(), spec.instances(), std::move(toKill)};
}

std::optional<DeploymentAction> changeOf(const std::optional<RunSpec>& stored, const RunSpec& wanted,
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
DeploymentStep artifactsStep(const std::vector<DeploymentStep>& steps, const Group& target)
{
    DeploymentStep resolve;
    for (const DeploymentStep& step : steps) {
        for (const DeploymentAction& planned : step.actions) {
            if (planned.kind != ActionKind::Restart)
                continue;
            const RunSpec spec = *findRunSpec(target, planned.id);
            if (hasImage(spec) || hasArtifacts(spec))
                resolve.actions.push_back(action(ActionKind::ResolveArtifacts, spec));
        }
    }
    return resolve;
}

/// What may get another version: all that differs, and what shall be restarted as it is.
Differences candidates(const Group& original, const Group& target, const std::set<PathId>& restarts)
{
    Differences found = specDifferences(original, target);
    std::set<PathId> alike = restarts;
    for (const SpecDifference& each : found)
        alike.erase(each.id);
    for (const PathId& id : alike) {
        if (auto spec = findRunSpec(target, id))
            found.push_back({id, spec, spec});
    }
    return found;
}

} // namespace

std::map<PathId, VersionClass> applyVersions(Group& target, const Group& original,
                                             const std::set<PathId>& restarts, Timestamp now,
                                             const Behaviour& behaviour)
{
    std::map<PathId, VersionClass> classes;
    for (const auto& [id, stored, wanted] : candidates(original, target, restarts)) {
        if (!wanted)
            continue;
        const VersionClass versionClass =
            classify(stored ? &*stored : nullptr, *wanted, restarts.contains(id));
        if (versionClass != VersionClass::Unchanged) {
            classes.emplace_hint(classes.end(), id, versionClass); // they come nearly in order
            const Group* sameName = findGroup(target, id);
            if (sameName && runSpecsBelow(*sameName).empty())
                removeGroup(target, id);
        }
        const VersionInfo info =
            versionInfoFor(versionClass, stored ? stored->versionInfo() : VersionInfo{}, now, behaviour);
        const RunSpec stamped = withVersionInfo(*wanted, info);
        const RunSpec& placed = stored && *stored == stamped ? *stored : stamped;
        if (placed.ptr() != wanted->ptr())
            putRunSpec(target, placed);
    }
    target.version = now;
    return classes;
}

std::vector<DeploymentStep> planSteps(const Group& original, const Group& target, const Sentenced& sentenced,
                                      const Behaviour& behaviour)
{
    const Differences differences = specDifferences(original, target);
    std::vector<DeploymentStep> steps;
    addStops(steps, original, differences, behaviour.orderedStop);
    addStarts(steps, differences);

    std::vector<DeploymentAction> changes;
    for (const SpecDifference& each : differences) {
        if (!each.after)
            continue;
        if (auto change = changeOf(each.before, *each.after, sentenced))
            changes.push_back(std::move(*change));
    }
    const auto layers =
        changes.size() > 1 ? DependencyGraph(target).layers() : std::map<PathId, int>{}; // one needs no order
    std::map<int, DeploymentStep, std::less<>> byLayer;
    for (DeploymentAction& change : changes)
        byLayer[layerOf(layers, change.id)].actions.push_back(std::move(change));
    append(steps, std::move(byLayer));

    if (behaviour.resolveArtifacts) {
        if (DeploymentStep resolve = artifactsStep(steps, target); !resolve.actions.empty())
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
