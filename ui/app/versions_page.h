// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/app_tab.h"
#include "ui/shell/session.h"
#include "ui/widgets/rows_model.h"

class QLabel;
class QPushButton;

namespace pacer::ui {

class Actions;
class Card;
class FactsModel;
class Table;

/// A version of an app in the list.
struct VersionRow {
    Timestamp version{};
    bool current = false;
    bool operator==(const VersionRow&) const = default;
};

class VersionsModel : public RowsModel<VersionRow, Timestamp> {
    Q_OBJECT

public:
    explicit VersionsModel(QObject* parent = nullptr);
};

/// Earlier versions of an app: what was in them, what differs from now, and the way back.
class VersionsPage : public AppTab {
    Q_OBJECT

public:
    VersionsPage(const Session& session, Actions& actions, QWidget* parent = nullptr);

    void showApp(const PathId& id) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void relabel();
    void load();
    void loadDefinition();
    void updateButton();

    const Session& m_session;
    PathId m_id;
    bool m_stale = true;
    VersionsModel* m_versions;
    FactsModel* m_facts;
    Table* m_list;
    Table* m_table;
    Card* m_listCard;
    Card* m_factsCard;
    QLabel* m_note;
    QPushButton* m_rollBack;
};

} // namespace pacer::ui
