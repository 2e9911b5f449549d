// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/path_id.h"

#include <QTreeView>

#include <optional>
#include <set>

namespace pacer::ui {

class AppsFilter;
class AppsModel;

/// The tree of groups and apps with its filter. New groups are open; while a filter is set all that fits is.
class TreeView : public QTreeView {
    Q_OBJECT

public:
    explicit TreeView(AppsModel* model, QWidget* parent = nullptr);

    void setFilter(const QString& text);
    void select(const PathId& id);
    std::optional<PathId> selected() const;
    bool selectedIsGroup() const;
    void selectFirstMatch(); ///< the first app that is shown

signals:
    void chosen(const pacer::PathId& id, bool group);
    void opened(const pacer::PathId& id, bool group);       ///< Enter or double click
    void destroyAsked(const pacer::PathId& id, bool group); ///< Delete key
    void menuAsked(const QPoint& globalPosition);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void open(const QModelIndex& group);
    void openBelow(const QModelIndex& group);

    AppsModel* m_model;
    AppsFilter* m_filter;
    std::set<PathId> m_closed; ///< groups that the operator has closed
};

} // namespace pacer::ui
