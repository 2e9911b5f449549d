// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/cluster_host.h"
#include "app/console/command_line.h"
#include "app/console/trace.h"
#include "ui/shell/language.h"
#include "ui/shell/session_state.h"

#include <QObject>

#include <memory>

namespace pacer::ui {
class MainWindow;
}

namespace pacer::app {

/// Composition root of the console: owns the connection and the window that shows it, and replaces both when
/// the operator connects elsewhere.
class Application : public QObject {
    Q_OBJECT

public:
    /// Hosts of the console's own clusters may be null: then they cannot be shown.
    Application(const CommandLine& options, std::unique_ptr<ClusterHost> embedded,
                std::unique_ptr<ClusterHost> demo, Trace& trace);
    ~Application() override;

    /// Opens the window that the options ask for.
    void start();
    /// Ends the program as closing its window does: what is remembered is saved, the embedded cluster stops.
    void end();

private:
    struct Connection;

    void openFirst();
    void openOwn(ClusterHost* host);
    void open(const api::ConnectionProfile& profile);
    void askForConnection(const Errors& problem);
    void makeWindow();

    CommandLine m_options;
    Trace& m_trace;
    ui::SessionState m_state;
    ui::Language m_language;
    std::unique_ptr<ClusterHost> m_embedded;
    std::unique_ptr<ClusterHost> m_demo;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace pacer::app
