// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tree/tree_delegate.h"

#include "ui/style/palette.h"
#include "ui/tree/apps_model.h"
#include "ui/widgets/health_bar.h"
#include "ui/widgets/status_mark.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace pacer::ui {

namespace {

constexpr int smallestHeight = 26;
constexpr int barWidth = 52;
constexpr int treeBarHeight = 6;
constexpr int markSize = 9;
constexpr int treeGap = 8;

} // namespace

void TreeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    const auto totals = index.data(AppsModel::TotalsRole).value<TreeTotals>();
    QRect rest = option.rect.adjusted(4, 0, -12, 0);
    const QRect bar(rest.right() - barWidth + 1, rest.center().y() - treeBarHeight / 2 + 1, barWidth,
                    treeBarHeight);
    paintHealthBar(*painter, bar, totals.health);
    rest.setRight(bar.left() - treeGap);

    const QString counts = QStringLiteral("%1/%2").arg(totals.running).arg(totals.instances);
    painter->setFont(option.font);
    painter->setPen(palette::muted);
    painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, counts);
    rest.setRight(rest.right() - option.fontMetrics.horizontalAdvance(counts) - treeGap);

    if (!index.data(AppsModel::GroupRole).toBool()) {
        const QRect mark(rest.left(), rest.center().y() - markSize / 2, markSize, markSize);
        paintStatusMark(*painter, mark, static_cast<AppStatus>(index.data(AppsModel::StatusRole).toInt()));
        rest.setLeft(mark.right() + treeGap);
    }
    const QString name = index.data(Qt::DisplayRole).toString();
    painter->setPen(palette::text);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(name, Qt::ElideMiddle, rest.width()));
}

QSize TreeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const
{
    return {120, std::max(smallestHeight, option.fontMetrics.height() + 6)};
}

} // namespace pacer::ui
