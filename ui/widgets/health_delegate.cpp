// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/health_delegate.h"

#include "ui/widgets/health_bar.h"
#include "ui/widgets/rows_model.h"

#include <QApplication>
#include <QPainter>

namespace pacer::ui {

void HealthDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    const QRect rest = option.rect.adjusted(6, 0, -6, 0);
    const QRectF bar(rest.left(), rest.center().y() - 3, rest.width(), 7);
    paintHealthBar(*painter, bar, index.data(RowRole::extra).value<HealthSegments>());
}

} // namespace pacer::ui
