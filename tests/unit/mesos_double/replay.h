// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/connection.h"
#include "tests/support/mesos/master.h"
#include "tests/unit/mesos_double/likeness.h"
#include "tests/unit/mesos_double/recorded.h"

#include <functional>
#include <memory>
#include <set>

namespace pacer::mesos_double {

/// How one recording is played.
struct Play {
    std::string file;
    ClusterSetup setup;
    /// Before the first request: brings the cluster to where the recording begins.
    std::function<void(Master&, Timestamp&)> prelude;
    /// What was done to the cluster where a comment of the recording begins with this text.
    std::map<std::string, std::function<void(Master&)>> events;
    /// The same at a time, in seconds, where the recording has no comment.
    std::vector<std::pair<double, std::function<void(Master&)>>> timed;
    /// Events that are not compared one by one, by the beginning of their key: "offer".
    std::set<std::string> loose;
    /// Events that are not compared at all: "connection:key".
    std::set<std::string> ignored;
    /// Connections whose answers are not compared, with the reason beside the row.
    std::set<std::string> skipped;
    /// Members of answers that tell what came before the recording.
    std::set<std::string> earlier;
};

/// The agents' and the master's ids as they stand in a recording.
void takeIdsFrom(const std::string& recording, ClusterSetup& setup);

/// Sends the recorded requests to the double at their times and compares what comes back. Returns what is
/// different, one line each.
std::vector<std::string> replay(const Play& play, const std::string& recording);

} // namespace pacer::mesos_double
