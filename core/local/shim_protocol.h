// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What the agent and pacer-shim say to each other: files in the control folder of one task.
///
/// Every file is a sequence of "key=value" texts, each ended by a NUL byte; a key may come several times. A
/// file is written beside its place, synced and renamed, so a reader finds all of it or none. Only libc here:
/// the shim includes this header.
namespace pacer::local::shim {

/// Held (flock) by the shim as long as it lives. Whoever else gets it knows that there is no shim, may write
/// `exitFile`, and so keeps a late shim from starting.
inline constexpr const char* lockFile = "lock";

/// Agent to shim, before it is started:
///   argv, env (repeated), cwd, stdout, stderr, uid, gid, group (repeated, absent: stay who we are),
///   limit ("<RLIMIT number>:<soft>", repeated), oomScore, logLimit (bytes, 0: no rotation),
///   lookMs (how often the size of the logs and the folder itself are looked at),
///   signal ("tree" or "main": who gets the SIGTERM of a kill)
inline constexpr const char* specFile = "spec";

/// Shim to agent, before the command is executed: shimPid, shimStart, taskPid, taskStart (start times as in
/// /proc/<pid>/stat), bootId, startedMs
inline constexpr const char* startedFile = "started";

/// Agent to shim, followed by SIGTERM to the shim: graceMs, reason. A second one can only shorten the grace.
inline constexpr const char* killFile = "kill";

/// The end of the task, whoever writes it (see `lockFile`):
///   status (as of waitpid), killed ("1": a kill was asked for before), reason (of the kill), finishedMs;
///   or error, when the command never ran; or lost, when nobody saw the end
inline constexpr const char* exitFile = "exit";

inline constexpr int defaultGraceMs = 3000;
inline constexpr int defaultLookMs = 5000;

} // namespace pacer::local::shim
