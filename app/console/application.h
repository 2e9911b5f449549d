// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/cluster_host.h"
#include "app/console/command_line.h"
#include "app/console/trace.h"
#include "ui/shell/language.h"
#include "ui/shell/session_state.h"

#include <QObject>

#include <functional>
#include <memory>

namespace pacer::ui {
class MainWindow;
}

namespace pacer::app {

/// The clusters that the console can schedule on itself.
struct OwnClusters {
    std::unique_ptr<ClusterHost> embedded;
    std::unique_ptr<ClusterHost> demo;
    /// Makes a framework of a Mesos cluster; refuses what is no address of one.
    std::function<Result<std::unique_ptr<ClusterHost>>(const api::MesosTarget&)> onMesos;
};

/// Composition root of the console: owns the connection and the window that shows it, and replaces both when
/// the operator connects elsewhere.
class Application : public QObject {
    Q_OBJECT

public:
    Application(const CommandLine& options, OwnClusters clusters, Trace& trace);
    ~Application() override;

    /// Opens the window that the options ask for.
    void start();
    /// Ends the program as closing its window does: what is remembered is saved, the embedded cluster stops.
    void end();

private:
    struct Connection;

    void openFirst();
    void openFirstOnMesos();
    void openOwn(ClusterHost& host);
    void openOnMesos(const api::MesosTarget& target);
    void open(const api::ConnectionProfile& profile);
    void askForConnection(const Errors& problem);
    void makeWindow();

    CommandLine m_options;
    Trace& m_trace;
    ui::SessionState m_state;
    ui::Language m_language;
    OwnClusters m_clusters;
    /// Goes on scheduling while another connection is shown.
    struct OnMesos {
        api::MesosTarget target;
        std::unique_ptr<ClusterHost> host;
    };
    OnMesos m_onMesos;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace pacer::app
