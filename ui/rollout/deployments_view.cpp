// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/deployments_view.h"

#include "ui/rollout/deployments_model.h"
#include "ui/rollout/steps_list.h"
#include "ui/shell/actions.h"
#include "ui/style/palette.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/progress_delegate.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pacer::ui {

DeploymentsView::DeploymentsView(DeploymentsModel& model, Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_table(new Table(&model, this))
    , m_side(new QWidget(this))
    , m_steps(new StepsList)
    , m_none(mutedLabel(this))
    , m_rollBack(new QPushButton(this))
    , m_stop(new QPushButton(this))
{
    m_table->setItemDelegateForColumn(DeploymentsModel::ProgressColumn,
                                      new ProgressDelegate(palette::accent, this));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnWidths({100, 200, 240, 200, 110});
    m_table->sortBy(DeploymentsModel::StartedColumn, Qt::DescendingOrder);
    m_stop->setProperty("role", "danger");
    m_none->setAlignment(Qt::AlignCenter);

    auto* scroll = new QScrollArea(this);
    auto* inner = new QWidget(scroll);
    auto* innerColumn = new QVBoxLayout(inner);
    innerColumn->setContentsMargins(14, 8, 14, 8);
    innerColumn->addWidget(m_steps);
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(14, 0, 14, 8);
    buttons->addWidget(m_rollBack);
    buttons->addSpacing(12);
    buttons->addWidget(m_stop);
    buttons->addStretch();
    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->addWidget(scroll, 1);
    side->addLayout(buttons);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_table, 3);
    row->addWidget(m_none, 3);
    row->addWidget(m_side, 1);

    connect(m_rollBack, &QPushButton::clicked, this, [this, &actions] {
        if (const auto id = current())
            actions.rollBack(*id);
    });
    connect(m_stop, &QPushButton::clicked, this, [this, &actions] {
        if (const auto id = current())
            actions.stop(*id);
    });
    connect(m_table, &Table::rowOpened, this, [this](int opened) {
        const auto& apps = m_model.row(opened).info.affectedApps;
        if (!apps.empty())
            emit appWanted(toText(apps.front()));
    });
    connect(m_table, &Table::selectionMoved, this, &DeploymentsView::update);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &DeploymentsView::update);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &DeploymentsView::update);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &DeploymentsView::update);
    keepTranslated(this, [this] { relabel(); });
}

void DeploymentsView::relabel()
{
    m_table->setAccessibleName(tr("Deployments"));
    m_none->setText(tr("No deployment is running."));
    m_rollBack->setText(tr("Roll back"));
    m_stop->setText(tr("Stop (keep as is)"));
    m_stop->setToolTip(tr("Cancels the deployment without a rollback"));
    update();
}

void DeploymentsView::select(const DeploymentId& id)
{
    const int row = m_model.find(id);
    if (row >= 0)
        m_table->selectRow(row);
}

std::optional<DeploymentId> DeploymentsView::current() const
{
    const int row = m_table->currentRow();
    if (row >= 0)
        return m_model.row(row).info.id;
    // With a single deployment there is nothing to choose.
    return m_model.rowCount() == 1 ? std::optional(m_model.row(0).info.id) : std::nullopt;
}

void DeploymentsView::update()
{
    if (m_table->currentRow() < 0 && m_model.rowCount() > 0) {
        m_table->selectRow(0);
        if (m_table->currentRow() >= 0)
            return; // the selection came here again
    }
    const auto id = current();
    const int row = id ? m_model.find(*id) : -1;
    const bool any = m_model.rowCount() > 0;
    m_table->setVisible(any);
    m_none->setVisible(!any);
    m_side->setVisible(any);
    m_steps->setVisible(row >= 0);
    m_steps->show(row >= 0 ? std::optional(m_model.row(row).info) : std::nullopt);
    for (QPushButton* button : {m_rollBack, m_stop})
        button->setEnabled(row >= 0);
}

} // namespace pacer::ui
