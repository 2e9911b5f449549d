// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/instances_page.h"

#include "ui/app/instances_model.h"
#include "ui/rollout/rollout_counts.h"
#include "ui/shell/actions.h"
#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

InstancesPage::InstancesPage(const Session& session, Actions& actions, QWidget* parent)
    : AppTab(parent)
    , m_session(session)
    , m_model(new InstancesModel(this))
    , m_table(new Table(m_model, this))
    , m_failureCard(new Card(this))
    , m_failure(plainLabel(this, true))
    , m_kill(new QPushButton(this))
    , m_killAndScale(new QPushButton(this))
    , m_sandbox(new QPushButton(this))
{
    m_table->setColumnWidths({190, 140, 110, 110, 90, 160, 110});
    m_failure->setWordWrap(true);
    m_failureCard->setTone("error");
    m_failureCard->body()->addWidget(m_failure);
    m_failureCard->hide();
    m_kill->setProperty("role", "danger");
    m_killAndScale->setProperty("role", "danger");

    auto* tools = new QHBoxLayout;
    tools->addWidget(m_sandbox);
    tools->addStretch();
    tools->addWidget(m_kill);
    tools->addWidget(m_killAndScale);
    auto* card = new Card(this);
    card->body()->addWidget(m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_failureCard);
    column->addWidget(card, 1);
    column->addLayout(tools);

    connect(m_kill, &QPushButton::clicked, this, [this, &actions] { actions.kill(m_id, selected(), false); });
    connect(m_killAndScale, &QPushButton::clicked, this,
            [this, &actions] { actions.kill(m_id, selected(), true); });
    connect(m_sandbox, &QPushButton::clicked, this, [this] {
        const std::vector<TaskId> tasks = selected();
        if (!tasks.empty())
            emit sandboxWanted(tasks.front());
    });
    connect(m_table, &Table::rowOpened, this,
            [this](int row) { emit sandboxWanted(m_model->row(row).task.id); });
    connect(m_table, &Table::selectionMoved, this, &InstancesPage::updateButtons);
    const auto updateFor = [this](const PathId& id) {
        if (id == m_id)
            update();
    };
    connect(&session.mirror, &api::Mirror::tasksChanged, this, updateFor);
    connect(&session.mirror, &api::Mirror::appChanged, this, updateFor);
    connect(&session.mirror, &api::Mirror::snapshotLoaded, this, &InstancesPage::update);
    keepTranslated(this, [this] { relabel(); });
}

void InstancesPage::showApp(const PathId& id)
{
    if (id != m_id)
        m_model->assign({});
    m_id = id;
    update();
}

void InstancesPage::select(const TaskId& task)
{
    const int row = m_model->find(task);
    if (row >= 0)
        m_table->selectRow(row);
}

void InstancesPage::relabel()
{
    m_table->setAccessibleName(tr("Instances"));
    m_failureCard->setTitle(tr("Last task failure"));
    m_kill->setText(tr("Kill"));
    m_kill->setToolTip(tr("Kills the selected instances; replacements are started"));
    m_killAndScale->setText(tr("Kill and scale down"));
    m_killAndScale->setToolTip(tr("Kills the selected instances and lowers the target"));
    m_sandbox->setText(tr("Open sandbox"));
    m_model->retranslate();
    updateFailure();
    updateButtons();
}

void InstancesPage::update()
{
    const api::AppRow* app = m_session.mirror.app(m_id);
    if (!app || !app->app)
        return;
    std::vector<InstanceRow> rows;
    for (const TaskInfo& task : m_session.mirror.tasks(m_id))
        rows.push_back({task, isOld(task, *app->app)});
    m_model->assign(rows);
    updateFailure();
    updateButtons();
}

void InstancesPage::updateFailure()
{
    const std::optional<TaskFailure> failure = m_session.mirror.lastFailure(m_id);
    m_failureCard->setVisible(failure.has_value());
    if (!failure)
        return;
    m_failure->setText(tr("%1 on %2 at %3: %4")
                           .arg(taskStateText(failure->state), toText(failure->host),
                                format::clock(failure->timestamp), toText(failure->message)));
}

void InstancesPage::updateButtons()
{
    const bool any = !selected().empty();
    for (QPushButton* button : {m_kill, m_killAndScale, m_sandbox})
        button->setEnabled(any);
}

std::vector<TaskId> InstancesPage::selected() const
{
    std::vector<TaskId> tasks;
    for (const int row : m_table->selectedRows())
        tasks.push_back(m_model->row(row).task.id);
    return tasks;
}

} // namespace pacer::ui
