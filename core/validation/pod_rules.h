// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/pod_spec.h"
#include "core/validation/settings.h"

namespace pacer::validation {

/// Every rule about a complete pod by itself (spec/marathon-api.md 12.3).
Errors validatePod(const PodSpec& pod, const Settings& settings);

} // namespace pacer::validation
