// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/scheduler_stack.h"
#include "app/console/cluster_host.h"

#include <QObject>

#include <memory>
#include <thread>

namespace pacer::app {

/// The embedded cluster: a whole scheduler inside the console, on threads of its own. It starts and stops
/// away from the GUI thread, since both touch the disk.
class EmbeddedHost : public ClusterHost {
public:
    /// `stateFolder` empty: the default of the embedded cluster.
    explicit EmbeddedHost(std::filesystem::path stateFolder);
    ~EmbeddedHost() override;

    void start(QObject* receiver, Answer answer) override;

private:
    StackOptions m_options;
    std::unique_ptr<SchedulerStack> m_stack;
    QObject m_here; ///< what the starting thread found is told here, and dropped once we are gone
    std::jthread m_starting;
};

} // namespace pacer::app
