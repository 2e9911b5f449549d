// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/review_page.h"

#include "ui/editor/rehearsal_view.h"
#include "ui/style/fonts.h"
#include "ui/text/error_text.h"
#include "ui/text/status_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

namespace {

constexpr QColor goneGround(0xfd, 0xec, 0xec);
constexpr QColor newGround(0xe6, 0xf5, 0xec);

void addLine(QListWidget* list, QChar sign, const QString& pointer, const std::string& value)
{
    auto* item = new QListWidgetItem(
        QStringLiteral("%1 %2  %3").arg(sign).arg(pointer, QString::fromStdString(value)), list);
    item->setBackground(sign == u'+' ? newGround : goneGround);
}

} // namespace

ReviewPage::ReviewPage(QWidget* parent)
    : QWidget(parent)
    , m_title(plainLabel(this))
    , m_back(new QPushButton(this))
    , m_deploy(new QPushButton(this))
    , m_changeCard(new Card(this))
    , m_changeList(new QListWidget(this))
    , m_planCard(new Card(this))
    , m_planList(new QListWidget(this))
    , m_planNote(mutedLabel(this))
    , m_forecastCard(new Card(this))
    , m_forecast(new RehearsalView(this))
{
    m_title->setFont(fonts::scaled(font(), 1.5, true));
    m_deploy->setProperty("role", "primary");
    for (QListWidget* list : {m_changeList, m_planList}) {
        list->setFrameShape(QFrame::NoFrame);
        list->setWordWrap(true);
    }
    m_planNote->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_back);
    head->addWidget(m_deploy);
    m_changeCard->body()->addWidget(m_changeList);
    m_planCard->body()->addWidget(m_planNote);
    m_planCard->body()->addWidget(m_planList);
    m_forecastCard->body()->addWidget(m_forecast);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(head);
    all->addWidget(m_changeCard, 2);
    all->addWidget(m_planCard, 2);
    all->addWidget(m_forecastCard, 3);
    connect(m_back, &QPushButton::clicked, this, &ReviewPage::backWanted);
    connect(m_deploy, &QPushButton::clicked, this, &ReviewPage::deployWanted);
    keepTranslated(this, [this] { relabel(); });
}

void ReviewPage::relabel()
{
    m_title->setText(m_id.isEmpty() ? tr("Review the new app") : tr("Review change to %1").arg(m_id));
    m_back->setText(tr("Back to editor"));
    m_deploy->setText(tr("Deploy"));
    m_changeList->setFont(fonts::monospaceFont());
    m_changeList->setAccessibleName(tr("What changes"));
    m_planCard->setTitle(tr("Plan"));
    m_planList->setAccessibleName(tr("Deployment plan"));
    m_forecastCard->setTitle(tr("Rehearsal"));
    showChanges();
    showPlan();
}

void ReviewPage::setTitle(const QString& id)
{
    m_id = id;
    relabel();
}

void ReviewPage::setChanges(std::vector<DocumentChange> changes)
{
    m_changes = std::move(changes);
    showChanges();
}

void ReviewPage::setPlanAwaited()
{
    m_rehearsal.reset();
    showPlan();
}

void ReviewPage::setRehearsal(const Result<simulation::Rehearsal>& rehearsal)
{
    m_rehearsal = rehearsal;
    showPlan();
}

void ReviewPage::setDeployable(bool deployable)
{
    m_deploy->setEnabled(deployable);
}

void ReviewPage::showChanges()
{
    m_changeCard->setTitle(tr("What changes (%n field(s))", nullptr, int(m_changes.size())));
    m_changeList->clear();
    for (const DocumentChange& change : m_changes) {
        const QString pointer = QString::fromStdString(change.pointer);
        if (!change.before.empty())
            addLine(m_changeList, u'\u2212', pointer, change.before);
        if (!change.after.empty())
            addLine(m_changeList, u'+', pointer, change.after);
    }
}

void ReviewPage::showPlan()
{
    m_planList->clear();
    m_planNote->show();
    const bool anything = m_rehearsal && *m_rehearsal && !(*m_rehearsal)->steps.empty();
    m_forecastCard->setVisible(anything);
    m_forecast->show(anything ? std::optional(**m_rehearsal) : std::nullopt);
    if (!m_rehearsal) {
        m_planNote->setText(tr("Working out the plan…"));
    } else if (!*m_rehearsal) {
        m_planNote->setText(errorText(m_rehearsal->error()));
    } else if (!anything) {
        m_planNote->setText(tr("No instance is started, stopped or replaced."));
    } else {
        m_planNote->hide();
        int number = 0;
        for (const simulation::StepForecast& step : (*m_rehearsal)->steps)
            m_planList->addItem(
                QStringLiteral("%1. %2 · %3").arg(++number).arg(stepText(step.step), stepTimesText(step)));
    }
}

} // namespace pacer::ui
