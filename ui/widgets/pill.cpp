// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pill.h"

#include "ui/style/palette.h"

#include <QPainter>

namespace pacer::ui {

Pill::Pill(QWidget* parent)
    : QLabel(parent)
    , m_colour(palette::muted)
{
    setTextFormat(Qt::PlainText);
    setMargin(3);
    setIndent(8);
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    setFont(bold);
}

void Pill::show(const QString& text, const QColor& colour)
{
    m_colour = colour;
    QPalette own = QLabel::palette();
    own.setColor(QPalette::WindowText, colour.darker(115));
    setPalette(own);
    setText(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return QLabel::sizeHint() + QSize(10, 0);
}

void Pill::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor soft = m_colour;
    soft.setAlphaF(0.13F);
    painter.setBrush(soft);
    const double radius = qMin(12.0, height() / 2.0);
    painter.drawRoundedRect(rect(), radius, radius);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace pacer::ui
