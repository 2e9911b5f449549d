// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/rollout_page.h"

#include "ui/rollout/instance_tiles.h"
#include "ui/rollout/rollout_chart.h"
#include "ui/rollout/steps_list.h"
#include "ui/rollout/update_panel.h"
#include "ui/shell/actions.h"
#include "ui/shell/live_models.h"
#include "ui/text/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace pacer::ui {

RolloutPage::RolloutPage(const Session& session, LiveModels& models, Actions& actions, QWidget* parent)
    : AppTab(parent)
    , m_session(session)
    , m_models(models)
    , m_panel(new UpdatePanel(this))
    , m_stepsCard(new Card(this))
    , m_tilesCard(new Card(this))
    , m_chartCard(new Card(this))
    , m_steps(new StepsList(this))
    , m_legend(mutedLabel(this))
    , m_tiles(new InstanceTiles(this))
    , m_chart(new RolloutChart(this))
{
    m_stepsCard->body()->addWidget(m_steps);
    m_tilesCard->body()->addWidget(m_legend);
    m_tilesCard->body()->addWidget(m_tiles);
    m_tilesCard->body()->addStretch();
    m_legend->setWordWrap(true);
    m_chartCard->body()->addWidget(m_chart);
    m_stepsCard->setFixedWidth(270);

    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(m_panel);
    right->addWidget(m_tilesCard);
    right->addWidget(m_chartCard, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 14, 18, 14);
    row->setSpacing(14);
    row->addWidget(m_stepsCard);
    row->addLayout(right, 1);

    const auto ask = [this, &actions](void (Actions::*wish)(const DeploymentId&)) {
        return [this, &actions, wish] {
            if (const DeploymentInfo* running = deployment())
                (actions.*wish)(running->id);
        };
    };
    connect(m_panel, &UpdatePanel::pauseWanted, this, ask(&Actions::pauseDeployment));
    connect(m_panel, &UpdatePanel::resumeWanted, this, ask(&Actions::resumeDeployment));
    connect(m_panel, &UpdatePanel::rollBackWanted, this, ask(&Actions::rollBack));
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(100)); // a rollout brings many changes at a time
    connect(&m_soon, &QTimer::timeout, this, &RolloutPage::update);
    const auto updateSoon = [this] {
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    };
    connect(m_tiles, &InstanceTiles::tileOpened, this, &RolloutPage::instanceOpened);
    const auto updateFor = [this, updateSoon](const PathId& id) {
        if (id == m_id)
            updateSoon();
    };
    connect(&m_models, &LiveModels::historyChanged, this, updateFor);
    connect(&session.mirror, &api::Mirror::appChanged, this, updateFor);
    for (auto changed : {&api::Mirror::deploymentAdded, &api::Mirror::deploymentChanged})
        connect(&session.mirror, changed, this, updateSoon);
    connect(&session.mirror, &api::Mirror::deploymentRemoved, this, updateSoon);
    connect(&session.mirror, &api::Mirror::snapshotLoaded, this, updateSoon);
    keepTranslated(this, [this] { relabel(); });
}

void RolloutPage::showApp(const PathId& id)
{
    m_id = id;
    update();
}

void RolloutPage::showEvent(QShowEvent* event)
{
    AppTab::showEvent(event);
    update(); // nothing was drawn while nobody looked
}

void RolloutPage::relabel()
{
    m_stepsCard->setTitle(tr("Steps"));
    m_tilesCard->setTitle(tr("Instances"));
    m_chartCard->setTitle(tr("Instances over time"));
    update();
}

const DeploymentInfo* RolloutPage::deployment() const
{
    for (const auto& [id, deployment] : m_session.mirror.deployments()) {
        if (std::ranges::find(deployment.affectedApps, m_id) != deployment.affectedApps.end())
            return &deployment;
    }
    return nullptr;
}

void RolloutPage::showUpdate(const DeploymentInfo* running)
{
    std::optional<UpdateStatus> shown;
    if (running) {
        const auto status = std::ranges::find(running->updates, m_id, &UpdateStatus::app);
        if (status != running->updates.end())
            shown = *status;
    }
    m_panel->show(shown);
}

void RolloutPage::update()
{
    const api::AppRow* row = m_session.mirror.app(m_id);
    if (!row || !row->app || !isVisible())
        return;
    const DeploymentInfo* running = deployment();
    showUpdate(running);
    m_steps->show(running ? std::optional(*running) : std::nullopt);
    const std::vector<ReadinessResult> readiness =
        running ? running->readiness : std::vector<ReadinessResult>{};

    const std::vector<TaskInfo> tasks = m_session.mirror.tasks(m_id);
    std::vector<InstanceTiles::Tile> tiles;
    tiles.reserve(tasks.size());
    for (const TaskInfo& task : tasks)
        tiles.push_back({task.id, tileState(task, *row->app, readiness)});
    m_tiles->show(std::move(tiles));

    const RolloutCounts counts = countRollout(tasks, *row->app, readiness);
    QStringList legend{tr("old version %1").arg(counts.old), tr("new version %1 ✓").arg(counts.ready)};
    if (counts.starting > 0)
        legend << tr("starting %1").arg(counts.starting);
    if (counts.staging > 0)
        legend << tr("staging %1").arg(counts.staging);
    if (counts.unhealthy > 0)
        legend << tr("unhealthy %1").arg(counts.unhealthy);
    m_legend->setText(legend.join(QStringLiteral("  ·  ")));
    std::vector<RolloutPoint> points = m_models.history.points(m_id);
    if (points.empty())
        points.push_back({format::now(), counts.old, counts.fresh});
    m_chart->show(points, rolloutBounds(*row->app), row->app->instances, running != nullptr);
}

} // namespace pacer::ui
