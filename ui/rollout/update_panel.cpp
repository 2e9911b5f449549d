// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/update_panel.h"

#include "ui/text/format.h"
#include "ui/text/wait_text.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

UpdatePanel::UpdatePanel(QWidget* parent)
    : Card(parent)
    , m_reason(plainLabel(this, true))
    , m_pause(new QPushButton(this))
    , m_resume(new QPushButton(this))
    , m_rollBack(new QPushButton(this))
{
    m_reason->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->addWidget(m_reason, 1);
    for (QPushButton* button : {m_pause, m_resume, m_rollBack})
        row->addWidget(button);
    body()->addLayout(row);
    connect(m_pause, &QPushButton::clicked, this, &UpdatePanel::pauseWanted);
    connect(m_resume, &QPushButton::clicked, this, &UpdatePanel::resumeWanted);
    connect(m_rollBack, &QPushButton::clicked, this, &UpdatePanel::rollBackWanted);
    keepTranslated(this, [this] { relabel(); });
}

void UpdatePanel::show(const std::optional<UpdateStatus>& status)
{
    if (status == m_status)
        return;
    m_status = status;
    relabel();
}

void UpdatePanel::relabel()
{
    m_pause->setText(tr("Pause"));
    m_resume->setText(tr("Resume"));
    m_rollBack->setText(tr("Roll back"));
    setVisible(m_status.has_value());
    if (!m_status)
        return;
    const bool paused = m_status->pause.has_value();
    const bool ownAccord = m_status->state == UpdateState::Updating;
    Card::setTone(ownAccord ? "true" : "warning");
    setTitle(updateTitle(m_status->state));
    const QString reason = updateReason(*m_status);
    m_reason->setText(paused ? tr("%1 (%2)").arg(reason, format::clock(m_status->pause->since)) : reason);
    m_pause->setVisible(!paused);
    m_resume->setVisible(paused);
    m_rollBack->setVisible(m_status->state == UpdateState::Paused);
}

} // namespace pacer::ui
