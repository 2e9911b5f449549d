// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/queue_page.h"

#include "ui/cluster/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pacer::ui {

QueuePage::QueuePage(QueueModel& model, Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_table(new Table(&model, this))
    , m_reset(new QPushButton(this))
{
    m_table->setColumnWidths({220, 120, 180, 110, 110, 220});
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 8, 12, 8);
    buttons->addWidget(m_reset);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);

    connect(m_table, &Table::rowOpened, this, [this](int row) { emit appWanted(m_model.row(row).id); });
    connect(m_table, &Table::selectionMoved, this, &QueuePage::update);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &QueuePage::update);
    connect(m_reset, &QPushButton::clicked, this, [this, &actions] {
        for (const int row : m_table->selectedRows())
            actions.resetDelay(m_model.row(row).id);
    });
    keepTranslated(this, [this] {
        m_table->setAccessibleName(tr("Launch queue"));
        m_reset->setText(tr("Reset delay"));
        update();
    });
}

void QueuePage::update()
{
    const std::vector<int> rows = m_table->selectedRows();
    m_reset->setEnabled(std::ranges::any_of(rows, [this](int row) { return !m_model.row(row).overdue; }));
}

} // namespace pacer::ui
