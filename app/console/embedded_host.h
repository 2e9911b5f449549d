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
    ~EmbeddedHost() override;

    void start(QObject* receiver, Answer answer) override;

private:
    EmbeddedHost(StackOptions options, api::ConnectionKind kind);

    StackOptions m_options;
    api::ConnectionKind m_kind;
    std::unique_ptr<SchedulerStack> m_stack;
    QObject m_here; ///< what the starting thread found is told here, and dropped once we are gone
    std::jthread m_starting;
};

} // namespace pacer::app
