// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/group.h"
#include "core/scheduler/settings.h"

/// The rules that need the stored tree (spec/marathon-api.md 4, stages 8 after a merge and 10 to 12).
namespace pacer::scheduler {

/// The role of a definition that names none: the group's if its top-level group enforces it, else the
/// server's.
std::string defaultRole(const Group& root, const PathId& id, const Settings& settings);

/// `app` with its role filled in if it has none.
AppSpec withRole(AppSpec app, const Group& root, const Settings& settings);

/// The group, made with everything above it if it is not there; new top-level groups enforce their role if
/// the settings say so.
Group& groupAt(Group& root, const PathId& id, const Settings& settings);
/// Puts a definition into its group, as `groupAt` gives it.
void place(Group& root, const RunSpec& spec, const Settings& settings);

/// Fewer roles are open to the apps in the body of a group change (7.6).
enum class SentIn { OwnBody, GroupBody };

/// Every rule about `app` by itself, its role included; `stored` is nullptr for a new one.
Errors checkApp(const AppSpec& app, const AppSpec* stored, const Group& root, const Settings& settings,
                SentIn sentIn = SentIn::OwnBody);
Errors checkPod(const PodSpec& pod, const PodSpec* stored, const Group& root, const Settings& settings);

/// Every rule about the tree as a whole, and about what changed in it.
Errors checkTree(const Group& original, const Group& next, bool force);

} // namespace pacer::scheduler
