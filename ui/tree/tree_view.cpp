// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tree/tree_view.h"

#include "ui/style/palette.h"
#include "ui/tree/apps_filter.h"
#include "ui/tree/apps_model.h"
#include "ui/tree/tree_delegate.h"
#include "ui/widgets/translated.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

namespace pacer::ui {

namespace {

PathId idAt(const QModelIndex& index)
{
    return PathId::absolute(index.data(AppsModel::IdRole).toString().toStdString());
}

bool groupAt(const QModelIndex& index)
{
    return index.data(AppsModel::GroupRole).toBool();
}

} // namespace

TreeView::TreeView(AppsModel* model, QWidget* parent)
    : QTreeView(parent)
    , m_model(model)
    , m_filter(new AppsFilter(this))
{
    m_filter->setSourceModel(model);
    setModel(m_filter);
    setItemDelegate(new TreeDelegate(this));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(16);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(false);
    expandAll();
    connect(m_filter, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex& at, int first, int last) {
                open(at);
                for (int row = first; row <= last; ++row)
                    openBelow(m_filter->index(row, 0, at));
            });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& at) {
        if (!m_filter->isActive())
            m_closed.insert(idAt(at));
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& at) {
        if (!m_filter->isActive())
            m_closed.erase(idAt(at));
    });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid())
            emit chosen(idAt(now), groupAt(now));
    });
    connect(this, &QTreeView::activated, this,
            [this](const QModelIndex& index) { emit opened(idAt(index), groupAt(index)); });
    keepTranslated(this, [this] { setAccessibleName(tr("Groups and apps")); });
}

void TreeView::setFilter(const QString& text)
{
    m_filter->setText(text);
    openBelow(m_filter->index(0, 0));
    if (m_filter->isActive())
        return;
    for (const PathId& closed : std::set<PathId>(m_closed))
        collapse(m_filter->mapFromSource(m_model->indexOf(closed)));
}

/// Opens a group unless the operator has closed it; a filter shows all that fits.
void TreeView::open(const QModelIndex& group)
{
    if (group.isValid() && (m_filter->isActive() || !m_closed.contains(idAt(group))))
        expand(group);
}

void TreeView::openBelow(const QModelIndex& group)
{
    open(group);
    for (int row = 0; row < m_filter->rowCount(group); ++row)
        openBelow(m_filter->index(row, 0, group));
}

void TreeView::select(const PathId& id)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(id));
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

std::optional<PathId> TreeView::selected() const
{
    return currentIndex().isValid() ? std::optional(idAt(currentIndex())) : std::nullopt;
}

bool TreeView::selectedIsGroup() const
{
    return currentIndex().isValid() && groupAt(currentIndex());
}

void TreeView::selectFirstMatch()
{
    for (QModelIndex index = m_filter->index(0, 0); index.isValid(); index = indexBelow(index)) {
        if (!groupAt(index)) {
            setCurrentIndex(index);
            return;
        }
    }
}

void TreeView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool current = selectionModel()->isSelected(index);
    if (current)
        painter->fillRect(option.rect, palette::accentSoft);
    QTreeView::drawRow(painter, option, index);
    if (current)
        painter->fillRect(QRect(0, option.rect.top(), 3, option.rect.height()), palette::accent);
}

void TreeView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && currentIndex().isValid()) {
        emit destroyAsked(idAt(currentIndex()), groupAt(currentIndex()));
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TreeView::contextMenuEvent(QContextMenuEvent* event)
{
    emit menuAsked(event->globalPos());
}

} // namespace pacer::ui
