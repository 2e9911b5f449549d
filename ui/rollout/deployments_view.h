// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace pacer::ui {

class Actions;
class DeploymentsModel;
class StepsList;
class Table;

/// Running deployments, the steps of the chosen one beside them, and what can be done about it.
class DeploymentsView : public QWidget {
    Q_OBJECT

public:
    DeploymentsView(DeploymentsModel& model, Actions& actions, QWidget* parent = nullptr);

    void select(const DeploymentId& id);

signals:
    void appWanted(const QString& id); ///< the first affected app of an opened row

private:
    void relabel();
    void update();
    std::optional<DeploymentId> current() const;

    DeploymentsModel& m_model;
    Table* m_table;
    QWidget* m_side;
    StepsList* m_steps;
    QLabel* m_none;
    QPushButton* m_rollBack;
    QPushButton* m_stop;
};

} // namespace pacer::ui
