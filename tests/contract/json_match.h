// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace pacer::test {

using Json = nlohmann::json;

/// What the recording calls by one name and we by another: versions, deployments, instances, addresses.
class Names {
public:
    /// From now on both mean the same thing. False if one of them means something else already.
    bool pair(const std::string& recorded, const std::string& ours);
    /// `text` with our names in it.
    std::string translated(std::string text) const;

private:
    std::map<std::string, std::string> m_ours;
    std::map<std::string, std::string> m_recorded;
};

struct Difference {
    std::string where; ///< "status", "header Vary", or the path of a field: "/app/tasks/0/state"
    std::string recorded;
    std::string ours;
};
using Differences = std::vector<Difference>;

/// How much of a body must be the same.
enum class Look {
    Values,   ///< every value, but for what depends on time or on the rig
    Settings, ///< the keys; values only by kind, where nothing is a kind of anything
    Cut,      ///< as Settings; of lists and of named entries only some were kept
};

/// Every field of either side, its type and its value. Ids and versions are learned into `names` when they
/// are first seen and must agree from then on. Lists without an order of their own match in any order; paths
/// are those of the recorded side.
Differences compareJson(const Json& recorded, const Json& ours, Names& names, Look look = Look::Values);

/// A text outside JSON, as a header.
Differences compareText(const std::string& where, const std::string& recorded, const std::string& ours,
                        Names& names);

} // namespace pacer::test
