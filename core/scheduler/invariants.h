// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/state.h"

#include <string>
#include <vector>

namespace pacer::scheduler {

/// What must hold between any two events (architecture.md, "Invariants"), as far as the state alone can tell.
/// Each entry names the rule and the object that breaks it; empty: all is well. Looks at everything: for
/// tests, simulation and debugging.
std::vector<std::string> brokenInvariants(const State& state);

} // namespace pacer::scheduler
