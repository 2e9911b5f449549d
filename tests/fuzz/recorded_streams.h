// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace pacer::fuzz {

/// The bodies of all event streams in tests/fixtures/mesos, without HTTP's own chunks.
std::vector<std::string> recordedStreams();

} // namespace pacer::fuzz
