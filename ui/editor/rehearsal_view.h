// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/rehearsal.h"
#include "ui/widgets/rows_model.h"

#include <QWidget>

#include <optional>

class QLabel;
class QListWidget;

namespace pacer::ui {

class Table;

/// What a rehearsal says of each app.
class ForecastModel : public RowsModel<simulation::AppForecast, PathId> {
    Q_OBJECT

public:
    explicit ForecastModel(QObject* parent = nullptr);
};

/// What a change would do to the cluster: how long it takes, how many instances there are at most and how few
/// are healthy, what they take of the agents, where they wait, and what is assumed for all this.
class RehearsalView : public QWidget {
    Q_OBJECT

public:
    explicit RehearsalView(QWidget* parent = nullptr);

    void show(const std::optional<simulation::Rehearsal>& rehearsal);

private:
    void relabel();

    std::optional<simulation::Rehearsal> m_rehearsal;
    ForecastModel* m_model;
    QLabel* m_summary;
    QLabel* m_resources;
    Table* m_table;
    QLabel* m_waitsTitle;
    QListWidget* m_waits;
};

/// "after 12 s": when a step ends; "never ends", "not reached".
QString stepTimesText(const simulation::StepForecast& step);

} // namespace pacer::ui
