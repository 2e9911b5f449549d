// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/group.h"

namespace pacer::deployment {

/// `current` with everything undone that a deployment from `original` to `target` changed
/// (spec/deployments.md 10). Later changes of others stay. Versions are not applied yet: plan the result like
/// any other change.
Group revertedRoot(const Group& original, const Group& target, Group current);

} // namespace pacer::deployment
