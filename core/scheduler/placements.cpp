// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/offers.h"
#include "core/scheduler/task_info.h"
#include "core/scheduler/turn.h"

namespace pacer::scheduler {

namespace {

std::set<std::string> defaultRoles(const Settings& settings, const RunSpec& spec)
{
    switch (settings.acceptedRolesDefault) {
    case AcceptedRolesDefault::Any: return {spec.role(), "*"};
    case AcceptedRolesDefault::Unreserved: return {"*"};
    case AcceptedRolesDefault::Reserved: return {spec.role()};
    }
    return {};
}

} // namespace

PlacementNeeds& placementOf(Turn& turn, const RunSpec& spec)
{
    auto& versions = turn.state.placements[spec.id()];
    const auto known = versions.find(spec.version());
    if (known != versions.end())
        return known->second;

    const SpecInstances* group = turn.state.instances.of(spec.id());
    std::erase_if(versions,
                  [&](const auto& entry) { return !group || !group->scheduledOf.contains(entry.first); });
    PlacementNeeds& made = versions[spec.version()];
    made.needs = constraints::launchNeeds(spec, defaultRoles(turn.state.settings, spec));
    const std::vector<Constraint> wanted = spec.constraints();
    made.counts = !wanted.empty();
    made.placed = constraints::SpreadLedger(wanted, spec.versionInfo().lastConfigChangeAt);
    if (made.counts && group) {
        for (const Instance* instance : group->byId())
            made.placed.update(*instance);
    }
    return made;
}

const Shared<CommonVariables>& commonOf(Turn& turn, PlacementNeeds& placement, const RunSpec& spec)
{
    const Group& root = *turn.state.root;
    if (!placement.common || placement.commonOf != root.version) {
        placement.common = CommonVariables{turn.state.settings.envVarsPrefix, commonVariables(spec, root)};
        placement.commonOf = root.version;
    }
    return placement.common;
}

void placementsHeard(Turn& turn, const InstanceChange& change)
{
    const PathId& id = change.any().runSpecId();
    const auto versions = turn.state.placements.find(id);
    if (versions == turn.state.placements.end())
        return;
    if (!change.after && !turn.state.instances.of(id)) {
        turn.state.placements.erase(versions);
        return;
    }
    for (auto& [version, placement] : versions->second) {
        if (!placement.counts)
            continue;
        if (change.after)
            placement.placed.update(*change.after);
        else
            placement.placed.remove(change.any().id);
    }
}

void forgetNeeds(State& state, const PathId& id)
{
    const auto versions = state.placements.find(id);
    if (versions == state.placements.end())
        return;
    std::erase_if(versions->second, [](const auto& entry) { return !entry.second.counts; });
    if (versions->second.empty())
        state.placements.erase(versions);
}

} // namespace pacer::scheduler
