// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/session.h"
#include "ui/widgets/rows_model.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace pacer::ui {

class Actions;
class Table;

/// The apps at and below a group, in one table.
class AppListModel : public RowsModel<api::AppRow, PathId> {
    Q_OBJECT

public:
    enum Columns {
        IdColumn,
        StatusColumn,
        InstancesColumn,
        HealthColumn,
        CpuColumn,
        MemoryColumn,
        VersionColumn
    };

    explicit AppListModel(QObject* parent = nullptr);
};

/// A group: its apps, their sums, and what can be done with all of them at once.
class GroupPage : public QWidget {
    Q_OBJECT

public:
    GroupPage(const Session& session, Actions& actions, QWidget* parent = nullptr);

    void showGroup(const PathId& id);
    const PathId& group() const { return m_id; }

signals:
    void appWanted(const pacer::PathId& id);

private:
    void relabel();
    void update();
    void updateApp(const PathId& id);
    void updateSums();

    const Session& m_session;
    PathId m_id;
    AppListModel* m_model;
    Table* m_table;
    QLabel* m_title;
    QLabel* m_sums;
    QPushButton* m_scale;
    QPushButton* m_destroy;
};

} // namespace pacer::ui
