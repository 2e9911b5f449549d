// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/deployment/slot_update.h"
#include "tests/vectors/areas/reading.h"

/// The kinds of vectors of swarm-update.json (spec/swarm-updates.md B7).
namespace pacer::vectors {

/// Settings in the spelling of the vectors; what is left out has its default.
SlotUpdateSettings readSlotSettings(const Json& config);
RestartPolicy readRestartPolicy(const Json& policy);

Differences checkSwarmRollout(const Json& vector);

// Small tables of the reference engine that have no counterpart in Pacer, as rules.
Differences checkSwarmDirty(const Json& vector);
Differences checkSwarmAvailability(const Json& vector);
Differences checkSwarmScaleDown(const Json& vector);
Differences checkSwarmSpread(const Json& vector);
Differences checkSwarmStatus(const Json& vector);

Differences checkSwarmWire(const Json& vector);
Differences checkSwarmValidation(const Json& vector);

} // namespace pacer::vectors
