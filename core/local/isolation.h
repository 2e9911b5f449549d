// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/shim_client.h"

#include <vector>

namespace pacer::local {

/// Limits that every process of this machine may be given. Memory and cpu of plain processes are not
/// enforced: that takes cgroups, which an ordinary user does not get.
std::vector<ResourceSoftLimit> processLimits();

} // namespace pacer::local
