// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/path_id.h"

#include <QWidget>

class QPushButton;

namespace pacer::ui {

class Actions;
class QueueModel;
class Table;

/// Apps that wait to be launched, and why.
class QueuePage : public QWidget {
    Q_OBJECT

public:
    QueuePage(QueueModel& model, Actions& actions, QWidget* parent = nullptr);

signals:
    void appWanted(const pacer::PathId& id);

private:
    void update();

    QueueModel& m_model;
    Table* m_table;
    QPushButton* m_reset;
};

} // namespace pacer::ui
