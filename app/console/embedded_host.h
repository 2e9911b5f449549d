// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/scheduler_stack.h"
#include "app/console/cluster_host.h"

#include <QObject>

#include <memory>
#include <thread>

namespace pacer::app {

/// A cluster inside the console: a whole scheduler on threads of its own. It starts and stops away from the
/// GUI thread, since both touch the disk.
class EmbeddedHost : public ClusterHost {
public:
    /// The embedded cluster, with agents of this machine. `stateFolder` empty: its default.
    static std::unique_ptr<EmbeddedHost> embedded(std::filesystem::path stateFolder);
    /// The demo cluster, which is simulated. `stateFolder` empty: its default.
    static std::unique_ptr<EmbeddedHost> demo(std::filesystem::path stateFolder);
    /// A scheduler that is a framework of somebody's Mesos cluster, with state of its own for each master
    /// below `stateFolder` (empty: below the default). InvalidArgument if it is no address of one.
    static Result<std::unique_ptr<ClusterHost>> onMesos(const api::MesosTarget& target,
                                                        const std::filesystem::path& stateFolder);
    ~EmbeddedHost() override;

    void start(QObject* receiver, Answer answer) override;

private:
    EmbeddedHost(StackOptions options, api::ConnectionProfile profile);
    api::ConnectionProfile profileOf(const SchedulerStack& stack) const;

    StackOptions m_options;
    api::ConnectionProfile m_profile; ///< but for its address and token
    std::unique_ptr<SchedulerStack> m_stack;
    QObject m_here; ///< what the starting thread found is told here, and dropped once we are gone
    std::jthread m_starting;
};

} // namespace pacer::app
