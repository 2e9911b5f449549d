// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/turn.h"

namespace pacer::scheduler {

/// Kills what an operator named: replaced, wiped, or with a lower count (spec/marathon-api.md 6.2 to 6.5).
Result<Outcome> killInstances(Turn& turn, const Command& command, const KillInstances& kill);

} // namespace pacer::scheduler
