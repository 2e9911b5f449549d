// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/operators.h"
#include "tests/vectors/areas/reading.h"

#include <nlohmann/json.hpp>

namespace pacer::vectors {

Differences checkConstraints(const Json& vector)
{
    const AppSpec app = readSmallApp(vector.at("app"));
    const std::vector<Constraint> list(app.constraints.begin(), app.constraints.end());
    const constraints::ConstraintSet set(list);

    constraints::SpreadLedger placed(list, app.versionInfo.lastConfigChangeAt);
    std::size_t number = 0;
    for (const Json& running : vector.at("running"))
        placed.update(readRunning(running, app, number++));

    const AgentInfo agent = readAgent(vector.at("offer"));
    bool accepted = set.firstUnmet(agent, placed, readRule(vector)) == nullptr;
    if (vector.contains("localRegion")) {
        const Json& region = vector.at("localRegion");
        accepted = accepted
                   && set.allowsRegion(agent, region.is_null() ? std::nullopt
                                                               : std::optional(region.get<std::string>()));
    }
    Differences differences;
    compare(differences, "accepted", accepted, vector.at("expect"));
    return differences;
}

} // namespace pacer::vectors
