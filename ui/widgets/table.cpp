// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table.h"

#include "ui/widgets/rows_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace pacer::ui {

Table::Table(QAbstractItemModel* source, QWidget* parent)
    : QTreeView(parent)
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(source);
    m_sorted->setSortRole(RowRole::sort);
    m_sorted->setDynamicSortFilter(true);
    setModel(m_sorted);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSortingEnabled(true);
    sortByColumn(0, Qt::AscendingOrder);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTextElideMode(Qt::ElideRight);
    header()->setHighlightSections(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setMinimumSectionSize(40);
    connect(this, &QTreeView::activated, this,
            [this](const QModelIndex& index) { emit rowOpened(m_sorted->mapToSource(index).row()); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &Table::selectionMoved);
    connect(m_sorted, &QAbstractItemModel::headerDataChanged, this, &Table::showWholeTitles);
}

std::vector<int> Table::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.push_back(m_sorted->mapToSource(index).row());
    std::ranges::sort(rows);
    return rows;
}

int Table::currentRow() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? m_sorted->mapToSource(index).row() : -1;
}

void Table::selectRow(int sourceRow)
{
    const QModelIndex index = m_sorted->mapFromSource(m_sorted->sourceModel()->index(sourceRow, 0));
    if (index.isValid())
        setCurrentIndex(index);
}

void Table::sortBy(int column, Qt::SortOrder order)
{
    sortByColumn(column, order);
}

void Table::setColumnWidths(const std::vector<int>& widths)
{
    for (std::size_t column = 0; column < widths.size(); ++column)
        header()->resizeSection(static_cast<int>(column), widths[column]);
    showWholeTitles();
}

void Table::showWholeTitles()
{
    for (int column = 0; column < header()->count(); ++column) {
        const int whole = header()->sectionSizeHint(column);
        if (header()->sectionSize(column) < whole)
            header()->resizeSection(column, whole);
    }
}

void Table::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void Table::copySelection() const
{
    const int columns = model()->columnCount();
    QStringList lines;
    QStringList titles;
    for (int column = 0; column < columns; ++column)
        titles << model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    lines << titles.join('\t');
    for (const QModelIndex& index : selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells << index.siblingAtColumn(column).data(Qt::DisplayRole).toString();
        lines << cells.join('\t');
    }
    QGuiApplication::clipboard()->setText(lines.join('\n'));
}

} // namespace pacer::ui
