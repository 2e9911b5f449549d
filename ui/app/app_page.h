// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/app_tab.h"
#include "ui/shell/session.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QTabWidget;

namespace pacer::ui {

class Actions;
class ConfigurationPage;
class FailureStrip;
class HealthBar;
class InstancesPage;
class LiveModels;
class Pill;

/// A tab of tasks' sandboxes; whoever composes the window brings it.
class SandboxTab : public AppTab {
    Q_OBJECT

public:
    using AppTab::AppTab;

    virtual void showTask(const TaskId& task) = 0; ///< also one that failed
};

/// Everything about one app: its state at the top, tabs below.
class AppPage : public QWidget {
    Q_OBJECT

public:
    /// `sandbox` may be null: then there is no such tab.
    AppPage(const Session& session, LiveModels& models, Actions& actions, SandboxTab* sandbox,
            QWidget* parent = nullptr);

    void showApp(const PathId& id);
    const PathId& app() const { return m_id; }
    void showTab(int number); ///< from 0, left to right
    int tabCount() const;
    void setEditable(bool editable);

signals:
    void editWanted(const pacer::PathId& id);

private:
    QWidget* buildHeader();
    void buildTabs(SandboxTab* sandbox, LiveModels& models);
    void showSandbox(const TaskId& task);
    void relabel();
    void update();
    QString stateText() const;
    const DeploymentInfo* deployment() const;

    const Session& m_session;
    LiveModels& m_models;
    Actions& m_actions;
    PathId m_id;
    QLabel* m_title;
    QLabel* m_line;
    Pill* m_state;
    Pill* m_progress;
    HealthBar* m_health;
    FailureStrip* m_failure;
    QPushButton* m_resetDelay;
    QPushButton* m_rollBack;
    QPushButton* m_stop;
    QTabWidget* m_tabs;
    std::vector<AppTab*> m_pages;
    InstancesPage* m_instances;
    ConfigurationPage* m_configuration;
    SandboxTab* m_sandbox;
    QTimer m_second;
    QTimer m_soon; ///< until the next update after a change
};

} // namespace pacer::ui
