// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/rollout_chart.h"

#include "ui/style/palette.h"
#include "ui/text/format.h"
#include "ui/widgets/translated.h"

#include <QChart>
#include <QLegend>
#include <QLineSeries>
#include <QPen>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace pacer::ui {

namespace {

constexpr int aroundPlot = 90;      ///< pixels of legend and numbers below the plot
constexpr double shortestSpan = 10; ///< seconds; a rollout that just began is not stretched

double secondsBetween(Timestamp from, Timestamp to)
{
    return std::chrono::duration<double>(to - from).count();
}

} // namespace

RolloutChart::RolloutChart(QWidget* parent)
    : QChartView(new QChart, parent)
    , m_old(addSeries(palette::oldVersion, false))
    , m_new(addSeries(palette::newVersion, false))
    , m_most(addSeries(palette::unhealthy, true))
    , m_least(addSeries(palette::healthy, true))
    , m_time(new QValueAxis(this))
    , m_count(new QValueAxis(this))
{
    chart()->setMargins({0, 0, 0, 0});
    chart()->setBackgroundVisible(false);
    chart()->legend()->setAlignment(Qt::AlignBottom);
    chart()->legend()->setLabelColor(palette::text);
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_count, Qt::AlignLeft);
    m_count->setLabelFormat(QStringLiteral("%d"));
    m_time->setLabelFormat(QStringLiteral("%d s")); // an axis knows Latin letters only
    m_time->setTickCount(6);
    for (QValueAxis* axis : {m_time, m_count}) {
        axis->setGridLineColor(palette::line);
        axis->setLinePenColor(palette::line);
        axis->setLabelsColor(palette::muted);
    }
    for (QLineSeries* series : {m_old, m_new, m_most, m_least}) {
        series->attachAxis(m_time);
        series->attachAxis(m_count);
    }
    setBackgroundBrush(palette::panel);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(180);
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            draw();
    });
    keepTranslated(this, [this] { relabel(); });
}

QLineSeries* RolloutChart::addSeries(const QColor& colour, bool dashed)
{
    auto* series = new QLineSeries(this);
    QPen pen(colour, dashed ? 1.3 : 2.2);
    if (dashed)
        pen.setStyle(Qt::DashLine);
    series->setPen(pen);
    chart()->addSeries(series);
    return series;
}

void RolloutChart::show(const std::vector<RolloutPoint>& points, const RolloutBounds& bounds, int instances,
                        bool live)
{
    const bool renamed = m_bounds != bounds || m_instances != instances;
    m_points = points;
    m_bounds = bounds;
    m_instances = instances;
    m_live = live;
    if (live)
        m_tick.start();
    else
        m_tick.stop();
    if (renamed)
        nameLines(); // costly: the legend is laid out anew
    draw();
}

void RolloutChart::relabel()
{
    chart()->setFont(font());
    chart()->legend()->setFont(font());
    for (QValueAxis* axis : {m_time, m_count})
        axis->setLabelsFont(font());
    m_old->setName(tr("old version"));
    m_new->setName(tr("new version"));
    setAccessibleName(tr("Instances over time"));
    nameLines();
    draw();
}

void RolloutChart::nameLines()
{
    m_most->setName(tr("at most %1").arg(m_bounds.maxCapacity));
    m_least->setName(tr("minimum healthy %1 of %2").arg(m_bounds.minHealthy).arg(m_instances));
}

void RolloutChart::draw()
{
    const QString now = m_points.empty()
                            ? QString()
                            : tr("%1 old, %2 new").arg(m_points.back().old).arg(m_points.back().fresh);
    setAccessibleDescription(now);
    QList<QPointF> old;
    QList<QPointF> fresh;
    int highest = m_bounds.maxCapacity;
    double span = shortestSpan;
    const auto add = [&](double x, const RolloutPoint& point) {
        old.append({x, double(point.old)});
        fresh.append({x, double(point.fresh)});
    };
    for (std::size_t at = 0; at < m_points.size(); ++at) {
        const RolloutPoint& point = m_points[at];
        const double x = secondsBetween(m_points.front().time, point.time);
        if (at > 0)
            add(x, m_points[at - 1]); // counts jump, they do not slope
        add(x, point);
        highest = std::max({highest, point.old, point.fresh});
        span = std::max(span, x);
    }
    if (m_live && !m_points.empty()) {
        const double x = secondsBetween(m_points.front().time, format::now());
        add(x, m_points.back());
        span = std::max(span, x);
    }
    const double unit = span <= 60    ? 10
                        : span <= 600 ? 60
                                      : 600; // a new scale is costly: all is laid out anew
    span = std::ceil(span / unit) * unit;
    if (!m_points.empty() && !m_live)
        add(span, m_points.back());
    m_old->replace(old);
    m_new->replace(fresh);
    const int levels = std::clamp((height() - aroundPlot) / (2 * fontMetrics().height()), 1, 4);
    const int step = std::max(1, (highest + levels - 1) / levels);
    setScale(span, step, (highest + step) / step);
}

void RolloutChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    draw(); // numbers that come too close to each other would be left out
}

/// Axes and bounds, if they moved: each change of an axis lays out the whole chart.
void RolloutChart::setScale(double span, int step, int steps)
{
    const auto level = [span](int count) {
        return QList<QPointF>{{0, double(count)}, {span, double(count)}};
    };
    if (const auto most = level(m_bounds.maxCapacity); m_most->points() != most)
        m_most->replace(most);
    if (const auto least = level(m_bounds.minHealthy); m_least->points() != least)
        m_least->replace(least);
    if (m_time->max() != span)
        m_time->setRange(0, span);
    if (m_count->max() != step * steps)
        m_count->setRange(0, step * steps);
    if (m_count->tickCount() != steps + 1)
        m_count->setTickCount(steps + 1);
}

} // namespace pacer::ui
