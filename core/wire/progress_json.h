// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"
#include "core/wire/object.h"

/// What /v2/deployments says beyond the reference: how slot updates stand, and what actions wait for.
namespace pacer::wire {

/// {"state", "message", "startedAt", "pause"?: {"cause", "instanceId"?, "detail"?, "since"}}
Json writeUpdateStatus(const UpdateStatus& status);
/// `app`: the one it belongs to.
UpdateStatus readUpdateStatus(const Reader& in, const PathId& app);

/// {"wanted", "ready", "started", "old", "waitingFor": [{"kind", "instances"?, "hosts"?, "since"?, "until"?,
/// "detail"?}]}
Json writeProgress(const ActionProgress& progress);
ActionProgress readProgress(const Reader& in, const PathId& app);

/// {"deployment", "app", "reason"}
Json writeRollbackCause(const RollbackCause& cause);
RollbackCause readRollbackCause(const Reader& in);

/// The one that an operator has to see first; nullptr: there is none.
const UpdateStatus* mostUrgent(const std::vector<UpdateStatus>& updates);

} // namespace pacer::wire
