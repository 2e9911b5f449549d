// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/rehearsal.h"
#include "core/wire/json.h"

namespace pacer::rest {

/// The answer of POST /v2/deployments/rehearsal (README.md). All times in seconds since the change.
wire::Json writeRehearsal(const simulation::Rehearsal& rehearsal);

} // namespace pacer::rest
