// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/group.h"
#include "core/validation/settings.h"

namespace pacer::validation {

/// Rules about a group change by itself: children belong to their parent, `version` and `scaleBy` stand
/// alone, enforceRole only on top-level groups, and the rules of every app in it. Pointers begin at the top
/// ("/groups/0/apps/1/cmd").
Errors validateGroupUpdate(const GroupUpdate& update, const Settings& settings);

/// Who enforces its role may not change together with services; only groups that the body names by their id
/// are looked at (spec/marathon-api.md 7.6). `missingMeansOff`: a body without enforceRole turns it off, as
/// in the reference.
Errors checkEnforceRole(const GroupUpdate& update, const Group& root, bool missingMeansOff);

/// Rules about a whole tree (stage 10), versions applied: no id twice among apps, pods and groups. (Groups
/// that hold nothing have given way to new apps then: deployment/planner.) Cycles are the business of
/// deployment/dependency_graph.
Errors validateRoot(const Group& root);

/// An external volume belongs to one app, unless it is shared. Looks at every app: only worth asking if an
/// app with such a volume changed.
Errors validateExternalVolumes(const Group& root);

} // namespace pacer::validation
