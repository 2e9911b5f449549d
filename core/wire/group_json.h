// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/group.h"
#include "core/wire/app_json.h"

#include <functional>
#include <optional>
#include <string>

namespace pacer::wire {

struct GroupUpdateReading {
    GroupUpdate update;
    Errors broken;             ///< of its apps, with pointers from the top ("/groups/0/apps/1/constraints")
    bool legacyBroken = false; ///< of an app: no other rule is to be asked
};

/// Reads a group change. The id is resolved against `base` (the id of the request's path; the root if it has
/// none), ids inside against the group they stand in.
Result<GroupUpdateReading> readGroupUpdateStages(const Json& json, const PathId& base,
                                                 const ReadSettings& settings);
Result<GroupUpdate> readGroupUpdate(const Json& json, const PathId& base, const ReadSettings& settings);

/// What is written besides the bare tree. An empty function leaves that list empty.
struct GroupParts {
    std::function<std::string(const AppPtr&)> app; ///< usually the text of writeAppInfo
    std::function<std::string(const PodPtr&)> pod; ///< the text of the pod's status
    bool groups = true;                            ///< sub-groups, and with them everything below
    std::optional<Timestamp> version = {};         ///< of the tree; absent: `group` is its root
};

/// The group as the API answers it (spec/marathon-api.md 12.2), as text: nearly all of it are the texts of
/// its apps, which the caller may have.
std::string groupText(const Group& group, const GroupParts& parts);

/// A tree that a server answered, of any age; what is no app or group in it is left out. Embedded parts of
/// the apps are handed to `onApp`, if there is one.
Result<Group> readGroup(const Json& json, const std::function<void(AppInfo)>& onApp = {});

} // namespace pacer::wire
