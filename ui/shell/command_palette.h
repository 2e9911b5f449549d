// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include <vector>

class QAction;
class QListView;
class QStandardItemModel;

namespace pacer::ui {

/// A line that finds apps and commands as one types: the tree is filtered with it, the best matches stand in
/// a list below. Down and Enter choose.
class CommandPalette : public QLineEdit {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* parent = nullptr);
    ~CommandPalette() override;

    void setApps(std::vector<QString> ids); ///< what can be found now; asked for with `listWanted`
    void setCommands(std::vector<QAction*> commands);

signals:
    void listWanted();
    void filterChanged(const QString& text);
    void appChosen(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    static constexpr std::size_t mostMatches = 12;

    void showMatches();
    void choose(int row);
    void move(int rows);

    std::vector<QString> m_apps;
    std::vector<QAction*> m_commands;
    QStandardItemModel* m_matches;
    QListView* m_list;
};

} // namespace pacer::ui
