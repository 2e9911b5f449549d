// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/agents_page.h"

#include "ui/cluster/agents_model.h"
#include "ui/style/palette.h"
#include "ui/widgets/card.h"
#include "ui/widgets/progress_delegate.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QLabel>
#include <QVBoxLayout>

namespace pacer::ui {

AgentsPage::AgentsPage(AgentsModel& model, QWidget* parent)
    : QWidget(parent)
{
    auto* table = new Table(&model, this);
    table->setItemDelegateForColumn(AgentsModel::CpuColumn, new ProgressDelegate(palette::accent, this));
    table->setItemDelegateForColumn(AgentsModel::MemoryColumn, new ProgressDelegate(palette::accent, this));
    table->setColumnWidths({130, 130, 70, 200, 250, 130, 140});
    QLabel* note = mutedLabel(this);
    note->setWordWrap(true);
    note->setContentsMargins(12, 8, 12, 8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(note);
    column->addWidget(table, 1);
    keepTranslated(this, [this, table, note] {
        table->setAccessibleName(tr("Agents"));
        note->setText(
            tr("Agents offer their resources to the scheduler. The agents of the embedded cluster share "
               "the cores of this machine: each offers all of them."));
    });
}

} // namespace pacer::ui
