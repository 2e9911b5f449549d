// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_mark.h"

#include "ui/text/status_text.h"

#include <QPainter>
#include <QPixmap>
#include <QPolygonF>

namespace pacer::ui {

void paintDot(QPainter& painter, const QRectF& area, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(area);
    painter.restore();
}

QPixmap dotPixmap(const QColor& colour, int size)
{
    constexpr int sharpness = 3;
    QPixmap picture(size * sharpness, size * sharpness);
    picture.setDevicePixelRatio(sharpness);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintDot(painter, QRectF(0.5, 0.5, size - 1, size - 1), colour);
    return picture;
}

void paintStatusMark(QPainter& painter, const QRectF& area, AppStatus status)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = statusColour(status);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QPointF middle = area.center();
    const double half = area.width() / 2;
    switch (status) {
    case AppStatus::Running: painter.drawEllipse(area); break;
    case AppStatus::Deploying:
        painter.drawPolygon(QPolygonF({{middle.x(), area.top() - 0.5},
                                       {area.right() + 0.5, middle.y()},
                                       {middle.x(), area.bottom() + 0.5},
                                       {area.left() - 0.5, middle.y()}}));
        break;
    case AppStatus::Waiting:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 2));
        painter.drawEllipse(area.adjusted(1, 1, -1, -1));
        break;
    case AppStatus::Delayed:
        painter.drawPolygon(QPolygonF({{middle.x(), area.top()}, area.bottomRight(), area.bottomLeft()}));
        break;
    case AppStatus::Suspended:
        painter.drawRect(QRectF(area.left() + 1, area.top(), half - 1.5, area.height()));
        painter.drawRect(QRectF(middle.x() + 0.5, area.top(), half - 1.5, area.height()));
        break;
    case AppStatus::NotRunning: painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5)); break;
    }
    painter.restore();
}

} // namespace pacer::ui
