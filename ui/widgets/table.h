// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

class QAbstractItemModel;
class QSortFilterProxyModel;

namespace pacer::ui {

/// A sortable table of one level. Copies selected rows as tab separated text, opens a row with Enter or a
/// double click; whoever uses it speaks of rows of the source model, whatever the order on screen.
class Table : public QTreeView {
    Q_OBJECT

public:
    explicit Table(QAbstractItemModel* source, QWidget* parent = nullptr);

    std::vector<int> selectedRows() const; ///< of the source model, ascending
    int currentRow() const;                ///< of the source model, -1 if there is none
    void selectRow(int sourceRow);
    void sortBy(int column, Qt::SortOrder order);
    void setColumnWidths(const std::vector<int>& widths); ///< pixels; more where a title needs more

signals:
    void rowOpened(int sourceRow);
    void selectionMoved();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void copySelection() const;
    void showWholeTitles(); ///< titles grow and shrink with the language

    QSortFilterProxyModel* m_sorted;
};

} // namespace pacer::ui
