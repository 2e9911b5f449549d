// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rollout/rollout_history.h"

#include <QChartView>
#include <QTimer>

class QChart;
class QLineSeries;
class QValueAxis;

namespace pacer::ui {

/// Old and new instances over time, between the most and the fewest that the strategy allows.
class RolloutChart : public QChartView {
    Q_OBJECT

public:
    explicit RolloutChart(QWidget* parent = nullptr);

    /// `live`: the rollout goes on, so the lines go on until now.
    void show(const std::vector<RolloutPoint>& points, const RolloutBounds& bounds, int instances, bool live);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void relabel();
    void nameLines();
    void draw();
    void setScale(double span, int step, int steps);
    QLineSeries* addSeries(const QColor& colour, bool dashed);

    std::vector<RolloutPoint> m_points;
    RolloutBounds m_bounds;
    int m_instances = 0;
    bool m_live = false;
    QLineSeries* m_old;
    QLineSeries* m_new;
    QLineSeries* m_most;
    QLineSeries* m_least;
    QValueAxis* m_time;
    QValueAxis* m_count;
    QTimer m_tick;
};

} // namespace pacer::ui
