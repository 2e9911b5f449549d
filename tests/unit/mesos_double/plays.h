// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/mesos_double/replay.h"

namespace pacer::mesos_double {

/// The recordings that are played, by name.
std::vector<std::string> playedFiles();

/// The cluster and the happenings of a recording.
Play playOf(const std::string& file, const std::string& recording);

} // namespace pacer::mesos_double
