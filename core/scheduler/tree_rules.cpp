// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/tree_rules.h"

#include "core/deployment/dependency_graph.h"

namespace pacer::scheduler {

namespace {

const Group* topGroupOf(const Group& root, const PathId& id)
{
    const std::vector<std::string_view> segments = id.segments();
    return segments.size() < 2 ? nullptr : findGroup(root, PathId().child(segments.front()));
}

} // namespace

std::string defaultRole(const Group& root, const PathId& id, const Settings& settings)
{
    const Group* top = topGroupOf(root, id);
    return top && top->enforceRole ? std::string(top->id.name()) : settings.defaultRole;
}

AppSpec withRole(AppSpec app, const Group& root, const Settings& settings)
{
    if (app.role.empty())
        app.role = defaultRole(root, app.id, settings);
    return app;
}

Errors checkApp(const AppSpec&, const AppSpec*, const Group&, const Settings&)
{
    return {};
}

Errors checkPod(const PodSpec&, const PodSpec*, const Group&, const Settings&)
{
    return {};
}

Errors checkTree(const Group&, const Group& next, const std::set<PathId>&, bool)
{
    if (deployment::DependencyGraph(next).findCycle())
        return {Error{ErrorCode::DependencyCycle, "", {}}};
    return {};
}

} // namespace pacer::scheduler
