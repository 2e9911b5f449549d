// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/pod_status.h"
#include "core/wire/json.h"

namespace pacer::wire {

/// The status of a pod (spec/marathon-api.md 13).
Json writePodStatus(const PodStatus& status);

/// Lenient; fails only without a definition. What has no place in the model (conditions of instances,
/// volumes) is left out.
Result<PodStatus> readPodStatus(const Json& json);

} // namespace pacer::wire
