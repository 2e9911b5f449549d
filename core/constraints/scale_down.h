// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/constraint.h"
#include "core/model/instance.h"

#include <vector>

namespace pacer::constraints {

/// Which of `candidates` the GROUP_BY constraints want to go so that the rest stays spread
/// (spec/constraints.md 10): at most `count`, fewer if no further one helps, none without GROUP_BY, all if
/// all must go. Among equals the first in the order of `candidates` goes.
std::vector<const Instance*> chooseByConstraints(const std::vector<const Instance*>& candidates,
                                                 const std::vector<Constraint>& constraints, int count);

} // namespace pacer::constraints
