// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/pod_spec.h"
#include "core/wire/app_json.h"
#include "core/wire/json.h"

namespace pacer::wire {

/// A pod as far as it could be made, and the rules that it breaks in a way its value cannot show.
struct PodReading {
    PodSpec pod;
    Errors broken;
};

/// Reads a pod that shall be created or replaced; its id must be absolute. `version` is ignored.
Result<PodReading> readPodStages(const Json& json, const ReadSettings& settings);
Result<PodSpec> readPod(const Json& json, const ReadSettings& settings);

/// Reads what `writePod` wrote, version included; lenient, so also what other servers answer.
/// readStoredPod(writePod(pod)) == pod, but for `versionInfo`, of which a pod's wire form has the version
/// only.
Result<PodSpec> readStoredPod(const Json& json);

Json writePod(const PodSpec& pod);

} // namespace pacer::wire
