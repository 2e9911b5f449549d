// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"

#include <QString>

namespace pacer::ui {

/// What an action waits for: "2 of 3 starting on agent-2 for 40 s".
QString waitText(const WaitReason& wait, const ActionProgress& progress);

/// "Update paused"
QString updateTitle(UpdateState state);
/// Why it stands still or is undone; "" if there is nothing to say.
QString updateReason(const UpdateStatus& status);

} // namespace pacer::ui
