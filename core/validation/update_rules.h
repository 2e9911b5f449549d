// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/app_update.h"
#include "core/model/pod_spec.h"

namespace pacer::validation {

/// Rules about an update before it is merged: `version` may stand beside the id only.
Errors validateUpdate(const AppUpdate& update);

/// Rules about changing `stored` to `changed` (stage 11): what a resident app may not change. `force` allows
/// a change of its role.
Errors validateChange(const AppSpec& stored, const AppSpec& changed, bool force);
Errors validateChange(const PodSpec& stored, const PodSpec& changed, bool force);

} // namespace pacer::validation
