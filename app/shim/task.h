// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shim/control.h"

#include <sys/types.h>

namespace pacer::shim {

/// A task between fork and exec: it waits until it may go on.
struct Prepared {
    pid_t pid = -1;
    int go = -1;     ///< write one byte: execute; close: give up
    int failed = -1; ///< read: text why the command could not be executed; end of file: it was
};

/// Forks the process that will become the command of `spec`. pid -1: errno says why not.
Prepared prepareTask(const Fields& spec, const char* stdoutPath, const char* stderrPath);

/// Becomes the command of `spec`, in its folder, with its user, limits and environment. Comes back only if
/// that fails; then `reason` says why.
void becomeTask(const Fields& spec, char* reason, size_t size);

/// Copies a log that grew beyond `limit` bytes to "<path>.1" and empties it. The task goes on writing.
void rotateLog(const char* path, long long limit);

} // namespace pacer::shim
