// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_status.h"

#include <QColor>

class QPainter;
class QPixmap;
class QRectF;

namespace pacer::ui {

/// A small sign of a status: the shape tells it as well as the colour does.
void paintStatusMark(QPainter& painter, const QRectF& area, AppStatus status);

/// A filled circle, for connections and legends.
void paintDot(QPainter& painter, const QRectF& area, const QColor& colour);
QPixmap dotPixmap(const QColor& colour, int size);

} // namespace pacer::ui
