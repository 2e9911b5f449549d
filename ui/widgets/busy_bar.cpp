// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/busy_bar.h"

#include "ui/style/palette.h"
#include "ui/widgets/translated.h"

#include <QPainter>

#include <chrono>

namespace pacer::ui {

namespace {

constexpr int patienceTicks = 4; // a fast answer shows no bar at all
constexpr int ticksAcross = 24;

} // namespace

BusyBar::BusyBar(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(2);
    m_timer.setInterval(std::chrono::milliseconds(50));
    connect(&m_timer, &QTimer::timeout, this, [this] {
        ++m_ticks;
        update();
    });
    keepTranslated(this, [this] { setAccessibleName(tr("Waiting for the server")); });
}

void BusyBar::begin()
{
    if (++m_running == 1) {
        m_ticks = 0;
        m_timer.start();
    }
}

void BusyBar::end()
{
    if (m_running > 0 && --m_running == 0) {
        m_timer.stop();
        update();
    }
}

void BusyBar::paintEvent(QPaintEvent* /*event*/)
{
    if (!isBusy() || m_ticks < patienceTicks)
        return;
    QPainter painter(this);
    const int wide = width() / 5;
    const int x = (m_ticks % ticksAcross) * (width() + wide) / ticksAcross - wide;
    painter.fillRect(x, 0, wide, height(), palette::accent);
}

} // namespace pacer::ui
