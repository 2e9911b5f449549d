// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/app_tab.h"
#include "ui/shell/session.h"

class QLabel;
class QPushButton;

namespace pacer::ui {

class Actions;
class Card;
class InstancesModel;
class Table;

/// The instances of an app, what can be done with them, and why the last one failed.
class InstancesPage : public AppTab {
    Q_OBJECT

public:
    InstancesPage(const Session& session, Actions& actions, QWidget* parent = nullptr);

    void showApp(const PathId& id) override;
    void select(const TaskId& task);

signals:
    void sandboxWanted(const pacer::TaskId& task);

private:
    void relabel();
    void update();
    void updateFailure();
    void updateButtons();
    std::vector<TaskId> selected() const;

    const Session& m_session;
    PathId m_id;
    InstancesModel* m_model;
    Table* m_table;
    Card* m_failureCard;
    QLabel* m_failure;
    QPushButton* m_kill;
    QPushButton* m_killAndScale;
    QPushButton* m_sandbox;
};

} // namespace pacer::ui
