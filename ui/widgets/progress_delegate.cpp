// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progress_delegate.h"

#include "ui/style/palette.h"
#include "ui/widgets/rows_model.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace pacer::ui {

namespace {

constexpr int progressBarHeight = 7;

void fillBar(QPainter* painter, const QRectF& area, const QColor& colour)
{
    painter->setBrush(colour);
    painter->drawRoundedRect(area, area.height() / 2, area.height() / 2);
}

} // namespace

ProgressDelegate::ProgressDelegate(const QColor& colour, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_colour(colour)
{}

void ProgressDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    const QString text = background.text;
    background.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    const QRect rest = option.rect.adjusted(6, 0, -6, 0);
    const int textWidth = option.fontMetrics.horizontalAdvance(text);
    const QRectF track(rest.left(), rest.center().y() - progressBarHeight / 2.0,
                       std::max(0, rest.width() - textWidth - 8), progressBarHeight);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    fillBar(painter, track, palette::barTrack);
    const double share = std::clamp(index.data(RowRole::extra).toDouble(), 0.0, 1.0);
    if (share > 0)
        fillBar(painter,
                QRectF(track.left(), track.top(), std::max(track.height(), track.width() * share),
                       track.height()),
                m_colour);
    painter->setPen(palette::text);
    painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, text);
    painter->restore();
}

} // namespace pacer::ui
