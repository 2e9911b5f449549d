// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

namespace pacer::local {

struct CommandOutcome {
    int exitCode = -1; ///< 128 + signal if a signal ended it
    bool started = false;
    bool timedOut = false;
    std::string output; ///< stdout and stderr together, cut to 16 KiB
};

/// The variables of ours that a container engine's client finds its configuration and storage by. Tasks never
/// see them.
std::vector<std::string> commandEnvironment();

/// Runs a short command and waits for its end, at most `timeout`; then it and its process group are killed.
/// No shell, an environment of its own, nothing on stdin. Blocks: only for worker threads. Becomes true in
/// `cancelled`: as if the time were over.
CommandOutcome runCommand(const std::vector<std::string>& argv, const std::vector<std::string>& environment,
                          Duration timeout, const std::atomic<bool>* cancelled = nullptr);

} // namespace pacer::local
