// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/turn.h"

namespace pacer::scheduler {

/// Carries out what the API asks for and replies, in the same turn (spec/deployments.md 1).
void onCommand(Turn& turn, const Command& command);

} // namespace pacer::scheduler
