// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/rehearsal.h"
#include "core/simulation/virtual_tasks.h"

#include <vector>

namespace pacer::simulation {

/// How long the instances of a definition will take to start, to become healthy and ready, and to end: as
/// those took that are there, else as the definition suggests.
Assumptions assumptionsFor(const RunSpec& spec, const std::vector<const Actor*>& actors);

/// The same for a virtual cluster. `probed`: the scheduler asks for its health, not a check beside the task.
Pace paceOf(const Assumptions& assumed, bool probed);

} // namespace pacer::simulation
