// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/side_panel.h"

#include "ui/shell/live_models.h"
#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/tree/tree_view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pacer::ui {

namespace {

constexpr int pageCount = 4;

} // namespace

SidePanel::SidePanel(LiveModels& models, QWidget* parent)
    : QWidget(parent)
    , m_models(models)
    , m_title(mutedLabel(this))
    , m_tree(new TreeView(&models.apps, this))
    , m_clusterTitle(mutedLabel(this))
    , m_cluster(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("side"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setContentsMargins(14, 8, 14, 4);
    m_clusterTitle->setContentsMargins(14, 8, 14, 4);
    m_cluster->setColumnCount(2);
    m_cluster->setHeaderHidden(true);
    m_cluster->setRootIsDecorated(false);
    m_cluster->setUniformRowHeights(true);
    m_cluster->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cluster->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cluster->header()->setStretchLastSection(false);
    m_cluster->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_cluster->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (int page = 0; page < pageCount; ++page) {
        auto* item = new QTreeWidgetItem(m_cluster);
        item->setForeground(1, palette::muted);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_tree, 1);
    column->addWidget(m_clusterTitle);
    column->addWidget(m_cluster);
    column->addSpacing(8);

    const auto choose = [this](QTreeWidgetItem* item) {
        if (item)
            emit clusterPageWanted(static_cast<ClusterPage>(m_cluster->indexOfTopLevelItem(item)));
    };
    connect(m_cluster, &QTreeWidget::currentItemChanged, this, choose);
    connect(m_cluster, &QTreeWidget::itemClicked, this, choose);
    const std::array<QAbstractItemModel*, 3> counted{&models.deployments, &models.agents, &models.queue};
    for (QAbstractItemModel* model : counted) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &SidePanel::updateCounts);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &SidePanel::updateCounts);
    }
    keepTranslated(this, [this] { relabel(); });
}

void SidePanel::clearClusterSelection()
{
    const QSignalBlocker quiet(m_cluster);
    m_cluster->setCurrentItem(nullptr);
}

void SidePanel::relabel()
{
    m_title->setText(tr("GROUPS AND APPS"));
    m_clusterTitle->setText(tr("CLUSTER"));
    for (QLabel* title : {m_title, m_clusterTitle})
        title->setFont(fonts::scaled(font(), 0.88, true));
    m_cluster->setAccessibleName(tr("Cluster"));
    const QStringList names{tr("Deployments"), tr("Agents"), tr("Launch queue"), tr("Events")};
    const int height = std::max(26, fontMetrics().height() + 8);
    for (int page = 0; page < pageCount; ++page) {
        QTreeWidgetItem* item = m_cluster->topLevelItem(page);
        item->setText(0, QStringLiteral("  ") + names[page]);
        item->setSizeHint(0, QSize(100, height));
    }
    m_cluster->setFixedHeight(height * pageCount + 2);
    updateCounts();
}

void SidePanel::updateCounts()
{
    const auto show = [this](ClusterPage page, int count) {
        m_cluster->topLevelItem(static_cast<int>(page))
            ->setText(1, QString::number(count) + QStringLiteral("  "));
    };
    show(ClusterPage::Deployments, m_models.deployments.rowCount());
    show(ClusterPage::Agents, m_models.agents.rowCount());
    show(ClusterPage::Queue, m_models.queue.rowCount());
}

} // namespace pacer::ui
