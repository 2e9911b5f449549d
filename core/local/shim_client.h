// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/local/file_descriptor.h"
#include "core/local/shim_protocol.h"
#include "core/local/task_end.h"

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pacer::local {

struct UserIds {
    uid_t uid = 0;
    gid_t gid = 0;
    std::vector<gid_t> groups;
};

struct ResourceSoftLimit {
    int resource = 0; ///< RLIMIT_…
    std::uint64_t soft = 0;
};

/// What the shim shall run. No shell unless argv names one.
struct ShimSpec {
    std::vector<std::string> argv;
    std::vector<std::string> environment; ///< "NAME=value", complete
    std::filesystem::path directory;
    std::filesystem::path stdoutFile;
    std::filesystem::path stderrFile;
    std::optional<UserIds> user;
    std::vector<ResourceSoftLimit> limits;
    std::int64_t logLimit = 0;        ///< bytes; 0: the logs grow
    int lookMs = shim::defaultLookMs; ///< how often the logs are measured, and the folder is missed
    bool signalMainOnly = false;      ///< SIGTERM of a kill goes to the command alone (it passes it on)
};

/// A shim and its task: pid and start time name a process.
struct ShimProcess {
    pid_t shimPid = 0;
    std::uint64_t shimStart = 0;
    pid_t taskPid = 0;
    std::uint64_t taskStart = 0;
    Timestamp startedAt{};
};

/// A shim holds the folder's lock but has not said yet that its task runs: look again soon.
struct ShimStarting {};

using FoundShim = std::variant<ShimProcess, ShimStarting, TaskEnd>;

/// Writes spec and starts `program` for it. Returns when the command runs, or an error LaunchFailed with the
/// reason; in both cases the folder says so durably. Blocks for some milliseconds.
Result<ShimProcess> startShim(const std::filesystem::path& program, const std::filesystem::path& control,
                              const ShimSpec& spec);

/// Writes what `pacer-shim exec` needs to become `spec`, under the name `file`.
Result<void> writeSpec(const std::filesystem::path& control, const std::string& file, const ShimSpec& spec);

/// What became of the task of a control folder: its shim, found again, or its end. Where no shim lives and no
/// end is written, one is written, remains of the task are killed, and no late shim can start any more.
FoundShim findShim(const std::filesystem::path& control);

/// Readable when the shim has ended. None: it has already.
FileDescriptor watchShim(const ShimProcess& process);

/// SIGTERM to the task, SIGKILL after `grace`. Nothing happens if the shim has ended.
Result<void> requestKill(const std::filesystem::path& control, const ShimProcess& process, Duration grace,
                         const std::string& reason);

/// Writes an end for a task that was never given to a shim, so that it is told after a restart too.
Result<void> writeEnd(const std::filesystem::path& control, const TaskEnd& end);

} // namespace pacer::local
