// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/conflicts.h"

#include <algorithm>

namespace pacer::deployment {

std::vector<DeploymentId> conflicting(const std::set<PathId>& affected, const Locks& running)
{
    std::vector<DeploymentId> ids;
    for (const auto& [id, locked] : running) {
        if (std::ranges::any_of(affected,
                                [&held = locked](const PathId& path) { return held.contains(path); }))
            ids.push_back(id);
    }
    return ids;
}

} // namespace pacer::deployment
