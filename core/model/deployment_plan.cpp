// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/deployment_plan.h"

namespace pacer {

namespace {

template <class Wanted>
std::set<PathId> idsOf(const DeploymentPlan& plan, Wanted wanted)
{
    std::set<PathId> ids;
    for (const DeploymentStep& step : plan.steps) {
        for (const DeploymentAction& action : step.actions) {
            if (wanted(action))
                ids.insert(action.id);
        }
    }
    return ids;
}

} // namespace

std::set<PathId> DeploymentPlan::affectedIds() const
{
    return idsOf(*this, [](const DeploymentAction&) { return true; });
}

std::set<PathId> DeploymentPlan::affectedApps() const
{
    return idsOf(*this, [](const DeploymentAction& action) { return !action.pod; });
}

std::set<PathId> DeploymentPlan::affectedPods() const
{
    return idsOf(*this, [](const DeploymentAction& action) { return action.pod; });
}

} // namespace pacer
