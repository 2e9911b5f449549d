// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/archive.h"
#include "core/scheduler/command.h"

/// step() knows only what stands now. A command that names earlier versions brings them along: whoever sends
/// it asks for them here.
namespace pacer::scheduler {

bool namesVersions(const CommandBody& body);

/// What is there under the versions that it names. `known`: see Archive::rootAt.
Result<Recalled> recall(const CommandBody& body, Archive& archive, const RootGroup& known);

} // namespace pacer::scheduler
