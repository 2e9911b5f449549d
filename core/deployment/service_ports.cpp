// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/planner.h"

#include <algorithm>
#include <deque>
#include <unordered_set>
#include <utility>

namespace pacer::deployment {

namespace {

std::vector<int> servicePorts(const AppSpec& app)
{
    std::vector<int> ports;
    if (usesHostNetwork(app)) {
        for (const PortDefinition& definition : app.portDefinitions)
            ports.push_back(definition.port);
    } else if (app.container && app.container->portMappings) {
        for (const PortMapping& mapping : *app.container->portMappings)
            ports.push_back(mapping.servicePort);
    }
    return ports;
}

void setServicePorts(AppSpec& app, const std::vector<int>& ports)
{
    for (std::size_t i = 0; i < ports.size(); ++i) {
        if (usesHostNetwork(app))
            app.portDefinitions[i].port = ports[i];
        else
            (*app.container->portMappings)[i].servicePort = ports[i];
    }
}

/// The ports of a range that no app uses, lowest first. All apps are asked when the first one is wanted.
class FreePorts {
public:
    FreePorts(const Group& target, const Group& original, int first, int last)
        : m_trees{&target, &original}
        , m_next(first)
        , m_last(last)
    {}

    std::optional<int> next()
    {
        for (const Group* tree : std::exchange(m_trees, {}))
            collect(*tree);
        while (m_next <= m_last && m_used.contains(m_next))
            ++m_next;
        return m_next <= m_last ? std::optional(m_next++) : std::nullopt;
    }

private:
    void collect(const Group& group)
    {
        for (const auto& [id, app] : group.apps) {
            for (const int port : servicePorts(*app))
                m_used.insert(port);
        }
        for (const auto& [id, child] : group.groups)
            collect(*child);
    }

    std::vector<const Group*> m_trees;
    std::unordered_set<int> m_used;
    int m_next;
    int m_last;
};

/// Ports of the range that the app had before and does not name now, in their old order.
std::deque<int> formerPorts(const AppSpec& stored, const std::vector<int>& named, int first, int last)
{
    std::deque<int> former;
    for (const int port : servicePorts(stored)) {
        if (first <= port && port <= last && std::ranges::find(named, port) == named.end())
            former.push_back(port);
    }
    return former;
}

/// What is not the same object in both trees: the group's own apps before those of its sub-groups.
std::vector<AppPtr> newApps(const Group& target, const Group& original)
{
    std::vector<AppPtr> apps;
    for (const auto& [before, after] : groupDifferences(original, target)) {
        if (!after)
            continue;
        for (const auto& [id, app] : after->apps) {
            const auto known = before ? before->apps.find(id) : PathMap<AppPtr>::const_iterator{};
            if (!before || known == before->apps.end() || known->second != app)
                apps.push_back(app);
        }
    }
    return apps;
}

} // namespace

Result<void> assignServicePorts(Group& target, const Group& original, int first, int last)
{
    FreePorts free(target, original, first, last);
    for (const AppPtr& app : newApps(target, original)) {
        std::vector<int> ports = servicePorts(*app);
        if (std::ranges::find(ports, 0) == ports.end())
            continue;
        const AppPtr stored = findApp(original, app->id);
        if (stored && !needsUpgrade(*stored, *app))
            continue;
        std::deque<int> former = stored ? formerPorts(*stored, ports, first, last) : std::deque<int>{};
        for (int& port : ports) {
            if (port != 0)
                continue;
            if (!former.empty()) {
                port = former.front();
                former.pop_front();
            } else if (const std::optional<int> assigned = free.next()) {
                port = *assigned;
            } else {
                return fail(ErrorCode::ServicePortsExhausted, {std::to_string(first), std::to_string(last)});
            }
        }
        auto assigned = std::make_shared<AppSpec>(*app);
        setServicePorts(*assigned, ports);
        putRunSpec(target, AppPtr(std::move(assigned)));
    }
    return {};
}

} // namespace pacer::deployment
