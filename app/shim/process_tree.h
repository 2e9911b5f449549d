// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace pacer::shim {

/// Field 22 of /proc/<pid>/stat: with the pid it names a process for ever (until the machine restarts).
/// 0: there is no such process.
unsigned long long startTimeOf(pid_t pid);

/// Sends `signal` to every living process below this one: children, their children and so on. Returns how
/// many.
int signalDescendants(int signal);

} // namespace pacer::shim
