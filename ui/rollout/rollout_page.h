// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/app_tab.h"
#include "ui/shell/session.h"

#include <QTimer>

class QLabel;

namespace pacer::ui {

class Actions;
class Card;
class InstanceTiles;
class LiveModels;
class RolloutChart;
class StepsList;
class UpdatePanel;

/// Watching old and new instances of an app trade places.
class RolloutPage : public AppTab {
    Q_OBJECT

public:
    RolloutPage(const Session& session, LiveModels& models, Actions& actions, QWidget* parent = nullptr);

    void showApp(const PathId& id) override;

signals:
    void instanceOpened(const pacer::TaskId& task);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void update();
    void relabel();
    void showUpdate(const DeploymentInfo* running);
    const DeploymentInfo* deployment() const; ///< the running one of this app, null if there is none

    const Session& m_session;
    LiveModels& m_models;
    PathId m_id;
    UpdatePanel* m_panel;
    Card* m_stepsCard;
    Card* m_tilesCard;
    Card* m_chartCard;
    StepsList* m_steps;
    QLabel* m_legend;
    InstanceTiles* m_tiles;
    RolloutChart* m_chart;
    QTimer m_soon; ///< until the next update
};

} // namespace pacer::ui
