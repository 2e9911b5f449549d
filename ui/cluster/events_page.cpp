// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/events_page.h"

#include "ui/cluster/events_model.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace pacer::ui {

EventsPage::EventsPage(EventsModel& model, QWidget* parent)
    : QWidget(parent)
    , m_table(nullptr)
    , m_filter(new QLineEdit(this))
{
    auto* filtered = new QSortFilterProxyModel(this);
    filtered->setSourceModel(&model);
    filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    filtered->setFilterKeyColumn(-1);
    m_table = new Table(filtered, this);
    m_table->sortBy(-1, Qt::AscendingOrder); // as they came, newest first
    m_table->setColumnWidths({110, 230, 200, 500});
    auto* clear = new QPushButton(this);
    m_filter->setClearButtonEnabled(true);

    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(12, 6, 12, 6);
    tools->addWidget(m_filter, 1);
    tools->addWidget(clear);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(m_table, 1);
    connect(m_filter, &QLineEdit::textChanged, filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(clear, &QPushButton::clicked, &model, &EventsModel::clear);
    keepTranslated(this, [this, clear] {
        m_table->setAccessibleName(tr("Events"));
        m_filter->setPlaceholderText(tr("Filter events"));
        m_filter->setAccessibleName(m_filter->placeholderText());
        clear->setText(tr("Clear list"));
    });
}

} // namespace pacer::ui
