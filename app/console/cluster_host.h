// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connections.h"
#include "core/base/result.h"

#include <functional>

class QObject;

namespace pacer::app {

/// A cluster that lives as long as the console: a scheduler with its agents, or a simulated one. The console
/// reaches it through its address like any other.
class ClusterHost {
public:
    ClusterHost() = default;
    ClusterHost(const ClusterHost&) = delete;
    ClusterHost& operator=(const ClusterHost&) = delete;
    virtual ~ClusterHost() = default; ///< stops scheduling; tasks go on

    using Answer = std::function<void(Result<api::ConnectionProfile>)>;

    /// Starts it if it does not run yet, and says how to reach it, or why it cannot be. Answers once, later,
    /// on the GUI thread; not at all if `receiver` is gone by then.
    virtual void start(QObject* receiver, Answer answer) = 0;

    /// Called on the GUI thread if scheduling had to end: the store failed, or the master wants us no more.
    std::function<void(const Errors&)> stopped = [](const Errors&) {};
};

} // namespace pacer::app
