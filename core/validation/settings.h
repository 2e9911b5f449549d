// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/path_id.h"

#include <functional>
#include <optional>
#include <set>
#include <string>

namespace pacer::validation {

/// Which roles a definition below a top-level group may have (spec/marathon-api.md 7.6).
struct RoleRules {
    std::string defaultRole = "*";
    bool groupEnforcesRole = false;         ///< the top-level group of the definition enforces its role
    bool inGroupBody = false;               ///< sent in the body of a group change: fewer are open
    std::optional<std::string> presentRole; ///< of the stored definition: always allowed
};

/// What the rules ask of the server's settings.
struct Settings {
    std::set<std::string> enabledFeatures; ///< "secrets", "gpu_resources", "external_volumes", …
    /// Absent: roles are judged by someone who knows the tree.
    std::optional<RoleRules> roles = RoleRules{};
    /// Which role a definition without one will get. Absent: what depends on it is judged later.
    std::function<std::string(const PathId&)> missingRole;
    bool refuseOneCharacterCommands = false; ///< a quirk of the reference (decision 19)
};

} // namespace pacer::validation
