// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip_row.h"

#include "ui/style/palette.h"

#include <QPainter>

namespace pacer::ui {

namespace {

constexpr int chipPadding = 8;
constexpr int chipGap = 6;
constexpr int longestChip = 320;

} // namespace

ChipRow::ChipRow(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChipRow::setChips(const QStringList& chips)
{
    m_chips = chips;
    setVisible(!chips.isEmpty());
    setToolTip(chips.join('\n'));
    setAccessibleDescription(chips.join(QStringLiteral(", ")));
    update();
}

QSize ChipRow::sizeHint() const
{
    return {200, fontMetrics().height() + 6};
}

QSize ChipRow::minimumSizeHint() const
{
    return {40, sizeHint().height()};
}

void ChipRow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics = fontMetrics();
    const int moreWidth = metrics.horizontalAdvance(QStringLiteral("+99")) + 2 * chipPadding;
    int x = 0;
    for (qsizetype at = 0; at < m_chips.size(); ++at) {
        QString text = metrics.elidedText(m_chips[at], Qt::ElideMiddle, longestChip);
        int wide = metrics.horizontalAdvance(text) + 2 * chipPadding;
        const bool last = at + 1 == m_chips.size();
        const bool fits = x + wide + (last ? 0 : chipGap + moreWidth) <= width();
        if (!fits) {
            text = QStringLiteral("+%1").arg(m_chips.size() - at);
            wide = moreWidth;
        }
        const QRect chip(x, 0, wide, height());
        painter.setPen(palette::line);
        painter.setBrush(palette::panel);
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        painter.setPen(palette::muted);
        painter.drawText(chip, Qt::AlignCenter, text);
        if (!fits)
            return;
        x += wide + chipGap;
    }
}

} // namespace pacer::ui
