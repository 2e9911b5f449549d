// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/activity_dock.h"

#include "ui/cluster/events_page.h"
#include "ui/cluster/queue_page.h"
#include "ui/rollout/deployments_view.h"
#include "ui/rollout/history_view.h"
#include "ui/shell/live_models.h"
#include "ui/shell/notifications.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace pacer::ui {

ActivityDock::ActivityDock(const Session& session, LiveModels& models, Actions& actions,
                           Notifications& notifications, QWidget* parent)
    : QWidget(parent)
    , m_models(models)
    , m_notifications(notifications)
    , m_tabs(new QTabWidget(this))
    , m_deployments(new DeploymentsView(models.deployments, actions, this))
    , m_history(new HistoryView(session, this))
    , m_messages(new Table(&notifications, this))
{
    setObjectName(QStringLiteral("dock"));
    setAttribute(Qt::WA_StyledBackground);
    auto* queue = new QueuePage(models.queue, actions, this);
    m_messages->sortBy(0, Qt::DescendingOrder);
    m_messages->setColumnWidths({120, 900});
    m_tabs->addTab(m_deployments, QString());
    m_tabs->addTab(m_history, QString());
    m_tabs->addTab(new EventsPage(models.events, this), QString());
    m_tabs->addTab(queue, QString());
    m_tabs->addTab(m_messages, QString());
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setStyleSheet(QStringLiteral("QTabWidget::tab-bar { left: 14px; }"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->addWidget(m_tabs);

    connect(m_deployments, &DeploymentsView::appWanted, this,
            [this](const QString& id) { emit appWanted(PathId::absolute(id.toStdString())); });
    connect(m_history, &HistoryView::appWanted, this,
            [this](const QString& id) { emit appWanted(PathId::absolute(id.toStdString())); });
    connect(queue, &QueuePage::appWanted, this, &ActivityDock::appWanted);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_tabs->currentWidget() == m_messages)
            m_notifications.markRead();
    });
    for (QAbstractItemModel* model : {static_cast<QAbstractItemModel*>(&models.deployments),
                                      static_cast<QAbstractItemModel*>(&models.queue)}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &ActivityDock::relabel);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ActivityDock::relabel);
    }
    connect(&notifications, &Notifications::unreadChanged, this, &ActivityDock::relabel);
    keepTranslated(this, [this] { relabel(); });
}

void ActivityDock::showDeployment(const DeploymentId& id)
{
    m_tabs->setCurrentWidget(m_deployments);
    m_deployments->select(id);
}

void ActivityDock::showNotifications()
{
    m_tabs->setCurrentWidget(m_messages);
}

void ActivityDock::relabel()
{
    const auto counted = [](const QString& title, int count) {
        return count > 0 ? QStringLiteral("%1 (%2)").arg(title).arg(count) : title;
    };
    m_tabs->setTabText(0, counted(tr("Deployments"), m_models.deployments.rowCount()));
    m_tabs->setTabText(1, tr("History"));
    m_tabs->setTabText(2, tr("Events"));
    m_tabs->setTabText(3, counted(tr("Launch queue"), m_models.queue.rowCount()));
    m_tabs->setTabText(4, counted(tr("Notifications"), m_notifications.unreadProblems()));
    m_messages->setAccessibleName(tr("Notifications"));
    m_tabs->setAccessibleName(tr("Activity"));
}

} // namespace pacer::ui
