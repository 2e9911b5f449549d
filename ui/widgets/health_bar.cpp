// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/health_bar.h"

#include "ui/style/palette.h"
#include "ui/text/status_text.h"
#include "ui/widgets/translated.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <utility>

namespace pacer::ui {

void paintHealthBar(QPainter& painter, const QRectF& area, const HealthSegments& health)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath track;
    track.addRoundedRect(area, area.height() / 2, area.height() / 2);
    painter.setClipPath(track);
    painter.fillRect(area, palette::barTrack);
    const std::array<std::pair<int, QColor>, 5> parts{{
        {health.healthy, palette::healthy},
        {health.unknown, palette::running},
        {health.staged, palette::staging},
        {health.unhealthy, palette::unhealthy},
        {health.unscheduled, palette::barTrack},
    }};
    // Over capacity is not a part of its own: those instances are counted in the other five.
    const double total = std::max(1, health.total());
    double x = area.left();
    for (const auto& [count, colour] : parts) {
        const double width = area.width() * count / total;
        painter.fillRect(QRectF(x, area.top(), width, area.height()), colour);
        x += width;
    }
    painter.restore();
}

HealthBar::HealthBar(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(8);
    setMinimumWidth(60);
    keepTranslated(this, [this] { describe(); });
}

void HealthBar::setHealth(const HealthSegments& health)
{
    if (m_health == health)
        return;
    m_health = health;
    describe();
    update();
}

void HealthBar::describe()
{
    const QString text = healthSegmentsText(m_health);
    setToolTip(text);
    setAccessibleName(tr("Health"));
    setAccessibleDescription(text);
}

void HealthBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintHealthBar(painter, rect(), m_health);
}

} // namespace pacer::ui
