// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/app_page.h"

#include "ui/app/configuration_page.h"
#include "ui/app/failure_strip.h"
#include "ui/app/instances_page.h"
#include "ui/app/spec_facts.h"
#include "ui/app/versions_page.h"
#include "ui/app/waiting_page.h"
#include "ui/cluster/queue_model.h"
#include "ui/rollout/rollout_page.h"
#include "ui/shell/actions.h"
#include "ui/shell/live_models.h"
#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/health_bar.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pacer::ui {

AppPage::AppPage(const Session& session, LiveModels& models, Actions& actions, SandboxTab* sandbox,
                 QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_models(models)
    , m_actions(actions)
    , m_title(plainLabel(this, true))
    , m_line(plainLabel(this, true))
    , m_state(new Pill(this))
    , m_progress(new Pill(this))
    , m_health(new HealthBar(this))
    , m_failure(new FailureStrip(session, sandbox != nullptr, this))
    , m_resetDelay(new QPushButton(this))
    , m_rollBack(new QPushButton(this))
    , m_stop(new QPushButton(this))
    , m_tabs(new QTabWidget(this))
    , m_instances(new InstancesPage(session, actions, this))
    , m_configuration(new ConfigurationPage(session, this))
    , m_sandbox(sandbox)
{
    setObjectName(QStringLiteral("page"));
    buildTabs(sandbox, models);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(buildHeader());
    column->addWidget(m_tabs, 1);

    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (isVisible())
            update();
    });
    m_second.start();
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(50)); // a rollout brings many changes at a time
    connect(&m_soon, &QTimer::timeout, this, &AppPage::update);
    const auto updateSoon = [this] {
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    };
    const auto updateFor = [this, updateSoon](const PathId& id) {
        if (id == m_id)
            updateSoon();
    };
    connect(&session.mirror, &api::Mirror::appChanged, this, updateFor);
    connect(&session.mirror, &api::Mirror::queueChanged, this, updateFor);
    connect(&m_models.deployments, &QAbstractItemModel::dataChanged, this, updateSoon);
    connect(&m_models.deployments, &QAbstractItemModel::rowsInserted, this, updateSoon);
    connect(&m_models.deployments, &QAbstractItemModel::rowsRemoved, this, updateSoon);
    keepTranslated(this, [this] { relabel(); });
}

QWidget* AppPage::buildHeader()
{
    auto* header = new QWidget(this);
    m_stop->setProperty("role", "danger");
    m_line->setProperty("tone", "muted");
    m_health->setFixedWidth(140);
    auto* firstLine = new QHBoxLayout;
    firstLine->setSpacing(10);
    firstLine->addWidget(m_title);
    firstLine->addWidget(m_state);
    firstLine->addWidget(m_progress);
    firstLine->addWidget(m_health);
    firstLine->addStretch();
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addLayout(firstLine);
    texts->addWidget(m_line);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addLayout(texts, 1);
    row->addWidget(m_resetDelay, 0, Qt::AlignTop);
    row->addWidget(m_rollBack, 0, Qt::AlignTop);
    row->addWidget(m_stop, 0, Qt::AlignTop);
    auto* rows = new QVBoxLayout(header);
    rows->setContentsMargins(18, 12, 18, 0);
    rows->setSpacing(2);
    rows->addLayout(row);
    rows->addWidget(m_failure);

    connect(m_failure, &FailureStrip::sandboxWanted, this, &AppPage::showSandbox);
    connect(m_resetDelay, &QPushButton::clicked, this, [this] { m_actions.resetDelay(m_id); });
    connect(m_rollBack, &QPushButton::clicked, this, [this] {
        if (const DeploymentInfo* running = deployment())
            m_actions.rollBack(running->id);
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (const DeploymentInfo* running = deployment())
            m_actions.stop(running->id);
    });
    return header;
}

void AppPage::buildTabs(SandboxTab* sandbox, LiveModels& models)
{
    auto* rollout = new RolloutPage(m_session, models, m_actions, this);
    m_pages = {rollout, m_instances, m_configuration, new WaitingPage(m_session, m_actions, this)};
    if (sandbox)
        m_pages.push_back(sandbox);
    m_pages.push_back(new VersionsPage(m_session, m_actions, this));
    for (AppTab* page : m_pages)
        m_tabs->addTab(page, QString());
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setStyleSheet(QStringLiteral("QTabWidget::tab-bar { left: 18px; }"));

    connect(rollout, &RolloutPage::instanceOpened, this, [this](const TaskId& task) {
        m_tabs->setCurrentWidget(m_instances);
        m_instances->select(task);
    });
    connect(m_configuration, &ConfigurationPage::editWanted, this, &AppPage::editWanted);
    connect(m_instances, &InstancesPage::sandboxWanted, this, &AppPage::showSandbox);
}

void AppPage::showSandbox(const TaskId& task)
{
    if (!m_sandbox)
        return;
    m_sandbox->showTask(task);
    m_tabs->setCurrentWidget(m_sandbox);
}

void AppPage::setEditable(bool editable)
{
    m_configuration->setEditable(editable);
}

void AppPage::showApp(const PathId& id)
{
    m_id = id;
    m_session.mirror.setFocus(id);
    for (AppTab* page : m_pages)
        page->showApp(id);
    m_failure->showApp(id);
    update();
}

void AppPage::showTab(int number)
{
    m_tabs->setCurrentIndex(number);
}

int AppPage::tabCount() const
{
    return m_tabs->count();
}

void AppPage::relabel()
{
    QStringList titles{tr("Rollout"), tr("Instances"), tr("Configuration"), tr("Why waiting?")};
    if (m_sandbox)
        titles << tr("Sandbox");
    titles << tr("Versions");
    for (int at = 0; at < m_tabs->count(); ++at) {
        m_tabs->setTabText(at, titles[at]);
        m_tabs->setTabToolTip(at, QStringLiteral("Ctrl+%1").arg(at + 1));
    }
    m_tabs->setAccessibleName(tr("App"));
    m_title->setFont(fonts::scaled(font(), 1.5, true));
    m_line->setFont(fonts::monospaceFont());
    m_resetDelay->setText(tr("Reset delay"));
    m_rollBack->setText(tr("Roll back"));
    m_stop->setText(tr("Stop (keep as is)"));
    update();
}

const DeploymentInfo* AppPage::deployment() const
{
    for (const auto& [id, deployment] : m_session.mirror.deployments()) {
        if (std::ranges::find(deployment.affectedApps, m_id) != deployment.affectedApps.end())
            return &deployment;
    }
    return nullptr;
}

/// A waiting or delayed app says for how long.
QString AppPage::stateText() const
{
    const int waiting = m_models.queue.find(m_id);
    if (waiting >= 0)
        return queueStateText(m_models.queue.row(waiting));
    const api::AppRow* row = m_session.mirror.app(m_id);
    return row ? statusText(row->status) : QString();
}

void AppPage::update()
{
    const api::AppRow* row = m_session.mirror.app(m_id);
    if (!row || !row->app)
        return;
    m_title->setText(toText(m_id));
    m_line->setText(specLine(*row->app));
    m_health->setHealth(row->health);
    m_failure->update();
    const DeploymentInfo* running = deployment();
    const bool onlyDeploying = row->status == AppStatus::Deploying && running;
    m_state->setVisible(!onlyDeploying); // the progress says it already
    m_state->show(stateText(), statusColour(row->status));
    m_progress->setVisible(running != nullptr);
    if (running)
        m_progress->show(tr("Deploying %1").arg(format::percent(m_models.progress(*running))),
                         palette::accent);
    m_rollBack->setVisible(running != nullptr);
    m_stop->setVisible(running != nullptr);
    m_resetDelay->setVisible(row->status == AppStatus::Delayed);
}

} // namespace pacer::ui
