// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/history_view.h"

#include "ui/rollout/history_model.h"
#include "ui/text/error_text.h"
#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

namespace {

constexpr std::chrono::milliseconds filterPause{250};
constexpr int pageSize = 100;

} // namespace

HistoryView::HistoryView(const Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new HistoryModel(this))
    , m_filter(new QLineEdit(this))
    , m_table(new Table(m_model, this))
    , m_older(new QPushButton(this))
    , m_note(mutedLabel(this))
    , m_side(new QWidget(this))
    , m_facts(plainLabel(this, true))
    , m_steps(new QListWidget(this))
{
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(filterPause);
    connect(m_filter, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &HistoryView::readAgain);
    connect(m_older, &QPushButton::clicked, this, [this] { read(m_next); });
    connect(m_table, &Table::selectionMoved, this, &HistoryView::showSteps);
    connect(m_table, &Table::rowOpened, this, [this](int opened) {
        const auto& steps = m_model->row(opened).steps;
        if (!steps.empty() && !steps.front().actions.empty())
            emit appWanted(toText(steps.front().actions.front().id));
    });
    const auto later = [this] {
        if (isVisible())
            readAgain();
        else
            m_wasRead = false;
    };
    connect(&session.mirror, &api::Mirror::deploymentRemoved, this, later);
    connect(&session.mirror, &api::Mirror::snapshotLoaded, this, later);
    keepTranslated(this, [this] { relabel(); });
}

HistoryView::~HistoryView() = default;

void HistoryView::build()
{
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnWidths({120, 240, 110, 90, 120});
    m_table->sortBy(HistoryModel::EndedColumn, Qt::DescendingOrder);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(320);
    m_note->setWordWrap(true);
    m_facts->setWordWrap(true);
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setWordWrap(true);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 6, 14, 6);
    head->addWidget(m_filter, 1);
    head->addWidget(m_note, 2);
    head->addStretch();
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addLayout(head);
    left->addWidget(m_table, 1);
    left->addWidget(m_older, 0, Qt::AlignHCenter);
    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins(14, 8, 14, 8);
    side->addWidget(m_facts);
    side->addWidget(m_steps, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 2);
    row->addWidget(m_side, 1);
}

void HistoryView::relabel()
{
    m_table->setAccessibleName(tr("Deployment history"));
    m_steps->setAccessibleName(tr("Steps and their times"));
    m_filter->setPlaceholderText(tr("Only this app or group, for example /shop"));
    m_filter->setAccessibleName(tr("App or group"));
    m_older->setText(tr("Show older"));
    m_model->retranslate();
    update();
}

void HistoryView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_wasRead)
        readAgain();
}

void HistoryView::readAgain()
{
    m_wasRead = true;
    read(std::nullopt);
}

void HistoryView::read(std::optional<std::uint64_t> before)
{
    if (!m_session.mirror.server().pacerVersion) {
        m_model->assign({});
        m_wasRead = m_session.mirror.hasSnapshot();
        update();
        return;
    }
    api::HistoryQuery query;
    query.limit = pageSize;
    query.before = before;
    if (const QString filter = m_filter->text().trimmed(); !filter.isEmpty())
        query.app = PathId::resolve(filter.toStdString(), PathId());
    const int question = ++m_question;
    const bool more = before.has_value();
    m_session.client.deploymentHistory(query, this,
                                       [this, question, more](const Result<DeploymentHistory>& page) {
                                           if (question == m_question)
                                               take(page, more);
                                       });
}

void HistoryView::take(const Result<DeploymentHistory>& page, bool more)
{
    m_problem.reset();
    if (!page) {
        m_problem = page.error();
        update();
        return;
    }
    m_next = page->next;
    if (!more)
        m_model->assign(page->records);
    else
        for (const DeploymentRecord& record : page->records)
            m_model->upsert(record);
    if (m_table->currentRow() < 0 && !page->records.empty())
        m_table->selectRow(m_model->find(page->records.front().number));
    update();
}

QString HistoryView::noteText() const
{
    if (m_problem)
        return errorText(*m_problem);
    if (m_session.mirror.hasSnapshot() && !m_session.mirror.server().pacerVersion)
        return tr("This server keeps no history of deployments.");
    if (m_model->rowCount() > 0 || !m_wasRead)
        return {};
    return m_filter->text().trimmed().isEmpty() ? tr("No deployment has ended yet.")
                                                : tr("No deployment of this app or group has ended.");
}

void HistoryView::update()
{
    const QString note = noteText();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_older->setVisible(m_next.has_value() && m_model->rowCount() > 0);
    showSteps();
}

void HistoryView::showSteps()
{
    const int row = m_table->currentRow();
    m_side->setVisible(row >= 0);
    m_steps->clear();
    if (row < 0)
        return;
    const DeploymentRecord& record = m_model->row(row);
    QStringList facts{tr("%1 after %2").arg(outcomeText(record.outcome), tookText(record)),
                      tr("Started: %1").arg(format::dateTime(record.begun)),
                      tr("Asked by: %1").arg(requesterText(record.by))};
    if (record.endedBy)
        facts << tr("Cancelled by: %1").arg(requesterText(*record.endedBy));
    if (record.successor)
        facts << tr("Followed by deployment %1").arg(shortId(*record.successor));
    if (!record.reason.empty())
        facts << tr("Reason: %1").arg(toText(record.reason));
    m_facts->setText(facts.join('\n'));
    for (std::size_t at = 0; at < record.steps.size(); ++at) {
        const StepTimes times = at < record.times.size() ? record.times[at] : StepTimes{};
        QString took = tr("not reached");
        if (times.begun && times.ended)
            took =
                format::elapsed(std::chrono::round<std::chrono::milliseconds>(*times.ended - *times.begun));
        else if (times.begun)
            took = tr("not finished");
        m_steps->addItem(QStringLiteral("%1. %2 · %3").arg(at + 1).arg(stepText(record.steps[at]), took));
    }
}

} // namespace pacer::ui
