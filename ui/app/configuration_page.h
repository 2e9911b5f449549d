// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/app_tab.h"
#include "ui/shell/session.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace pacer::ui {

class ChipRow;
class FactsModel;
class Table;

/// The definition of an app: as a table of fields or as JSON as the server has it.
class ConfigurationPage : public AppTab {
    Q_OBJECT

public:
    ConfigurationPage(const Session& session, QWidget* parent = nullptr);

    void showApp(const PathId& id) override;
    void setEditable(bool editable); ///< whether there is an editor to open

signals:
    void editWanted(const pacer::PathId& id);

private:
    void relabel();
    void update();
    void loadText();

    const Session& m_session;
    PathId m_id;
    FactsModel* m_facts;
    ChipRow* m_labels;
    Table* m_table;
    QPlainTextEdit* m_text;
    QStackedWidget* m_stack;
    QPushButton* m_asText;
    QPushButton* m_copy;
    QPushButton* m_edit;
};

} // namespace pacer::ui
