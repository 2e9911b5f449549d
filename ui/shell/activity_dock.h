// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/model/path_id.h"
#include "ui/shell/session.h"

#include <QWidget>

class QTabWidget;

namespace pacer::ui {

class Actions;
class DeploymentsView;
class HistoryView;
class LiveModels;
class Notifications;
class Table;

/// What goes on, below the pages: deployments and what became of earlier ones, events, launch queue and what
/// the console said.
class ActivityDock : public QWidget {
    Q_OBJECT

public:
    ActivityDock(const Session& session, LiveModels& models, Actions& actions, Notifications& notifications,
                 QWidget* parent = nullptr);

    void showDeployment(const DeploymentId& id);
    void showNotifications();

signals:
    void appWanted(const pacer::PathId& id);

private:
    void relabel();

    LiveModels& m_models;
    Notifications& m_notifications;
    QTabWidget* m_tabs;
    DeploymentsView* m_deployments;
    HistoryView* m_history;
    Table* m_messages;
};

} // namespace pacer::ui
