// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_status.h"

#include <QWidget>

class QPainter;

namespace pacer::ui {

/// Draws the six segments side by side into `area`; no instances draw an empty track.
void paintHealthBar(QPainter& painter, const QRectF& area, const HealthSegments& health);

/// The same as a widget, with the counts as tool tip and for screen readers.
class HealthBar : public QWidget {
    Q_OBJECT

public:
    explicit HealthBar(QWidget* parent = nullptr);

    void setHealth(const HealthSegments& health);
    QSize sizeHint() const override { return {120, 8}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    HealthSegments m_health;
};

} // namespace pacer::ui
