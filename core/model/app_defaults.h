// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_spec.h"

namespace pacer {

/// Which fields a definition was given, where the value alone cannot tell. After a merge all of them count as
/// given.
struct GivenFields {
    bool networks = true;
    bool portDefinitions = true;
    bool upgradeStrategy = true;
    bool unreachableStrategy = true;
};

/// Completes a definition after it was read or merged, so that equal meaning is equal value
/// (spec/marathon-api.md 4.2): default networks, port definitions or mappings dropped or added by network
/// mode, default strategies of apps with volumes, ports of health checks, unreachable strategy of residents.
/// Idempotent.
AppSpec withDefaults(AppSpec app, const GivenFields& given = {});

} // namespace pacer
